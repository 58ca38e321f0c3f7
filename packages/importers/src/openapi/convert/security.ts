import {
  arrayAt,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
} from '@connectory/base';
import { type At, steps } from '../../report/at.ts';
import { membersOf, orderedObject } from '../../text/members.ts';
import { connectionParametersFor, type OAuthAddresses } from '../../security/connection-parameters.ts';
import { type Conversion, followObject } from './context.ts';
import { textOf } from '../../text/text-of.ts';

/** Sign-in of a document in the words of a connector package. */
export interface ConvertedSecurity {
  readonly definitions: JsonObject;
  readonly connectionParameters: JsonObject;
  /** Members the definition gets beside `securityDefinitions`. */
  readonly kept: JsonObject;
}

/** Converts `securitySchemes`, and chooses the ones a connection signs in with. */
export function convertSecurity(conversion: Conversion): ConvertedSecurity {
  const { document } = conversion;
  const schemes = objectAt(objectAt(document, 'components'), 'securitySchemes') ?? {};
  const addresses = new Map<string, OAuthAddresses>();
  const kept: [string, Json][] = [];
  const definitions: [string, JsonObject][] = [];
  for (const [name, given] of membersOf(schemes)) {
    if (name.startsWith('x-')) continue;
    const found = followObject(conversion, given, steps(undefined, 'components', 'securitySchemes', name));
    if (found === undefined) continue;
    const converted = convertScheme(name, found.value, found.at, addresses, conversion);
    if (converted === undefined) kept.push([name, found.value]);
    else definitions.push([name, converted]);
  }
  const chosen = chooseSchemes(orderedObject(definitions), conversion);
  // Platforms sign in with the first definition.
  const written = orderedObject(
    definitions.toSorted(([left], [right]) => Number(chosen.includes(right)) - Number(chosen.includes(left))),
  );
  return {
    definitions: written,
    connectionParameters: connectionParametersFor(written, chosen, addresses),
    kept: kept.length === 0 ? {} : { 'x-securitySchemes': orderedObject(kept) },
  };
}

function convertScheme(
  name: string,
  scheme: JsonObject,
  at: At,
  addresses: Map<string, OAuthAddresses>,
  conversion: Conversion,
): JsonObject | undefined {
  const { reporter } = conversion;
  const described = Object.fromEntries(
    Object.entries(scheme).filter(([member]) => member === 'description' || member.startsWith('x-')),
  );
  const unsupported = (found: string): undefined => {
    reporter.tell('security-unsupported', at, { name, found });
  };
  switch (scheme['type']) {
    case 'apiKey': {
      const place = scheme['in'];
      if (place !== 'header' && place !== 'query') return unsupported(`a key in ${textOf(place)}`);
      return { type: 'apiKey', name: textOf(scheme['name'] ?? ''), in: place, ...described };
    }
    case 'http': {
      const kind = textOf(scheme['scheme'] ?? '').toLowerCase();
      if (kind === 'basic') return { type: 'basic', ...described };
      if (kind !== 'bearer') return unsupported(`HTTP ${kind}`);
      reporter.tell('security-bearer', at, { name });
      return { type: 'apiKey', name: 'Authorization', in: 'header', ...described, 'x-bearer': true };
    }
    case 'oauth2':
      return convertOAuth(name, scheme, described, at, addresses, conversion);
    case 'openIdConnect': {
      const url = textOf(scheme['openIdConnectUrl'] ?? '');
      reporter.tell('security-discovery', at, { name, url });
      addresses.set(name, { authorizationUrl: '', tokenUrl: '', refreshUrl: '', scopes: ['openid'] });
      const flow = { flow: 'accessCode', authorizationUrl: '', tokenUrl: '', scopes: { openid: 'Sign in' } };
      return { type: 'oauth2', ...flow, ...described, 'x-openIdConnectUrl': url };
    }
    default:
      return unsupported(textOf(scheme['type']));
  }
}

