import type { Diagnostic } from '@connectory/base';
import { readPackage, readZip } from '@connectory/connector';
import { discover } from './openapi/external/discover.ts';
import { gatherDocuments } from './openapi/external/gather.ts';
import { importOpenApi } from './openapi/import.ts';
import { importPostman } from './postman/import.ts';
import { recognise } from './recognise/recognise.ts';
import { type Locate, makeReporter, type Reporter } from './report/reporter.ts';
import { openText, type OpenText, readOpened } from './text/read-text.ts';
import type { ImportInput, ImportOptions, ImportResult, ImportSource } from './types.ts';

const unknown: ImportSource = { format: 'unknown', version: '', title: '', operations: 0 };

/**
 * Imports a description of an API: an OpenAPI document (2.0 to 3.2, JSON or YAML), a Postman collection (v1 to v2.1) or a
 * connector package (zip, or its definition alone). The format is recognised by content.
 *
 * References to other documents are read through `loadDocument` and told when there is none; nothing else is fetched. It
 * never throws for what the bytes hold; a source that cannot be used gives no package and at least one error that says what
 * was found and what to do.
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
  const { bytes, fileName, url } = input;
  const file = fileName ?? url ?? 'the description';
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return importZip(bytes, file, options);
  return importOpened(openText(bytes, file), { file, fileName, url }, options);
}

/** What is known of a description beside its text. */
interface Origin {
  readonly file: string;
  readonly fileName: string | undefined;
  readonly url: string | undefined;
}

async function importOpened(opened: OpenText, origin: Origin, options: ImportOptions): Promise<ImportResult> {
  // Lets the caller go on, and with it the bytes, before values many times their size are made of the text.
  await Promise.resolve();
  const { file, url } = origin;
  const reading = readOpened(opened);
  const reporter = makeReporter(file);
  for (const problem of reading.diagnostics) reporter.add(problem);
  if (reading.value === undefined) return unusable(options, file, reporter, reading.locate);
  const recognised = recognise(reading.value);
  switch (recognised.kind) {
    case 'openapi': {
      const { document: stated } = recognised;
      const place = { base: url ?? origin.fileName, load: options.loadDocument };
      const { document, relocate } = reading.mayReferOut
        ? await gatherDocuments(stated, place, reporter)
        : { document: stated, relocate: undefined };
      const discovered = await discover(document, place, reporter);
      const { source, package: made } = importOpenApi(document, reporter, url, options, discovered);
      const name = options.name ?? (source.title.trim() || nameOfFile(file));
      return { source, name, package: made, report: reporter.finish(reading.locate, relocate) };
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

async function importZip(bytes: Uint8Array, file: string, options: ImportOptions): Promise<ImportResult> {
  const name = options.name ?? nameOfFile(file);
  const source: ImportSource = { ...unknown, format: 'package' };
  const files = readZip(bytes);
  if (!files.ok) return { source, name, package: undefined, report: [placed(files.error, file)] };
  const reading = readPackage(files.value);
  const report = reading.diagnostics.map((told) => placed(told, file));
  if (reading.package === undefined) {
    const only = files.value.length === 1 ? files.value[0] : undefined;
    if (only !== undefined && !/\.zip$/i.test(only.name))
      return await importDescription({ bytes: only.bytes, fileName: only.name }, options);
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
