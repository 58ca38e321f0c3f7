/** Summarize: a row for each group of rows. */
import type { Node } from '../../syntax/nodes.ts';
import {
  emptyTableType,
  errorType,
  recordType,
  tableType,
  type TableType,
  type Type,
} from '../../types/type.ts';
import { recordWith, tableOf } from '../../values/record.ts';
import { shapeOf } from '../../values/shape.ts';
import { isError, type Value } from '../../values/value.ts';
import type { CompiledCall, Frame, Steps } from '../../compiler/code.ts';
import type { CallCheck, FunctionEntry, Role, ScopeRequest, ScopeSpec } from '../entry.ts';
import { argument, asTable, isPrimitive, tableArgument } from '../rows.ts';
import { groupRows, isGroups } from './groups.ts';

const groupName = 'ThisGroup';

export const summarizeFunction: FunctionEntry = {
  name: 'Summarize',
  category: 'table',
  description: 'Groups the rows of a table by columns, and works out formulas for each group.',
  signatures: [
    {
      parameters: [
        { name: 'source', description: 'The table.' },
        { name: 'grouping_column', description: 'A column whose different values make the groups.' },
        {
          name: 'aggregation',
          description:
            'A formula over ThisGroup, the rows of a group, with a name: Sum(ThisGroup, Price) As Total.',
          optional: true,
          repeats: true,
        },
      ],
    },
  ],
  min: 2,
  max: Infinity,
  role: (index, _count, _features, arg): Role => (index === 0 ? 'value' : isFormula(arg) ? 'row' : 'column'),
  scope: summarizeScope,
  check: checkSummarize,
  implementation: { kind: 'lazy', run: runSummarize },
};

/** Names and texts are columns; whatever else there is, is a formula, with a name if all is well. */
function isFormula(arg: Node | undefined): boolean {
  return arg !== undefined && arg.kind !== 'name' && arg.kind !== 'text';
}

function summarizeScope({ types }: ScopeRequest): ScopeSpec | undefined {
  const [type] = types;
  if (type?.kind !== 'table') return undefined;
  return { names: [{ name: groupName, type: type.row.fields.get(groupName) ?? type }], implicit: undefined };
}

function checkSummarize(call: CallCheck): Type {
  const table = tableArgument(call);
  if (table?.kind !== 'table') return emptyTableType;
  if (call.args[0]?.kind === 'as') call.fail(0, 'ErrSummarizeDataSourceScopeNotSupported');
  if (table.row.fields.has(groupName)) call.fail(0, 'ErrSummarizeDataSourceContainsThisGroupColumn');
  const fields = new Map<string, Type>();
  let isGrouped = false;
  call.args.forEach((arg, index) => {
    if (index === 0) return;
    const found = arg.kind === 'as' ? formulaField(call, arg, index) : columnField(call, arg, index, table);
    if (found === undefined) return;
    const [name, type] = found;
    if (fields.has(name)) call.fail(index, 'ErrColConflict_Name', name);
    fields.set(name, type);
    if (arg.kind !== 'as') isGrouped = true;
  });
  if (!isGrouped) call.fail(1, 'ErrSummarizeNoGroupBy');
  return tableType(recordType(fields));
}

function formulaField(
  call: CallCheck,
  arg: Node & { kind: 'as' },
  index: number,
): readonly [string, Type] | undefined {
  const type = call.types[index] ?? errorType;
  if (arg.left.kind === 'name') {
    call.fail(arg, 'ErrSummarizeInvalidArg');
    return undefined;
  }
  if (type.kind === 'error') return undefined;
  if (!isPrimitive(type) && type.kind !== 'blank' && type.kind !== 'untyped')
    call.fail(index, 'ErrNeedPrimitive');
  if (arg.identifier.name === groupName) call.fail(index, 'ErrSummarizeThisGroupColumnName');
  call.note(arg.identifier.name, String(index));
  return [arg.identifier.name, type];
}

function columnField(
  call: CallCheck,
  arg: Node,
  index: number,
  table: TableType,
): readonly [string, Type] | undefined {
  if (isFormula(arg)) {
    call.fail(arg, 'ErrSummarizeInvalidArg');
    return undefined;
  }
  const written = arg.kind === 'name' ? arg.identifier.name : arg.kind === 'text' ? arg.value : '';
  if (written === groupName) call.fail(arg, 'ErrSummarizeThisGroupColumnName');
  const known = table.row.fields.has(written) ? written : undefined;
  const column =
    known === undefined && arg.kind === 'name' && ![...table.row.displayNames.values()].includes(written)
      ? undefined
      : call.column(index, table);
  const type = column === undefined ? undefined : table.row.fields.get(column);
  if (column === undefined || type === undefined) {
    call.fail(arg, 'ErrColDNE_Name', written);
    return undefined;
  }
  if (!isPrimitive(type)) call.fail(arg, 'ErrNeedPrimitive');
  return [column, type];
}

function* runSummarize(call: CompiledCall, frame: Frame): Steps {
  const given = yield* argument(call.args[0], frame);
  const table = asTable(given);
  if (isError(given) || table === undefined) return given;
  const columns = call.columns.filter((column) => column !== undefined);
  const groups = groupRows(table.rows, columns, frame.run);
  if (!isGroups(groups)) return groups;
  const formulas = [...call.notes].map(([, index]) => call.args[Number(index)]);
  const shape = shapeOf([...columns, ...call.notes.keys()]);
  const slot = call.slots[0] ?? 0;
  const rows: Value[] = [];
  for (const group of groups) {
    const values: Value[] = [...group.keys];
    for (const formula of formulas) {
      frame.slots[slot] = tableOf(group.rows);
      values.push(yield* argument(formula, frame));
    }
    rows.push(recordWith(shape, values));
  }
  return tableOf(rows);
}
