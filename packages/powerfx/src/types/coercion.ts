/**
 * Which type may stand where another is wanted: as it is ({@link accepts}), or after a conversion ({@link coerces}).
 * SPEC §6 of the language's description is the table; what a conversion does to the value is in `values/convert.ts`.
 */
import type { Features } from '../config/features.ts';
import type { OptionBacking } from '../values/option-set.ts';
import type { OptionType, RecordType, Type, TypeKind } from './type.ts';

const mediaKinds: ReadonlySet<TypeKind> = new Set(['hyperlink', 'image', 'media', 'blob']);
const dateKinds: ReadonlySet<TypeKind> = new Set(['date', 'dateTime', 'dateTimeNoZone', 'time']);

/** Whether a kind is one of the two number kinds. */
export function isNumeric(type: Type): boolean {
  return type.kind === 'number' || type.kind === 'decimal';
}

/** Whether a type is a date, a date and time, or a time. */
export function isDateLike(type: Type): boolean {
  return dateKinds.has(type.kind);
}

/** Whether values of a type are one thing and not records or tables. */
export function isScalar(type: Type): boolean {
  return type.kind !== 'record' && type.kind !== 'table' && type.kind !== 'void' && type.kind !== 'error';
}

/** Whether a value of type `from` is one of type `to` as it stands. */
export function accepts(to: Type, from: Type): boolean {
  if (to === from || from.kind === 'blank' || from.kind === 'unknown' || to.kind === 'unknown') return true;
  switch (to.kind) {
    case 'record':
      return from.kind === 'record' && acceptsFields(to, from);
    case 'table':
      return from.kind === 'table' && acceptsFields(to.row, from.row);
    case 'text':
      return mediaKinds.has(from.kind) && from.kind !== 'blob';
    case 'hyperlink':
      return mediaKinds.has(from.kind);
    case 'dateTime':
      return from.kind === 'dateTimeNoZone';
    default:
      return false;
  }
}

function acceptsFields(to: RecordType, from: RecordType): boolean {
  for (const [name, field] of to.fields) {
    const given = from.fields.get(name);
    if (given === undefined || !accepts(field, given)) return false;
  }
  return true;
}

/** Whether a value of type `from` can be made one of type `to` without anybody asking for it. */
export function coerces(from: Type, to: Type, features: Features): boolean {
  if (from.kind === 'void' || to.kind === 'void' || from.kind === 'error') return false;
  if (accepts(to, from)) return true;
  if (from.kind === 'option') return optionCoerces(from, to, features);
  switch (to.kind) {
    case 'text':
      return (
        isNumeric(from) ||
        isDateLike(from) ||
        from.kind === 'boolean' ||
        from.kind === 'untyped' ||
        mediaKinds.has(from.kind) ||
        (from.kind === 'guid' && features.powerFxV1)
      );
    case 'number':
    case 'decimal':
      return isNumeric(from) || isDateLike(from) || isOneOf(from, 'text', 'boolean', 'untyped');
    case 'boolean':
      return isNumeric(from) || isOneOf(from, 'text', 'untyped');
    case 'date':
    case 'dateTime':
    case 'dateTimeNoZone':
    case 'time':
      return isNumeric(from) || isDateLike(from) || isOneOf(from, 'text', 'untyped');
    case 'guid':
      return from.kind === 'untyped' || (from.kind === 'text' && features.powerFxV1);
    case 'color':
      return from.kind === 'untyped';
    case 'hyperlink':
    case 'image':
    case 'media':
    case 'blob':
      return mediaKinds.has(from.kind) || isOneOf(from, 'text', 'untyped');
    case 'option':
      return (to.set.coerceFromBacking || !features.stronglyTypedEnums) && isBacking(from, to.set.backing);
    case 'record':
      return from.kind === 'record' && coercesFields(from, to, features);
    case 'table':
      return (
        (from.kind === 'table' && coercesFields(from.row, to.row, features)) ||
        (from.kind === 'record' && coercesFields(from, to.row, features))
      );
    default:
      return false;
  }
}

function isOneOf(type: Type, ...kinds: readonly TypeKind[]): boolean {
  return kinds.includes(type.kind);
}

function isBacking(type: Type, backing: OptionBacking): boolean {
  return backing === 'number' ? isNumeric(type) : type.kind === backing;
}

function optionCoerces(from: OptionType, to: Type, features: Features): boolean {
  if (to.kind === 'text') return !from.set.builtIn || features.stronglyTypedEnums;
  if (!from.set.coerceToBacking && features.stronglyTypedEnums) return false;
  if (isBacking(to, from.set.backing)) return true;
  return false;
}

/** In Power Fx 1.0 a field that is missing is blank; extra fields fall away. */
function coercesFields(from: RecordType, to: RecordType, features: Features): boolean {
  let common = to.fields.size === 0;
  for (const [name, field] of to.fields) {
    const given = from.fields.get(name);
    if (given === undefined) {
      if (!features.powerFxV1) return false;
      continue;
    }
    common = true;
    if (!coerces(given, field, features)) return false;
  }
  return common || from.fields.size === 0;
}
