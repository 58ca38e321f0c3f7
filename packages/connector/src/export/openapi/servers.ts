import { arrayAt, isArray, isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import type { ConnectorPackage } from '../../package/types.ts';
import { type OpenApiExport, textsOf } from './context.ts';

/** Servers, and what of the properties they say. */
export interface ExportedServers {
  readonly servers: readonly JsonObject[];
  readonly saidPolicies: readonly JsonObject[];
  /** Connection parameters that became variables. */
  readonly said: ReadonlySet<string>;
}

/**
 * Host, base path and schemes as servers. A policy that sends everything to a host of connection parameters becomes a
 * server with variables.
 */
export function exportServers(connectorPackage: ConnectorPackage, context: OpenApiExport): ExportedServers {
  const inner = objectAt(connectorPackage.properties, 'properties');
  const parameters = objectAt(inner, 'connectionParameters') ?? {};
  const policies = (arrayAt(inner, 'policyTemplateInstances') ?? []).filter(isObject);
  for (const policy of policies) {
    const server = serverOf(policy, parameters);
    if (server !== undefined) return { servers: [server.server], saidPolicies: [policy], said: server.said };
  }
  const { definition } = context;
  const host = stringAt(definition, 'host') ?? '';
  const stated = stringAt(definition, 'basePath') ?? '/';
  const basePath = stated === '/' ? '' : `/${stated.replaceAll(/^\/+|\/+$/g, '')}`;
  if (host === '')
    return { servers: basePath === '' ? [] : [{ url: basePath }], saidPolicies: [], said: new Set() };
  const schemes = textsOf(definition['schemes']).filter((scheme) => /^https?$/i.test(scheme));
  const ordered = [...new Set(schemes.map((scheme) => scheme.toLowerCase()))].toSorted().toReversed();
  const servers = (ordered.length > 0 ? ordered : ['https']).map((scheme) => ({
    url: `${scheme}://${host}${basePath}`,
  }));
  return { servers, saidPolicies: [], said: new Set() };
}

const call = /@connectionParameters\('([^']*)'(?:\s*,\s*'([^']*)')?\)/gi;

function serverOf(
  policy: JsonObject,
  parameters: JsonObject,
): { readonly server: JsonObject; readonly said: ReadonlySet<string> } | undefined {
  const settings = objectAt(policy, 'parameters');
  const template = stringAt(settings, 'x-ms-apimTemplateParameter.urlTemplate') ?? '';
  const operations = settings?.['x-ms-apimTemplate-operationName'];
  const forAll = operations === undefined || (isArray(operations) && operations.length === 0);
  if (stringAt(policy, 'templateId')?.toLowerCase() !== 'dynamichosturl' || !forAll) return undefined;
  const variables: Record<string, Json> = {};
  const said = new Set<string>();
  const url = template.trim().replaceAll(call, (_call, name: string, fallback?: string) => {
    said.add(name);
    variables[name] = variableOf(name, fallback, objectAt(parameters, name));
    return `{${name}}`;
  });
  // Anything else that is worked out at run time has no words in a server.
  if (said.size === 0 || /[@\s]/.test(url)) return undefined;
  return { server: { url: /^(\{|[a-z]+:)/i.test(url) ? url : `https://${url}`, variables }, said };
}

function variableOf(
  name: string,
  fallback: string | undefined,
  parameter: JsonObject | undefined,
): JsonObject {
  const definition = objectAt(parameter, 'uiDefinition');
  const listed = arrayAt(objectAt(definition, 'constraints'), 'allowedValues') ?? [];
  const values = listed.flatMap((item) => stringAt(item, 'value') ?? []);
  const description = stringAt(definition, 'description') ?? stringAt(definition, 'displayName');
  const given = fallback ?? stringAt(parameter, 'defaultValue') ?? values[0] ?? name;
  return {
    ...(values.length > 0 && { enum: values.includes(given) ? values : [...values, given] }),
    default: given,
    ...(description !== undefined && { description }),
  };
}
