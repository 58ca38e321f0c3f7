import { ok } from '@connectory/base';
import { writeZip } from '@connectory/connector';
import { findVersion } from '../connectors/find.ts';
import { connectorView } from '../connectors/views.ts';
import type { Context } from '../context.ts';
import { refuse } from '../http/failure.ts';
import type { Handlers } from '../http/handler.ts';

/** Reading one version: as a whole, its icon, its files as a zip. */
export function connectorFileHandlers(
  context: Context,
): Pick<Handlers, 'getConnector' | 'getConnectorIcon' | 'downloadConnector'> {
  const { connectors } = context;
  return {
    async getConnector({ id, query }) {
      const found = await findVersion(context, id, query.version);
      if (!found.ok) return found;
      const { row, digest, version } = found.value;
      return ok(await connectorView(context, row, digest, version));
    },
    async getConnectorIcon({ id, query }) {
      const found = await findVersion(context, id, query.version);
      if (!found.ok) return found;
      const bytes = await connectors.file(found.value.digest, 'icon.png');
      if (bytes === undefined) return refuse(404, 'no-icon');
      const cache = query.version === undefined ? 'revalidate' : 'immutable';
      return ok({ bytes, contentType: imageType(bytes), cache });
    },
    async downloadConnector({ id, query }) {
      const found = await findVersion(context, id, query.version);
      if (!found.ok) return found;
      const { row, digest, version } = found.value;
      return ok({
        bytes: writeZip(await connectors.files(digest)),
        contentType: 'application/zip',
        downloadName: `${row.name} v${version}.zip`,
        cache: 'revalidate',
      });
    },
  };
}

/** Icons are called `icon.png` whatever they are; the first bytes tell. */
function imageType(bytes: Uint8Array): string {
  const start = String.fromCharCode(...bytes.subarray(0, 256));
  if (start.startsWith('\u00ff\u00d8')) return 'image/jpeg';
  if (start.startsWith('GIF8')) return 'image/gif';
  return /^\s*<(\?xml|svg|!)/i.test(start) ? 'image/svg+xml' : 'image/png';
}
