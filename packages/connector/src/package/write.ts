import { utf8Encode, writeJson } from '@connectory/base';
import { definitionFile, propertiesFile } from './names.ts';
import type { ConnectorPackage, PackageFile } from './types.ts';

/**
 * Writes a package as files: strict JSON, UTF-8 without a mark, two spaces, every member in the order it was read in.
 *
 * @example
 * ```ts
 * import { emptyPackage, writePackage } from '@connectory/connector';
 * writePackage(emptyPackage('Tasks')).map((file) => file.name);
 * // ['apiDefinition.swagger.json', 'apiProperties.json']
 * ```
 */
export function writePackage(connectorPackage: ConnectorPackage): readonly PackageFile[] {
  return [
    { name: definitionFile, bytes: utf8Encode(`${writeJson(connectorPackage.definition)}\n`) },
    { name: propertiesFile, bytes: utf8Encode(`${writeJson(connectorPackage.properties)}\n`) },
    ...connectorPackage.files,
  ];
}
