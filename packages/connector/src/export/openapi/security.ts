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
import type { ConnectorPackage } from '../../package/types.ts';
import { extensionsOf, type OpenApiExport } from './context.ts';

/** How a connector signs in, in the words of OpenAPI 3.1. */
export interface ExportedSecurity {
  readonly schemes: JsonObject;
  readonly security: readonly JsonObject[];
  /** Policies that are said by a scheme now. */
  readonly saidPolicies: readonly JsonObject[];
}

/** Converts the sign-in of a package; where the definition says none, its connection parameters do. */
export function exportSecurity(connectorPackage: ConnectorPackage, context: OpenApiExport): ExportedSecurity {
  const inner = objectAt(connectorPackage.properties, 'properties');
  const policies = (arrayAt(inner, 'policyTemplateInstances') ?? []).filter(isObject);
  const prefix = policies.find(isPrefix);
  const given = objectAt(context.definition, 'securityDefinitions') ?? {};
  const parameters = objectAt(inner, 'connectionParameters') ?? {};
  const definitions = memberNames(given).length > 0 ? given : derived(parameters);
  const schemes = Object.entries(definitions).flatMap(
    ([name, scheme]): readonly (readonly [string, JsonObject])[] => {
      const made = isObject(scheme) ? exportScheme(scheme, parameters, prefix, context) : undefined;
      if (made === undefined) {
        context.tell('export-member-shape', ['securityDefinitions', name], { name });
        return [];
      }
      return [[componentName(name), made]];
    },
  );
  const names = new Set(schemes.map(([name]) => name));
  const first = schemes[0]?.[0];
  const stated = requirementsOf(context.definition['security'], names, ['security'], context);
  const security = stated.length > 0 ? stated : first === undefined ? [] : [{ [first]: [] }];
  const isSaid = schemes.some(([, scheme]) => scheme['type'] === 'http' && scheme['scheme'] !== 'basic');
  return {
    schemes: Object.fromEntries(schemes),
    security,
    saidPolicies: isSaid && prefix !== undefined ? [prefix] : [],
  };
}

function componentName(name: string): string {
  return /^[\w.-]+$/.test(name) ? name : name.replaceAll(/[^\w.-]+/g, '_');
}

/** Requirements that name schemes which exist. */
export function requirementsOf(
  requirements: Json | undefined,
  names: ReadonlySet<string>,
  way: readonly (string | number)[],
  context: OpenApiExport,
): readonly JsonObject[] {
  if (!isArray(requirements)) return [];
  return requirements.flatMap((requirement, index): readonly JsonObject[] => {
    if (!isObject(requirement)) return [];
    const entries = Object.entries(requirement).map(([name, scopes]) => {
      const list = isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
      return [componentName(name), list] as const;
    });
    const unknown = entries.find(([name]) => !names.has(name));
    if (unknown !== undefined) context.tell('export-security', [...way, index], { name: unknown[0] });
    return unknown === undefined ? [Object.fromEntries(entries)] : [];
  });
}

function exportScheme(
  scheme: JsonObject,
  parameters: JsonObject,
  prefix: JsonObject | undefined,
  context: OpenApiExport,
): JsonObject | undefined {
  const description = stringAt(scheme, 'description');
  const more = {
    ...(description !== undefined && { description }),
    ...extensionsOf(scheme, context),
  };
  switch (scheme['type']) {
    case 'basic':
      return { type: 'http', scheme: 'basic', ...more };
    case 'apiKey': {
      const name = stringAt(scheme, 'name') ?? '';
      const place = scheme['in'] === 'query' ? 'query' : 'header';
      const word = prefix === undefined ? undefined : prefixOf(prefix);
      if (word !== undefined && place === 'header' && name.toLowerCase() === 'authorization')
        return { type: 'http', scheme: word.toLowerCase() === 'bearer' ? 'bearer' : word, ...more };
      return { type: 'apiKey', name, in: place, ...more };
    }
    case 'oauth2':
      return { type: 'oauth2', flows: flowsOf(scheme, parameters), ...more };
    default:
      return undefined;
  }
}

const flowNames: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

function flowsOf(scheme: JsonObject, parameters: JsonObject): JsonObject {
  const settings = objectAt(objectAt(parameters, 'token'), 'oAuthSettings');
  const custom = objectAt(settings, 'customParameters');
  const setting = (name: string): string | undefined => stringAt(objectAt(custom, name), 'value');
  const flow = flowNames[stringAt(scheme, 'flow') ?? ''] ?? 'authorizationCode';
  const authorizationUrl = stringAt(scheme, 'authorizationUrl') ?? setting('authorizationUrl') ?? '';
  const tokenUrl = stringAt(scheme, 'tokenUrl') ?? setting('tokenUrl') ?? '';
  const refreshUrl = setting('refreshUrl') ?? '';
  const scopes = Object.fromEntries(
    Object.entries(objectAt(scheme, 'scopes') ?? {}).map(([name, text]) => [
      name,
      typeof text === 'string' ? text : '',
    ]),
  );
  const needsAuthorization = flow === 'implicit' || flow === 'authorizationCode';
  return {
    [flow]: {
      ...(needsAuthorization && { authorizationUrl }),
      ...(flow !== 'implicit' && { tokenUrl }),
      ...(refreshUrl !== '' && refreshUrl !== tokenUrl && { refreshUrl }),
      scopes,
    },
  };
}

/** Sign-in by the names of connection parameters (SPEC §9.3), for definitions that say none. */
function derived(parameters: JsonObject): JsonObject {
  const types = Object.entries(parameters).map(([name, value]) => [name, stringAt(value, 'type')] as const);
  if (types.some(([, type]) => type?.toLowerCase() === 'oauthsetting'))
    return { oauth2_auth: { type: 'oauth2', flow: 'accessCode', scopes: {} } };
  const names = new Set(types.map(([name]) => name.toLowerCase()));
  return names.has('username') && names.has('password') ? { basic_auth: { type: 'basic' } } : {};
}

const prefixPattern = /^([\w-]+) @headers\('authorization'\)$/i;

/** A policy for all operations that puts a word in front of what the header Authorization holds. */
function isPrefix(policy: JsonObject): boolean {
  return prefixOf(policy) !== undefined;
}

function prefixOf(policy: JsonObject): string | undefined {
  const parameters = objectAt(policy, 'parameters');
  const value = (name: string): string => stringAt(parameters, `x-ms-apimTemplateParameter.${name}`) ?? '';
  const operations = parameters?.['x-ms-apimTemplate-operationName'];
  const forAll = operations === undefined || (isArray(operations) && operations.length === 0);
  const section = stringAt(parameters, 'x-ms-apimTemplate-policySection') ?? 'Request';
  if (stringAt(policy, 'templateId')?.toLowerCase() !== 'setheader' || !forAll) return undefined;
  if (value('name').toLowerCase() !== 'authorization' || section.toLowerCase() !== 'request')
    return undefined;
  return prefixPattern.exec(value('value').trim())?.[1];
}
