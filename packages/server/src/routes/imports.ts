import { filesToPayload } from '@connectory/api';
import { headerValue, ok, parseUrl, type CancelSignal, type Diagnostic } from '@connectory/base';
import { compileConnector, readPackage, type PackageFile } from '@connectory/connector';
import type { Context } from '../context.ts';
import { diagnostic } from '../diagnostics.ts';
import { refuse } from '../http/failure.ts';
import type { Handlers } from '../http/handler.ts';
import { bodyLimits } from '../http/limits.ts';
import { loadThrough } from '../imports/load.ts';
import type { ImportChoices, ImportMade } from '../imports/messages.ts';

/** Importing a description from an address, the sample API, or a file. */
export function importHandlers(context: Context): Pick<Handlers, 'importSource' | 'importFile'> {
  return {
    async importSource({ body, signal }) {
      if (body.kind === 'url') return ok(outcome(await importUrl(context, body, signal)));
      if (context.sample === undefined) return refuse(404, 'sample-missing');
      return ok(sampleOutcome(await context.sample.files()));
    },
    importFile: async ({ body, query, signal }) => {
      const task = { bytes: body, fileName: query.name, choices: choicesOf(query) };
      return ok(outcome(await context.importer.run(task, loadThrough(context.http, signal))));
    },
  };
}

/** The choices of a query or a body, those left out left out. */
function choicesOf({ server, security, callbacks }: ChoiceFields): ImportChoices {
  return {
    ...(server !== undefined && { server }),
    ...(security !== undefined && { security }),
    ...(callbacks !== undefined && { callbacks }),
  };
}

type ChoiceFields = { readonly [name in keyof ImportChoices]?: ImportChoices[name] | undefined };

async function importUrl(
  context: Context,
  asked: ChoiceFields & { readonly url: string },
  signal: CancelSignal,
): Promise<ImportMade> {
  const url = asked.url.trim();
  const answered = await context.http.send(
    {
      method: 'GET',
      url,
      headers: [['accept', 'application/json, application/yaml, text/yaml;q=0.9, */*;q=0.5']],
    },
    { limits: { timeoutMs: 30_000, maxResponseBytes: bodyLimits.importFile ?? 0 }, signal },
  );
  if (!answered.ok) return nothing(url, answered.error);
  const { status, statusText, body, headers, url: finalUrl } = answered.value;
  if (status < 200 || status > 299)
    return nothing(url, diagnostic('import-status', { url, status, statusText }));
  const fileName = fileNameOf(headerValue(headers, 'content-disposition'), finalUrl);
  return context.importer.run(
    { bytes: body, url: finalUrl, choices: choicesOf(asked), ...(fileName !== undefined && { fileName }) },
    loadThrough(context.http, signal),
  );
}

/** The name a server gives a download, else the last part of its address. */
function fileNameOf(disposition: string | undefined, url: string): string | undefined {
  const stated = /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1];
  const name = stated ?? parseUrl(url)?.pathname.split('/').at(-1);
  return name === '' ? undefined : name;
}

function nothing(name: string, problem: Diagnostic): ImportMade {
  return {
    source: { format: 'unknown', version: '', title: '', operations: 0 },
    name,
    files: undefined,
    report: [problem],
  };
}

function outcome({ source, name, files, report }: ImportMade) {
  return { source, name, ...(files !== undefined && { package: filesToPayload(files) }), report };
}

function sampleOutcome(files: readonly PackageFile[]) {
  const { package: content, diagnostics } = readPackage(files);
  if (content === undefined) throw new Error('The sample connector cannot be read.');
  const { title, operations } = compileConnector(content);
  return {
    source: { format: 'package' as const, version: '2.0', title, operations: operations.size },
    name: title,
    package: filesToPayload(files),
    report: diagnostics,
  };
}
