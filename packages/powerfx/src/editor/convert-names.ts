/** Logical and display names: what is stored, and what makers read. */
import type { Bound } from '../binder/bound.ts';
import type { Engine } from '../host/engine.ts';
import { escapeName, escapeText } from '../printer/escape.ts';
import type { CallNode, Identifier, Node } from '../syntax/nodes.ts';
import { rowOf, type RecordType } from '../types/type.ts';
import { boundOf, type EditorOptions } from './options.ts';
import { applySpanEdits, type SpanEdit } from './position.ts';
import { takesRows } from './record-completion.ts';
import { allNodes } from './walk.ts';

/** Which names a formula is written with. */
export type NameStyle = 'display' | 'logical';

/**
 * A formula with the names makers read, or with those that are stored. Names may be written either way before. Everything else
 * of the text stays as it is; separators are another matter (`convertSeparators`).
 *
 * @example
 * ```ts
 * import { convertNames, createEngine, variable } from '@connectory/powerfx';
 * const engine = createEngine();
 * engine.symbols.add(variable({ name: 'cr1_price', displayName: 'Price', value: 3 }));
 * convertNames(engine, 'cr1_price * 2', 'display'); // 'Price * 2'
 * ```
 */
export function convertNames(
  engine: Engine,
  text: string,
  to: NameStyle,
  options: EditorOptions = {},
): string {
  const bound = boundOf(engine, text, options);
  const edits: SpanEdit[] = [];
  const rename = ({ name, span }: Identifier, wanted: string | undefined): void => {
    if (wanted !== undefined && wanted !== name) edits.push({ span, newText: escapeName(wanted) });
  };
  for (const node of allNodes(bound.syntax.root)) {
    if (node.kind === 'name') rename(node.identifier, nameOf(bound, node, to));
    if (node.kind === 'member') rename(node.identifier, memberOf(bound, node.id, node.left, to));
    if (node.kind === 'call') {
      columnNames(bound, node, to, rename, edits);
      rowFields(bound, node, to, rename);
    }
  }
  return applySpanEdits(text, edits);
}

/**
 * A formula whose display names have changed: the engine before knows the old ones, the one after the new ones, and both the same
 * logical names.
 *
 * @example
 * ```ts
 * import { createEngine, rebindNames, variable } from '@connectory/powerfx';
 * const before = createEngine();
 * before.symbols.add(variable({ name: 'cr1_price', displayName: 'Price', value: 3 }));
 * const after = createEngine();
 * after.symbols.add(variable({ name: 'cr1_price', displayName: 'Net price', value: 3 }));
 * rebindNames(before, after, 'Price * 2'); // "'Net price' * 2"
 * ```
 */
export function rebindNames(
  before: Engine,
  after: Engine,
  text: string,
  options: EditorOptions = {},
): string {
  return convertNames(after, convertNames(before, text, 'logical', options), 'display', options);
}

type Rename = (identifier: Identifier, wanted: string | undefined) => void;

/** The name of a field as it is wanted. */
function fieldOf(row: RecordType, logical: string, to: NameStyle): string {
  return to === 'logical' ? logical : (row.displayNames.get(logical) ?? logical);
}

function nameOf(bound: Bound, node: Node, to: NameStyle): string | undefined {
  const meaning = bound.meanings[node.id];
  switch (meaning?.kind) {
    case 'variable':
    case 'optionSet': {
      const { name, displayName } = meaning.symbol;
      return to === 'logical' ? name : (displayName ?? name);
    }
    case 'scopeField':
      return meaning.name.type.kind === 'record' ? fieldOf(meaning.name.type, meaning.field, to) : undefined;
    default:
      return undefined;
  }
}

function memberOf(bound: Bound, id: number, left: Node, to: NameStyle): string | undefined {
  const meaning = bound.meanings[id];
  switch (meaning?.kind) {
    case 'member':
      return to === 'logical' ? meaning.member : meaning.set.members.get(meaning.member)?.displayName;
    case 'scopeField':
      return meaning.name.type.kind === 'record' ? fieldOf(meaning.name.type, meaning.field, to) : undefined;
    case 'field':
    case 'column': {
      const type = bound.types[left.id];
      const row = type === undefined ? undefined : rowOf(type);
      return row === undefined ? undefined : fieldOf(row, meaning.field, to);
    }
    default:
      return undefined;
  }
}

/** The row type of a call's first argument. */
function sourceRow(bound: Bound, call: CallNode): RecordType | undefined {
  const [source] = call.args;
  const type = source === undefined ? undefined : bound.types[source.id];
  return type === undefined ? undefined : rowOf(type);
}

/** Arguments that name columns, by identifier or text. */
function columnNames(bound: Bound, call: CallNode, to: NameStyle, rename: Rename, edits: SpanEdit[]): void {
  const row = sourceRow(bound, call);
  const columns = bound.calls[call.id]?.columns;
  if (row === undefined || columns === undefined) return;
  call.args.forEach((arg, index) => {
    const logical = columns[index];
    if (logical === undefined || !row.fields.has(logical)) return;
    const wanted = fieldOf(row, logical, to);
    if (arg.kind === 'name') rename(arg.identifier, wanted);
    else if (arg.kind === 'text' && arg.value !== wanted)
      edits.push({ span: arg.span, newText: `"${escapeText(wanted)}"` });
  });
}

/** Fields of records that become rows of a table with display names. */
function rowFields(bound: Bound, call: CallNode, to: NameStyle, rename: Rename): void {
  const row = takesRows(call.identifier.name) ? sourceRow(bound, call) : undefined;
  if (row === undefined) return;
  for (const arg of call.args.slice(1)) {
    if (arg.kind !== 'record') continue;
    for (const { identifier } of arg.fields) {
      const logical = logicalField(row, identifier.name);
      if (logical !== undefined) rename(identifier, fieldOf(row, logical, to));
    }
  }
}

function logicalField(row: RecordType, name: string): string | undefined {
  if (row.fields.has(name)) return name;
  for (const [logical, display] of row.displayNames) if (display === name) return logical;
  return undefined;
}
