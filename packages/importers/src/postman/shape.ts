import type { At } from '../report/at.ts';

/*
 * One shape for collections of every version. v1 and v2 say the same things in different words; the importer behind sees
 * only this.
 */

/** A collection of any version. */
export interface Collection {
  /** `v1`, `v2.0`, `v2.1`, as the source states or shows it. */
  readonly version: string;
  readonly title: string;
  readonly description: string;
  readonly variables: ReadonlyMap<string, string>;
  readonly requests: readonly Request[];
}

/** One saved request. */
export interface Request {
  readonly name: string;
  /** Names of the folders it lies in, outermost first. */
  readonly folders: readonly string[];
  readonly description: string;
  /** Upper case. */
  readonly method: string;
  readonly url: Url | undefined;
  readonly headers: readonly Entry[];
  readonly body: Body;
  /** Its own sign-in, or that of the nearest folder or the collection; `undefined` when none is set. */
  readonly auth: Auth | undefined;
  readonly examples: readonly Example[];
  readonly at: At;
}

/** An address as typed: everything before the query, and the entries of the query. */
export interface Url {
  readonly base: string;
  readonly query: readonly Entry[];
  /** What is known about `:name` segments. */
  readonly variables: readonly Entry[];
}

/** A name with a value: a query entry, a header, a form field, a variable. */
export interface Entry {
  readonly name: string;
  readonly value: string;
  readonly description: string;
  readonly disabled: boolean;
  readonly isFile: boolean;
}

/** What a request sends. */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'raw'; readonly text: string; readonly language: string | undefined }
  | { readonly kind: 'form'; readonly multipart: boolean; readonly fields: readonly Entry[] }
  | { readonly kind: 'file' }
  | { readonly kind: 'graphql'; readonly variables: string };

/** How a request signs in; `settings` by name. */
export interface Auth {
  readonly type: string;
  readonly settings: ReadonlyMap<string, string>;
  readonly at: At;
}

/** A saved answer. */
export interface Example {
  readonly name: string;
  readonly code: number | undefined;
  readonly status: string;
  readonly body: string;
  readonly contentType: string;
  readonly at: At;
}
