import type { JsonObject } from '@connectory/base';

/**
 * An instance of a policy template (connector spec, policies).
 *
 * @param operations - Ids of the operations it is for; none means all.
 */
function policyInstance(
  templateId: string,
  title: string,
  parameters: JsonObject,
  operations: readonly string[] = [],
  section?: 'Request' | 'Response',
): JsonObject {
  const named = Object.entries(parameters).map(
    ([name, value]) => [`x-ms-apimTemplateParameter.${name}`, value] as const,
  );
  return {
    templateId,
    title,
    parameters: {
      ...Object.fromEntries(named),
      ...(section !== undefined && { 'x-ms-apimTemplate-policySection': section }),
      ...(operations.length > 0 && { 'x-ms-apimTemplate-operationName': operations }),
    },
  };
}

/** Puts the word a sign-in wants in front of what a connection sends in the header Authorization. */
export function authorizationPrefix(prefix: string): JsonObject {
  return policyInstance(
    'setheader',
    `Put "${prefix}" in front of the token`,
    {
      name: 'Authorization',
      value: `${prefix} @headers('Authorization')`,
      existsAction: 'override',
    },
    [],
    'Request',
  );
}

/** Sends operations, or all, to another scheme, host and base path. */
export function hostPolicy(
  title: string,
  urlTemplate: string,
  operations: readonly string[] = [],
): JsonObject {
  return policyInstance('dynamichosturl', title, { urlTemplate }, operations);
}

/** Sends one operation to another path below the base path. */
export function routePolicy(title: string, newPath: string, operation: string): JsonObject {
  const target = { newPath, httpMethod: '@Request.OriginalHTTPMethod' };
  return policyInstance('routerequesttoendpoint', title, target, [operation]);
}
