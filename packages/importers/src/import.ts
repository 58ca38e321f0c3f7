import { type Diagnostic, type Json, utf8Decode } from '@connectory/base';
import { decodeBytes, locateAllInJson, readJsonText, readPackage, readZip } from '@connectory/connector';
import { diagnostic } from './diagnostics.ts';
import { importOpenApi } from './openapi/import.ts';
import { importPostman } from './postman/import.ts';
import { recognise, recogniseText } from './recognise/recognise.ts';
import { type Locate, makeReporter, type Reporter } from './report/reporter.ts';
import { readYaml } from './text/yaml.ts';
import type { ImportInput, ImportOptions, ImportResult, ImportSource } from './types.ts';

const unknown: ImportSource = { format: 'unknown', version: '', title: '', operations: 0 };

/** YAML beyond this takes tens of seconds to parse. */
const maxYamlBytes = 12 * 1024 * 1024;

/** Lines and commas, at most one a value: the parser takes about 1 kB a value. */
const maxYamlValues = 700_000;

/**
 * Imports a description of an API: an OpenAPI document (2.0 to 3.2, JSON or YAML), a Postman collection (v1 to v2.1) or a
 * connector package (zip, or its definition alone). The format is recognised by content.
 *
 * Nothing is fetched: references to other documents are told. It never throws for what the bytes hold; a source that cannot
 * be used gives no package and at least one error that says what was found and what to do.
 *
 * @example
 * ```ts
 * import { utf8Encode } from '@connectory/base';
 * import { importDescription } from '@connectory/importers';
 * const bytes = utf8Encode('{"openapi":"3.1.0","info":{"title":"Tasks","version":"1"},"paths":{}}');
 * const { name, report } = await importDescription({ bytes, fileName: 'tasks.json' });
 * // name is 'Tasks'; the report tells that the document has no server and no operations
 * ```
 */
export function importDescription(input: ImportInput, options: ImportOptions = {}): Promise<ImportResult> {
  return Promise.resolve(importNow(input, options));
}

function importNow(input: ImportInput, options: ImportOptions): ImportResult {
  const file = input.fileName ?? input.url ?? 'the description';
  const { bytes } = input;
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return importZip(bytes, file, options);
  const reading = readText(bytes, file);
  const reporter = makeReporter(file);
  for (const problem of reading.diagnostics) reporter.add(problem);
  if (reading.value === undefined) return unusable(options, file, reporter, reading.locate);
  const recognised = recognise(reading.value);
  switch (recognised.kind) {
    case 'openapi': {
      const { source, package: made } = importOpenApi(recognised.document, reporter, input.url, options);
      const name = options.name ?? (source.title.trim() || nameOfFile(file));
      return { source, name, package: made, report: reporter.finish(reading.locate) };
    }
    case 'postman': {
      const { source, package: made } = importPostman(recognised.document, reporter);
      const name = options.name ?? (source.title.trim() || nameOfFile(file));
      return { source, name, package: made, report: reporter.finish(reading.locate) };
    }
    case 'other': {
      const { found, advice } = recognised;
      reporter.tell('nothing-recognised', undefined, { file, found, advice });
      return unusable(options, file, reporter, reading.locate);
    }
    default:
      return recognised satisfies never;
  }
}

function unusable(options: ImportOptions, file: string, reporter: Reporter, locate: Locate): ImportResult {
  const name = options.name ?? nameOfFile(file);
  return { source: unknown, name, package: undefined, report: reporter.finish(locate) };
}

function nameOfFile(file: string): string {
  const last =
    file
      .split(/[/\\?#]/)
      .filter((part) => part !== '')
      .at(-1) ?? file;
  return last.replace(/(\.(json|ya?ml|zip|openapi|swagger|postman_collection))+$/i, '') || 'Connector';
}

interface TextReading {
  readonly value: Json | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly locate: Locate;
}

const nowhere: Locate = () => new Map();

function readText(bytes: Uint8Array, file: string): TextReading {
  const sniffed = startOf(bytes);
  const first = sniffed.trimStart()[0];
  if (first === '{' || first === '[') {
    const reading = readJsonText(bytes, file);
    if (reading.kind === 'read') {
      const { value, text, diagnostics } = reading;
      return { value, diagnostics, locate: (pointers) => locateAllInJson(text, pointers) };
    }
    // YAML may start with a bracket as well; a text that names its members without quotes is that.
    if (!/^\s*\{\s*[A-Za-z_$][\w$]*\s*:/.test(sniffed)) {
      return { value: undefined, diagnostics: reading.diagnostics, locate: nowhere };
    }
  }
  const other = recogniseText(sniffed);
  if (other !== undefined) {
    const told = diagnostic(
      'nothing-recognised',
      { file, ...other },
      { place: { file, line: 1, column: 1 } },
    );
    return { value: undefined, diagnostics: [told], locate: nowhere };
  }
  return readYamlText(bytes, file);
}

/** The first characters, for recognising; a mark and UTF-16 are understood. */
function startOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, 8192);
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return (isUtf16 ? decodeBytes(head, '').text : utf8Decode(head)).replace(/^\uFEFF/, '');
}

const knownMember =
  /^[ \t]*["']?(openapi|swagger|swaggerVersion|asyncapi|info|paths|item|requests|collection)["']?[ \t]*:/m;

function readYamlText(bytes: Uint8Array, file: string): TextReading {
  const fail = (told: Diagnostic): TextReading => ({
    value: undefined,
    diagnostics: [told],
    locate: nowhere,
  });
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
  if (!knownMember.test(decoded.text) && !decoded.text.trimStart().startsWith('{')) {
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
  return { value, diagnostics, locate: reading.locate };
}

function importZip(bytes: Uint8Array, file: string, options: ImportOptions): ImportResult {
  const name = options.name ?? nameOfFile(file);
  const source: ImportSource = { ...unknown, format: 'package' };
  const files = readZip(bytes);
  if (!files.ok) return { source, name, package: undefined, report: [placed(files.error, file)] };
  const reading = readPackage(files.value);
  const report = reading.diagnostics.map((told) => placed(told, file));
  if (reading.package === undefined) {
    const only = files.value.length === 1 ? files.value[0] : undefined;
    if (only !== undefined && !/\.zip$/i.test(only.name))
      return importNow({ bytes: only.bytes, fileName: only.name }, options);
    return { source, name, package: undefined, report };
  }
  const { definition } = reading.package;
  const reporter = makeReporter('apiDefinition.swagger.json');
  const { source: described } = importOpenApi(definition, reporter, undefined, options);
  const title = described.title.trim();
  const told = { ...described, format: 'package' as const };
  return { source: told, name: options.name ?? (title || name), package: reading.package, report };
}

function placed(told: Diagnostic, file: string): Diagnostic {
  return told.place === undefined ? { ...told, place: { file } } : told;
}
