/** What templates give, told from what is known of the steps that they read. */
import { jsonEqual, type JsonObject } from '@connectory/base';
import {
  type CallNode,
  type ExpressionNode,
  parseTemplate,
  resultTypesOf,
  type Template,
  type ValueKind,
} from '@connectory/expressions';
import { schemaType } from '@connectory/schema';
import { arrayOf, isArraySchema, itemsOf, objectOf, propertyOf, withProperty } from './shapes.ts';

/** What a template can read, as schemas. */
export interface Known {
  /** What `outputs` gives of an action; nothing of one that has none. */
  readonly action: (name: string) => JsonObject | undefined;
  /** What `triggerOutputs` gives. */
  readonly trigger: JsonObject;
  readonly variable: (name: string) => JsonObject | undefined;
  /** The item of a loop by its name. */
  readonly loop: (name: string) => JsonObject | undefined;
  /** The item that the nearest loop or data operation is at. */
  readonly item: JsonObject;
}

/** The JSON Schema type of each kind of value that an expression gives. */
const schemaTypes: Readonly<Record<ValueKind, string>> = {
  null: 'null',
  boolean: 'boolean',
  integer: 'integer',
  float: 'number',
  decimal: 'number',
  string: 'string',
  array: 'array',
  object: 'object',
};

/** An expression that may give more types than this is as good as not known. */
const tooMany = 4;

/** The schema of a text of a definition; an empty one where nothing can be told. */
export function schemaOfText(text: string, known: Known): JsonObject {
  const parsed = parseTemplate(text);
  if (!parsed.ok) return {};
  const template = parsed.value;
  return template.kind === 'expression' ? schemaOf(template.expression, known) : typeOf(template);
}

function schemaOf(node: ExpressionNode, known: Known): JsonObject {
  switch (node.kind) {
    case 'literal':
      return typeOf({ kind: 'expression', expression: node });
    case 'access': {
      const target = schemaOf(node.target, known);
      const key = constantOf(node.key);
      return typeof key === 'string' ? propertyOf(target, key) : itemsOf(target);
    }
    default:
      return (
        readers.get(node.name.toLowerCase())?.(node, known) ??
        typeOf({ kind: 'expression', expression: node })
      );
  }
}

/** What only the functions tell that are called. */
function typeOf(template: Template): JsonObject {
  const types = [...new Set(resultTypesOf(template).map((kind) => schemaTypes[kind]))];
  const [only] = types;
  if (only === undefined || types.length > tooMany) return {};
  return { type: types.length === 1 ? only : types };
}

function constantOf(node: ExpressionNode | undefined): unknown {
  return node?.kind === 'literal' ? node.value : undefined;
}

/** The schema of a call; nothing where only its function can tell. */
type Reader = (call: CallNode, known: Known) => JsonObject | undefined;

/** Reads something of the run that is named by a constant. */
function named(read: (known: Known, name: string) => JsonObject | undefined): Reader {
  return ({ args: [first] }, known) => {
    const name = constantOf(first);
    return typeof name === 'string' ? (read(known, name) ?? {}) : undefined;
  };
}

/** Gives an array as it is given one. */
const sameArray: Reader = ({ args: [first] }, known) => {
  const schema = first && schemaOf(first, known);
  return schema !== undefined && isArraySchema(schema) ? schema : undefined;
};

const oneItem: Reader = (call, known) => {
  const schema = sameArray(call, known);
  return schema && itemsOf(schema);
};

/** Of values of one type, the one of which most is told. */
function oneOf(nodes: readonly ExpressionNode[], known: Known): JsonObject | undefined {
  const schemas = nodes.map((node) => schemaOf(node, known)).filter(({ type }) => type !== 'null');
  const [first, ...rest] = schemas;
  if (first === undefined) return undefined;
  if (rest.every((schema) => jsonEqual(schema, first))) return first;
  const type = schemaType(first);
  if (type === undefined || rest.some((schema) => schemaType(schema) !== type)) return undefined;
  return schemas.find(({ properties, items }) => properties !== undefined || items !== undefined);
}

const setProperty: Reader = ({ args: [object, name, value] }, known) => {
  const key = constantOf(name);
  if (object === undefined || value === undefined || typeof key !== 'string') return undefined;
  return withProperty(schemaOf(object, known), key, schemaOf(value, known));
};

const outputs = named((known, name) => known.action(name));
const body = named((known, name) => propertyOf(known.action(name) ?? {}, 'body'));

/** Functions that give more than a type, by name in small letters. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['outputs', outputs],
  ['actionoutputs', outputs],
  ['body', body],
  ['actionbody', body],
  ['actions', named((known, name) => objectOf({ outputs: known.action(name) ?? {} }))],
  ['trigger', (_call, { trigger }) => objectOf({ outputs: trigger })],
  ['triggeroutputs', (_call, { trigger }) => trigger],
  ['triggerbody', (_call, { trigger }) => propertyOf(trigger, 'body')],
  ['variables', named((known, name) => known.variable(name))],
  ['items', named((known, name) => known.loop(name))],
  ['item', (_call, { item }) => item],
  ['first', oneItem],
  ['last', oneItem],
  ['take', sameArray],
  ['skip', sameArray],
  ['sort', sameArray],
  ['reverse', sameArray],
  ['union', sameArray],
  ['intersection', sameArray],
  ['if', ({ args: [, ...values] }, known) => oneOf(values, known)],
  ['coalesce', ({ args }, known) => oneOf(args, known)],
  ['createarray', ({ args }, known) => arrayOf(oneOf(args, known) ?? {})],
  ['addproperty', setProperty],
  ['setproperty', setProperty],
]);
