import type { JsonObject } from '@connectory/base';
import { authorizationPrefix } from '../policy/policy.ts';
import type { Reporter } from '../report/reporter.ts';
import { connectionParametersFor, type OAuthAddresses } from '../security/connection-parameters.ts';
import { fillText } from './bodies.ts';
import type { Auth, Collection } from './shape.ts';
import { textOf } from '../text/text-of.ts';

/** Sign-in of a collection in the words of a connector package. */
export interface CollectionSecurity {
  readonly definitions: JsonObject;
  readonly security: readonly JsonObject[];
  readonly connectionParameters: JsonObject;
  /** `query key`, `header x-key`: what the sign-in sends. */
  readonly keyNames: ReadonlySet<string>;
  readonly policies: readonly JsonObject[];
}

interface Scheme {
  readonly name: string;
  readonly definition: JsonObject;
  readonly addresses?: OAuthAddresses;
  /** What stands in front of the token. */
  readonly prefix?: string;
}

/** Takes the sign-in most requests use; others stay in the definitions and are told. */
export function convertSecurity(collection: Collection, reporter: Reporter): CollectionSecurity {
  const schemes = new Map<string, Scheme>();
  const counts = new Map<string, number>();
  const told = new Set<string>();
  for (const { auth } of collection.requests) {
    if (auth === undefined || auth.type === 'noauth') continue;
    const scheme = schemeOf(auth, collection);
    if (scheme === undefined) {
      if (!told.has(auth.type)) reporter.tell('postman-auth-unsupported', auth.at, { type: auth.type });
      told.add(auth.type);
      continue;
    }
    if (!schemes.has(scheme.name)) {
      schemes.set(scheme.name, scheme);
      if (scheme.prefix !== undefined)
        reporter.tell('postman-auth-bearer', auth.at, { prefix: scheme.prefix });
      if (scheme.addresses !== undefined) tellAddresses(scheme.addresses, auth, reporter);
      const saved = [...auth.settings].find(
        ([name, value]) => secretSettings.has(name) && value !== '' && !value.includes('{{'),
      );
      if (saved !== undefined) reporter.tell('postman-auth-value', auth.at, { what: saved[0] });
    }
    counts.set(scheme.name, (counts.get(scheme.name) ?? 0) + 1);
  }
  const ordered = [...schemes.values()].toSorted(
    (left, right) => (counts.get(right.name) ?? 0) - (counts.get(left.name) ?? 0),
  );
  const [chosen] = ordered;
  if (chosen === undefined)
    return { definitions: {}, security: [], connectionParameters: {}, keyNames: new Set(), policies: [] };
  if (ordered.length > 1) {
    const names = ordered.map(({ name }) => name).join(', ');
    reporter.tell('postman-auth-chosen', undefined, { names, chosen: chosen.name });
  }
  const definitions = Object.fromEntries(ordered.map(({ name, definition }) => [name, definition]));
  const addresses = new Map(chosen.addresses === undefined ? [] : [[chosen.name, chosen.addresses]]);
  return {
    definitions,
    security: [{ [chosen.name]: [] }],
    connectionParameters: connectionParametersFor(definitions, [chosen.name], addresses),
    keyNames: new Set(ordered.flatMap(({ definition }) => keyName(definition))),
    policies: chosen.prefix === undefined ? [] : [authorizationPrefix(chosen.prefix)],
  };
}

function tellAddresses(addresses: OAuthAddresses, auth: Auth, reporter: Reporter): void {
  const { authorizationUrl, tokenUrl, grantType } = addresses;
  if (grantType !== undefined) reporter.tell('postman-auth-grant', auth.at, { grant: grantType });
  if (grantType === undefined && !/^https?:\/\/./i.test(authorizationUrl))
    reporter.tell('postman-auth-address', auth.at, { what: 'authorization address' });
  if (!/^https?:\/\/./i.test(tokenUrl))
    reporter.tell('postman-auth-address', auth.at, { what: 'token address' });
}

const secretSettings = new Set([
  'password',
  'token',
  'value',
  'clientSecret',
  'accessToken',
  'secretKey',
  'consumerSecret',
  'tokenSecret',
]);

function keyName(definition: JsonObject): readonly string[] {
  if (definition['type'] !== 'apiKey') return [];
  const name = textOf(definition['name']);
  return [definition['in'] === 'header' ? `header ${name.toLowerCase()}` : `query ${name}`];
}

function schemeOf(auth: Auth, { variables }: Collection): Scheme | undefined {
  const setting = (name: string): string => fillText(auth.settings.get(name) ?? '', variables);
  switch (auth.type) {
    case 'apikey': {
      const name = setting('key') || 'Authorization';
      const place = setting('in') === 'query' ? 'query' : 'header';
      return { name: 'API Key', definition: { type: 'apiKey', in: place, name } };
    }
    case 'bearer':
      return { name: 'Bearer', definition: authorizationKey, prefix: 'Bearer' };
    case 'jwt': {
      if (setting('addTokenTo') === 'queryParam') {
        const name = setting('queryParamKey') || 'token';
        return { name: 'JWT', definition: { type: 'apiKey', in: 'query', name } };
      }
      const prefix = setting('headerPrefix').trim();
      return { name: 'Bearer', definition: authorizationKey, prefix: prefix === '' ? 'Bearer' : prefix };
    }
    case 'basic':
      return { name: 'basic_auth', definition: { type: 'basic' } };
    case 'oauth2':
      return oauthOf(setting);
    default:
      return undefined;
  }
}

const authorizationKey: JsonObject = { type: 'apiKey', in: 'header', name: 'Authorization' };

/** Grants that Postman names, and what OpenAPI 2.0 calls their flows. */
const grants: Readonly<Record<string, string>> = {
  authorization_code: 'accessCode',
  authorization_code_with_pkce: 'accessCode',
  implicit: 'implicit',
  password_credentials: 'password',
  client_credentials: 'application',
};

function oauthOf(setting: (name: string) => string): Scheme {
  // v2.0 of some exports and v1 write the names in other cases.
  const either = (...names: readonly string[]): string =>
    names.map(setting).find((value) => value !== '') ?? '';
  const authorizationUrl = either('authUrl', 'authorizationUrl', 'auth_url');
  const tokenUrl = either('accessTokenUrl', 'access_token_url', 'tokenUrl');
  const scopes = setting('scope')
    .split(/[\s,]+/)
    .filter((scope) => scope !== '' && !scope.includes('{{'));
  const refreshUrl = either('refreshTokenUrl', 'refresh_token_url') || tokenUrl;
  const flow = grants[either('grant_type', 'grantType')] ?? 'accessCode';
  const listed = Object.fromEntries(scopes.map((scope) => [scope, scope]));
  const needsUser = flow === 'accessCode' || flow === 'implicit';
  const definition = {
    type: 'oauth2',
    flow,
    ...(needsUser && { authorizationUrl }),
    ...(flow !== 'implicit' && { tokenUrl }),
    scopes: listed,
  };
  const addresses: OAuthAddresses = {
    authorizationUrl,
    tokenUrl,
    refreshUrl,
    scopes,
    ...(flow === 'application' && { grantType: 'client_credentials' as const }),
    ...(flow === 'password' && { grantType: 'password' as const }),
  };
  return { name: 'oauth2', definition, addresses };
}
