import { type Diagnostic, err, hasErrors, ok, parseUrl, type Result } from '@connectory/base';
import { compileConnector, writePackage } from '@connectory/connector';
import { createEgress } from '@connectory/egress';
import { importDescription } from '@connectory/importers';
import { diagnostic } from '../diagnostics.ts';
import { readBytes, writePackageFiles } from '../files.ts';
import { countLine, diagnosticJson, diagnosticLine, failed, type Outcome } from '../outcome.ts';

interface Source {
  readonly bytes: Uint8Array;
  readonly fileName?: string;
  readonly url?: string;
}

/** `connectory import`: a description becomes a package folder, and the report says what changed on the way. */
export async function importSource(source: string, out: string, allow: readonly string[]): Promise<Outcome> {
  const read = /^[a-z][a-z0-9+.-]*:\/\//i.test(source)
    ? await fetchSource(source, allow)
    : await readSource(source);
  if (!read.ok) return failed([read.error]);
  const result = await importDescription(read.value);
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

async function readSource(file: string): Promise<Result<Source, Diagnostic>> {
  const bytes = await readBytes(file);
  return bytes.ok ? ok({ bytes: bytes.value, fileName: file }) : bytes;
}

async function fetchSource(url: string, allow: readonly string[]): Promise<Result<Source, Diagnostic>> {
  if (parseUrl(url) === undefined) return err(diagnostic('not-a-url', { url }));
  const egress = createEgress({ allow: () => allow });
  try {
    const headers = [['Accept', 'application/json, application/yaml, */*']] as const;
    const answer = await egress.http.send({ method: 'GET', url, headers });
    if (!answer.ok) return err(answer.error);
    const { status, body } = answer.value;
    if (status < 200 || status > 299) return err(diagnostic('source-answered', { url, status }));
    return ok({ bytes: body, url: answer.value.url });
  } finally {
    await egress.close();
  }
}
