import { arrayAt, isArray, isObject, type Json, type JsonObject, stringAt } from '@connectory/base';
import { mergeAllOf } from './merge.ts';
import { resolveSchema } from './resolve.ts';

/** Levels and nodes that are written out; what lies behind them keeps its type only. */
const maxDepth = 24;
const maxNodes = 5000;

/** Keywords whose value is a schema or a list of schemas, and those whose members are schemas. */
const schemaKeywords = new Set([
  'items',
  'additionalProperties',
  'not',
  'anyOf',
  'oneOf',
  'x-anyOf',
  'x-oneOf',
]);
const memberKeywords = new Set(['properties', 'patternProperties']);
/** Only references lead there, and none are left. A member of the last name would become a prototype. */
const passedOver = new Set(['definitions', '$defs', '__proto__']);

interface Node {
  readonly given: JsonObject;
  /** References that led here. */
  readonly open: readonly string[];
  readonly depth: number;
  readonly target: Record<string, Json>;
}

/**
 * Writes a schema out so that it stands for itself, in any place of any other: references are replaced by what they name, and `allOf` is
 * merged. A definition inside itself keeps its type there and nothing more. Upper levels are written out first, so that what a large
 * schema loses at its 5,000 nodes lies deepest.
 *
 * @param root - The document that local references point into.
 * @example
 * ```ts
 * import { inlineSchema } from '@connectory/schema';
 * const root = { definitions: { Id: { type: 'integer' } } };
 * inlineSchema({ type: 'array', items: { $ref: '#/definitions/Id' } }, root); // { type: 'array', items: { type: 'integer' } }
 * ```
 */
export function inlineSchema(schema: JsonObject, root: JsonObject): JsonObject {
  const whole: Record<string, Json> = {};
  const nodes: Node[] = [{ given: schema, open: [], depth: 0, target: whole }];
  // What is added on the way is visited as well.
  for (const node of nodes) fill(node, root, nodes);
  return whole;
}

function fill({ given, open, depth, target }: Node, root: JsonObject, nodes: Node[]): void {
  const references = referencesOf(given);
  const merged = mergeAllOf(resolveSchema(given, root), root);
  if (references.some((each) => open.includes(each)) || depth > maxDepth || nodes.length > maxNodes) {
    if (merged['type'] !== undefined) target['type'] = merged['type'];
    return;
  }
  const below = { open: [...open, ...references], depth: depth + 1 };
  const child = (value: Json): Json => {
    if (!isObject(value)) return value;
    const own: Record<string, Json> = {};
    nodes.push({ given: value, ...below, target: own });
    return own;
  };
  for (const [keyword, value] of Object.entries(merged)) {
    if (passedOver.has(keyword)) continue;
    if (schemaKeywords.has(keyword)) target[keyword] = isArray(value) ? value.map(child) : child(value);
    else if (memberKeywords.has(keyword) && isObject(value)) {
      const members = Object.entries(value).map(([name, member]) => [name, child(member)]);
      target[keyword] = Object.fromEntries(members);
    } else target[keyword] = value;
  }
}

/** The references that a schema is made of, its branches' among them. */
function referencesOf(schema: JsonObject): readonly string[] {
  const parts = [schema, ...(arrayAt(schema, 'allOf') ?? [])];
  return parts.flatMap((part) => stringAt(part, '$ref') ?? []);
}
