import { isObject, type JsonObject, memberNames, objectAt, stringAt } from '@connectory/base';
import { compileOAuthSettings } from './oauth-settings.ts';
import type { ApiKey, ConnectionParameter, Security } from './types.ts';

/**
 * How credentials reach the request, told by the connection parameters first and by the security definitions second
 * (SPEC §9.3). `security` itself is ignored: published files do not keep it up to date.
 *
 * @param oauth The parameter of type `oauthSetting`, if there is one.
 * @param inSet Whether the parameters are those of a named set.
 */
export function compileSecurity(
  definition: JsonObject,
  parameters: readonly ConnectionParameter[],
  oauth: { readonly name: string; readonly source: JsonObject } | undefined,
  inSet: boolean,
): Security {
  if (oauth !== undefined) {
    const siblings = parameters.map((parameter) => parameter.name);
    const settings = compileOAuthSettings(oauth.name, oauth.source, siblings, definition);
    return { kind: 'oauth2', settings };
  }
  const definitions = objectAt(definition, 'securityDefinitions') ?? {};
  const schemes = memberNames(definitions).flatMap((key) => {
    const scheme = definitions[key];
    return isObject(scheme) ? [{ key, scheme }] : [];
  });
  const names = new Set(parameters.map((parameter) => parameter.name.toLowerCase()));
  const first = stringAt(schemes[0]?.scheme, 'type');
  // In a set the parameters decide: another set may be the one that the basic definition was written for.
  const declaredBasic = first === 'basic' && !(inSet && names.has('api_key'));
  if ((names.has('username') && names.has('password')) || declaredBasic) return { kind: 'basic' };
  const declared = schemes.flatMap(({ key, scheme }) => apiKeyOf(key, scheme, schemes.length, parameters));
  // One value for two schemes would be sent to a header it is not meant for: the first scheme takes it.
  const keys = declared.filter(
    ({ parameter }, index) => declared.findIndex((other) => other.parameter === parameter) === index,
  );
  return keys.length === 0 ? { kind: 'none' } : { kind: 'apiKey', keys };
}

function apiKeyOf(
  key: string,
  scheme: JsonObject,
  count: number,
  parameters: readonly ConnectionParameter[],
): readonly ApiKey[] {
  const place = stringAt(scheme, 'in');
  const name = stringAt(scheme, 'name');
  if (
    stringAt(scheme, 'type') !== 'apiKey' ||
    name === undefined ||
    (place !== 'header' && place !== 'query')
  )
    return [];
  const parameter = parameterFor(key, name, count, parameters);
  return parameter === undefined ? [] : [{ parameter: parameter.name, in: place, name }];
}

function parameterFor(
  key: string,
  name: string,
  schemes: number,
  parameters: readonly ConnectionParameter[],
): ConnectionParameter | undefined {
  const byName = (wanted: string): ConnectionParameter | undefined =>
    parameters.find((parameter) => fold(parameter.name) === fold(wanted));
  const conventional = parameters.find((parameter) => parameter.name.toLowerCase() === 'api_key');
  if (schemes === 1 && conventional !== undefined) return conventional;
  const secure = parameters.filter((parameter) => parameter.type === 'securestring');
  return byName(key) ?? byName(name) ?? conventional ?? (secure.length === 1 ? secure[0] : undefined);
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
