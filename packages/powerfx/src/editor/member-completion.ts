/** What can follow a dot, or `Name[`. */
import type { MemberNode, Node } from '../syntax/nodes.ts';
import type { Token } from '../syntax/token.ts';
import { fieldCandidates, memberCandidates, namespaceCandidates } from './candidates.ts';
import { findNode } from './cursor.ts';
import type { Candidate } from './item.ts';
import type { Place } from './place.ts';
import { scopeAt } from './scope.ts';

/** Fields of a record, members of an enum or option set, functions of a namespace. */
export function memberCompletions(place: Place): readonly Candidate[] {
  const { bound, symbols, cursor } = place;
  const dot = cursor.before;
  if (dot === undefined) return [];
  const namespace = namespaceBefore(bound.syntax.tokens, cursor.beforeIndex);
  const functions = namespace === undefined ? [] : namespaceCandidates(symbols, namespace);
  const left = ownerOf(bound.syntax.root, dot.start);
  // Before a parenthesis only a function can stand; its head is a path and no value.
  if (left === undefined) return functions;
  const meaning = bound.meanings[left.id];
  if (meaning?.kind === 'optionSet') return [...memberCandidates(meaning.symbol.set), ...functions];
  const type = bound.types[left.id];
  return type?.kind === 'record' ? [...fieldCandidates(type), ...functions] : functions;
}

/** The node before a dot. */
function ownerOf(root: Node, dot: number): Node | undefined {
  const isMember = (node: Node): node is MemberNode =>
    node.kind === 'member' && node.style !== 'at' && node.span.start === dot;
  return findNode(root, isMember)?.left;
}

/** The names before a dot, as `A.B` before the last dot of `A.B.C`; undefined when something else stands there. */
function namespaceBefore(tokens: readonly Token[], dotIndex: number): string | undefined {
  const names: string[] = [];
  for (let at = dotIndex; at > 0; at -= 2) {
    const name = tokens[at - 1];
    if (tokens[at]?.value !== '.' || name?.kind !== 'identifier') break;
    names.unshift(name.value);
  }
  return names.length === 0 ? undefined : names.join('.');
}

/** The fields of an outer row as `Table[@field]`. */
export function scopedFieldCompletions({ bound, symbols, cursor }: Place): readonly Candidate[] {
  if (bound.configuration.features.disableRowScopeDisambiguation) return [];
  const { tokens } = bound.syntax;
  const frame = cursor.frames.at(-1);
  const owner = frame === undefined ? undefined : tokens[frame.open - 1]?.value;
  const mark = cursor.before?.value === '@' ? '' : '@';
  // The bracket belongs to the caret, not to what is in scope.
  const scope = scopeAt(bound, symbols, { ...cursor, frames: cursor.frames.slice(0, -1) });
  const row = scope.rows.find(({ names }) => owner !== undefined && names.includes(owner));
  return row === undefined
    ? []
    : fieldCandidates(row.type).map((field) => ({ ...field, label: `${mark}${field.label}` }));
}
