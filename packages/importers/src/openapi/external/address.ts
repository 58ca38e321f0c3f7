import { parseUrl } from '@connectory/base';

/** A reference taken apart: the address of a document, and what stands behind `#`. */
export interface ReferenceParts {
  readonly address: string;
  readonly fragment: string;
}

/** Splits a reference at its fragment. */
export function splitReference(reference: string): ReferenceParts {
  const at = reference.indexOf('#');
  return at === -1
    ? { address: reference, fragment: '' }
    : { address: reference.slice(0, at), fragment: reference.slice(at + 1) };
}

const absolute = /^[a-z][a-z0-9+.-]+:/i;

/**
 * Completes the address of a document that is referred to from another: URLs as browsers do it, file paths by their folders.
 *
 * @param base - URL or path of the document that refers; unknown for text that came from nowhere.
 */
export function resolveAddress(address: string, base: string | undefined): string {
  if (absolute.test(address)) return parseUrl(address)?.href ?? address;
  if (base === undefined) return address;
  if (absolute.test(base)) return parseUrl(address, base)?.href ?? address;
  if (address.startsWith('/')) return address;
  const plain = decoded(address).replaceAll('\\', '/');
  const folders = base.replaceAll('\\', '/').split('/').slice(0, -1);
  return normalised([...folders, ...plain.split('/')]);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function normalised(segments: readonly string[]): string {
  const result: string[] = [];
  for (const segment of segments) {
    const last = result.at(-1);
    if (segment === '.') continue;
    if (segment === '..' && last !== undefined && last !== '' && last !== '..') result.pop();
    else result.push(segment);
  }
  return result.join('/');
}
