import { type Diagnostic, ok, err, type Result } from '@connectory/base';
import { compareVersions, type ConnectorPackage, type PackageFile, readPackage } from '@connectory/connector';
import { readPackageFiles } from '../files.ts';
import { diagnosticJson, diagnosticLine, failed, type Outcome } from '../outcome.ts';
import { withLines } from '../places.ts';

interface Read {
  readonly package: ConnectorPackage;
  readonly files: readonly PackageFile[];
}

/** `connectory diff`: tells what of the second version breaks flows and apps made with the first. */
export async function diff(before: string, after: string): Promise<Outcome> {
  const [was, now] = [await read(before), await read(after)];
  if (!was.ok) return failed(was.error);
  if (!now.ok) return failed(now.error);
  const found = withLines(compareVersions(was.value.package, now.value.package), now.value.files);
  const breaking = found.filter(({ severity }) => severity !== 'info').length;
  const changes = found.length - breaking;
  return {
    exitCode: breaking === 0 ? 0 : 1,
    text: [
      `${before} → ${after}: ${breaking} breaking, ${changes} harmless ${changes === 1 ? 'change' : 'changes'}`,
      ...found.map((one) => `  ${diagnosticLine(one)}`),
    ],
    json: { before, after, breaking, findings: found.map(diagnosticJson) },
  };
}

async function read(place: string): Promise<Result<Read, readonly Diagnostic[]>> {
  const files = await readPackageFiles(place);
  if (!files.ok) return err([files.error]);
  const reading = readPackage(files.value);
  if (reading.package === undefined) return err(reading.diagnostics);
  return ok({ package: reading.package, files: files.value });
}
