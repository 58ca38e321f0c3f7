/**
 * The types of Power Fx. Types are interned: two types of the same shape are the same object, so `===` compares them.
 * Make them with the functions below, never as literals.
 */
import type { OptionSet } from '../values/option-set.ts';

/** The kinds of type that have no parts. */
export type PrimitiveKind =
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

export interface PrimitiveType {
  readonly kind: PrimitiveKind;
  readonly key: string;
}

/** Fields by logical name, in ordinal order of the names. */
export type Fields = ReadonlyMap<string, Type>;

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

export const unknownType = primitive('unknown');
export const errorType = primitive('error');
export const blankType = primitive('blank');
export const voidType = primitive('void');
export const booleanType = primitive('boolean');
export const numberType = primitive('number');
export const decimalType = primitive('decimal');
export const textType = primitive('text');
export const dateType = primitive('date');
export const dateTimeType = primitive('dateTime');
export const dateTimeNoZoneType = primitive('dateTimeNoZone');
export const timeType = primitive('time');
export const guidType = primitive('guid');
export const colorType = primitive('color');
export const hyperlinkType = primitive('hyperlink');
export const imageType = primitive('image');
export const mediaType = primitive('media');
export const blobType = primitive('blob');
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
