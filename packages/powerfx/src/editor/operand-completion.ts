/** What can stand where a value is wanted. */
import type { BinaryNode, Node } from '../syntax/nodes.ts';
import { optionType, type Type } from '../types/type.ts';
import type { OptionSet } from '../values/option-set.ts';
import {
  enumMemberCandidates,
  fieldCandidates,
  fullMembers,
  functionCandidates,
  scopedCandidate,
  setCandidate,
  setCandidates,
  variableCandidate,
  variablesOf,
} from './candidates.ts';
import { findNode } from './cursor.ts';
import { expectedSet } from './expected-sets.ts';
import type { Candidate } from './item.ts';
import { findParameter } from './parameters.ts';
import type { Place } from './place.ts';
import { argumentFits, type Fits } from './probe.ts';
import { argumentAt, scopeAt, type Argument, type ScopedName } from './scope.ts';
import { columnsFor, textsOfColumns } from './text-completion.ts';
import { typeCandidates } from './type-names.ts';

const keywords: readonly Candidate[] = ['true', 'false', 'Not'].map((label) => ({
  label,
  kind: 'keyword',
  prefixOnly: true,
}));
const comparisons: ReadonlySet<string> = new Set(['=', '<>', '<', '<=', '>', '>=']);

/** Names, functions, members of enums; first what fits the argument. */
export function operandCompletions(place: Place): readonly Candidate[] {
  const { cursor } = place;
  const argument = directArgument(place);
  if (argument?.role === 'type') return typeCandidates(place.symbols, false);
  if (argument?.role === 'column') return columnCandidates(place, argument);
  // Only a function can be called.
  if (cursor.prefix !== '' && cursor.after?.value === '(') {
    return functionCandidates(place.symbols);
  }
  const best = argument === undefined ? [] : bestCandidates(place, argument);
  if (cursor.prefix === '' && cursor.before !== undefined && !place.invoked)
    return [...best, ...fitting(place, argument, best)];
  return [
    ...best,
    ...namesInScope(place).map(({ candidate }) => candidate),
    ...functionCandidates(place.symbols),
    ...setCandidates(place.symbols),
    ...(cursor.prefix === '' ? [] : enumMemberCandidates(place.symbols)),
    ...keywords,
  ];
}

/** The argument whose first token would be written at the caret. */
function directArgument({ bound, symbols, cursor }: Place): Argument | undefined {
  const before = cursor.before?.value;
  return before === '(' || before === ',' ? argumentAt(bound, symbols, cursor.frames.at(-1)) : undefined;
}

function columnCandidates({ bound }: Place, argument: Argument): readonly Candidate[] {
  if (!bound.configuration.features.columnNamesAsIdentifiers) return textsOfColumns(argument);
  const row = columnsFor(argument);
  return row === undefined ? [] : fieldCandidates(row).map((candidate) => ({ ...candidate, best: true }));
}

/** Members of the enum that is wanted, columns that may be named. */
function bestCandidates({ bound, symbols }: Place, argument: Argument): readonly Candidate[] {
  if (argument.role === 'columnOrText') {
    const row = columnsFor(argument);
    if (row === undefined) return [];
    const { columnNamesAsIdentifiers } = bound.configuration.features;
    return columnNamesAsIdentifiers
      ? fieldCandidates(row).map((field) => ({ ...field, best: true }))
      : textsOfColumns(argument);
  }
  const declared = findParameter(argument.entry, argument.index, argument.index + 1)?.type;
  const set = declared?.kind === 'option' ? declared.set : expectedSet(argument, symbols);
  const name = set === undefined ? undefined : nameOfSet(set, symbols);
  return set === undefined || name === undefined
    ? []
    : fullMembers(name, set).map((member) => ({ ...member, best: true }));
}

/** The name by which formulas know a set; undefined when they do not. */
function nameOfSet(set: OptionSet, symbols: Place['symbols']): string | undefined {
  for (const symbol of symbols.all()) {
    if (symbol.kind === 'optionSet' && symbol.set === set) return symbol.displayName ?? symbol.name;
  }
  return undefined;
}

interface Named {
  readonly candidate: Candidate;
  readonly type: Type;
  /** Whether its parts are names as well, so that it need not fit itself. */
  readonly opened: boolean;
  readonly scoped: ScopedName | undefined;
}

/** Variables of the host and names of rows; inner names hide outer ones. */
function namesInScope({ bound, symbols, cursor }: Place): readonly Named[] {
  const scope = scopeAt(bound, symbols, cursor);
  const scoped = scope.names.map((name) => ({
    candidate: scopedCandidate(name),
    type: name.type,
    opened: name.implicit,
    scoped: name,
  }));
  const hidden = new Set(scope.names.map(({ name }) => name));
  const variables = variablesOf(symbols, hidden).map((symbol) => ({
    candidate: variableCandidate(symbol),
    type: symbol.type,
    opened: false,
    scoped: undefined,
  }));
  return [...scoped, ...variables];
}

/** Where nothing was typed: names that fit the argument, or the other side of a comparison. */
function fitting(
  place: Place,
  argument: Argument | undefined,
  best: readonly Candidate[],
): readonly Candidate[] {
  const { bound, symbols, cursor } = place;
  const compared =
    cursor.before !== undefined && comparisons.has(cursor.before.value) ? comparedType(place) : undefined;
  if (compared !== undefined) {
    const names = namesInScope(place).filter(({ type }) => type === compared);
    return [...names.map(({ candidate }) => candidate), ...setsOf(place, compared)];
  }
  if (argument === undefined) return [];
  // Members of an enum that is wanted leave no question open.
  if (best.some(({ kind }) => kind === 'enumMember')) return [];
  const fits: Fits = argumentFits(argument, symbols, bound.configuration);
  return namesInScope(place)
    .filter(({ type, opened, scoped }) => (scoped?.kind === 'row' && !opened) || fits(type))
    .map(({ candidate }) => candidate);
}

/** The type of what the caret's operand is compared with. */
function comparedType({ bound, cursor }: Place): Type | undefined {
  const at = cursor.before?.start;
  const isCompared = (node: Node): node is BinaryNode => node.kind === 'binary' && node.span.start === at;
  const node = findNode(bound.syntax.root, isCompared);
  const type = node === undefined ? undefined : bound.types[node.left.id];
  return type === undefined || type.kind === 'error' || type.kind === 'unknown' || type.kind === 'blank'
    ? undefined
    : type;
}

function setsOf({ symbols }: Place, type: Type): readonly Candidate[] {
  const found: Candidate[] = [];
  for (const symbol of symbols.all()) {
    if (symbol.kind === 'optionSet' && optionType(symbol.set) === type) {
      found.push({ ...setCandidate(symbol.displayName ?? symbol.name, symbol.set), best: true });
    }
  }
  return found;
}
