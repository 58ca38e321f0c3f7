import {
  type Diagnostic,
  escapeSegment,
  isArray,
  isObject,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
} from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { definitionFile } from '../package/names.ts';
import type { ConnectorPackage } from '../package/types.ts';
import { withoutSlashes } from '../text/without-end.ts';
import { compileOperation } from './operation.ts';
import { compilePolicies } from './policies.ts';
import { compileScript } from './script.ts';
import { scriptDiagnostics } from './script-diagnostics.ts';
import { compileParameterSets } from './parameter-sets.ts';
import { signInDiagnostics } from './sign-in-diagnostics.ts';
import type { Connector, Operation } from './types.ts';

/** The verbs OpenAPI 2.0 gives an operation, lower case as in the document. */
export const verbs: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/**
 * Compiles a package into the model that calling, testing and the screens work on. It never fails: what cannot be
 * compiled is left out and told in `diagnostics`.
 *
 * Compile once per version and keep the result; operations work out their parameters and responses on first use.
 *
 * @example
 * ```ts
 * import { compileConnector, emptyPackage } from '@connectory/connector';
 * compileConnector(emptyPackage('Tasks')).operations.size; // 0
 * ```
 */
export function compileConnector(connectorPackage: ConnectorPackage): Connector {
  const { definition, properties } = connectorPackage;
  const diagnostics: Diagnostic[] = [];
  const info = objectAt(definition, 'info');
  const schemes = isArray(definition['schemes']) ? definition['schemes'] : [];
  const connectionParameterSets = compileParameterSets(definition, properties);
  diagnostics.push(...signInDiagnostics(connectorPackage, connectionParameterSets));
  const operations = compileOperations(definition, diagnostics);
  const script = compileScript(connectorPackage);
  diagnostics.push(...scriptDiagnostics(script, operations));
  return {
    title: stringAt(info, 'title') ?? '',
    description: stringAt(info, 'description') ?? '',
    scheme: schemes.includes('http') && !schemes.includes('https') ? 'http' : 'https',
    host: stringAt(definition, 'host') ?? '',
    basePath: withoutSlashes(stringAt(definition, 'basePath') ?? ''),
    operations,
    connectionParameterSets,
    connectionParameters: connectionParameterSets[0]?.parameters ?? [],
    security: connectionParameterSets[0]?.security ?? { kind: 'none' },
    policies: compilePolicies(properties),
    script,
    document: definition,
    diagnostics,
  };
}

function compileOperations(
  definition: JsonObject,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, Operation> {
  const operations = new Map<string, Operation>();
  const paths = objectAt(definition, 'paths') ?? {};
  for (const path of memberNames(paths)) {
    const pathItem = paths[path];
    if (path.startsWith('x-') || !isObject(pathItem)) continue;
    const pathPointer = `/paths/${escapeSegment(path)}`;
    for (const verb of memberNames(pathItem)) {
      if (!verbs.includes(verb.toLowerCase())) continue;
      const value = pathItem[verb];
      const pointer = `${pathPointer}/${verb}`;
      if (!isObject(value)) {
        diagnostics.push(
          diagnostic('operation-not-object', { pointer }, { place: { file: definitionFile, pointer } }),
        );
        continue;
      }
      const id = uniqueId(
        operations,
        stringAt(value, 'operationId') || `${verb} ${path}`,
        pointer,
        diagnostics,
      );
      const place = {
        id,
        path,
        verb,
        pathItem: { value: pathItem, pointer: pathPointer },
        operation: { value, pointer },
      };
      operations.set(id, compileOperation(definition, place, diagnostics));
    }
  }
  return operations;
}

function uniqueId(
  operations: ReadonlyMap<string, Operation>,
  id: string,
  pointer: string,
  diagnostics: Diagnostic[],
): string {
  const first = operations.get(id);
  if (first === undefined) return id;
  const data = { id, first: first.pointer, second: pointer };
  diagnostics.push(diagnostic('operation-id-duplicate', data, { place: { file: definitionFile, pointer } }));
  let number = 2;
  while (operations.has(`${id} ${number}`)) number += 1;
  return `${id} ${number}`;
}
