/** What functions over rows share: the scope of a row, the check of the source, and going through the rows. */
import type { Code, CompiledCall, Frame, NowCode } from '../compiler/code.ts';
import { typeName } from '../types/names.ts';
import {
  emptyTableType,
  unknownType,
  type PrimitiveType,
  type RecordType,
  type TableType,
  type Type,
} from '../types/type.ts';
import { errorValue } from '../values/error.ts';
import type { UntypedData } from '../values/untyped.ts';
import { isError, type TableValue, type Value } from '../values/value.ts';
import type { Features } from '../config/features.ts';
import type { CallCheck, ScopeRequest, ScopeSpec } from './entry.ts';

/** What a column that a function makes is called: before it was always Value it was Result. */
export function resultColumn(features: Features): string {
  return features.consistentOneColumnTableResult ? 'Value' : 'Result';
}

/** The scope of functions that work on each row of their first argument. */
export function rowScope({ types, alias }: ScopeRequest): ScopeSpec | undefined {
  const type = types[0];
  const name = alias(0);
  if (type?.kind === 'untyped') return { names: [{ name: name ?? 'ThisRecord', type }], implicit: undefined };
  const row = type?.kind === 'table' ? type.row : type?.kind === 'record' ? type : undefined;
  if (row === undefined) return undefined;
  return { names: [{ name: name ?? 'ThisRecord', type: row }], implicit: name === undefined ? 0 : undefined };
}

/** The scope of functions that take tables only. */
export function tableScope(request: ScopeRequest): ScopeSpec | undefined {
  return request.types[0]?.kind === 'table' ? rowScope(request) : undefined;
}

/** The table type of an argument whose rows come into scope; reports when it is none. */
export function wantTable(call: CallCheck, index = 0): TableType | undefined {
  const type = call.types[index] ?? unknownType;
  if (type.kind === 'table') return type;
  // Before Power Fx 1.0 a blank passed for a table without columns.
  if (type.kind === 'blank' && !call.features.powerFxV1) return emptyTableType;
  if (type.kind !== 'error') call.fail(index, 'ErrBadType');
  return undefined;
}

/** The type of a plain table argument: a table type, or blank; reports when it is neither. */
export function tableArgument(call: CallCheck, index = 0): TableType | PrimitiveType | undefined {
  const type = call.types[index] ?? unknownType;
  if (type.kind === 'table' || type.kind === 'blank' || type.kind === 'unknown') return type;
  if (type.kind !== 'error')
    call.fail(index, 'ErrBadType_ExpectedType_ProvidedType', 'Table', typeName(type));
  return undefined;
}

/** The row type of a table or record argument; reports when it is neither. */
export function wantRows(call: CallCheck, index = 0): RecordType | undefined {
  const type = call.types[index] ?? unknownType;
  if (type.kind === 'table') return type.row;
  if (type.kind === 'record') return type;
  call.fail(index, 'ErrNeedTable_Func', call.node.identifier.name);
  call.fail(index, 'ErrBadType_ExpectedType_ProvidedType', 'Table', typeName(type));
  return undefined;
}

/** The value of an argument, waited for. */
export function* argument(code: Code | undefined, frame: Frame): Generator<Promise<Value>, Value, Value> {
  if (code === undefined) return null;
  const value = code.run(frame);
  return value instanceof Promise ? yield value : value;
}

/** Works out a formula for every row. `visit` is told the row, its value and its place; `false` ends it. */
export function* eachRow(
  call: CompiledCall,
  frame: Frame,
  rows: readonly Value[],
  body: Code,
  visit: (value: Value, row: Value, index: number) => boolean | void,
): Generator<Promise<Value>, void, Value> {
  const slot = call.slots[0] ?? 0;
  const { run } = frame;
  if (body.kind === 'now') {
    eachRowNow(body, frame, rows, slot, visit);
    return;
  }
  for (let index = 0; index < rows.length; index += 1) {
    run.spend(1);
    const row = rows[index] ?? null;
    // A row that is an error is in scope like any other: reading a field of it gives the error.
    frame.slots[slot] = row;
    const made = body.run(frame);
    const value = made instanceof Promise ? yield made : made;
    if (visit(value, row, index) === false) return;
  }
}

/** Rows are counted in bundles. */
export const countEvery = 256;

/** The same where nothing waits: a plain loop, which is several times as fast. */
function eachRowNow(
  body: NowCode,
  frame: Frame,
  rows: readonly Value[],
  slot: number,
  visit: (value: Value, row: Value, index: number) => boolean | void,
): void {
  const { run, slots } = frame;
  const evaluate = body.run;
  for (let index = 0; index < rows.length; index += 1) {
    if (index % countEvery === 0) run.spend(Math.min(countEvery, rows.length - index));
    const row = rows[index] ?? null;
    slots[slot] = row;
    if (visit(evaluate(frame), row, index) === false) return;
  }
}

/** A value as a table; undefined when it is none. */
export function asTable(value: Value): TableValue | undefined {
  return typeof value === 'object' && value !== null && value.kind === 'table' ? value : undefined;
}

/** The items of an untyped array, or the error that it is none. */
export function untypedArray(value: Value): readonly UntypedData[] | Value {
  if (value === null || isError(value)) return value;
  if (typeof value === 'object' && value.kind === 'untyped' && value.data.kind === 'array')
    return value.data.items;
  return errorValue('InvalidArgument', 'Only a JSON array has items.');
}

/** Whether what {@link untypedArray} gave is a list. */
export function isItems(value: readonly UntypedData[] | Value): value is readonly UntypedData[] {
  return Array.isArray(value);
}

/** A type that single values of every kind fit. */
export function isPrimitive(type: Type): boolean {
  return !['record', 'table', 'void', 'error', 'untyped', 'unknown', 'blank'].includes(type.kind);
}
