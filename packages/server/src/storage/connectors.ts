import type { PackageFile } from '@connectory/connector';
import type { Database } from './database.ts';
import type { ConnectorRow, PackageRow } from './tables.ts';

/** A connector as lists show it. */
export type ConnectorListing = ConnectorRow & Omit<PackageRow, 'diagnostics'> & { readonly owner: string };

/** One registered version. */
interface VersionListing {
  readonly version: number;
  readonly digest: string;
  readonly created_at: string;
  readonly created_by: string;
}

/** A package ready to be kept. */
export interface StoredPackage {
  readonly row: PackageRow;
  readonly files: readonly PackageFile[];
}

/** What a version is registered with. */
interface Registration {
  readonly connectorId: string;
  readonly name: string;
  readonly userId: string;
  readonly at: string;
  readonly package: StoredPackage;
}

/** Connectors, their versions and packages. */
export interface ConnectorStore {
  readonly list: () => Promise<readonly ConnectorListing[]>;
  readonly find: (id: string) => Promise<ConnectorListing | undefined>;
  readonly versions: (id: string) => Promise<readonly VersionListing[]>;
  readonly digestOf: (id: string, version: number) => Promise<string | undefined>;
  readonly summary: (digest: string) => Promise<PackageRow | undefined>;
  readonly files: (digest: string) => Promise<readonly PackageFile[]>;
  readonly file: (digest: string, name: string) => Promise<Uint8Array | undefined>;
  readonly insert: (registration: Registration) => Promise<void>;
  /** Registers the version after `baseVersion`; `false` when that is not the newest any more. */
  readonly append: (registration: Registration, baseVersion: number) => Promise<boolean>;
  readonly rename: (id: string, name: string, at: string) => Promise<void>;
  /** Deletes (with a time) or restores (without); `false` when there was nothing to do it to. */
  readonly setDeleted: (id: string, at: string | null) => Promise<boolean>;
}

type Queries = Database['queries'];

export function connectorStore({ queries }: Database): ConnectorStore {
  return {
    list: () => listings(queries).where('connectors.deleted_at', 'is', null).execute(),
    find: (id) =>
      listings(queries)
        .where('connectors.id', '=', id)
        .where('connectors.deleted_at', 'is', null)
        .executeTakeFirst(),
    versions: (id) =>
      queries
        .selectFrom('connector_versions')
        .leftJoin('user', 'user.id', 'connector_versions.created_by')
        .select(['version', 'digest', 'created_at'])
        .select((build) => build.fn.coalesce('user.name', 'connector_versions.created_by').as('created_by'))
        .where('connector_id', '=', id)
        .orderBy('version', 'desc')
        .execute(),
    async digestOf(id, version) {
      const row = await queries
        .selectFrom('connector_versions')
        .select('digest')
        .where('connector_id', '=', id)
        .where('version', '=', version)
        .executeTakeFirst();
      return row?.digest;
    },
    summary: (digest) =>
      queries.selectFrom('packages').selectAll().where('digest', '=', digest).executeTakeFirst(),
    async files(digest) {
      const rows = await queries
        .selectFrom('package_files')
        .select(['name', 'content'])
        .where('digest', '=', digest)
        .orderBy('position')
        .execute();
      return rows.map(({ name, content }) => ({ name, bytes: content }));
    },
    async file(digest, name) {
      const row = await queries
        .selectFrom('package_files')
        .select('content')
        .where('digest', '=', digest)
        .where('name', '=', name)
        .executeTakeFirst();
      return row?.content;
    },
    insert: (registration) =>
      queries.transaction().execute(async (transaction) => {
        const { connectorId: id, name, userId, at } = registration;
        await transaction
          .insertInto('connectors')
          .values({
            id,
            name,
            owner_id: userId,
            version: 1,
            created_at: at,
            updated_at: at,
            deleted_at: null,
          })
          .execute();
        await addVersion(transaction, registration, 1);
      }),
    append: (registration, baseVersion) =>
      queries.transaction().execute(async (transaction) => {
        const { connectorId, name, at } = registration;
        const version = baseVersion + 1;
        const moved = await transaction
          .updateTable('connectors')
          .set({ name, version, updated_at: at })
          .where('id', '=', connectorId)
          .where('version', '=', baseVersion)
          .where('deleted_at', 'is', null)
          .executeTakeFirst();
        if (moved.numUpdatedRows === 0n) return false;
        await addVersion(transaction, registration, version);
        return true;
      }),
    async rename(id, name, at) {
      await queries.updateTable('connectors').set({ name, updated_at: at }).where('id', '=', id).execute();
    },
    async setDeleted(id, at) {
      const changed = await queries
        .updateTable('connectors')
        .set({ deleted_at: at })
        .where('id', '=', id)
        .where('deleted_at', at === null ? 'is not' : 'is', null)
        .executeTakeFirst();
      return changed.numUpdatedRows > 0n;
    },
  };
}

function listings(queries: Queries) {
  return queries
    .selectFrom('connectors')
    .innerJoin('connector_versions', (join) =>
      join
        .onRef('connector_versions.connector_id', '=', 'connectors.id')
        .onRef('connector_versions.version', '=', 'connectors.version'),
    )
    .innerJoin('packages', 'packages.digest', 'connector_versions.digest')
    .leftJoin('user', 'user.id', 'connectors.owner_id')
    .selectAll('connectors')
    .select([
      'packages.digest',
      'packages.description',
      'packages.color',
      'packages.has_icon',
      'packages.actions',
      'packages.triggers',
      'packages.errors',
      'packages.warnings',
    ])
    .select((build) => build.fn.coalesce('user.name', 'connectors.owner_id').as('owner'))
    .orderBy('connectors.updated_at', 'desc')
    .orderBy('connectors.id');
}

async function addVersion(queries: Queries, registration: Registration, version: number): Promise<void> {
  const { row, files } = registration.package;
  const known = await queries
    .selectFrom('packages')
    .select('digest')
    .where('digest', '=', row.digest)
    .executeTakeFirst();
  if (known === undefined) {
    await queries.insertInto('packages').values(row).execute();
    for (const [position, { name, bytes }] of files.entries()) {
      await queries
        .insertInto('package_files')
        .values({ digest: row.digest, position, name, content: bytes })
        .execute();
    }
  }
  await queries
    .insertInto('connector_versions')
    .values({
      connector_id: registration.connectorId,
      version,
      digest: row.digest,
      created_at: registration.at,
      created_by: registration.userId,
    })
    .execute();
}
