import { escapeSegment, isObject, type JsonObject, objectAt } from '@connectory/base';
import { mergeAllOf, resolveSchema } from '@connectory/schema';
import { type DynamicSource, readDynamic } from './dynamic.ts';
import type { Connector, Operation } from './types.ts';

/** A place of an operation whose choices or shape another operation supplies. */
export interface DynamicNode {
  /** Where: a parameter, or below one as `body/owner/id`; `response` for outputs. List items are the step `items`. */
  readonly path: readonly string[];
  readonly side: 'input' | 'output';
  readonly source: DynamicSource;
  /** JSON pointer below the declaration of the operation's parameter or response. */
  readonly pointer: string;
}

const maxDepth = 12;

/**
 * Finds every dynamic extension of an operation: on parameters, inside their schemas, in the output. Each schema object is
 * visited once, so that recursive definitions end.
 *
 * @example
 * ```ts
 * import { compileConnector, dynamicNodes, emptyPackage } from '@connectory/connector';
 * const connector = compileConnector(emptyPackage('Tasks'));
 * for (const operation of connector.operations.values()) dynamicNodes(connector, operation).length;
 * ```
 */
export function dynamicNodes(connector: Connector, operation: Operation): readonly DynamicNode[] {
  const { document } = connector;
  const found: DynamicNode[] = [];
  const seen = new Set<JsonObject>();
  const visit = (
    given: JsonObject,
    at: Pick<DynamicNode, 'path' | 'side' | 'pointer'>,
    depth: number,
  ): void => {
    const resolved = resolveSchema(given, document);
    if (seen.has(resolved) || depth > maxDepth) return;
    seen.add(resolved);
    const schema = mergeAllOf(resolved, document);
    const source = readDynamic(schema, document);
    if (source !== undefined) found.push({ ...at, source });
    for (const [name, property] of Object.entries(objectAt(schema, 'properties') ?? {})) {
      const pointer = `${at.pointer}/properties/${escapeSegment(name)}`;
      if (isObject(property)) visit(property, { ...at, path: [...at.path, name], pointer }, depth + 1);
    }
    const items = objectAt(schema, 'items');
    const below = { ...at, path: [...at.path, 'items'], pointer: `${at.pointer}/items` };
    if (items !== undefined) visit(items, below, depth + 1);
  };
  for (const parameter of operation.parameters) {
    const { name, pointer, place } = parameter;
    const at = { path: [name], side: 'input' as const, pointer };
    const source = readDynamic(parameter.source, document);
    if (source !== undefined) found.push({ ...at, source });
    if (place === 'body') visit(parameter.schema, { ...at, pointer: `${pointer}/schema` }, 0);
    else {
      const items = objectAt(parameter.source, 'items');
      if (items !== undefined) visit(items, { ...at, path: [name, 'items'], pointer: `${pointer}/items` }, 0);
    }
  }
  const { output } = operation;
  if (output?.schema !== undefined) {
    const pointer = `${output.pointer}/schema`;
    visit(output.schema, { path: ['response'], side: 'output', pointer }, 0);
  }
  return found;
}
