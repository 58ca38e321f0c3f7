/** The types that the result of an expression can have, as far as they can be told. */
import { findFunction } from '../functions/library.ts';
import { kinds } from '../functions/kinds.ts';
import type { CallNode, ExpressionNode, Template } from '../syntax/nodes.ts';
import { kindOf, type ValueKind } from '../values/value.ts';

const everything = kinds.any.types;
const arithmetic = new Set(['add', 'sub', 'mul', 'div', 'mod', 'min', 'max']);
const numbers = new Set<ValueKind>(['integer', 'float', 'decimal']);

/**
 * The types that a template's value can have. All of them where nothing can be told, as for what is read of an action.
 *
 * @example
 * ```ts
 * import { parseTemplate, resultTypesOf } from '@connectory/expressions';
 * const parsed = parseTemplate('@add(1, 2)');
 * if (parsed.ok) resultTypesOf(parsed.value); // ['integer']
 * ```
 */
export function resultTypesOf(template: Template): readonly ValueKind[] {
  return template.kind === 'expression' ? typesOf(template.expression) : ['string'];
}

/** The types that an expression's value can have. */
export function typesOf(node: ExpressionNode): readonly ValueKind[] {
  switch (node.kind) {
    case 'literal':
      return [kindOf(node.value)];
    case 'access':
      return everything;
    default:
      return callTypes(node);
  }
}

function callTypes({ name, args }: CallNode): readonly ValueKind[] {
  const definition = findFunction(name);
  if (definition === undefined) return everything;
  const [first, ...rest] = args;
  switch (definition.name) {
    case 'if':
      return union(rest);
    case 'coalesce': {
      const types = union(args);
      const last = args.at(-1);
      // A null in front of the last is passed over.
      return last !== undefined && typesOf(last).includes('null')
        ? types
        : types.filter((type) => type !== 'null');
    }
    case 'take':
    case 'union':
    case 'intersection':
      return first === undefined ? definition.returns : narrowed(definition.returns, typesOf(first));
    default:
      return arithmetic.has(definition.name) ? numberTypes(args) : definition.returns;
  }
}

function union(nodes: readonly ExpressionNode[]): readonly ValueKind[] {
  const types = new Set(nodes.flatMap(typesOf));
  return everything.filter((type) => types.has(type));
}

function narrowed(types: readonly ValueKind[], possible: readonly ValueKind[]): readonly ValueKind[] {
  const both = types.filter((type) => possible.includes(type));
  return both.length === 0 ? types : both;
}

/** A decimal makes a decimal, else a float a float; integers stay integers. */
function numberTypes(args: readonly ExpressionNode[]): readonly ValueKind[] {
  const all = args.map((arg) => typesOf(arg).filter((type) => numbers.has(type)));
  for (const widest of ['decimal', 'float'] as const) {
    if (all.some((types) => types.length === 1 && types[0] === widest)) {
      return widest === 'float' && all.some((types) => types.includes('decimal'))
        ? ['float', 'decimal']
        : [widest];
    }
  }
  return all.every((types) => types.length === 1 && types[0] === 'integer') ? ['integer'] : [...numbers];
}
