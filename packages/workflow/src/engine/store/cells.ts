/**
 * Rows as columns of texts and numbers, for stores on a disk. A column that holds a value holds its text; a store may put a long text
 * elsewhere and keep a reference.
 */
import { type ObjectValue, readJson, type Value, writeValue } from '@connectory/expressions';
import { asPart, asValue } from '../../unsafe.ts';
import { isListValue } from '../values.ts';
import type { Invocation, RunState } from '../run/types.ts';
import type { RecordRow, RunRow, StoredRun } from './types.ts';

/**
 * Writes a value, and gives what the column is to hold: the text, or a reference to it. What is to be kept `apart` will be written again and
 * again, and is better referred to whatever its length.
 */
export type WriteCell = (value: Value, apart?: boolean) => string;

/** The value of a column. */
export type ReadCell = (cell: string) => Value;

/** A record as columns. */
export interface RecordCells {
  readonly frame: number;
  readonly position: number;
  readonly status: string;
  /** When it started among the actions of its run. */
  readonly started: number;
  readonly startMs: number;
  readonly endMs: number | null;
  readonly code: string | null;
  readonly inputs: string | null;
  readonly outputs: string | null;
  /** All else, which few records have. */
  readonly details: string | null;
}

/** A run as columns. */
export interface RunCells {
  readonly id: string;
  readonly flow: string;
  readonly triggerName: string;
  readonly status: string;
  readonly startMs: number;
  readonly endMs: number | null;
  readonly wakeMs: number | null;
  readonly isCalling: number;
  readonly error: string | null;
  readonly trigger: string;
  readonly parameters: string;
  readonly outputs: string | null;
  readonly response: string | null;
  readonly state: string;
  /** Nothing when they have not changed. */
  readonly variables: string | null;
}

// A request whose inputs are those of its record, which is the usual.
const sameInputs = '=';

/** A record as columns. */
export function recordCells(row: RecordRow, write: WriteCell): RecordCells {
  const { frame, position, status, order, startMs, endMs, code, inputs, outputs } = row;
  return {
    frame,
    position,
    status,
    started: order,
    startMs,
    endMs: endMs ?? null,
    code: code ?? null,
    inputs: inputs === undefined ? null : write(inputs),
    outputs: outputs === undefined ? null : write(outputs),
    details: detailsCell(row, write),
  };
}

type Details = Omit<
  RecordRow,
  'frame' | 'position' | 'status' | 'order' | 'startMs' | 'endMs' | 'code' | 'inputs' | 'outputs'
>;

/** What few records have. Values in it are cells of their own: they may be large, or the same as before. */
function detailsCell(row: RecordRow, write: WriteCell): string | null {
  const { error, trackedProperties, retries, work, token, timers, inputs } = row;
  const isPlain =
    work === undefined && error === undefined && trackedProperties === undefined && retries === undefined;
  if (isPlain && token === undefined && timers === undefined) return null;
  return text({
    ...(error && { error }),
    ...(retries !== undefined && { retries }),
    ...(token !== undefined && { token }),
    ...(timers && { timers }),
    ...(trackedProperties !== undefined && { trackedProperties: write(trackedProperties) }),
    ...(work && { work: workCells(work, inputs, write) }),
  });
}

function workCells(
  work: NonNullable<RecordRow['work']>,
  inputs: Value | undefined,
  write: WriteCell,
): object {
  if (work.kind === 'foreach') return { kind: 'foreach', items: write(work.items) };
  if (work.kind !== 'call') return { kind: work.kind };
  const own = work.request.inputs === inputs ? sameInputs : write(work.request.inputs);
  return { ...work, request: { ...work.request, inputs: own } };
}

/** The record of columns. */
export function recordOfCells(cells: RecordCells, read: ReadCell): RecordRow {
  const details: Details = cells.details === null ? {} : asPart(parsed(cells.details));
  const inputs = cells.inputs === null ? undefined : read(cells.inputs);
  const { work, trackedProperties } = details;
  return {
    ...details,
    frame: cells.frame,
    position: cells.position,
    status: asPart<{ readonly status: RecordRow['status'] }>({ status: cells.status }).status,
    order: cells.started,
    startMs: cells.startMs,
    ...(cells.endMs !== null && { endMs: cells.endMs }),
    ...(cells.code !== null && { code: cells.code }),
    ...(inputs !== undefined && { inputs }),
    ...(cells.outputs !== null && { outputs: read(cells.outputs) }),
    ...(typeof trackedProperties === 'string' && { trackedProperties: read(trackedProperties) }),
    ...(work && { work: workOfCells(work, inputs, read) }),
  };
}

function workOfCells(
  work: NonNullable<RecordRow['work']>,
  inputs: Value | undefined,
  read: ReadCell,
): NonNullable<RecordRow['work']> {
  if (work.kind === 'foreach') return { ...work, items: asPart(read(cellOf(work.items))) };
  if (work.kind !== 'call') return work;
  const cell = cellOf(work.request.inputs);
  const own: ObjectValue = asPart(cell === sameInputs ? (inputs ?? {}) : read(cell));
  const request: Invocation = { ...work.request, inputs: own };
  return { ...work, request };
}

