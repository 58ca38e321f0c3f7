import type { JsonObject } from '@connectory/base';
import type { ConnectorPackage } from '@connectory/connector';
import type { Reporter } from '../report/reporter.ts';
import type { ImportSource } from '../types.ts';

export function importPostman(
  _document: JsonObject,
  _reporter: Reporter,
): { readonly source: ImportSource; readonly package: ConnectorPackage | undefined } {
  return { source: { format: 'postman', version: '', title: '', operations: 0 }, package: undefined };
}
