/** The fields of a match: what was found and where, the named parts of the pattern, and the numbered ones. */
import type { Configuration } from '../../config/features.ts';
import { decimalFromInteger } from '../../numbers/decimal.ts';
import type { Capture, MatchOutcome } from '../../regex/index.ts';
import { columnType, recordType, textType, type RecordType, type Type } from '../../types/type.ts';
import { recordWith, valueTable } from '../../values/record.ts';
import { shapeOf } from '../../values/shape.ts';
import type { RecordValue, Value } from '../../values/value.ts';
import type { Prepared } from './prepare.ts';

/** The fields a match has whatever its pattern says. A part of the pattern may take their names. */
export const predefinedFields: ReadonlySet<string> = new Set(['FullMatch', 'StartMatch', 'SubMatches']);

/** The type of a match. */
export function matchType(captures: readonly Capture[], numbered: boolean, numeric: Type): RecordType {
  const fields = new Map<string, Type>([
    ['FullMatch', textType],
    ['StartMatch', numeric],
  ]);
  if (numbered) fields.set('SubMatches', columnType('Value', textType));
  for (const { name } of captures) if (name !== undefined) fields.set(name, textType);
  return recordType(fields);
}

type Found = Extract<MatchOutcome, { kind: 'match' }>;

/** Makes the records of matches. */
export function matchReader(
  prepared: Prepared,
  configuration: Configuration,
): (found: Found, text: string) => RecordValue {
  const { captures } = prepared.pattern;
  const readers = new Map<string, (found: Found, text: string) => Value>([
    ['FullMatch', (found, text) => text.slice(found.start, found.end)],
    ['StartMatch', (found) => startOf(found, configuration)],
  ]);
  if (prepared.options.numberedSubMatches) {
    readers.set('SubMatches', (found) => valueTable(found.groups.map((group) => group ?? null)));
  }
  captures.forEach(({ name }, index) => {
    if (name !== undefined) readers.set(name, (found) => found.groups[index] ?? null);
  });
  const shape = shapeOf(readers.keys());
  const all = [...readers.values()];
  return (found, text) =>
    recordWith(
      shape,
      all.map((read) => read(found, text)),
    );
}

function startOf(found: Found, configuration: Configuration): Value {
  const start = found.start + 1;
  return configuration.numberMode === 'float' ? start : decimalFromInteger(start);
}
