import { type Diagnostic, decodeText, type Json } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { type JsonProblem, readForgiving } from './forgiving.ts';
import { placer } from './locate.ts';
import { noteJsonSource } from './note.ts';

/** What reading a JSON file gave. */
export type JsonReading =
  | {
      readonly kind: 'read';
      readonly value: Json;
      readonly text: string;
      /** False when the text had to be mended to be read. */
      readonly strict: boolean;
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: 'unreadable'; readonly text: string; readonly diagnostics: readonly Diagnostic[] };

/** Nesting that any of our readers goes down to; deeper texts are refused, since every walker below recurses. */
const maxJsonDepth = 500;

/** Bytes of the largest text our readers take. */
export const maxTextBytes = 64 * 1024 * 1024;

/**
 * Reads JSON as people and tools really write it: byte-order marks, UTF-16, Windows-1252, comments, trailing commas and
 * raw control characters are accepted, each with a warning at its place. Member order and number spellings are noted so
 * that `writeJson` gives them back (SPEC §2).
 *
 * @param file - Name used in diagnostics.
 * @example
 * ```ts
 * import { readJsonText } from '@connectory/connector';
 * const reading = readJsonText('{"swagger": "2.0",}', 'api.json');
 * reading.kind; // 'read', with one warning for the comma
 * ```
 */
export function readJsonText(input: Uint8Array | string, file: string): JsonReading {
  if (input.length > maxTextBytes) {
    const data = { file, size: Math.ceil(input.length / 1024 / 1024), limit: maxTextBytes / 1024 / 1024 };
    return {
      kind: 'unreadable',
      text: '',
      diagnostics: [diagnostic('too-large', data, { place: { file } })],
    };
  }
  const decoded =
    typeof input === 'string' ? { text: stripMark(input), diagnostics: [] } : decodeBytes(input, file);
  const { text } = decoded;
  if (nestsDeeperThan(text, maxJsonDepth)) {
    const problem = diagnostic('too-deep', { file, limit: maxJsonDepth }, { place: { file } });
    return { kind: 'unreadable', text, diagnostics: [...decoded.diagnostics, problem] };
  }
  const parsed = parse(text, file);
  if (parsed.value === undefined) {
    return { kind: 'unreadable', text, diagnostics: [...decoded.diagnostics, ...parsed.diagnostics] };
  }
  const duplicates = noteJsonSource(text, parsed.value);
  const toPlace = duplicates.length === 0 ? placer('') : placer(text);
  const doubled = duplicates.map(({ name, offset }) => {
    const { line, column } = toPlace(offset, offset);
    return diagnostic('duplicate-member', { file, name }, { place: { file, line, column } });
  });
  return {
    kind: 'read',
    value: parsed.value,
    text,
    strict: parsed.diagnostics.length === 0,
    diagnostics: [...decoded.diagnostics, ...parsed.diagnostics, ...doubled],
  };
}

/** Decodes a text file: UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252 with a warning. */
export function decodeBytes(
  bytes: Uint8Array,
  file: string,
): { readonly text: string; readonly diagnostics: readonly Diagnostic[] } {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  if (utf16 !== undefined) return { text: stripMark(decodeText(bytes, utf16) ?? ''), diagnostics: [] };
  const utf8 = decodeText(bytes, 'utf-8', true);
  if (utf8 !== undefined) return { text: stripMark(utf8), diagnostics: [] };
  const encoding = 'Windows-1252';
  return {
    text: decodeText(bytes, encoding) ?? '',
    diagnostics: [diagnostic('not-utf8', { file, encoding }, { place: { file } })],
  };
}

function stripMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

function nestsDeeperThan(text: string, limit: number): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inString) {
      if (code === 0x5c) at += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) {
      inString = true;
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > limit) return true;
    } else if (code === 0x7d || code === 0x5d) {
      depth -= 1;
    }
  }
  return false;
}

function parse(text: string, file: string): { value: Json | undefined; diagnostics: readonly Diagnostic[] } {
  try {
    const value: Json = JSON.parse(text);
    return { value, diagnostics: [] };
  } catch {
    return parseForgiving(text, file);
  }
}

function parseForgiving(
  text: string,
  file: string,
): { value: Json | undefined; diagnostics: readonly Diagnostic[] } {
  const reading = readForgiving(text);
  const toPlace = placer(text);
  const tell = (code: 'not-json' | 'json-mended', problem: JsonProblem): Diagnostic => {
    const { line, column } = toPlace(problem.offset, problem.offset);
    return diagnostic(code, { file, problem: problem.text, line, column }, { place: { file, line, column } });
  };
  return reading.kind === 'unreadable'
    ? { value: undefined, diagnostics: [tell('not-json', reading.problem)] }
    : { value: reading.value, diagnostics: reading.problems.map((problem) => tell('json-mended', problem)) };
}
