import {
  arrayAt,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  parseUrl,
  stringAt,
} from '@connectory/base';
import { type HostParameter, hostParameterCall, hostParameterName } from '../../policy/host-parameter.ts';
import { hostPolicy } from '../../policy/policy.ts';
import { type At, step, steps } from '../../report/at.ts';
import { textOf } from '../../text/text-of.ts';
import type { Conversion } from './context.ts';

/** Where a connector calls: members of an OpenAPI 2.0 document. */
export interface Address {
  readonly host?: string;
  readonly basePath: string;
  readonly schemes: readonly string[];
}

/** A server with its variables taken out. */
interface ServerReading {
  readonly address: Address;
  /** The whole address as a policy's text; differs from the address when there are variables. */
  readonly template: string;
  readonly parameters: readonly HostParameter[];
}

/** Converts `servers`: one is taken; variables become connection parameters, which a policy puts into the address. */
export function convertServers(conversion: Conversion): Address {
  const { document, reporter, url: from } = conversion;
  const servers = (arrayAt(document, 'servers') ?? []).filter(isObject);
  const wanted = conversion.server ?? 0;
  const index = servers[wanted] === undefined ? 0 : wanted;
  const server = servers[index];
  const at = steps(undefined, 'servers', index);
  if (server === undefined) {
    const own = from === undefined ? undefined : parseUrl(from);
    if (own !== undefined) {
      reporter.tell('server-resolved', undefined, { url: '/', resolved: `${own.protocol}//${own.host}/` });
      return { host: own.host, basePath: '/', schemes: [own.protocol.replace(':', '')] };
    }
    reporter.tell('server-missing', undefined);
    return { basePath: '/', schemes: ['https'] };
  }
  if (index !== wanted) reporter.tell('server-choice-unknown', at, { chosen: wanted, count: servers.length });
  const reading = readServer(server, at, from, conversion);
  if (servers.length > 1) {
    const urls = servers.map((other) => stringAt(other, 'url') ?? '');
    reporter.tell('server-chosen', at, {
      count: servers.length,
      chosen: urls[index] ?? '',
      others: urls
        .filter((_, other) => other !== index)
        .slice(0, 20)
        .join(', '),
      choice: { option: 'server', values: urls.slice(0, 100), chosen: index },
    });
  }
  for (const parameter of reading.parameters) conversion.hostParameters.set(parameter.name, parameter);
  if (reading.parameters.length > 0)
    conversion.policies.push(hostPolicy('Address of the server', reading.template));
  return reading.address;
}

/** Notes that an operation, or all of its path, has servers of its own: a policy sends it there. */
export function noteOwnServers(
  servers: Json | undefined,
  at: At,
  id: string,
  documentAddress: Address,
  conversion: Conversion,
): void {
  const list = isArray(servers) ? servers.filter(isObject) : [];
  const [server] = list;
  if (server === undefined) return;
  const { reporter } = conversion;
  const base = conversion.url ?? (documentAddress.host === undefined ? undefined : urlOf(documentAddress));
  const here = step(at, 0);
  const reading = readServer(server, here, base, conversion);
  const same = reading.parameters.length === 0 && urlOf(reading.address) === urlOf(documentAddress);
  if (list.length > 1) {
    const urls = list.map((other) => stringAt(other, 'url') ?? '');
    const data = { count: list.length, chosen: urls[0] ?? '', others: urls.slice(1, 20).join(', ') };
    reporter.tell('server-chosen', here, data);
  }
  if (same || reading.address.host === undefined) return;
  for (const parameter of reading.parameters) conversion.hostParameters.set(parameter.name, parameter);
  const known = conversion.ownServers.get(reading.template);
  if (known === undefined) {
    conversion.ownServers.set(reading.template, [id]);
    reporter.tell('server-per-operation', here, { urls: stringAt(server, 'url') ?? '', operation: id });
  } else known.push(id);
}

/** The policies for operations with servers of their own; they come after the one for all. */
export function ownServerPolicies(conversion: Conversion): readonly JsonObject[] {
  return [...conversion.ownServers].map(([template, ids]) =>
    hostPolicy(
      ids.length === 1 ? `Server of ${ids[0] ?? ''}` : `Server of ${ids.length} operations`,
      template,
      ids,
    ),
  );
}

/** The address as one text. */
export function urlOf({ schemes, host, basePath }: Address): string {
  return `${schemes[0] ?? 'https'}://${host ?? ''}${basePath === '/' ? '' : basePath}`;
}

