/**
 * The short notation of types: `n` for a float, `*[a:n,b:s]` for a table. Tests, logs and hosts use it.
 *
 * A field may carry a display name behind a back-tick: ``name`Display name``. `#` is the number kind of the engine's mode.
 */
import {
  blankType,
  blobType,
  booleanType,
  colorType,
  dateTimeNoZoneType,
  dateTimeType,
  dateType,
  decimalType,
  errorType,
  guidType,
  hyperlinkType,
  imageType,
  mediaType,
  numberType,
  recordType,
  tableType,
  textType,
  timeType,
  unknownType,
  untypedType,
  voidType,
  type Type,
} from './type.ts';

const codes: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['n', numberType],
  ['w', decimalType],
  ['s', textType],
  ['b', booleanType],
  ['D', dateType],
  ['d', dateTimeType],
  ['T', timeType],
  ['Z', dateTimeNoZoneType],
  ['g', guidType],
  ['c', colorType],
  ['h', hyperlinkType],
  ['i', imageType],
  ['m', mediaType],
  ['o', blobType],
  ['O', untypedType],
  ['N', blankType],
  ['e', errorType],
  ['-', voidType],
  ['?', unknownType],
]);

const byKind: ReadonlyMap<string, string> = new Map([...codes].map(([code, type]) => [type.kind, code]));

/** The code of a type. */
export function typeCode(type: Type): string {
  switch (type.kind) {
    case 'record':
      return `!${fieldCodes(type.fields)}`;
    case 'table':
      return `*${fieldCodes(type.row.fields)}`;
    case 'option':
      return `L(${type.set.name})`;
    default:
      return byKind.get(type.kind) ?? '?';
  }
}

function fieldCodes(fields: ReadonlyMap<string, Type>): string {
  const parts = [...fields].map(([name, type]) => `${codeName(name)}:${typeCode(type)}`);
  return `[${parts.join(', ')}]`;
}

function codeName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
}

/** The type of a code, or undefined when it is none. `numeric` is what `#` stands for. */
export function parseTypeCode(code: string, numeric: Type = numberType): Type | undefined {
  const reader: CodeReader = { code, at: 0, numeric };
  const type = readType(reader);
  skipBlanks(reader);
  return reader.at === code.length ? type : undefined;
}

interface CodeReader {
  readonly code: string;
  readonly numeric: Type;
  at: number;
}

function skipBlanks(reader: CodeReader): void {
  while (reader.code[reader.at] === ' ') reader.at += 1;
}

function readType(reader: CodeReader): Type | undefined {
  skipBlanks(reader);
  const mark = reader.code[reader.at];
  if (mark === undefined) return undefined;
  reader.at += 1;
  if (mark === '#') return reader.numeric;
  if (mark !== '!' && mark !== '*') return codes.get(mark);
  const fields: [string, Type][] = [];
  const displayNames = new Map<string, string>();
  if (reader.code[reader.at] !== '[') return undefined;
  reader.at += 1;
  for (;;) {
    skipBlanks(reader);
    if (reader.code[reader.at] === ']') break;
    const name = readName(reader);
    if (name === undefined) return undefined;
    if (reader.code[reader.at] === '`') {
      reader.at += 1;
      const display = readName(reader);
      if (display === undefined) return undefined;
      displayNames.set(name, display);
    }
    skipBlanks(reader);
    if (reader.code[reader.at] !== ':') return undefined;
    reader.at += 1;
    const type = readType(reader);
    if (type === undefined) return undefined;
    fields.push([name, type]);
    skipBlanks(reader);
    if (reader.code[reader.at] === ',') reader.at += 1;
  }
  reader.at += 1;
  const row = recordType(fields, { displayNames });
  return mark === '!' ? row : tableType(row);
}

function readName(reader: CodeReader): string | undefined {
  const { code } = reader;
  if (code[reader.at] === "'") {
    let name = '';
    for (reader.at += 1; reader.at < code.length; reader.at += 1) {
      if (code[reader.at] !== "'") name += code[reader.at] ?? '';
      else if (code[reader.at + 1] === "'") {
        name += "'";
        reader.at += 1;
      } else {
        reader.at += 1;
        return name;
      }
    }
    return undefined;
  }
  const start = reader.at;
  while (reader.at < code.length && !/[:`,\]]/u.test(code[reader.at] ?? '')) reader.at += 1;
  return reader.at === start ? undefined : code.slice(start, reader.at).trim();
}
