import { type Diagnostic, type Json, utf8Decode } from '@connectory/base';
import { decodeBytes, locateAllInJson, readJsonText } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { recogniseText } from '../recognise/recognise.ts';
import type { Locate } from '../report/reporter.ts';
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

/**
 * Reads JSON or YAML; other texts are told by name.
 *
 * @param part - True for a part of a description, which need not look like one.
 */
export function readText(bytes: Uint8Array, file: string, part = false): TextReading {
  const sniffed = startOf(bytes);
  const first = sniffed.trimStart()[0];
  if (first === '{' || first === '[') {
    const reading = readJsonText(bytes, file);
    if (reading.kind === 'read') {
      const { value, text, diagnostics } = reading;
      const mayReferOut = outward.test(text);
      return { value, diagnostics, locate: (pointers) => locateAllInJson(text, pointers), mayReferOut };
    }
    // YAML may start with a bracket as well; a text that names its members without quotes is that.
    if (!/^\s*\{\s*[A-Za-z_$][\w$]*\s*:/.test(sniffed)) {
      return { ...nothing, diagnostics: reading.diagnostics };
    }
  }
  const other = recogniseText(sniffed);
  if (other !== undefined) {
    const told = diagnostic(
      'nothing-recognised',
      { file, ...other },
      { place: { file, line: 1, column: 1 } },
    );
    return { ...nothing, diagnostics: [told] };
  }
  return readYamlText(bytes, file, part);
}

/** The first characters, for recognising; a mark and UTF-16 are understood. */
function startOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 8192);
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return (isUtf16 ? decodeBytes(head, '').text : utf8Decode(head)).replace(/^\uFEFF/, '');
}

const knownMember =
  /^[ \t]*["']?(openapi|swagger|swaggerVersion|asyncapi|info|paths|item|requests|collection)["']?[ \t]*:/m;

function readYamlText(bytes: Uint8Array, file: string, part: boolean): TextReading {
  const fail = (told: Diagnostic): TextReading => ({ ...nothing, diagnostics: [told] });
  const place = { place: { file, line: 1, column: 1 } };
  const choose = 'Choose an OpenAPI document, a Postman collection or a connector package.';
  if (bytes.subarray(0, 8192).includes(0) && bytes[0] !== 0xff && bytes[0] !== 0xfe)
    return fail(diagnostic('nothing-recognised', { file, found: 'not a text', advice: choose }, place));
  if (bytes.length > maxYamlBytes) {
    const data = { size: Math.ceil(bytes.length / 1024 / 1024), limit: maxYamlBytes / 1024 / 1024 };
    return fail(diagnostic('yaml-too-large', data, place));
  }
  let values = 0;
  for (const byte of bytes) if (byte === 0x0a || byte === 0x2c) values += 1;
  if (values > maxYamlValues) return fail(diagnostic('yaml-too-many', { limit: maxYamlValues }, place));
  const decoded = decodeBytes(bytes, file);
  if (!part && !knownMember.test(decoded.text) && !decoded.text.trimStart().startsWith('{')) {
    const found = 'neither JSON nor a description in YAML';
    return fail(diagnostic('nothing-recognised', { file, found, advice: choose }, place));
  }
  const reading = readYaml(decoded.text);
  const problems = reading.problems.map(({ code, problem, place: found }) =>
    diagnostic(code, { problem }, { place: { file, ...found } }),
  );
  const { value } = reading;
  const diagnostics = [...decoded.diagnostics, ...problems];
  if (value === undefined && !problems.some(({ severity }) => severity === 'error'))
    diagnostics.push(diagnostic('yaml-empty', { problem: 'the file is empty' }, place));
  return { value, diagnostics, locate: reading.locate, mayReferOut: outward.test(decoded.text) };
}
