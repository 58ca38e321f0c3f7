import { isArray, isObject, type Json, type JsonObject } from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import { membersOf } from '../../text/members.ts';
import { type Conversion, followObject, type Located } from './context.ts';

/** One entry of `content`. */
export interface MediaType {
  readonly type: string;
  readonly value: JsonObject;
  readonly at: At;
}

/** The entries of a `content` object. */
export function mediaTypesOf(
  content: Json | undefined,
  at: At,
  conversion: Conversion,
): readonly MediaType[] {
  if (!isObject(content)) return [];
  return membersOf(content).flatMap(([type, entry]) => {
    const found = followObject(conversion, entry, step(at, type));
    return found === undefined || type.startsWith('x-') ? [] : [{ type, value: found.value, at: found.at }];
  });
}

export function isJsonType(type: string): boolean {
  return /^(application|text)\/([\w.+-]+\+)?json\b/i.test(type);
}

export function isFormType(type: string): boolean {
  return isMultipart(type) || /^application\/x-www-form-urlencoded\b/i.test(type);
}

export function isMultipart(type: string): boolean {
  return /^multipart\//i.test(type);
}

/** The entry a connector works with: JSON when there is one, else the first. */
export function preferred(types: readonly MediaType[]): MediaType | undefined {
  return (
    types.find(({ type }) => /^application\/json$/i.test(type)) ??
    types.find(({ type }) => isJsonType(type)) ??
    types[0]
  );
}

/** The schema of an entry; bytes and texts have one even when none is declared. */
export function schemaOfMediaType({ type, value, at }: MediaType): Located | undefined {
  if (value['schema'] !== undefined) return { value: value['schema'], at: step(at, 'schema') };
  if (value['itemSchema'] !== undefined) {
    return { value: { type: 'array', items: value['itemSchema'] }, at: step(at, 'itemSchema') };
  }
  if (isJsonType(type) || isFormType(type)) return undefined;
  if (/^text\/|[/+]xml\b/i.test(type)) return { value: { type: 'string' }, at };
  return { value: { type: 'string', format: 'binary' }, at };
}

/** Whether entries say the same, so that choosing one loses nothing. */
export function sameSchemas(types: readonly MediaType[]): boolean {
  const texts = new Set(types.map(({ value }) => JSON.stringify(value['schema'] ?? null)));
  return texts.size <= 1;
}

/** A schema's list of types or type, whether it is bytes. */
export function isBinary(schema: Json | undefined): boolean {
  if (!isObject(schema)) return false;
  if (schema['format'] === 'binary' || schema['contentMediaType'] === 'application/octet-stream') return true;
  return isArray(schema['allOf']) && schema['allOf'].some(isBinary);
}
