/** Data URIs: `data:text/plain;charset=utf-8;base64,aGVsbG8=`. */
import { base64Encode, decodeText, utf8Encode } from '@connectory/base';
import { fail, type Failure } from '../run/failure.ts';
import { charsetOf, isMediaType } from './media-type.ts';
import { contentText, contentValue } from './content.ts';
import type { Value } from '../values/value.ts';

/** The type of a data URI that names none (RFC 2397). */
const usualType = 'text/plain;charset=US-ASCII';

interface DataUri {
  /** Type and parameters as written; empty when there are none. */
  readonly mediaType: string;
  readonly isBase64: boolean;
  readonly data: string;
}

function invalid(detail: string): Failure {
  return fail('data-uri-invalid', { detail });
}

function readDataUri(text: string): DataUri | Failure {
  const match = /^data:([^,]*),/iu.exec(text);
  if (match === null) return invalid("It must begin with 'data:' and have a comma before the data.");
  const head = match[1] ?? '';
  // The marker counts only in the last place.
  const isBase64 = /;base64$/iu.test(head);
  const mediaType = isBase64 ? head.slice(0, -';base64'.length) : head;
  const [, ...parameters] = mediaType.split(';');
  if (parameters.some((one) => one.trim() === '')) return invalid('A parameter of the media type is empty.');
  const first = parameters[0];
  // The host looks at the encoding only where it is the first parameter.
  const charset = first === undefined ? undefined : charsetOf(`;${first}`);
  if (charset !== undefined && !isEncoding(charset))
    return invalid(`The encoding '${charset}' is not known.`);
  return { mediaType, isBase64, data: text.slice(match[0].length) };
}

function isEncoding(label: string): boolean {
  return decodeText(new Uint8Array(), label) !== undefined;
}

/** The text of URI-encoded data, in which a plus is a space. */
function decoded(data: string): string {
  const text = data.replaceAll('+', ' ');
  try {
    return decodeURIComponent(text);
  } catch {
    // An escape that is none stays as it is.
    return text;
  }
}

/** The content object of a data URI, with its type as written. */
export function dataUriContent(text: string): Value | Failure {
  const uri = readDataUri(text);
  if (!('mediaType' in uri)) return uri;
  const type = uri.mediaType === '' ? usualType : uri.mediaType;
  if (!isMediaType(type, false)) return invalid(`'${type}' is not a media type.`);
  return contentValue(type, uri.isBase64 ? uri.data : base64Encode(utf8Encode(decoded(uri.data))));
}

/** The text of a data URI. */
export function dataUriText(text: string): string | Failure {
  const uri = readDataUri(text);
  if (!('mediaType' in uri)) return uri;
  if (!uri.isBase64) return decoded(uri.data);
  const charset = charsetOf(uri.mediaType);
  const known = charset !== undefined && isEncoding(charset);
  return contentText({ type: `text/plain${known ? `;charset=${charset}` : ''}`, base64: uri.data });
}
