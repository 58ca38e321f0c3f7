import { filesToPayload } from '@connectory/api';
import type { Diagnostic } from '@connectory/base';
import type { Context } from '../context.ts';
import type { ConnectorListing } from '../storage/connectors.ts';
import { storedDiagnostics } from '../unsafe.ts';

/** A row of the connector list. */
export function summaryView(row: ConnectorListing) {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    color: row.color,
    hasIcon: row.has_icon === 1,
    actions: row.actions,
    triggers: row.triggers,
    version: row.version,
    errors: row.errors,
    warnings: row.warnings,
    owner: row.owner,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** A connector with one version's package; `extra` goes in front of what was found at registration. */
export async function connectorView(
  { connectors }: Context,
  row: ConnectorListing,
  digest: string = row.digest,
  packageVersion: number = row.version,
  extra: readonly Diagnostic[] = [],
) {
  const [files, versions, described] = await Promise.all([
    connectors.files(digest),
    connectors.versions(row.id),
    connectors.summary(digest),
  ]);
  return {
    ...summaryView(row),
    packageVersion,
    package: filesToPayload(files),
    versions: versions.map(({ version, digest: sha256, created_at, created_by }) => ({
      version,
      digest: sha256,
      createdAt: created_at,
      createdBy: created_by,
    })),
    diagnostics: [...extra, ...storedDiagnostics(described?.diagnostics ?? '[]')],
  };
}
