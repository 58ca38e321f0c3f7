/** Join: rows of two tables put together. */
import { printNode } from '../../printer/print.ts';
import type { AsNode, Node } from '../../syntax/nodes.ts';
import { builtInSet } from '../../host/enums.ts';
import {
  booleanType,
  emptyTableType,
  errorType,
  recordType,
  tableType,
  textType,
  type TableType,
  type Type,
} from '../../types/type.ts';
import { fieldReader } from '../../compiler/fields.ts';
import { recordWith } from '../../values/record.ts';
import { shapeOf } from '../../values/shape.ts';
import { isError, type Value } from '../../values/value.ts';
import type { CompiledCall, Frame, Steps } from '../../compiler/code.ts';
import type { CallCheck, FunctionEntry, Role, ScopeRequest, ScopeSpec } from '../entry.ts';
import { argument, asTable, tableArgument } from '../rows.ts';

const firstColumn = 4;

export const joinFunction: FunctionEntry = {
  name: 'Join',
  category: 'table',
  description: 'Puts rows of two tables together where a condition holds, as databases do.',
  signatures: [
    {
      parameters: [
        { name: 'source1', description: 'The left table; all of its columns are in the result.' },
        { name: 'source2', description: 'The right table.' },
        {
          name: 'condition',
          description: 'When two rows go together: LeftRecord and RightRecord are the rows.',
        },
        { name: 'join_type', description: 'Which rows without a partner are kept: a member of JoinType.' },
        {
          name: 'column',
          description: 'A column of the right table for the result, as in RightRecord.Name As Name.',
          repeats: true,
        },
      ],
    },
  ],
  min: 5,
  max: Infinity,
  role: (index): Role => (index === 2 || index >= firstColumn ? 'row' : 'value'),
  scope: joinScope,
  check: checkJoin,
  implementation: { kind: 'lazy', run: runJoin },
};

function joinScope({ types, alias }: ScopeRequest): ScopeSpec | undefined {
  const [left, right] = types;
  if (left?.kind !== 'table' || right?.kind !== 'table') return undefined;
  return {
    names: [
      { name: alias(0) ?? 'LeftRecord', type: left.row },
      { name: alias(1) ?? 'RightRecord', type: right.row },
    ],
    implicit: undefined,
  };
}

/** A column of the result: the side and field it comes from. */
interface JoinColumn {
  readonly side: 'left' | 'right';
  readonly field: string;
  readonly name: string;
}

function checkJoin(call: CallCheck): Type {
  const left = tableArgument(call, 0);
  const right = tableArgument(call, 1);
  if (left?.kind !== 'table' || right?.kind !== 'table') return emptyTableType;
  call.want(2, booleanType);
  checkKind(call);
  const columns = readColumns(call);
  const rightName = call.scope[1]?.name ?? 'RightRecord';
  if (!columns.some(({ side }) => side === 'right'))
    call.fail(0, 'ErrJoinAtLeastOneRigthRecordField', rightName);
  // Column by column, as they are written: a column that is renamed later still takes its name.
  const fields = new Map<string, Type>(left.row.fields);
  const renamed = new Set<string>();
  columns.forEach(({ side, field, name }, index) => {
    const type = (side === 'left' ? left : right).row.fields.get(field) ?? errorType;
    const at = call.args[firstColumn + index];
    const isGone = side === 'left' && renamed.has(field);
    if (side === 'left' && !isGone) {
      renamed.add(field);
      fields.delete(field);
    }
    if ((isGone || fields.has(name)) && at !== undefined)
      call.fail(at, 'ErrJoinCantAddRename', printNode(at));
    fields.set(name, type);
    call.note(`${index}`, JSON.stringify([side, field, name]));
  });
  return tableType(recordType(fields));
}

function checkKind(call: CallCheck): void {
  if (!call.features.stronglyTypedEnums) {
    call.want(3, textType);
    return;
  }
  const arg = call.args[3];
  const meaning = arg === undefined ? undefined : call.meaning(arg);
  if (meaning?.kind === 'member' && meaning.set === builtInSet('JoinType')) call.note('kind', meaning.member);
  else call.fail(3, 'ErrJoinNotPlainJoinTypeEnum');
}

