import type { JsonObject } from '@connectory/base';
import type { ErrorCode } from '../messages/catalogue.ts';

/** Offsets into an expression or template, in UTF-16 units: from `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A failed evaluation on its way out. It is checked for after every step, so it is a class: `instanceof` is cheap, and no data can
 * pass for one.
 */
export class Failure {
  readonly code: ErrorCode;
  readonly data: JsonObject;
  /** The innermost part of the expression that failed; absent until the compiler fills it in. */
  readonly span: Span | undefined;
  constructor(code: ErrorCode, data: JsonObject, span?: Span) {
    this.code = code;
    this.data = data;
    this.span = span;
  }
}

/** A failure for a reason in the catalogue. */
export function fail(code: ErrorCode, data: JsonObject = {}): Failure {
  return new Failure(code, data);
}

/** The failure with its place, unless it has one. */
export function placed(failure: Failure, span: Span): Failure {
  return failure.span === undefined ? new Failure(failure.code, failure.data, span) : failure;
}
