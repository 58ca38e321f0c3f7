/** A file of JSON: bytes to value and back. */
import {
  type Bytes,
  type Diagnostic,
  err,
  ok,
  type Result,
  decodeText,
  utf8Encode,
  writeJson,
} from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';
import { readText } from '../text/read-text.ts';
import type { LoadedDocument } from './types.ts';

/** A document and what is remarkable about its text. */
export interface ReadDocument {
  readonly document: LoadedDocument;
  readonly warnings: readonly Diagnostic[];
}

/** Reads the bytes of a file as JSON. */
export function readDocument(file: string, bytes: Bytes): Result<ReadDocument, Diagnostic> {
  const text = decodeText(bytes, 'utf-8', true);
  if (text === undefined) return err(diagnostic('not-utf8', { file }, { place: { file } }));
  const read = readText(text);
  if (!read.ok) {
    const lines = text.slice(0, read.problem.offset).split(/\r\n|\n|\r/u);
    const line = lines.length;
    const column = (lines.at(-1)?.length ?? 0) + 1;
    const { reason } = read.problem;
    return err(diagnostic('not-json', { file, reason, line, column }, { place: { file, line, column } }));
  }
  const document: LoadedDocument = {
    value: read.value,
    indent: indentOf(text),
    // Decoding drops it.
    byteOrderMark: bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf,
    tail: /\s*$/u.exec(text.slice(-16))?.[0] ?? '',
    edited: false,
  };
  const warnings = [...new Set(read.duplicates)].map((name) =>
    diagnostic('duplicate-member', { file, name }, { place: { file } }),
  );
  return ok({ document, warnings });
}

/** Writes an edited document as its file was written. */
export function writeDocument({ value, indent, byteOrderMark, tail }: LoadedDocument): Bytes {
  return utf8Encode(`${byteOrderMark ? '\uFEFF' : ''}${writeJson(value, indent)}${tail}`);
}

/** The spaces in front of the first member; none where all is on one line. Tabs become two spaces. */
function indentOf(text: string): number {
  const found = /^\s*[[{]\r?\n([ \t]+)/u.exec(text.slice(0, 400))?.[1];
  if (found === undefined) return 0;
  return found.startsWith('\t') ? 2 : Math.min(found.length, 8);
}