function readServer(
  server: JsonObject,
  at: At,
  base: string | undefined,
  conversion: Conversion,
): ServerReading {
  const { reporter } = conversion;
  const url = (stringAt(server, 'url') ?? '/').trim();
  const parameters: HostParameter[] = [];
  // Variables become words that survive resolving and lower-casing, and are filled in afterwards.
  const word = (index: number): string => `zqvariable${index}zq`;
  const tokenised = url.replaceAll(/\{([^{}]*)\}/g, (_placeholder, name: string) => {
    const known = parameters.findIndex(({ label }) => label === name);
    if (known !== -1) return word(known);
    parameters.push(readVariable(name, objectAt(server, 'variables'), conversion));
    return word(parameters.length - 1);
  });
  const fillWith = (text: string, value: (parameter: HostParameter) => string): string =>
    text.replaceAll(/zqvariable(\d+)zq/g, (found, index: string) => {
      const parameter = parameters[Number(index)];
      return parameter === undefined ? found : value(parameter);
    });
  const plain = (text: string): string =>
    fillWith(text, ({ defaultValue, name }) => defaultValue ?? name.toLowerCase().replaceAll('_', '-'));
  for (const { label, name, defaultValue } of parameters) {
    const data = { name: label, parameter: name, value: defaultValue ?? '' };
    reporter.tell(defaultValue === undefined ? 'server-variable-asked' : 'server-variable', at, data);
  }
  const absolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(tokenised)
    ? tokenised
    : tokenised.startsWith('//')
      ? `https:${tokenised}`
      : undefined;
  const resolved = absolute ?? (base === undefined ? undefined : parseUrl(tokenised, base)?.href);
  if (resolved === undefined) {
    reporter.tell('server-relative', at, { url });
    const path = basePathOf(plain(tokenised.startsWith('/') ? tokenised : `/${tokenised}`));
    return { address: { basePath: path, schemes: ['https'] }, template: '', parameters: [] };
  }
  if (absolute === undefined) reporter.tell('server-resolved', at, { url, resolved: plain(resolved) });
  // Taken apart by hand: a port that is a variable would not be an address for a parser.
  const match = /^([a-z][a-z0-9+.-]*):\/\/(?:[^/?#@]*@)?([^/?#]*)([^?#]*)/i.exec(resolved);
  const scheme = plain(match?.[1] ?? 'https').toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') reporter.tell('server-scheme', at, { url, scheme });
  const authority = match?.[2] ?? '';
  const isOpen = parameters.some(
    ({ defaultValue }, index) => defaultValue === undefined && authority.includes(word(index)),
  );
  // Nothing real may be called by accident where only a connection knows the host.
  const host = isOpen ? `${plain(authority).replace(/:\d*$/, '')}.invalid` : plain(authority);
  const path = basePathOf(match?.[3] ?? '/');
  const known = scheme === 'http' ? 'http' : 'https';
  const called = (text: string): string => fillWith(text, hostParameterCall);
  const schemeText = /^zqvariable\d+zq$/i.test(match?.[1] ?? '') ? called(match?.[1] ?? '') : known;
  return {
    address: { ...(host !== '' && { host }), basePath: plain(path), schemes: [known] },
    template: `${schemeText}://${called(authority)}${path === '/' ? '' : called(path)}`,
    parameters,
  };
}

function readVariable(
  name: string,
  variables: JsonObject | undefined,
  conversion: Conversion,
): HostParameter {
  const variable = objectAt(variables, name);
  const listed = variable?.['enum'];
  const allowed = (isArray(listed) ? listed : []).map(textOf).filter((value) => value !== '');
  const given = variable?.['default'];
  const defaultValue = typeof given === 'string' || typeof given === 'number' ? String(given) : allowed[0];
  const described = stringAt(variable, 'description')?.trim() ?? '';
  const clean = hostParameterName(name);
  const description = described === '' ? `The part "${name}" of the address.` : described;
  const parameter = { name: clean, label: name, description, defaultValue, allowed };
  // The same variable of another server may have other values.
  const taken = conversion.hostParameters.get(clean);
  if (taken === undefined || taken.defaultValue === defaultValue) return parameter;
  let number = 2;
  while (conversion.hostParameters.has(`${clean}${number}`)) number += 1;
  return { ...parameter, name: `${clean}${number}` };
}

function basePathOf(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed;
}
