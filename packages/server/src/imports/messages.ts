import type { Diagnostic, Result } from '@connectory/base';
import type { PackageFile } from '@connectory/connector';
import type { ImportOptions } from '@connectory/importers';
import type { LoadedDocument } from './load.ts';

/** How to import what can be imported in several ways; see `ImportOptions` of the importers. */
export type ImportChoices = Pick<ImportOptions, 'server' | 'security' | 'callbacks'>;

/** What the worker is asked to read. */
export interface ImportTask {
  readonly bytes: Uint8Array;
  readonly fileName?: string;
  readonly url?: string;
  /** What to take of what the description leaves open. */
  readonly choices?: ImportChoices;
  /** Whether documents it refers to may be asked for. */
  readonly mayLoad?: boolean;
}

/** What the worker made of it. The package comes as files: texts survive, and nothing else has to be copied. */
export interface ImportMade {
  readonly source: {
    readonly format: 'openapi' | 'postman' | 'package' | 'unknown';
    readonly version: string;
    readonly title: string;
    readonly operations: number;
  };
  readonly name: string;
  readonly files: readonly PackageFile[] | undefined;
  readonly report: readonly Diagnostic[];
}

/** What the worker posts: requests for documents, then once how it ended. */
export type ImportMessage =
  | { readonly kind: 'load'; readonly id: number; readonly address: string }
  | { readonly kind: 'made'; readonly made: ImportMade }
  | { readonly kind: 'broken'; readonly problem: string };

/** The answer to a request for a document. */
export interface LoadAnswer {
  readonly id: number;
  readonly result: Result<LoadedDocument, Diagnostic>;
}
