import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stringAt, utf8Encode, writeJson } from '@connectory/base';
import { exportOpenApi, exportPackage, type PackageFile, readPackage } from '@connectory/connector';
import { importDescription } from '@connectory/importers';
import { Validator } from '@seriousme/openapi-schema-validator';
import { readIndex } from '../cases.ts';
import { packageDifferences } from '../export/compare.ts';
import { judged, type Suite } from '../suite.ts';

const validator = new Validator();

/**
 * Every package is exported to OpenAPI 3.1, which an outside validator accepts and which imports to a connector with the same
 * operations, parameters and shapes; its export for the Power Platform reads back as a package.
 */
export const exported: Suite = async (folder) => {
  const cases = [];
  let valid = 0;
  let same = 0;
  for (const entry of readIndex(folder, 'connectors')) {
    const slug = stringAt(entry, 'slug') ?? '';
    try {
      const checked = await checkExport(join(folder, slug));
      valid += checked.valid ? 1 : 0;
      same += checked.same ? 1 : 0;
      cases.push(judged(slug, checked.reasons));
    } catch (error) {
      cases.push(
        judged(slug, [`crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]),
      );
    }
  }
  return { suite: 'export', cases, notes: [`${valid} exports valid, ${same} the same after importing them`] };
};

interface Checked {
  readonly reasons: readonly string[];
  readonly valid: boolean;
  readonly same: boolean;
}

async function checkExport(folder: string): Promise<Checked> {
  const { package: read, diagnostics } = readPackage(filesIn(folder));
  if (read === undefined)
    return { reasons: diagnostics.map(({ message }) => message), valid: false, same: false };
  const reasons: string[] = [];
  const platform = readPackage(exportPackage(read).files);
  if (platform.package === undefined) reasons.push('the export for the Power Platform cannot be read');
  const { document } = exportOpenApi(read);
  const text = writeJson(document);
  const verdict = await validator.validate(JSON.parse(text));
  if (!verdict.valid) reasons.push(`not valid: ${JSON.stringify(verdict.errors ?? '').slice(0, 300)}`);
  const { package: back } = await importDescription({ bytes: utf8Encode(text), fileName: 'export.json' });
  const differences = back === undefined ? ['it cannot be imported'] : packageDifferences(read, back);
  return { reasons: [...reasons, ...differences], valid: verdict.valid, same: differences.length === 0 };
}

function filesIn(folder: string): readonly PackageFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { name: relative(folder, path).replaceAll('\\', '/'), bytes: readFileSync(path) };
    });
}
