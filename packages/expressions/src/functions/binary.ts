/** Functions between texts, bytes, base64 and data URIs. */
import { base64Encode, utf8Decode, utf8Encode } from '@connectory/base';
import { strictBase64 } from '../content/base64.ts';
import {
  contentOf,
  contentText,
  contentValue,
  isXmlContent,
  octetStream,
  textContent,
  xmlType,
} from '../content/content.ts';
import { dataUriContent, dataUriText } from '../content/data-uri.ts';
import { fail, type Failure } from '../run/failure.ts';
import { textOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import { textAt, valueAt } from './arguments.ts';
import { family, parameter } from './define.ts';
import { kinds } from './kinds.ts';

const present = parameter('value', kinds.present, 'the value');
const text = parameter('value', kinds.string, 'the text');

/** The base64 of a value: content keeps its bytes, the rest becomes text first. */
function base64Of(value: Value): string | Failure {
  const content = contentOf(value);
  if (content !== undefined) return content.base64;
  const plain = textOf(value);
  return typeof plain === 'string' ? base64Encode(utf8Encode(plain)) : plain;
}

function binaryOf(value: Value): Value | Failure {
  const base64 = base64Of(value);
  return typeof base64 === 'string' ? contentValue(octetStream, base64) : base64;
}

function dataUriOf(value: Value): string | Failure {
  const base64 = base64Of(value);
  if (typeof base64 !== 'string') return base64;
  const content = contentOf(value);
  if (content !== undefined) return `data:${isXmlContent(content) ? xmlType : content.type};base64,${base64}`;
  const type = typeof value === 'string' ? 'text/plain' : 'application/json';
  return `data:${type};charset=utf-8;base64,${base64}`;
}

function fromBase64(value: Value): string | Failure {
  const content = contentOf(value);
  if (content !== undefined) return contentText(content);
  const bytes = typeof value === 'string' ? strictBase64(value) : undefined;
  return bytes === undefined ? fail('base64-invalid') : utf8Decode(bytes);
}

function encodedComponent(value: string): string {
  // RFC 3986: these are reserved too, and JavaScript leaves them.
  return encodeURIComponent(value.toWellFormed()).replaceAll(
    /[!'()*]/gu,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function decodedComponent(value: string): string {
  return value.replaceAll(/(?:%[0-9a-f]{2})+/giu, (escaped) => {
    const bytes = Uint8Array.from(escaped.slice(1).split('%'), (hex) => Number.parseInt(hex, 16));
    return utf8Decode(bytes);
  });
}

export const binaryFunctions = family('conversion', [
  {
    name: 'base64',
    summary: 'Gives the base64 of a text in UTF-8.',
    parameters: [present],
    returns: ['string'],
    call: (args) => base64Of(valueAt(args, 0)),
  },
  {
    name: 'base64ToString',
    summary: 'Gives the text that base64 holds.',
    parameters: [parameter('value', kinds.textOrBytes, 'the base64 text')],
    returns: ['string'],
    call: (args) => fromBase64(valueAt(args, 0)),
  },
  {
    name: 'base64ToBinary',
    summary: 'Makes binary content of base64.',
    parameters: [text],
    returns: ['object'],
    call: (args) => {
      const base64 = textAt(args, 0);
      return strictBase64(base64) === undefined ? fail('base64-invalid') : contentValue(octetStream, base64);
    },
  },
  {
    name: 'binary',
    summary: 'Makes binary content of a value.',
    parameters: [present],
    returns: ['object'],
    call: (args) => binaryOf(valueAt(args, 0)),
  },
  {
    name: 'dataUri',
    summary: 'Makes a data URI of a value.',
    parameters: [present],
    returns: ['string'],
    call: (args) => dataUriOf(valueAt(args, 0)),
  },
  {
    name: 'dataUriToString',
    summary: 'Gives the text of a data URI.',
    parameters: [text],
    returns: ['string'],
    call: (args) => dataUriText(textAt(args, 0)),
  },
  {
    name: 'dataUriToBinary',
    summary: 'Makes binary content of a data URI.',
    parameters: [text],
    returns: ['object'],
    call: (args) => dataUriContent(textAt(args, 0)),
  },
  {
    name: 'uriComponent',
    summary: 'Writes a text so that it can stand in a part of an address.',
    parameters: [text],
    returns: ['string'],
    call: (args) => encodedComponent(textAt(args, 0)),
  },
  {
    name: 'uriComponentToString',
    summary: 'Gives the text that uriComponent made safe.',
    parameters: [text],
    returns: ['string'],
    call: (args) => decodedComponent(textAt(args, 0)),
  },
  {
    name: 'uriComponentToBinary',
    summary: 'Makes binary content of a text in the form that uriComponent gives.',
    parameters: [text],
    returns: ['object'],
    call: (args) => textContent(octetStream, decodedComponent(textAt(args, 0))),
  },
]);
