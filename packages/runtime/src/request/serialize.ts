import { isArray, type Json } from '@connectory/base';
import type { CollectionFormat } from '@connectory/connector';

const separators: Readonly<Record<CollectionFormat, string>> = {
  csv: ',',
  ssv: ' ',
  tsv: '\t',
  pipes: '|',
  multi: ',',
};

/** A value as the text it is sent as; `undefined` for objects, which have no text form. */
export function toText(value: Json, format: CollectionFormat): string | undefined {
  if (isArray(value)) {
    const items = value.map((item) => toText(item, format));
    return items.some((item) => item === undefined) ? undefined : items.join(separators[format]);
  }
  if (value === null) return '';
  return typeof value === 'object' ? undefined : String(value);
}

/** The texts one query or form entry is sent as: one, or for `multi` one for each item. */
export function toTexts(value: Json, format: CollectionFormat): readonly string[] | undefined {
  if (format !== 'multi' || !isArray(value)) {
    const text = toText(value, format);
    return text === undefined ? undefined : [text];
  }
  const texts = value.map((item) => toText(item, 'csv'));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Texts that encoding leaves as they are: most names. */
const plain = /^[\w.~$-]*$/;

/**
 * Encodes one name or value of a query. `$` stays as typed: servers of OData APIs look for it, and it means nothing else
 * in a query.
 */
export function encodeQuery(text: string): string {
  if (plain.test(text)) return text;
  return encodeURIComponent(text).replaceAll('%24', '$');
}
