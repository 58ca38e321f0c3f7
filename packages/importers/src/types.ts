import type { Diagnostic, Result } from '@connectory/base';
import type { ConnectorPackage } from '@connectory/connector';

/*
 * Terms. A description is what somebody else wrote about an API: an OpenAPI document, a Postman collection, a connector
 * package. The source is the description as it came in; places in the report point into it. Importing makes a connector
 * package of it and a report of every thing that was changed, guessed or dropped on the way.
 */

/** A description as it came in. */
export interface ImportInput {
  readonly bytes: Uint8Array;
  /** Used in diagnostics and as the last resort for a name; never to recognise the format. */
  readonly fileName?: string;
  /** Where the bytes were fetched from; relative server addresses are resolved against it. */
  readonly url?: string;
}

/** How to import. */
export interface ImportOptions {
  /** Name of the connector instead of the one the source suggests. */
  readonly name?: string;
  /** Which of several servers to call, counted from 0; the first without it. */
  readonly server?: number;
  /**
   * Which of several ways to sign in: the names of its schemes joined by ` and `, or `sets` to let every connection choose
   * among all of them. Without it the way most operations ask for.
   */
  readonly security?: string;
  /** What becomes of operations with callbacks: webhook triggers without it. */
  readonly callbacks?: CallbackChoice;
  /**
   * Fetches what a description refers to: other documents of an OpenAPI description, the answers of openIdConnect.
   * Without it they are told and not read.
   */
  readonly loadDocument?: LoadDocument;
}

/**
 * What becomes of operations with callbacks: a trigger that subscribes, an action that waits for one callback, or a plain
 * action that keeps them under `x-callbacks`.
 */
export type CallbackChoice = 'trigger' | 'wait' | 'keep';

/**
 * Fetches a document by its address: absolute, or relative to the file when the source came from one. Failures are values;
 * their message goes into the report.
 */
export type LoadDocument = (address: string) => Promise<Result<LoadedDocument, Diagnostic>>;

/** A document that a description refers to. */
export interface LoadedDocument {
  readonly bytes: Uint8Array;
  /** Where it was found in the end; references inside of it are resolved against this. */
  readonly url: string;
}

/** What a source was recognised as. */
export interface ImportSource {
  readonly format: 'openapi' | 'postman' | 'package' | 'unknown';
  /** Version of the format as the source states it, such as `3.1.0` or `v2.1`; empty when it states none. */
  readonly version: string;
  readonly title: string;
  /** Number of operations (of requests, for a collection) in the source. */
  readonly operations: number;
}

/** What an import made. */
export interface ImportResult {
  readonly source: ImportSource;
  /** Suggested name of the connector. */
  readonly name: string;
  /** Absent when nothing could be made; the report then holds at least one error. */
  readonly package: ConnectorPackage | undefined;
  /** Every thing that was changed, guessed or dropped, with its place in the source; errors first. */
  readonly report: readonly Diagnostic[];
}
