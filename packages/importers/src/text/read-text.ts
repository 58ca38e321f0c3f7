import { type Diagnostic, type Json, type Place, utf8Decode } from '@connectory/base';
import { decodeBytes, locateAllInJson, maxTextBytes, readJsonText } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { recogniseText } from '../recognise/recognise.ts';
import type { Locate } from '../report/reporter.ts';
import { decodeNarrow, type NarrowText, widen, widePlace } from './narrow.ts';
import { readYaml } from './yaml.ts';

/** YAML beyond this takes tens of seconds to parse. */
const maxYamlBytes = 12 * 1024 * 1024;

/** Lines and commas, at most one a value: the parser takes about 1 kB a value. */
const maxYamlValues = 700_000;

/** What reading a text gave. */
export interface TextReading {
  readonly value: Json | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: Locate;
  /** Whether a reference may lead out of the document; looking at the text is much faster than at every value. */
  readonly mayReferOut: boolean;
}

const nowhere: Locate = () => new Map();

const nothing: TextReading = { value: undefined, diagnostics: [], locate: nowhere, mayReferOut: false };

const outward = /(?:^|["'\s{,])\$ref["']?\s*:\s*["']?(?!["'#\s{[])/;

/** A text that is not read yet. It holds nothing of the bytes it came from, which may be as large again. */
export type OpenText =
  | {
      readonly kind: 'open';
      readonly file: string;
      /** Whether it starts as JSON does. */
      readonly bracketed: boolean;
      readonly text: string;
      /** Where the text has escapes that the file has not. */
      readonly escapes: readonly number[];
      readonly size: number;
      readonly isBinary: boolean;
      /** What decoding told. */
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads JSON or YAML; other texts are told by name.
 *
 * @param part - True for a part of a description, which need not look like one.
 */
export function readText(bytes: Uint8Array, file: string, part = false): TextReading {
  return readOpened(openText(bytes, file), part);
}

/** Decodes what may be JSON or YAML; anything else is told by name. */
export function openText(bytes: Uint8Array, file: string): OpenText {
  const size = bytes.length;
  const sniffed = startOf(bytes);
  const bracketed = /^\s*[{[]/.test(sniffed);
  const isBinary = bytes.subarray(0, 8192).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe;
  if (!bracketed || size > maxTextBytes) {
    const other = bracketed ? undefined : recogniseText(sniffed);
    if (other !== undefined)
      return refused(diagnostic('nothing-recognised', { file, ...other }, startIn(file)));
    const problem = yamlProblem(size, isBinary, file);
    if (problem !== undefined && !(bracketed && !unquoted.test(sniffed))) return refused(problem);
  }
  if (size > maxTextBytes) return { kind: 'refused', diagnostics: readJsonText(bytes, file).diagnostics };
  const narrow = bracketed ? decodeNarrow(bytes) : undefined;
  const decoded =
    narrow === undefined ? { ...decodeBytes(bytes, file), escapes: [] } : { ...narrow, diagnostics: [] };
  return { kind: 'open', file, bracketed, size, isBinary, ...decoded };
}

function refused(told: Diagnostic): OpenText {
  return { kind: 'refused', diagnostics: [told] };
}

/** YAML may start with a bracket as well; a text that names its members without quotes is that. */
const unquoted = /^\s*\{\s*[A-Za-z_$][\w$]*\s*:/;

/** Reads a text that was opened. */
export function readOpened(opened: OpenText, part = false): TextReading {
  if (opened.kind === 'refused') return { ...nothing, diagnostics: opened.diagnostics };
  const { text, file, diagnostics } = opened;
  if (opened.bracketed) {
    const reading = readJsonText(text, file);
    // What is told has places in the text itself, and YAML has other escapes.
    if (opened.escapes.length > 0 && (reading.kind !== 'read' || reading.diagnostics.length > 0))
      return readOpened({ ...opened, text: widen(opened), escapes: [] }, part);
    const told = [...diagnostics, ...reading.diagnostics];
    if (reading.kind === 'read') {
      const mayReferOut = outward.test(text);
      const locate = locateIn({ text, escapes: opened.escapes });
      return { value: reading.value, diagnostics: told, locate, mayReferOut };
    }
    if (!unquoted.test(text)) return { ...nothing, diagnostics: told };
    const problem = yamlProblem(opened.size, opened.isBinary, file);
    if (problem !== undefined) return { ...nothing, diagnostics: [problem] };
  }
  return readYamlText(opened, part);
}

function locateIn(narrow: NarrowText): Locate {
  return (pointers) =>
    new Map(
      [...locateAllInJson(narrow.text, pointers)].map(([pointer, place]) => [
        pointer,
        widePlace(narrow, place),
      ]),
    );
}

/** The first characters, for recognising; a mark and UTF-16 are understood. */
function startOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 8192);
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return (isUtf16 ? decodeBytes(head, '').text : utf8Decode(head)).replace(/^\uFEFF/, '');
}

const knownMember =
  /^[ \t]*["']?(openapi|swagger|swaggerVersion|asyncapi|info|paths|item|requests|collection)["']?[ \t]*:/m;

/** Why a file cannot be YAML. */
function yamlProblem(size: number, isBinary: boolean, file: string): Diagnostic | undefined {
  if (isBinary)
    return diagnostic('nothing-recognised', { file, found: 'not a text', advice: choose }, startIn(file));
  if (size <= maxYamlBytes) return undefined;
  const data = { size: Math.ceil(size / 1024 / 1024), limit: maxYamlBytes / 1024 / 1024 };
  return diagnostic('yaml-too-large', data, startIn(file));
}

const choose = 'Choose an OpenAPI document, a Postman collection or a connector package.';

function startIn(file: string): { readonly place: Place } {
  return { place: { file, line: 1, column: 1 } };
}

/** More lines and commas than the parser can take. */
function hasTooManyValues(text: string): boolean {
  let values = 0;
  for (const mark of ['\n', ','])
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) values += 1;
  return values > maxYamlValues;
}

function readYamlText(opened: OpenText & { readonly kind: 'open' }, part: boolean): TextReading {
  const { text, file } = opened;
  const fail = (told: Diagnostic): TextReading => ({ ...nothing, diagnostics: [told] });
  if (hasTooManyValues(text))
    return fail(diagnostic('yaml-too-many', { limit: maxYamlValues }, startIn(file)));
  if (!part && !knownMember.test(text) && !opened.bracketed) {
    const found = 'neither JSON nor a description in YAML';
    return fail(diagnostic('nothing-recognised', { file, found, advice: choose }, startIn(file)));
  }
  const reading = readYaml(text);
  const problems = reading.problems.map(({ code, problem, place: found }) =>
    diagnostic(code, { problem }, { place: { file, ...found } }),
  );
  const { value } = reading;
  const diagnostics = [...opened.diagnostics, ...problems];
  if (value === undefined && !problems.some(({ severity }) => severity === 'error'))
    diagnostics.push(diagnostic('yaml-empty', { problem: 'the file is empty' }, startIn(file)));
  return { value, diagnostics, locate: reading.locate, mayReferOut: outward.test(text) };
}
