import {
  arrayAt,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  parseUrl,
  stringAt,
} from '@connectory/base';
import { type At, steps } from '../../report/at.ts';
import { membersOf, orderedObject } from '../../text/members.ts';
import { connectionParametersFor, type OAuthAddresses } from '../../security/connection-parameters.ts';
import { connectionParameterSets } from '../../security/parameter-sets.ts';
import { authorizationPrefix } from '../../policy/policy.ts';
import { type Address, urlOf } from './servers.ts';
import { type Conversion, followObject } from './context.ts';
import { textOf } from '../../text/text-of.ts';

/** Sign-in of a document in the words of a connector package. */
export interface ConvertedSecurity {
  readonly definitions: JsonObject;
  readonly connectionParameters: JsonObject;
  /** `connectionParameterSets`, when every connection may choose. */
  readonly sets: JsonObject | undefined;
  readonly policies: readonly JsonObject[];
  /** Members the definition gets beside `securityDefinitions`. */
  readonly kept: JsonObject;
}

/** Converts `securitySchemes`, and chooses the ones a connection signs in with. */
export function convertSecurity(conversion: Conversion, address: Address): ConvertedSecurity {
  const { document, reporter } = conversion;
  const schemes = objectAt(objectAt(document, 'components'), 'securitySchemes') ?? {};
  const base = conversion.url ?? (address.host === undefined ? undefined : urlOf(address));
  const context: SchemeContext = { conversion, addresses: new Map(), prefixes: new Map(), base };
  const kept: [string, Json][] = [];
  const definitions: [string, JsonObject][] = [];
  for (const [name, given] of membersOf(schemes)) {
    if (name.startsWith('x-')) continue;
    const found = followObject(conversion, given, steps(undefined, 'components', 'securitySchemes', name));
    if (found === undefined) continue;
    const converted = convertScheme(name, found.value, found.at, context);
    if (converted === undefined) kept.push([name, found.value]);
    else definitions.push([name, converted]);
  }
  const { chosen, alternatives, asSets } = chooseSchemes(orderedObject(definitions), conversion);
  // Platforms sign in with the first definition.
  const written = orderedObject(
    definitions.toSorted(([left], [right]) => Number(chosen.includes(right)) - Number(chosen.includes(left))),
  );
  const prefixed = chosen.find((name) => context.prefixes.has(name));
  const prefix = prefixed === undefined ? undefined : context.prefixes.get(prefixed);
  for (const name of chosen) tellAddresses(name, context);
  if (asSets) {
    reporter.tell('security-sets', steps(undefined, 'components', 'securitySchemes'), {
      names: alternatives.map((names) => names.join(' and ')).join(', '),
      choice: securityChoice(alternatives, 'sets'),
    });
    // One policy cannot serve several ways to sign in: there the word in front of the token is typed.
    const hinted = orderedObject(
      membersOf(written).map(([name, scheme]) => {
        const word = context.prefixes.get(name);
        return [
          name,
          word === undefined || !isObject(scheme) ? scheme : { ...scheme, 'x-authorization-prefix': word },
        ];
      }),
    );
    const sets = connectionParameterSets(hinted, alternatives, context.addresses);
    return { definitions: hinted, connectionParameters: {}, sets, policies: [], kept: keptSchemes(kept) };
  }
  return {
    definitions: written,
    connectionParameters: connectionParametersFor(written, chosen, context.addresses),
    sets: undefined,
    policies: prefix === undefined ? [] : [authorizationPrefix(prefix)],
    kept: keptSchemes(kept),
  };
}

function keptSchemes(kept: readonly (readonly [string, Json])[]): JsonObject {
  return kept.length === 0 ? {} : { 'x-securitySchemes': orderedObject(kept) };
}

interface SchemeContext {
  readonly conversion: Conversion;
  readonly addresses: Map<string, OAuthAddresses>;
  /** What stands in front of the token in the header Authorization, by scheme. */
  readonly prefixes: Map<string, string>;
  /** What relative addresses are completed with. */
  readonly base: string | undefined;
}

/** Ways of HTTP to sign in that take more than a token behind a word. */
const elaborate =
  /^(digest|hoba|mutual|negotiate|ntlm|hawk|aws4.*|scram-.*|dpop|gnap|oauth|vapid|signature|concealed)$/;

function convertScheme(
  name: string,
  scheme: JsonObject,
  at: At,
  context: SchemeContext,
): JsonObject | undefined {
  const { conversion, addresses, prefixes } = context;
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
      if (elaborate.test(kind) || !/^[\w.+-]+$/.test(kind)) return unsupported(`HTTP ${kind}`);
      const prefix = kind === 'bearer' ? 'Bearer' : textOf(scheme['scheme']);
      reporter.tell('security-bearer', at, { name, prefix });
      prefixes.set(name, prefix);
      return { type: 'apiKey', name: 'Authorization', in: 'header', ...described };
    }
    case 'oauth2':
      return convertOAuth(name, scheme, described, at, context);
    case 'openIdConnect': {
      const url = completed(textOf(scheme['openIdConnectUrl'] ?? ''), context.base);
      const answer = conversion.discovered.get(textOf(scheme['openIdConnectUrl'] ?? ''));
      const authorizationUrl = stringAt(answer, 'authorization_endpoint') ?? '';
      const tokenUrl = stringAt(answer, 'token_endpoint') ?? '';
      const asked = requiredScopes(name, conversion.document);
      const scopes = asked.length > 0 ? asked : ['openid'];
      if (authorizationUrl === '' || tokenUrl === '') reporter.tell('security-discovery', at, { name, url });
      else reporter.tell('security-discovered', at, { name, url });
      addresses.set(name, { authorizationUrl, tokenUrl, refreshUrl: tokenUrl, scopes });
      const listed = Object.fromEntries(scopes.map((scope) => [scope, scope]));
      const flow = { flow: 'accessCode', authorizationUrl, tokenUrl, scopes: listed };
      return { type: 'oauth2', ...flow, ...described, 'x-openIdConnectUrl': url };
    }
    default:
      return unsupported(textOf(scheme['type']));
  }
}

