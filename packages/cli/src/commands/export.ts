import { hasErrors, utf8Encode, writeJson } from '@connectory/base';
import { exportOpenApi, exportPackage, readPackage } from '@connectory/connector';
import { readPackageFiles, writeFileAt, writePackageFiles } from '../files.ts';
import { countLine, diagnosticJson, diagnosticLine, failed, type Outcome } from '../outcome.ts';

/** What `connectory export` is asked for. */
export interface ExportRequest {
  readonly place: string;
  readonly to: 'paconn' | 'openapi';
  readonly output: string | undefined;
}

/** `connectory export`: a package as the Power Platform takes it, or as OpenAPI 3.1. */
export async function exportConnector({ place, to, output }: ExportRequest): Promise<Outcome> {
  const files = await readPackageFiles(place);
  if (!files.ok) return failed([files.error]);
  const reading = readPackage(files.value);
  if (reading.package === undefined) return failed(reading.diagnostics);
  return to === 'openapi'
    ? await toOpenApi(exportOpenApi(reading.package), output)
    : await toPackage(exportPackage(reading.package), output ?? '.');
}

async function toOpenApi(
  { document, diagnostics }: ReturnType<typeof exportOpenApi>,
  output: string | undefined,
): Promise<Outcome> {
  const text = writeJson(document);
  const exitCode = hasErrors(diagnostics) ? 1 : 0;
  const report = diagnostics.map(diagnosticJson);
  if (output === undefined) return { exitCode, text: [text], json: { document, report } };
  const written = await writeFileAt(output, utf8Encode(`${text}\n`));
  if (!written.ok) return failed([written.error]);
  return {
    exitCode,
    text: [
      `OpenAPI 3.1, written to ${output}`,
      countLine(diagnostics),
      ...diagnostics.map((one) => `  ${diagnosticLine(one)}`),
    ],
    json: { output, report },
  };
}

async function toPackage(
  { files, diagnostics }: ReturnType<typeof exportPackage>,
  output: string,
): Promise<Outcome> {
  const written = await writePackageFiles(output, files);
  if (!written.ok) return failed([written.error]);
  return {
    exitCode: hasErrors(diagnostics) ? 1 : 0,
    text: [
      `${files.map(({ name }) => name).join(', ')}, written to ${output}`,
      countLine(diagnostics),
      ...diagnostics.map((one) => `  ${diagnosticLine(one)}`),
    ],
    json: { output, files: files.map(({ name }) => name), report: diagnostics.map(diagnosticJson) },
  };
}
