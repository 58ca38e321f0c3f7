import { createHash } from 'node:crypto';
import { payloadToFiles, type PackagePayload } from '@connectory/api';
import { err, ok, type Diagnostic, type Result } from '@connectory/base';
import {
  checkPackage,
  compileConnector,
  readPackage,
  takeClientSecrets,
  writePackage,
  type ConnectorPackage,
  type PackagedSecret,
  type PackageFile,
} from '@connectory/connector';
import { failure, type Failure } from '../http/failure.ts';
import type { StoredPackage } from '../storage/connectors.ts';
import { brandColor } from './color.ts';

/** Findings kept with a package; the numbers count all of them. */
const findingsKept = 1000;

/** A package ready to be registered, and the client secrets that stood in it. */
export interface PreparedPackage {
  readonly stored: StoredPackage;
  readonly secrets: readonly PackagedSecret[];
}

/** Reads a package that came over the wire and works out what is kept with it. Client secrets are not kept with it. */
export function preparePackage(payload: PackagePayload): Result<PreparedPackage, Failure> {
  const files = payloadToFiles(payload);
  if (!files.ok) return err(failure(422, 'file-encoding', { name: files.error }));
  const reading = readPackage(files.value);
  if (reading.package === undefined) {
    const problem = reading.diagnostics.find(({ severity }) => severity === 'error')?.message ?? '';
    return err(failure(422, 'unreadable-package', { problem }, reading.diagnostics));
  }
  const taken = takeClientSecrets(reading.package);
  const kept = taken.secrets.length === 0 ? files.value : writePackage(taken.package);
  return ok({ stored: describePackage(kept, taken.package, reading.diagnostics), secrets: taken.secrets });
}

function describePackage(
  files: readonly PackageFile[],
  content: ConnectorPackage,
  reading: readonly Diagnostic[],
): StoredPackage {
  const connector = compileConnector(content);
  const findings = [...reading, ...checkPackage(content)];
  const operations = [...connector.operations.values()];
  const count = (severity: Diagnostic['severity']): number =>
    findings.filter((finding) => finding.severity === severity).length;
  const ordered = files.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return {
    files: ordered,
    row: {
      digest: digestOf(ordered),
      description: connector.description,
      color: brandColor(content),
      has_icon: Number(files.some(({ name }) => name === 'icon.png')),
      actions: operations.filter(({ kind }) => kind === 'action').length,
      triggers: operations.filter(({ kind }) => kind !== 'action').length,
      errors: count('error'),
      warnings: count('warning'),
      diagnostics: JSON.stringify(findings.slice(0, findingsKept)),
    },
  };
}

/** `sha-256` over names and contents, each after its length, in the order of the names. */
function digestOf(files: readonly PackageFile[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of files) {
    const named = Buffer.from(name, 'utf8');
    hash.update(`${named.length}:`).update(named).update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
}