/** Flows by how well a connection can run them, and what OpenAPI 2.0 calls them. */
const flows = [
  ['authorizationCode', 'accessCode'],
  ['implicit', 'implicit'],
  ['clientCredentials', 'application'],
  ['password', 'password'],
] as const;

function convertOAuth(
  name: string,
  scheme: JsonObject,
  described: JsonObject,
  at: At,
  addresses: Map<string, OAuthAddresses>,
  conversion: Conversion,
): JsonObject | undefined {
  const { reporter } = conversion;
  const given = objectAt(scheme, 'flows') ?? {};
  const present = flows.filter(([flow]) => isObject(given[flow]));
  const [chosen] = present;
  if (chosen === undefined) {
    reporter.tell('security-unsupported', at, {
      name,
      found: `OAuth ${memberNames(given).join(', ') || 'without flows'}`,
    });
    return undefined;
  }
  const [flow, renamed] = chosen;
  const settings = objectAt(given, flow) ?? {};
  const others = memberNames(given).filter((other) => other !== flow && !other.startsWith('x-'));
  if (others.length > 0)
    reporter.tell('security-flows', at, { name, chosen: flow, others: others.join(', ') });
  if (flow !== 'authorizationCode') reporter.tell('security-flow-run', at, { name, flow });
  const scopes = objectAt(settings, 'scopes') ?? {};
  const authorizationUrl = stringAt(settings, 'authorizationUrl') ?? '';
  const tokenUrl = stringAt(settings, 'tokenUrl') ?? '';
  const refreshUrl = stringAt(settings, 'refreshUrl') ?? tokenUrl;
  addresses.set(name, { authorizationUrl, tokenUrl, refreshUrl, scopes: memberNames(scopes) });
  return {
    type: 'oauth2',
    flow: renamed,
    ...(flow === 'authorizationCode' || flow === 'implicit' ? { authorizationUrl } : {}),
    ...(flow !== 'implicit' ? { tokenUrl } : {}),
    scopes,
    ...(refreshUrl !== tokenUrl && { 'x-refreshUrl': refreshUrl }),
    ...described,
  };
}

/** The schemes of the first alternative that can be used: at the document, else of most operations, else the first. */
function chooseSchemes(definitions: JsonObject, conversion: Conversion): readonly string[] {
  const { document, reporter } = conversion;
  const usable = (requirement: Json): requirement is JsonObject =>
    isObject(requirement) &&
    memberNames(requirement).length > 0 &&
    memberNames(requirement).every((name) => definitions[name] !== undefined);
  const alternatives = (arrayAt(document, 'security') ?? []).filter(usable);
  const counts = countOperations(document, usable);
  const global = alternatives[0] === undefined ? undefined : memberNames(alternatives[0]);
  const [mostUsed] = [...counts].toSorted(([, left], [, right]) => right - left);
  const names = memberNames(definitions);
  const chosen = global ?? mostUsed?.[0].split('\n') ?? names.slice(0, 1);
  if (names.length > chosen.length && chosen.length > 0) {
    reporter.tell('security-chosen', steps(undefined, 'components', 'securitySchemes'), {
      names: names.join(', '),
      chosen: chosen.join(' and '),
    });
  }
  const key = chosen.join('\n');
  const unlike = [...counts].filter(([other]) => other !== key);
  const count = unlike.reduce((sum, [, uses]) => sum + uses, 0);
  if (count > 0) {
    const others = unlike.map(([other]) => other.replaceAll('\n', ' and ')).join(', ');
    reporter.tell('security-per-operation', steps(undefined, 'paths'), { count, names: others });
  }
  return chosen;
}

function countOperations(
  document: JsonObject,
  usable: (requirement: Json) => requirement is JsonObject,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of Object.values(objectAt(document, 'paths') ?? {})) {
    if (!isObject(item)) continue;
    for (const operation of Object.values(item)) {
      const security = isObject(operation) ? operation['security'] : undefined;
      const first = isArray(security) ? security.find(usable) : undefined;
      if (first === undefined) continue;
      const key = memberNames(first).join('\n');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
