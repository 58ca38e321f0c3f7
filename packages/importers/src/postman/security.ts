import type { JsonObject } from '@connectory/base';
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
}

interface Scheme {
  readonly name: string;
  readonly definition: JsonObject;
  readonly addresses?: OAuthAddresses;
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
      if (auth.type === 'bearer') reporter.tell('postman-auth-bearer', auth.at);
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
    return { definitions: {}, security: [], connectionParameters: {}, keyNames: new Set() };
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
  };
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
    case 'jwt':
      return {
        name: 'Bearer',
        definition: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-bearer': true },
      };
    case 'basic':
      return { name: 'basic_auth', definition: { type: 'basic' } };
    case 'oauth2': {
      const authorizationUrl = setting('authUrl');
      const tokenUrl = setting('accessTokenUrl');
      const scopes = setting('scope')
        .split(/\s+/)
        .filter((scope) => scope !== '');
      const refreshUrl = setting('refreshTokenUrl') || tokenUrl;
      const listed = Object.fromEntries(scopes.map((scope) => [scope, scope]));
      const definition = { type: 'oauth2', flow: 'accessCode', authorizationUrl, tokenUrl, scopes: listed };
      return { name: 'oauth2', definition, addresses: { authorizationUrl, tokenUrl, refreshUrl, scopes } };
    }
    default:
      return undefined;
  }
}
