/** The names of fields in a record literal. */
import { escapeName } from '../printer/escape.ts';
import { rowOf, type RecordType, type Type } from '../types/type.ts';
import { recordAt, type Frame } from './cursor.ts';
import type { Candidate } from './item.ts';
import { findParameter } from './parameters.ts';
import type { Place } from './place.ts';
import { argumentAt } from './scope.ts';

/** Functions whose records are rows of their first argument. */
const rowTakers: ReadonlySet<string> = new Set([
  'Collect',
  'ClearCollect',
  'Patch',
  'Remove',
  'Update',
  'UpdateIf',
  'Defaults',
]);

/** Whether records among a function's arguments are rows of its first one. */
export function takesRows(name: string): boolean {
  return rowTakers.has(name);
}

/** Fields that the record at the caret is wanted to have and has not yet. */
export function recordCompletions(place: Place): readonly Candidate[] {
  const { bound, cursor } = place;
  const frame = cursor.frames.at(-1);
  const wanted = frame === undefined ? undefined : wantedRow(place, cursor.frames);
  if (frame === undefined || wanted === undefined) return [];
  const used = new Set(
    (recordAt(bound.syntax, frame.openAt)?.fields ?? [])
      .filter(({ identifier }) => identifier.span.start !== cursor.replace.start)
      .map(({ identifier }) => identifier.name),
  );
  const colon = cursor.after?.value === ':' ? '' : ':';
  return [...wanted.fields].flatMap(([name, type]): Candidate[] => {
    const shown = wanted.displayNames.get(name) ?? name;
    if (used.has(name) || used.has(shown)) return [];
    return [{ label: `${escapeName(shown)}${colon}`, match: shown, kind: 'field', type, best: true }];
  });
}

/** The type the record of the innermost bracket is wanted as. */
function wantedRow(place: Place, frames: readonly Frame[]): RecordType | undefined {
  const outer = frames.slice(0, -1);
  const type = typeWanted(place, outer);
  return type === undefined ? undefined : rowOf(type);
}

/** The type that is wanted inside of some brackets. */
function typeWanted(place: Place, frames: readonly Frame[]): Type | undefined {
  const frame = frames.at(-1);
  if (frame === undefined) return place.expected;
  const outer = frames.slice(0, -1);
  switch (frame.kind) {
    case 'call':
      return argumentType(place, frame);
    case 'group':
      return typeWanted(place, outer);
    case 'table':
      // Nested literals are only filled in on demand: what they miss is no mistake.
      return place.invoked ? typeWanted(place, outer) : undefined;
    case 'record':
      return place.invoked ? fieldType(place, frames) : undefined;
    case 'scoped':
    case 'island':
      return undefined;
    default:
      return frame.kind satisfies never;
  }
}

function fieldType(place: Place, frames: readonly Frame[]): Type | undefined {
  const frame = frames.at(-1);
  const row = wantedRow(place, frames);
  if (frame === undefined || row === undefined) return undefined;
  const field = recordAt(place.bound.syntax, frame.openAt)?.fields[frame.index];
  return field === undefined ? undefined : row.fields.get(field.identifier.name);
}

function argumentType({ bound, symbols }: Place, frame: Frame): Type | undefined {
  const argument = argumentAt(bound, symbols, frame);
  if (argument === undefined) return undefined;
  const { entry, index, types, call } = argument;
  const declared = findParameter(entry, index, Math.max(call.args.length, index + 1))?.type;
  if (declared !== undefined) return declared;
  return index > 0 && takesRows(entry.name) ? types[0] : undefined;
}
