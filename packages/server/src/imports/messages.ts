import type { Diagnostic } from '@connectory/base';
import type { PackageFile } from '@connectory/connector';

/** What the worker is asked to read. */
export interface ImportTask {
  readonly bytes: Uint8Array;
  readonly fileName?: string;
  readonly url?: string;
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

/** What the worker posts, once. */
export type ImportMessage =
  | { readonly kind: 'made'; readonly made: ImportMade }
  | { readonly kind: 'broken'; readonly problem: string };