function readColumns(call: CallCheck): readonly JoinColumn[] {
  return call.args.slice(firstColumn).flatMap((arg): readonly JoinColumn[] => {
    if (arg.kind !== 'as' || arg.left.kind !== 'member') {
      call.fail(arg, 'ErrJoinArgIsNotAsNode');
      return [];
    }
    const column = readColumn(call, arg);
    return column === undefined ? [] : [column];
  });
}

function readColumn(call: CallCheck, arg: AsNode): JoinColumn | undefined {
  const { left } = arg;
  if (call.type(left).kind === 'error') {
    call.fail(arg, 'ErrBadType');
    return undefined;
  }
  const slot = left.kind === 'member' ? scopeSlot(call, left.left) : undefined;
  const side =
    slot === undefined
      ? undefined
      : slot === call.scope[0]?.slot
        ? 'left'
        : slot === call.scope[1]?.slot
          ? 'right'
          : undefined;
  const meaning = call.meaning(left);
  if (side === undefined || meaning?.kind !== 'field') {
    const shown = left.kind === 'member' ? printNode(left.left) : printNode(left);
    call.fail(arg, 'ErrJoinDottedNameleft', shown, call.scope[0]?.name ?? '', call.scope[1]?.name ?? '');
    return undefined;
  }
  return { side, field: meaning.field, name: arg.identifier.name };
}

function scopeSlot(call: CallCheck, node: Node): number | undefined {
  const meaning = call.meaning(node);
  return meaning?.kind === 'scope' ? meaning.name.slot : undefined;
}

function* runJoin(call: CompiledCall, frame: Frame): Steps {
  const [leftCode, rightCode, condition] = call.args;
  const leftValue = yield* argument(leftCode, frame);
  if (isError(leftValue)) return leftValue;
  const rightValue = yield* argument(rightCode, frame);
  const left = asTable(leftValue);
  const right = asTable(rightValue);
  if (isError(rightValue) || right === undefined) return rightValue;
  if (left === undefined || condition === undefined) return leftValue;
  const kind = call.notes.get('kind') ?? (yield* weakKind(call, frame));
  const make = rowMaker(call);
  const [leftSlot = 0, rightSlot = 0] = call.slots;
  const rows: Value[] = [];
  const matchedRight = new Set<number>();
  for (const leftRow of left.rows) {
    let isMatched = false;
    for (const [index, rightRow] of right.rows.entries()) {
      frame.run.spend(1);
      frame.slots[leftSlot] = leftRow;
      frame.slots[rightSlot] = rightRow;
      const tested = condition.run(frame);
      const test = tested instanceof Promise ? yield tested : tested;
      if (test !== true && !isError(test)) continue;
      isMatched = true;
      matchedRight.add(index);
      rows.push(isError(test) ? test : make(leftRow, rightRow));
    }
    if (!isMatched && (kind === 'Left' || kind === 'Full')) rows.push(make(leftRow, null));
  }
  if (kind === 'Right' || kind === 'Full') {
    right.rows.forEach((row, index) => {
      if (!matchedRight.has(index)) rows.push(make(null, row));
    });
  }
  return { kind: 'table', rows };
}

/** Under the older rules the kind is a text. */
function* weakKind(call: CompiledCall, frame: Frame): Generator<Promise<Value>, string, Value> {
  const value = yield* argument(call.args[3], frame);
  const text = typeof value === 'string' ? value.toLowerCase() : 'inner';
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function rowMaker(call: CompiledCall): (left: Value, right: Value) => Value {
  const columns = [...call.notes]
    .filter(([name]) => name !== 'kind')
    .map(([, note]): readonly string[] => {
      const parsed: unknown = JSON.parse(note);
      return Array.isArray(parsed) ? parsed.map(String) : [];
    });
  const renamed = new Set(columns.filter(([side]) => side === 'left').map(([, field]) => field));
  const leftType: TableType | undefined = call.types[0]?.kind === 'table' ? call.types[0] : undefined;
  const kept = [...(leftType?.row.fields.keys() ?? [])].filter((field) => !renamed.has(field));
  const shape = shapeOf([...kept, ...columns.map(([, , name]) => name ?? '')]);
  const keptReaders = kept.map(fieldReader);
  const columnReaders = columns.map(([side, field]) => ({ side, read: fieldReader(field ?? '') }));
  return (left, right) => {
    if (isError(left)) return left;
    if (isError(right)) return right;
    return recordWith(shape, [
      ...keptReaders.map((read) => read(left)),
      ...columnReaders.map(({ side, read }) => read(side === 'left' ? left : right)),
    ]);
  };
}