/** Scopes that operations or the document ask of a scheme. */
function requiredScopes(name: string, document: JsonObject): readonly string[] {
  const scopes = new Set<string>();
  const collect = (requirements: Json | undefined): void => {
    if (!isArray(requirements)) return;
    for (const requirement of requirements)
      for (const scope of arrayAt(requirement, name) ?? []) if (typeof scope === 'string') scopes.add(scope);
  };
  collect(document['security']);
  for (const item of Object.values(objectAt(document, 'paths') ?? {}))
    if (isObject(item))
      for (const operation of Object.values(item)) if (isObject(operation)) collect(operation['security']);
  return [...scopes];
}

function completed(url: string, base: string | undefined): string {
  if (url === '' || base === undefined || /^[a-z][a-z0-9+.-]*:/i.test(url)) return url;
  return parseUrl(url, base)?.href ?? url;
}

/** Tells addresses that the sign-in of the chosen scheme needs and the document does not have. */
function tellAddresses(name: string, { addresses, conversion }: SchemeContext): void {
  const found = addresses.get(name);
  if (found === undefined) return;
  const at = steps(undefined, 'components', 'securitySchemes', name);
  const tell = (what: string): void => conversion.reporter.tell('security-address', at, { name, what });
  const isUrl = (url: string): boolean => /^https?:\/\/./i.test(url);
  if (found.grantType === undefined && !isUrl(found.authorizationUrl)) tell('authorization address');
  if (!isUrl(found.tokenUrl)) tell('token address');
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
  { conversion, addresses, base }: SchemeContext,
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
  const authorizationUrl = completed(stringAt(settings, 'authorizationUrl') ?? '', base);
  const tokenUrl = completed(stringAt(settings, 'tokenUrl') ?? '', base);
  const refreshUrl = completed(stringAt(settings, 'refreshUrl') ?? '', base) || tokenUrl;
  addresses.set(name, {
    authorizationUrl,
    tokenUrl,
    refreshUrl,
    scopes: memberNames(scopes).filter((scope) => !scope.startsWith('x-')),
    ...(flow === 'clientCredentials' && { grantType: 'client_credentials' as const }),
    ...(flow === 'password' && { grantType: 'password' as const }),
  });
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

function securityChoice(alternatives: readonly (readonly string[])[], chosen: string): JsonObject {
  return {
    option: 'security',
    values: [...alternatives.map((names) => names.join(' and ')), 'sets'],
    chosen,
  };
}

interface Choice {
  readonly chosen: readonly string[];
  readonly alternatives: readonly (readonly string[])[];
  readonly asSets: boolean;
}

/** The schemes of the first alternative that can be used: at the document, else of most operations, else the first. */
function chooseSchemes(definitions: JsonObject, conversion: Conversion): Choice {
  const { document, reporter } = conversion;
  const usable = (requirement: Json): requirement is JsonObject =>
    isObject(requirement) &&
    memberNames(requirement).length > 0 &&
    memberNames(requirement).every((name) => definitions[name] !== undefined);
  const stated = (arrayAt(document, 'security') ?? []).filter(usable).map((item) => memberNames(item));
  const counts = countOperations(document, usable);
  const [mostUsed] = [...counts].toSorted(([, left], [, right]) => right - left);
  const names = memberNames(definitions);
  const first = stated[0] ?? mostUsed?.[0].split('\n') ?? names.slice(0, 1);
  const listed = [first, ...stated, ...[...counts.keys()].map((key) => key.split('\n'))];
  const covered = new Set(listed.flat());
  const all = [...listed, ...names.filter((name) => !covered.has(name)).map((name) => [name])];
  const distinct = new Map(all.filter((item) => item.length > 0).map((item) => [item.join(' and '), item]));
  const wanted = conversion.security;
  const asSets = wanted === 'sets' && distinct.size > 1;
  const picked =
    wanted === undefined || asSets ? first : (distinct.get(wanted) ?? pickedNames(wanted, names));
  const at = steps(undefined, 'components', 'securitySchemes');
  if (picked === undefined && wanted !== 'sets')
    reporter.tell('security-choice-unknown', at, {
      chosen: wanted ?? '',
      names: [...distinct.keys()].join(', '),
    });
  const chosen = picked ?? first;
  if (distinct.size > 1 && !asSets) {
    reporter.tell('security-chosen', at, {
      names: [...distinct.keys()].join(', '),
      chosen: chosen.join(' and '),
      choice: securityChoice([...distinct.values()], chosen.join(' and ')),
    });
  }
  const key = chosen.join('\n');
  const unlike = [...counts].filter(([other]) => other !== key);
  const count = unlike.reduce((sum, [, uses]) => sum + uses, 0);
  if (count > 0) {
    const others = unlike.map(([other]) => other.replaceAll('\n', ' and ')).join(', ');
    reporter.tell('security-per-operation', steps(undefined, 'paths'), { count, names: others });
  }
  return { chosen, alternatives: [...distinct.values()], asSets };
}

/** Schemes named one by one, when all of them exist. */
function pickedNames(wanted: string, names: readonly string[]): readonly string[] | undefined {
  const picked = wanted.split(' and ');
  return picked.every((name) => names.includes(name)) ? picked : undefined;
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
