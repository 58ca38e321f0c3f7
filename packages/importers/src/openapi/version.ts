import { type JsonObject, stringAt } from '@connectory/base';

/** The versions of OpenAPI that can be imported. */
export type OpenApiVersion = '2.0' | '3.0' | '3.1' | '3.2';

/** What a document says about its version, and how it is read. */
export interface VersionReading {
  /** As the document writes it. */
  readonly stated: string;
  /** `undefined` when the document cannot be read as any. */
  readonly version: OpenApiVersion | undefined;
  readonly member: 'swagger' | 'openapi';
  readonly problem: 'none' | 'not-text' | 'unsupported';
}

/** Reads the version member; a near miss (`"2"`, `3.0`, `3.4.0`) is read as the nearest version and told. */
export function readVersion(document: JsonObject): VersionReading {
  const member =
    document['openapi'] === undefined && document['swagger'] !== undefined ? 'swagger' : 'openapi';
  const value = document[member] ?? document['swaggerVersion'];
  const stated = typeof value === 'string' ? value.trim() : JSON.stringify(value ?? 'no version');
  const version = nearest(stated);
  const exact = member === 'swagger' ? stated === '2.0' : /^3\.[012](\.\d+.*)?$/.test(stated);
  if (typeof value === 'number' && version !== undefined)
    return { stated, version, member, problem: 'not-text' };
  return { stated, version, member, problem: exact ? 'none' : 'unsupported' };
}

function nearest(stated: string): OpenApiVersion | undefined {
  if (/^2(\.0)?(\.0)?$/.test(stated)) return '2.0';
  if (/^3(\.0(\D|$)|$)/.test(stated)) return '3.0';
  if (/^3\.1(\D|$)/.test(stated)) return '3.1';
  return /^3\.\d/.test(stated) ? '3.2' : undefined;
}

/** Whether a value looks like an OpenAPI document at all. */
export function looksLikeOpenApi(document: JsonObject): boolean {
  if (document['openapi'] !== undefined || document['swagger'] !== undefined) return true;
  return stringAt(document, 'swaggerVersion') !== undefined;
}
