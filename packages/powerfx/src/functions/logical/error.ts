/** Error: making an error on purpose. */
import type { Run } from '../../host/run.ts';
import type { Node } from '../../syntax/nodes.ts';
import {
  blankType,
  textType,
  numberType,
  optionType,
  type RecordType,
  type TableType,
  type Type,
} from '../../types/type.ts';
import { builtInSet } from '../../host/enums.ts';
import { typeName } from '../../types/names.ts';
import { coerces } from '../../types/coercion.ts';
import { decimalToFloat } from '../../numbers/decimal-convert.ts';
import { convertValue } from '../../values/convert.ts';
import { errorKindMessage } from '../error-messages.ts';
import { errorValue, joinErrors, type ErrorInfo, type ErrorValue } from '../../values/error.ts';
import { fieldOf } from '../../values/record.ts';
import { isError, type RecordValue, type Value } from '../../values/value.ts';
import type { CallCheck, FunctionEntry } from '../entry.ts';

export const errorFunction: FunctionEntry = {
  name: 'Error',
  category: 'logical',
  description:
    'Makes an error: of a text, of a record with its kind and message, or several of a table of such records.',
  signatures: [
    {
      parameters: [
        { name: 'error_information', description: 'A text, a record {Kind, Message}, or a table of these.' },
      ],
    },
  ],
  min: 1,
  max: 1,
  check: checkError,
  implementation: {
    kind: 'strict',
    run: (run, [given = null]) => (given === null ? false : makeError(given, run)),
  },
};

function checkError(call: CallCheck): Type {
  const [type] = call.types;
  if (type === undefined || type.kind === 'error' || type.kind === 'unknown') return blankType;
  if (type.kind === 'record' || type.kind === 'table') checkDescription(call, type);
  else if (type.kind !== 'text') call.fail(0, 'ErrBadType');
  return blankType;
}

/** A record that describes an error, or a table of them: it has a kind, and nothing that errors do not have. */
function checkDescription(call: CallCheck, type: RecordType | TableType): void {
  const row = type.kind === 'record' ? type : type.row;
  const kind = row.fields.get('Kind');
  if (kind === undefined) {
    call.fail(0, 'ErrBadSchema_ExpectedType', typeName(type));
    call.fail(0, 'ErrColumnMissing_ColName_ExpectedType', 'Kind', 'ErrorKind');
    return;
  }
  if (!kindFits(call, kind)) call.fail(0, 'ErrBadSchema_ExpectedType', typeName(type));
  for (const [name, field] of row.fields) {
    if (!known.has(name)) call.fail(fieldNode(call.args[0], name) ?? 0, 'ErrErrorIrrelevantField');
    else if (name === 'Message' && !coerces(field, textType, call.features)) {
      call.fail(0, 'ErrColumnTypeMismatch_ColName_ExpectedType_ActualType', name, 'Text', typeName(field));
    }
  }
}

/** The value of a field of a record that is written out. */
function fieldNode(node: Node | undefined, name: string): Node | undefined {
  return node?.kind === 'record'
    ? node.fields.find((field) => field.identifier.name === name)?.value
    : undefined;
}

const known: ReadonlySet<string> = new Set([
  'Kind',
  'Message',
  'Notify',
  'Source',
  'Observed',
  'Details',
  'Control',
]);

function kindFits(call: CallCheck, type: Type): boolean {
  return (
    coerces(type, numberType, call.features) ||
    coerces(type, optionType(builtInSet('ErrorKind')), call.features)
  );
}

function makeError(value: Value, run: Run): Value {
  if (typeof value === 'string') return custom(1000, value, null);
  if (value === null || typeof value !== 'object') return custom(1000, '', null);
  if (value.kind === 'record') return fromRecord(value, run);
  if (value.kind !== 'table') return custom(1000, '', null);
  let joined: ErrorValue | undefined;
  for (const row of value.rows) {
    const next = isError(row)
      ? row
      : row !== null && typeof row === 'object' && row.kind === 'record'
        ? fromRecord(row, run)
        : undefined;
    if (next !== undefined) joined = joined === undefined ? next : joinErrors(joined, next);
  }
  return joined ?? errorValue('InvalidArgument', 'The table describes no error.');
}

function fromRecord(record: RecordValue, run: Run): ErrorValue {
  const given = fieldOf(record, 'Kind');
  const kind =
    typeof given === 'object' && given !== null && given.kind === 'option'
      ? given
      : convertValue(given, numberType, run);
  if (isError(kind)) return kind;
  const message = convertValue(fieldOf(record, 'Message'), textType, run);
  if (isError(message)) return message;
  const number = kindNumber(kind);
  return custom(
    number,
    typeof message === 'string' ? message : errorKindMessage(number),
    fieldOf(record, 'Details'),
  );
}

function kindNumber(kind: Value): number {
  if (typeof kind === 'number') return Math.trunc(kind);
  if (kind === null || typeof kind !== 'object') return 0;
  if (kind.kind === 'decimal') return Math.trunc(decimalToFloat(kind));
  if (kind.kind !== 'option') return 0;
  return typeof kind.value === 'number' ? kind.value : 0;
}

function custom(kind: number, message: string, details: Value): ErrorValue {
  const error: ErrorInfo = { kind, message, span: undefined, details };
  return { kind: 'error', errors: [error] };
}
