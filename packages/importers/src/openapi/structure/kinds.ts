import type { JsonObject } from '@connectory/base';
import type { At } from '../../report/at.ts';
import type { StructureContext } from './context.ts';

/*
 * The shape of a version of OpenAPI as data: which members an object has, of which kind, and which it must have. One
 * walker (walk.ts) holds a document against it.
 */

/** What a value must be. */
export type Kind =
  | { readonly kind: 'any' | 'flag' | 'number' | 'schema' | 'map-of-any' }
  | {
      readonly kind: 'text';
      readonly oneOf?: ReadonlySet<string>;
      readonly form?: RegExp;
      /** What `form` asks for, in words. */
      readonly expected?: string;
    }
  /** A whole number of at least 0. */
  | { readonly kind: 'count' }
  | { readonly kind: 'object'; readonly type: string; readonly reference: boolean }
  | {
      readonly kind: 'map';
      readonly of: Kind;
      readonly names?: NameRule;
      /** Names starting with x- are extensions, not entries. */
      readonly extensible: boolean;
      readonly least: number;
    }
  | { readonly kind: 'list'; readonly of: Kind; readonly least: number; readonly unique: boolean };

/** Which names a map allows. */
export interface NameRule {
  readonly form: RegExp;
  readonly expected: string;
}

/** A fixed-fields object of the standard. */
export interface ObjectType {
  /** How messages call it: "A Parameter Object". */
  readonly title: string;
  readonly members: ReadonlyMap<string, Kind>;
  readonly required: readonly string[];
  /** Names beside the members, such as paths and status codes. */
  readonly patterned?: { readonly names: RegExp; readonly of: Kind };
  readonly least?: number;
  /** Unknown names are allowed. */
  readonly open?: boolean;
  /** What the table cannot say. */
  readonly check?: (value: JsonObject, at: At, context: StructureContext) => void;
}

export const any: Kind = { kind: 'any' };
export const flag: Kind = { kind: 'flag' };
export const number: Kind = { kind: 'number' };
export const count: Kind = { kind: 'count' };
export const schema: Kind = { kind: 'schema' };
export const mapOfAny: Kind = { kind: 'map-of-any' };
export const text: Kind = { kind: 'text' };

/** A text of a fixed set. */
export function oneOf(...values: readonly string[]): Kind {
  return { kind: 'text', oneOf: new Set(values) };
}

/** A text of a pattern. */
export function form(pattern: RegExp, expected: string): Kind {
  return { kind: 'text', form: pattern, expected };
}

/** An object of the named type. */
export function object(type: string): Kind {
  return { kind: 'object', type, reference: false };
}

/** An object of the named type, or a reference to one. */
export function objectOrReference(type: string): Kind {
  return { kind: 'object', type, reference: true };
}

/** A map from names to values of one kind. */
export function map(
  of: Kind,
  options: { readonly names?: NameRule; readonly extensible?: boolean; readonly least?: number } = {},
): Kind {
  return {
    kind: 'map',
    of,
    ...(options.names && { names: options.names }),
    extensible: options.extensible ?? false,
    least: options.least ?? 0,
  };
}

/** A list of values of one kind. */
export function list(of: Kind, options: { readonly least?: number; readonly unique?: boolean } = {}): Kind {
  return { kind: 'list', of, least: options.least ?? 0, unique: options.unique ?? false };
}

/** Makes an object type of plain members. */
export function objectType(
  title: string,
  required: readonly string[],
  members: Readonly<Record<string, Kind | undefined>>,
  more: Pick<ObjectType, 'patterned' | 'least' | 'open' | 'check'> = {},
): ObjectType {
  const known = Object.entries(members).flatMap(([name, kind]) =>
    kind === undefined ? [] : [[name, kind] as const],
  );
  return { title, required, members: new Map(known), ...more };
}
