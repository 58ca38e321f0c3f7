/**
 * The types of Power Fx. Types are interned: two types of the same shape are the same object, so `===` compares them.
 * Make them with the functions below, never as literals.
 */
import type { OptionSet } from '../values/option-set.ts';

/** The kinds of type that have no parts. */
type PrimitiveKind =
  | 'unknown'
  | 'error'
  | 'blank'
  | 'void'
  | 'boolean'
  | 'number'
  | 'decimal'
  | 'text'
  | 'date'
  | 'dateTime'
  | 'dateTimeNoZone'
  | 'time'
  | 'guid'
  | 'color'
  | 'hyperlink'
  | 'image'
  | 'media'
  | 'blob'
  | 'untyped';

/** A type that has no parts. `key` is the same for the same type. */
export interface PrimitiveType {
  readonly kind: PrimitiveKind;
  readonly key: string;
}

/** Fields by logical name, in ordinal order of the names. */
type Fields = ReadonlyMap<string, Type>;

/** Fields by name. Make it with `recordType`; the same fields give the same object. */
export interface RecordType {
  readonly kind: 'record';
  readonly key: string;
  readonly fields: Fields;
  /** Display names by logical name, for those that have one of their own. */
  readonly displayNames: ReadonlyMap<string, string>;
  /** Whether columns cannot be added or renamed, as with the scope of IfError. */
  readonly sealed: boolean;
  /** The data source the rows come from; functions that keep the rows keep it. */
  readonly source: string | undefined;
}

/** What a record type may have beside its fields. */
export interface RecordTypeOptions {
  readonly displayNames?: ReadonlyMap<string, string>;
  readonly sealed?: boolean;
  readonly source?: string | undefined;
}

/** Rows that are records of one type. Make it with `tableType`. */
export interface TableType {
  readonly kind: 'table';
  readonly key: string;
  readonly row: RecordType;
}

/** The type of an option set's members. */
export interface OptionType {
  readonly kind: 'option';
  readonly key: string;
  readonly set: OptionSet;
}

/** Any type. Two types are the same exactly when they are the same object. */
export type Type = PrimitiveType | RecordType | TableType | OptionType;

/** The discriminant of {@link Type}. */
export type TypeKind = Type['kind'];

const interned = new Map<string, WeakRef<Type>>();
const forgotten = new FinalizationRegistry<string>((key) => {
  if (interned.get(key)?.deref() === undefined) interned.delete(key);
});

function intern<T extends Type>(key: string, make: () => T, isOf: (type: Type) => type is T): T {
  const known = interned.get(key)?.deref();
  if (known !== undefined && isOf(known)) return known;
  const made = make();
  interned.set(key, new WeakRef(made));
  forgotten.register(made, key);
  return made;
}

function primitive(kind: PrimitiveKind): PrimitiveType {
  return { kind, key: kind };
}

/** What is not known yet; it stands for any type. */
export const unknownType = primitive('unknown');
/** The type of what is wrong; messages about it have been given. */
export const errorType = primitive('error');
/** The type of a bare `Blank()`; it becomes whatever it stands beside. */
export const blankType = primitive('blank');
/** The type of what has no result to use. */
export const voidType = primitive('void');
/** True or false. */
export const booleanType = primitive('boolean');
/** A float: an IEEE 754 double. */
export const numberType = primitive('number');
/** A decimal of 96 bits: 28 digits, exact. */
export const decimalType = primitive('decimal');
/** A text of UTF-16 units. */
export const textType = primitive('text');
/** A date without time. */
export const dateType = primitive('date');
/** A date and time on the wall clock of the run’s zone. */
export const dateTimeType = primitive('dateTime');
/** A date and time that belongs to no zone. */
export const dateTimeNoZoneType = primitive('dateTimeNoZone');
/** A span of time; as a time of day, since midnight. */
export const timeType = primitive('time');
/** A GUID. */
export const guidType = primitive('guid');
/** A colour with red, green, blue and opacity. */
export const colorType = primitive('color');
/** A text that is an address. */
export const hyperlinkType = primitive('hyperlink');
/** An image. */
export const imageType = primitive('image');
/** Sound or video. */
export const mediaType = primitive('media');
/** Bytes of any kind. */
export const blobType = primitive('blob');
/** A JSON-like value whose type is known only when it is used. */
export const untypedType = primitive('untyped');

const isRecordType = (type: Type): type is RecordType => type.kind === 'record';
const isTableType = (type: Type): type is TableType => type.kind === 'table';

const noNames: ReadonlyMap<string, string> = new Map();

/** A record type. The order of the fields does not matter. */
export function recordType(
  fields: Iterable<readonly [string, Type]>,
  options: RecordTypeOptions = {},
): RecordType {
  const sorted = [...fields].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const sealed = options.sealed ?? false;
  const displayNames = options.displayNames ?? noNames;
  const { source } = options;
  const parts = sorted.map(([name, type]) => {
    const display = displayNames.get(name);
    return `${JSON.stringify(name)}${display === undefined ? '' : `~${JSON.stringify(display)}`}:${type.key}`;
  });
  const mark = `${sealed ? '!!' : '!'}${source === undefined ? '' : JSON.stringify(source)}`;
  const key = `${mark}[${parts.join(',')}]`;
  return intern(
    key,
    () => ({ kind: 'record', key, fields: new Map(sorted), displayNames, sealed, source }),
    isRecordType,
  );
}

/** The table type with rows of this record type. */
export function tableType(row: RecordType): TableType {
  return intern(`*${row.key}`, () => ({ kind: 'table', key: `*${row.key}`, row }), isTableType);
}

const optionTypes = new WeakMap<OptionSet, OptionType>();
let optionSets = 0;

/** The type of an option set's members. Two sets are different even when they have the same name. */
export function optionType(set: OptionSet): OptionType {
  const known = optionTypes.get(set);
  if (known !== undefined) return known;
  optionSets += 1;
  const made: OptionType = { kind: 'option', key: `L${optionSets}`, set };
  optionTypes.set(set, made);
  return made;
}

/** The record type without fields, and the table type without columns. */
export const emptyRecordType = recordType([]);
export const emptyTableType = tableType(emptyRecordType);

/** A table with one column. */
export function columnType(name: string, type: Type): TableType {
  return tableType(recordType([[name, type]]));
}

/** The type with a field added or its type replaced. */
export function withField(type: RecordType, name: string, field: Type): RecordType {
  return recordType([...[...type.fields].filter(([known]) => known !== name), [name, field]], {
    displayNames: type.displayNames,
    source: type.source,
  });
}

/** The record type of a record, or of the rows of a table. */
export function rowOf(type: Type): RecordType | undefined {
  return type.kind === 'record' ? type : type.kind === 'table' ? type.row : undefined;
}

/** The only column of a one-column table. */
export function onlyColumn(type: Type): readonly [string, Type] | undefined {
  if (type.kind !== 'table' || type.row.fields.size !== 1) return undefined;
  for (const field of type.row.fields) return field;
  return undefined;
}