/** A run as columns. */
export function runCells(row: RunRow, write: WriteCell): RunCells {
  const { timers, notices, caller, sequence, steps, variables } = row;
  return {
    id: row.id,
    flow: row.flow,
    triggerName: row.triggerName,
    status: row.status,
    startMs: row.startMs,
    endMs: row.endMs ?? null,
    wakeMs: row.wakeMs ?? null,
    isCalling: row.isCalling ? 1 : 0,
    error: row.error === undefined ? null : text(row.error),
    trigger: write(row.trigger),
    parameters: write(row.parameters),
    outputs: row.outputs === undefined ? null : write(row.outputs),
    response: row.response === undefined ? null : write(asValue(row.response)),
    state: text({ timers, notices, caller, sequence, steps }),
    variables: variables === undefined ? null : text(variablesCells(variables, write)),
  };
}

type VariableCells = Readonly<Record<string, VariableCell>>;

/** A variable, its value in a cell, or in several with a part of its items or characters each. */
interface VariableCell {
  readonly name: string;
  readonly type: string;
  readonly cells: string | readonly string[];
}

/** Every variable in cells of its own: one that grows does not make the others be written anew. */
function variablesCells(variables: RunState['variables'], write: WriteCell): VariableCells {
  const before = writtenVariables.get(variables) ?? new Map<string, Written>();
  writtenVariables.set(variables, before);
  const cellsOf = (key: string, value: Value): VariableCell['cells'] => {
    if (!isGrowing(value)) return write(value);
    const parts = writtenParts(value, before.get(key), write);
    before.set(key, parts);
    return parts.cells;
  };
  const entries = Object.entries(variables);
  return Object.fromEntries(
    entries.map(([key, { name, type, value }]) => [key, { name, type, cells: cellsOf(key, value) }]),
  );
}

/** A long list or text, and the cells that it was written to. */
interface Written {
  readonly value: Growing;
  readonly cells: readonly string[];
}

type Growing = string | readonly Value[];

// Of what a loop adds to, pass by pass, all parts but the last stay what they were, and only that is written.
const partLengths = { list: 256, text: 4_096 };
/** The long lists and texts among the variables of a run, as they were written last. */
const writtenVariables = new WeakMap<RunState['variables'], Map<string, Written>>();

function partLengthOf(value: Growing): number {
  return typeof value === 'string' ? partLengths.text : partLengths.list;
}

function isGrowing(value: Value): value is Growing {
  return (typeof value === 'string' || isListValue(value)) && value.length >= partLengthOf(value);
}

function writtenParts(value: Growing, before: Written | undefined, write: WriteCell): Written {
  const length = partLengthOf(value);
  const cells: string[] = [];
  for (let from = 0; from < value.length; from += length) {
    const end = from + length;
    const isFull = end <= value.length;
    const known = isFull && before !== undefined && isSamePart(value, before.value, from, end);
    cells.push((known ? before.cells[from / length] : undefined) ?? write(value.slice(from, end), isFull));
  }
  return { value, cells };
}

function isSamePart(left: Growing, right: Growing, from: number, end: number): boolean {
  if (typeof left === 'string' || typeof right === 'string') {
    return typeof left === typeof right && left.slice(from, end) === right.slice(from, end);
  }
  if (right.length < end) return false;
  for (let at = from; at < end; at += 1) if (left[at] !== right[at]) return false;
  return true;
}

/** The run of columns. */
export function runOfCells(cells: RunCells, read: ReadCell): StoredRun['run'] {
  const state = asPart<Pick<RunRow, 'timers' | 'notices' | 'caller' | 'sequence' | 'steps'>>(
    parsed(cells.state),
  );
  const variables = asPart<VariableCells>(parsed(cells.variables ?? '{}'));
  const { status } = asPart<{ readonly status: RunRow['status'] }>({ status: cells.status });
  return {
    ...state,
    id: cells.id,
    flow: cells.flow,
    triggerName: cells.triggerName,
    status,
    startMs: cells.startMs,
    isCalling: cells.isCalling === 1,
    trigger: asPart(read(cells.trigger)),
    parameters: asPart(read(cells.parameters)),
    variables: Object.fromEntries(
      Object.entries(variables).map(([key, { name, type, cells: own }]) => [
        key,
        {
          name,
          type,
          value: typeof own === 'string' ? read(own) : ofParts(own.map((cell) => read(cell))),
        },
      ]),
    ),
    ...(cells.endMs !== null && { endMs: cells.endMs }),
    ...(cells.wakeMs !== null && { wakeMs: cells.wakeMs }),
    ...(cells.error !== null && { error: asPart(parsed(cells.error)) }),
    ...(cells.outputs !== null && { outputs: asPart(read(cells.outputs)) }),
    ...(cells.response !== null && { response: asPart(read(cells.response)) }),
  };
}

function ofParts(parts: readonly Value[]): Value {
  const texts = parts.filter((part) => typeof part === 'string');
  return texts.length > 0 ? texts.join('') : parts.flatMap((part) => (isListValue(part) ? part : []));
}

/** What stands in a row in the place of a value. */
function cellOf(value: Value): string {
  return typeof value === 'string' ? value : '';
}

function text(part: object): string {
  // Nothing but a value that cannot be written has no text, and parts are made of those that can.
  return writeValue(asValue(part)) ?? '{}';
}

function parsed(cell: string): Value {
  const read = readJson(cell);
  // Only the engine writes rows: one that cannot be read means a damaged store, and going on would make it worse.
  if (!read.ok) throw new Error(`A row of a run is damaged: ${read.error.message}`);
  return read.value;
}

/** The plain text of a value, for stores that keep it as it is. */
export const textCell: WriteCell = (value) => writeValue(value) ?? 'null';

/** The value of a plain text. */
export const valueOfCell: ReadCell = parsed;
