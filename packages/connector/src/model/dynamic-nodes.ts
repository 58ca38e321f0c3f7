import { escapeSegment, isObject, type JsonObject, objectAt } from '@connectory/base';
import { mergeAllOf, resolveSchema } from '@connectory/schema';
import { type DynamicSource, readDynamic } from './dynamic.ts';
import type { Connector, Operation, ResponseModel } from './types.ts';

/** A place of an operation whose choices or shape another operation supplies. */
export interface DynamicNode {
  /** Where: a parameter, or below one as `body/owner/id`; `response` for outputs. List items are the step `items`. */
  readonly path: readonly string[];
  readonly side: 'input' | 'output';
  readonly source: DynamicSource;
  /** The parameter or schema that carries the extension. */
  readonly schema: JsonObject;
  /** JSON pointer below the declaration of the operation's parameter or response. */
  readonly pointer: string;
}

const maxDepth = 12;

/** Schema nodes looked at in one operation. */
const maxNodes = 5000;

/**
 * Finds every dynamic extension of an operation: on parameters, inside their schemas, in the output. A definition inside
 * itself is not entered again.
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
  const walk = walker(document, found);
  for (const parameter of operation.parameters) {
    const { name, pointer, place } = parameter;
    const at: Place = { path: [name], side: 'input', pointer };
    const source = readDynamic(parameter.source, document);
    if (source !== undefined) found.push({ ...at, source, schema: parameter.source });
    if (place === 'body') walk(parameter.schema, { ...at, pointer: `${pointer}/schema` });
    else {
      const items = objectAt(parameter.source, 'items');
      if (items !== undefined) walk(items, { ...at, path: [name, 'items'], pointer: `${pointer}/items` });
    }
  }
  return [...found, ...(operation.output?.dynamic ?? [])];
}

/** Finds the dynamic extensions in the body of an answer or notification. */
export function dynamicNodesOfResponse(
  document: JsonObject,
  { schema, pointer }: Pick<ResponseModel, 'schema' | 'pointer'>,
): readonly DynamicNode[] {
  const found: DynamicNode[] = [];
  if (schema !== undefined)
    walker(document, found)(schema, { path: ['response'], side: 'output', pointer: `${pointer}/schema` });
  return found;
}

/**
 * Finds the dynamic extensions inside a shape that another operation supplied; they refer to the operation that the shape
 * is for.
 *
 * @param path - Where the shape stands in that operation.
 */
export function dynamicNodesIn(
  connector: Connector,
  shape: JsonObject,
  path: readonly string[],
): readonly DynamicNode[] {
  const found: DynamicNode[] = [];
  walker(connector.document, found)(shape, { path, side: 'input', pointer: '' });
  return found;
}

type Place = Pick<DynamicNode, 'path' | 'side' | 'pointer'>;

function walker(document: JsonObject, found: DynamicNode[]): (schema: JsonObject, at: Place) => void {
  const open = new Set<JsonObject>();
  let nodes = 0;
  const visit = (given: JsonObject, at: Place, depth: number): void => {
    const resolved = resolveSchema(given, document);
    nodes += 1;
    if (open.has(resolved) || depth > maxDepth || nodes > maxNodes) return;
    open.add(resolved);
    const schema = mergeAllOf(resolved, document);
    const source = readDynamic(schema, document);
    if (source !== undefined) found.push({ ...at, source, schema });
    for (const [name, property] of Object.entries(objectAt(schema, 'properties') ?? {})) {
      const pointer = `${at.pointer}/properties/${escapeSegment(name)}`;
      if (isObject(property)) visit(property, { ...at, path: [...at.path, name], pointer }, depth + 1);
    }
    const items = objectAt(schema, 'items');
    const below = { ...at, path: [...at.path, 'items'], pointer: `${at.pointer}/items` };
    if (items !== undefined) visit(items, below, depth + 1);
    open.delete(resolved);
  };
  return (schema, at) => visit(schema, at, 0);
}
