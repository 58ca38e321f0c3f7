import { type Json, type JsonObject, memberNames, objectAt, stringAt } from '@connectory/base';

/*
 * The connection parameters that go with security definitions (connector SPEC §2.2.1): a key is `api_key`, a name and a
 * password `username` and `password`, an OAuth sign-in `token`.
 */

/** An OAuth sign-in in the words of apiProperties.json (SPEC §2.2.3). */
export interface OAuthAddresses {
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly refreshUrl: string;
  readonly scopes: readonly string[];
  /** `client_credentials` where nobody signs in; an authorization code without it. */
  readonly grantType?: 'client_credentials' | 'password';
}

/** Connection parameters for the schemes a connector signs in with. */
export function connectionParametersFor(
  definitions: JsonObject,
  chosen: readonly string[],
  addresses: ReadonlyMap<string, OAuthAddresses> = new Map(),
): JsonObject {
  const parameters: Record<string, Json> = {};
  const keys = chosen.filter((name) => stringAt(objectAt(definitions, name), 'type') === 'apiKey');
  for (const name of chosen) {
    const scheme = objectAt(definitions, name);
    switch (stringAt(scheme, 'type')) {
      case 'basic':
        parameters['username'] = credential('string', 'User name', 1, true, undefined);
        parameters['password'] = credential('securestring', 'Password', 2, false, undefined);
        break;
      case 'apiKey':
        parameters[keys.length === 1 ? 'api_key' : parameterName(name)] = credential(
          'securestring',
          keys.length === 1 ? 'API key' : name,
          2 + keys.indexOf(name),
          false,
          prefixHint(scheme),
        );
        break;
      case 'oauth2':
        parameters['token'] = oauth(addresses.get(name) ?? addressesOf(scheme));
        break;
      default:
        break;
    }
  }
  return parameters;
}

/** A scheme whose word in front of the token no policy adds keeps saying so. */
function prefixHint(scheme: JsonObject | undefined): string | undefined {
  const prefix = stringAt(scheme, 'x-authorization-prefix');
  return prefix === undefined ? undefined : `${prefix} and a blank, then the token`;
}

function parameterName(scheme: string): string {
  return scheme.replaceAll(/\W+/g, '_');
}

/** What an OpenAPI 2.0 scheme says about its OAuth sign-in. */
function addressesOf(scheme: JsonObject | undefined): OAuthAddresses {
  const tokenUrl = stringAt(scheme, 'tokenUrl') ?? '';
  return {
    authorizationUrl: stringAt(scheme, 'authorizationUrl') ?? '',
    tokenUrl,
    ...(stringAt(scheme, 'flow') === 'application' && { grantType: 'client_credentials' as const }),
    ...(stringAt(scheme, 'flow') === 'password' && { grantType: 'password' as const }),
    refreshUrl: stringAt(scheme, 'x-refreshUrl') ?? tokenUrl,
    scopes: memberNames(objectAt(scheme, 'scopes') ?? {}).filter((name) => !name.startsWith('x-')),
  };
}

function oauth({ authorizationUrl, tokenUrl, refreshUrl, scopes, grantType }: OAuthAddresses): JsonObject {
  return {
    type: 'oauthSetting',
    oAuthSettings: {
      identityProvider: 'oauth2',
      clientId: '',
      scopes,
      redirectMode: 'GlobalPerConnector',
      properties: { IsFirstParty: 'False' },
      customParameters: {
        authorizationUrl: { value: authorizationUrl },
        tokenUrl: { value: tokenUrl },
        refreshUrl: { value: refreshUrl },
        ...(grantType !== undefined && { grantType: { value: grantType } }),
      },
    },
  };
}

function credential(
  type: string,
  label: string,
  tabIndex: number,
  clearText: boolean,
  hint: string | undefined,
): JsonObject {
  return {
    type,
    uiDefinition: {
      displayName: label,
      description: hint ?? `The ${label} for this API`,
      tooltip: hint === undefined ? `Provide your ${label}` : `Provide ${hint}`,
      constraints: { tabIndex, clearText, required: 'true' },
    },
  };
}
