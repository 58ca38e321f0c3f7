import type { JsonObject } from '@connectory/base';

/** One file of a connector package: a relative name with `/`, and its bytes. */
export interface PackageFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * A connector package in memory (SPEC §2). The two documents are plain JSON with the member order of their text noted
 * beside them; unknown members and unknown files are kept.
 */
export interface ConnectorPackage {
  /** `apiDefinition.swagger.json`: OpenAPI 2.0 with `x-ms-*` extensions. */
  readonly definition: JsonObject;
  /** `apiProperties.json`, whole: `{ "properties": { … } }`. */
  readonly properties: JsonObject;
  /** Every other file: `icon.png`, `script.*`, `settings.json`, read-me texts. */
  readonly files: readonly PackageFile[];
}
