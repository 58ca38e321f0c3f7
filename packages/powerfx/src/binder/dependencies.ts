/** Which columns of which data sources a formula uses: what a change of a source may break, and what it must fetch. */
import { nodesOf } from '../syntax/children.ts';
import type { CallNode, Node } from '../syntax/nodes.ts';
import { rowOf, type RecordType, type Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import { unnamed } from './calls.ts';
import { fieldName } from './names.ts';

/** Functions that write the fields of their later arguments into their first. */
const writers: ReadonlySet<string> = new Set([
  'Collect',
  'ClearCollect',
  'Patch',
  'Remove',
  'Update',
  'UpdateIf',
]);

/**
 * The columns a formula uses, by data source. A source that is used without any column of it has an empty set.
 *
 * Record types know their source; see `RecordTypeOptions.source`.
 */
export function dependenciesOf(bound: Bound): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (row: RecordType | undefined, column?: string): void => {
    if (row?.source === undefined) return;
    const columns = found.get(row.source) ?? new Set();
    if (column !== undefined) columns.add(column);
    found.set(row.source, columns);
  };
  const typeOf = (node: Node): Type | undefined => bound.types[node.id];
  const rowType = (node: Node): RecordType | undefined => {
    const type = typeOf(node);
    return type === undefined ? undefined : rowOf(type);
  };
  for (const node of nodesOf(bound.syntax.root)) {
    const meaning = bound.meanings[node.id];
    switch (meaning?.kind) {
      case 'variable':
        add(rowOf(meaning.symbol.type));
        break;
      case 'scopeField':
        add(rowOf(meaning.name.type), meaning.field);
        break;
      case 'field':
      case 'column':
        if (node.kind === 'member') add(rowType(node.left), meaning.field);
        break;
      default:
    }
    if (node.kind === 'call') addCall(bound, node, add, rowType);
  }
  return found;
}

function addCall(
  bound: Bound,
  node: CallNode,
  add: (row: RecordType | undefined, column?: string) => void,
  rowType: (node: Node) => RecordType | undefined,
): void {
  const [source, ...rest] = node.args.map(unnamed);
  const call = bound.calls[node.id];
  if (source === undefined || call === undefined) return;
  const target = rowType(source);
  for (const column of call.columns)
    if (column !== undefined && target?.fields.has(column) === true) add(target, column);
  if (!writers.has(node.identifier.name)) return;
  for (const arg of rest) {
    const given = rowType(arg);
    for (const field of given?.fields.keys() ?? []) {
      // Records may be written with the names that makers read.
      const column = target === undefined ? undefined : fieldName(target, field);
      if (column !== undefined) add(target, column);
      add(given, field);
    }
  }
}
