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
import type { AdditionalParameter, OAuthSettings } from './sign-in.ts';

/** Reads the settings of a connection parameter of type `oauthSetting`. Names are compared without case throughout. */
export function compileOAuthSettings(
  parameter: string,
  source: JsonObject,
  siblings: readonly string[],
  definition: JsonObject,
): OAuthSettings {
  const settings = objectIn(source, 'oAuthSettings') ?? {};
  const identityProvider = textIn(settings, 'identityProvider').toLowerCase();
  const prefix = `${parameter}:`.toLowerCase();
  return {
    parameter,
    identityProvider,
    clientId: textIn(settings, 'clientId'),
    scopes: readScopes(memberIn(settings, 'scopes')),
    redirectMode: readRedirectMode(textIn(settings, 'redirectMode')),
    custom: readCustom(settings, identityProvider, definition),
    tokenParameters: siblings
      .filter((name) => name.toLowerCase().startsWith(prefix))
      .map((name) => name.slice(prefix.length)),
    additional: readAdditional(settings),
  };
}

/** One element often holds all scopes, separated by blanks; several elements are taken as they are. */
function readScopes(value: Json | undefined): readonly string[] {
  const listed = (isArray(value) ? value : [value]).filter((scope) => typeof scope === 'string');
  const scopes = listed.length === 1 ? (listed[0] ?? '').split(/\s+/) : listed.map((scope) => scope.trim());
  return scopes.filter((scope) => scope !== '');
}

function readRedirectMode(text: string): OAuthSettings['redirectMode'] {
  switch (text.toLowerCase()) {
    case 'globalperconnector':
      return 'per-connector';
    case 'direct':
      return 'direct';
    default:
      return 'global';
  }
}

function readCustom(
  settings: JsonObject,
  identityProvider: string,
  definition: JsonObject,
): ReadonlyMap<string, string> {
  const declared = objectIn(settings, 'customParameters') ?? {};
  const custom = new Map(
    memberNames(declared).flatMap((name) => {
      const member = declared[name];
      const value = isObject(member) ? memberIn(member, 'value') : member;
      return typeof value === 'string' && value.trim() !== ''
        ? [[name.toLowerCase(), value.trim()] as const]
        : [];
    }),
  );
  return identityProvider === 'oauth2' ? withDefinitionAddresses(custom, definition) : custom;
}

/** A few files leave the addresses to the security definition. */
function withDefinitionAddresses(
  custom: ReadonlyMap<string, string>,
  definition: JsonObject,
): ReadonlyMap<string, string> {
  const definitions = objectAt(definition, 'securityDefinitions') ?? {};
  const scheme = Object.values(definitions).find((one) => stringAt(one, 'type') === 'oauth2');
  const found = ['authorizationUrl', 'tokenUrl'].flatMap((name) => {
    const url = stringAt(scheme, name) ?? '';
    return url === '' ? [] : [[name.toLowerCase(), url] as const];
  });
  return new Map([...found, ...custom]);
}

function readAdditional(settings: JsonObject): readonly AdditionalParameter[] {
  const declared = objectIn(settings, 'additionalParameters') ?? {};
  return memberNames(declared).map((name) => {
    const source = declared[name];
    const conditions = arrayAt(source, 'applicableWhen') ?? [];
    return {
      name,
      secret: (stringAt(source, 'type') ?? '').toLowerCase() === 'securestring',
      applicableWhen: conditions.map((condition) => ({
        parameter: stringAt(condition, 'parameter') ?? '',
        oneOf: (arrayAt(condition, 'oneOf') ?? []).filter(
          (value) => value === null || typeof value === 'string',
        ),
      })),
    };
  });
}

function memberIn(source: JsonObject, name: string): Json | undefined {
  const wanted = name.toLowerCase();
  const found = Object.keys(source).find((member) => member.toLowerCase() === wanted);
  return found === undefined ? undefined : source[found];
}

function objectIn(source: JsonObject, name: string): JsonObject | undefined {
  const member = memberIn(source, name);
  return isObject(member) ? member : undefined;
}

function textIn(source: JsonObject, name: string): string {
  const member = memberIn(source, name);
  return typeof member === 'string' ? member.trim() : '';
}
