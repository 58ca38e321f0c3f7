import { type Diagnostic, err, hasErrors, type HttpPort, ok, parseUrl, type Result } from '@connectory/base';
import { compileConnector, writePackage } from '@connectory/connector';
import { createEgress } from '@connectory/egress';
import {
  importDescription,
  type ImportOptions,
  type ImportResult,
  type LoadDocument,
  type LoadedDocument,
} from '@connectory/importers';
import { diagnostic } from '../diagnostics.ts';
import { readBytes, writePackageFiles } from '../files.ts';
import { countLine, diagnosticJson, diagnosticLine, failed, type Outcome } from '../outcome.ts';

/** `connectory import`: a description becomes a package folder, and the report says what changed on the way. */
export async function importSource(
  source: string,
  out: string,
  allow: readonly string[],
  choices: ImportChoices,
): Promise<Outcome> {
  const egress = createEgress({ allow: () => allow });
  try {
    const load: LoadDocument = (address) => loadFrom(address, egress.http, isUrl(source));
    const read = isUrl(source) ? await load(source) : await readBytes(source);
    if (!read.ok) return failed([read.error]);
    const input = isLoaded(read.value) ? read.value : { bytes: read.value, fileName: source };
    return await write(await importDescription(input, { ...choices, loadDocument: load }), out);
  } finally {
    await egress.close();
  }
}

/** What a description leaves open; see `usage`. */
export type ImportChoices = Pick<ImportOptions, 'server' | 'security' | 'callbacks'>;

async function write(result: ImportResult, out: string): Promise<Outcome> {
  if (result.package === undefined) return failed(result.report);
  const written = await writePackageFiles(out, writePackage(result.package));
  if (!written.ok) return failed([written.error]);
  const { format, version, operations } = result.source;
  const kept = compileConnector(result.package).operations.size;
  const count =
    kept === operations ? `${kept} operations` : `${kept} operations from ${operations} in the source`;
  return {
    exitCode: hasErrors(result.report) ? 1 : 0,
    text: [
      `${result.name} (${format} ${version}): ${count}, written to ${out}`,
      countLine(result.report),
      ...result.report.map((one) => `  ${diagnosticLine(one)}`),
    ],
    json: {
      source: { ...result.source },
      name: result.name,
      operations: kept,
      out,
      report: result.report.map(diagnosticJson),
    },
  };
}

function isUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

function isLoaded(read: Uint8Array | LoadedDocument): read is LoadedDocument {
  return !(read instanceof Uint8Array);
}

/** Reads what a description refers to: through the guard, or beside it when it is a file itself. */
async function loadFrom(
  address: string,
  http: HttpPort,
  fromWeb: boolean,
): Promise<Result<LoadedDocument, Diagnostic>> {
  if (!isUrl(address)) {
    if (fromWeb) return err(diagnostic('not-a-url', { url: address }));
    const bytes = await readBytes(address);
    return bytes.ok ? ok({ bytes: bytes.value, url: address }) : bytes;
  }
  if (parseUrl(address) === undefined) return err(diagnostic('not-a-url', { url: address }));
  const headers = [['Accept', 'application/json, application/yaml, */*']] as const;
  const answer = await http.send({ method: 'GET', url: address, headers });
  if (!answer.ok) return answer;
  const { status, body, url } = answer.value;
  if (status < 200 || status > 299) return err(diagnostic('source-answered', { url, status }));
  return ok({ bytes: body, url });
}
