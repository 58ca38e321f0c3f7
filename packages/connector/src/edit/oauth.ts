import {
  arrayAt,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
} from '@connectory/base';
import { findIdentityProvider, type IdentityProvider } from '../model/identity-providers.ts';
import type { OAuthSettings } from '../model/sign-in.ts';
import type { OAuthChoice } from './types.ts';

/** What the wizard's OAuth form shows of a parameter; `undefined` when it has no form for the provider. */
export function readOAuthChoice(settings: OAuthSettings, parameters: JsonObject): OAuthChoice | undefined {
  const provider = findIdentityProvider(settings.identityProvider);
  if (provider?.offered !== true) return undefined;
  // As typed: the blank at the end of a list that goes on is part of it.
  const scopes = arrayAt(settingsIn(parameters[settings.parameter]), 'scopes') ?? [];
  return {
    kind: 'oauth2',
    provider: provider.id,
    clientId: settings.clientId,
    scopes: scopes.filter((scope) => typeof scope === 'string').join(' '),
    values: Object.fromEntries(provider.fields.map(({ name }) => [name, valueOf(settings, name)])),
    withoutPeople: settings.custom.get('granttype')?.toLowerCase() === 'client_credentials',
  };
}

/** A refresh address that is the token address is shown empty, as it is written for an empty one: rules ask for it. */
function valueOf({ custom }: OAuthSettings, name: string): string {
  const value = custom.get(name.toLowerCase()) ?? '';
  return name === 'refreshUrl' && value === custom.get('tokenurl') ? '' : value;
}

/** The parameter and the definition that an OAuth choice makes. Settings of the same provider that the form does not show stay. */
export function writeOAuthChoice(
  choice: OAuthChoice,
  parameters: JsonObject,
): { readonly parameters: JsonObject; readonly definitions: JsonObject } {
  const provider = findIdentityProvider(choice.provider);
  const name = memberNames(parameters).find((one) => settingsIn(parameters[one]) !== undefined);
  const former = name === undefined ? undefined : parameters[name];
  const settings = settingsIn(former);
  const same = stringAt(settings, 'identityProvider')?.toLowerCase() === choice.provider;
  const kept = same && isObject(settings) ? settings : freshSettings(choice.provider);
  const token = {
    ...(same && isObject(former) ? former : freshParameter()),
    oAuthSettings: {
      ...kept,
      clientId: choice.clientId,
      scopes: choice.scopes === '' ? [] : [choice.scopes],
      customParameters: customParameters(choice, provider, objectAt(kept, 'customParameters') ?? {}),
    },
  };
  const own = Object.fromEntries(
    memberNames(parameters)
      .filter((one) => same && one.toLowerCase().startsWith('token:'))
      .map((one) => [one, parameters[one] ?? null]),
  );
  return {
    parameters: { [same && name !== undefined ? name : 'token']: token, ...own },
    definitions: { oauth2_auth: definitionOf(choice, provider) },
  };
}

function settingsIn(parameter: Json | undefined): JsonObject | undefined {
  const type = stringAt(parameter, 'type') ?? '';
  if (type.toLowerCase() !== 'oauthsetting') return undefined;
  return objectAt(parameter, 'oAuthSettings') ?? objectAt(parameter, 'oauthSettings') ?? {};
}

function freshSettings(identityProvider: string): JsonObject {
  return {
    identityProvider,
    clientId: '',
    scopes: [],
    redirectMode: 'Global',
    properties: { IsFirstParty: 'False', IsOnbehalfofLoginSupported: false },
    customParameters: {},
  };
}

function freshParameter(): JsonObject {
  return {
    type: 'oauthSetting',
    uiDefinition: {
      displayName: 'Sign in',
      description: 'Sign in with your credentials',
      tooltip: 'Sign in with your credentials',
      constraints: { required: 'true' },
    },
  };
}

function customParameters(
  choice: OAuthChoice,
  provider: IdentityProvider | undefined,
  kept: JsonObject,
): JsonObject {
  const written = new Set([...(provider?.fields ?? []).map(({ name }) => name.toLowerCase()), 'granttype']);
  const others = memberNames(kept)
    .filter((name) => !written.has(name.toLowerCase()))
    .map((name) => [name, kept[name] ?? null] as const);
  const values = (provider?.fields ?? []).flatMap(({ name, required }) => {
    const given = choice.values[name] ?? '';
    const value = name === 'refreshUrl' && given === '' ? (choice.values['tokenUrl'] ?? '') : given;
    return value === '' && !required ? [] : [[name, { value }] as const];
  });
  const grant = choice.withoutPeople ? [['grantType', { value: 'client_credentials' }] as const] : [];
  return Object.fromEntries([...values, ...grant, ...others]);
}

/** For readers of the definition alone; signing in goes by the properties. */
function definitionOf(choice: OAuthChoice, provider: IdentityProvider | undefined): JsonObject {
  const fill = (url: string): string =>
    url.replaceAll(/\{([^{}]+)\}/g, (_all, name: string) => {
      const field = provider?.fields.find((one) => one.name.toLowerCase() === name.toLowerCase());
      return choice.values[field?.name ?? ''] || (field?.default ?? '');
    });
  const authorizationUrl = provider?.addresses?.authorizationUrl ?? choice.values['authorizationUrl'] ?? '';
  const tokenUrl = provider?.addresses?.tokenUrl ?? choice.values['tokenUrl'] ?? '';
  const names = choice.scopes.split(/\s+/).filter((scope) => scope !== '');
  return {
    type: 'oauth2',
    flow: choice.withoutPeople ? 'application' : 'accessCode',
    ...(!choice.withoutPeople && { authorizationUrl: fill(authorizationUrl) }),
    tokenUrl: fill(tokenUrl),
    scopes: Object.fromEntries(names.map((scope) => [scope, scope])),
  };
}
