/** What an expression reads of the run, told without running it. */
import type { ReferenceKind } from '../functions/define.ts';
import { findFunction } from '../functions/library.ts';
import type { Span } from '../run/failure.ts';
import type { CallNode, ExpressionNode, Template } from '../syntax/nodes.ts';
import { expressionsOf } from '../syntax/template.ts';
import { childrenOf } from '../syntax/walk.ts';

/** One thing of the run that an expression reads. */
export interface ExpressionReference {
  /** What is read: something that has a name, the trigger, the item of the nearest loop, or facts of the run. */
  readonly kind: ReferenceKind | 'trigger' | 'item' | 'run';
  /** The name as written; absent where there is none, or where it is worked out while running. */
  readonly name?: string;
  /** Whether there is a name that only running tells, as in `outputs(concat('a', 'b'))`. */
  readonly dynamic: boolean;
  /** The function that reads, as it is usually spelled. */
  readonly function: string;
  /** The constant property names and indexes that are read of it, up to the first that is not constant. */
  readonly path: readonly (string | number)[];
  /** Where the call stands in the template. */
  readonly span: Span;
}

/**
 * Everything that a template reads of the run: actions, variables, parameters, loops, scopes, the trigger, with the properties that are
 * read of each.
 *
 * @example
 * ```ts
 * import { parseTemplate, referencesOf } from '@connectory/expressions';
 * const parsed = parseTemplate("@outputs('Get_item')?['body/id']");
 * if (parsed.ok) referencesOf(parsed.value)[0]?.name; // 'Get_item'
 * ```
 */
export function referencesOf(template: Template): readonly ExpressionReference[] {
  return expressionsOf(template).flatMap((node) => referencesIn(node, []));
}

function referencesIn(
  node: ExpressionNode,
  path: readonly (string | number)[],
): readonly ExpressionReference[] {
  switch (node.kind) {
    case 'literal':
      return [];
    case 'access': {
      const { key } = node;
      const isConstant =
        key.kind === 'literal' && (typeof key.value === 'string' || typeof key.value === 'number');
      const step = isConstant && key.kind === 'literal' ? key.value : undefined;
      // A key that is worked out ends what is known of the path behind it.
      const inner = typeof step === 'string' || typeof step === 'number' ? [step, ...path] : [];
      return [...referencesIn(node.target, inner), ...referencesIn(key, [])];
    }
    default:
      return [...ownReference(node, path), ...childrenOf(node).flatMap((child) => referencesIn(child, []))];
  }
}

function ownReference(node: CallNode, path: readonly (string | number)[]): readonly ExpressionReference[] {
  const definition = findFunction(node.name);
  if (definition?.family !== 'reference') return [];
  const { name, reference } = definition;
  const common = { function: name, path, span: node.span };
  if (reference === undefined) {
    const kind = definition.readsTrigger === true ? 'trigger' : name === 'item' ? 'item' : 'run';
    return [{ ...common, kind, dynamic: false }];
  }
  const [first] = node.args;
  const known = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
  if (known === undefined) return [{ ...common, kind: reference, dynamic: true }];
  return [{ ...common, kind: reference, name: known, dynamic: false }];
}
