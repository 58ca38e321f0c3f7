/** Code that reads fields. The place of a field is looked up when a record of another shape comes along. */
import type { Span } from '../syntax/span.ts';
import { errorValue } from '../values/error.ts';
import type { Shape } from '../values/shape.ts';
import { isError, type Value } from '../values/value.ts';
import { untypedMember } from '../values/untyped-access.ts';
import type { Code } from './code.ts';
import { mapCode } from './combine.ts';
import { recordOf } from '../values/record.ts';

/** A reader of one field, which remembers the last shape. */
export function fieldReader(name: string): (value: Value) => Value {
  let lastShape: Shape | undefined;
  let lastIndex = 0;
  return (value) => {
    if (value === null || typeof value !== 'object') return null;
    if (value.kind !== 'record') return isError(value) ? value : null;
    if (value.shape !== lastShape) {
      const index = value.shape.index.get(name);
      if (index === undefined) return null;
      lastShape = value.shape;
      lastIndex = index;
    }
    return value.values[lastIndex] ?? null;
  };
}

/** `record.field` */
export function fieldCode(left: Code, name: string): Code {
  return mapCode(left, fieldReader(name));
}

/** `table.column`, before Power Fx 1.0: a one-column table of the same name. */
export function columnCode(left: Code, name: string): Code {
  const read = fieldReader(name);
  return mapCode(left, (value) => {
    if (value === null || typeof value !== 'object' || value.kind !== 'table') return value;
    return {
      kind: 'table',
      rows: value.rows.map((row) => (row === null || isError(row) ? row : recordOf([[name, read(row)]]))),
    };
  });
}

/** `untyped.field` */
export function untypedFieldCode(left: Code, name: string, span: Span): Code {
  return mapCode(left, (value) => {
    if (value === null || isError(value)) return value;
    if (typeof value !== 'object' || value.kind !== 'untyped') {
      return errorValue('InvalidArgument', 'Only objects have fields.', span);
    }
    return untypedMember(value, name, span);
  });
}
