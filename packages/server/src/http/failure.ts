import { err, type Diagnostic, type JsonObject } from '@connectory/base';
import { diagnostic, type entries } from '../diagnostics.ts';

/** Why a call was not done: HTTP status, and the diagnostic that becomes code and message of the problem. */
export interface Failure {
  readonly status: number;
  readonly diagnostic: Diagnostic;
  /** The findings behind it, when there are any. */
  readonly details: readonly Diagnostic[];
}

/** Makes a {@link Failure} with a code of our catalogue. */
export function failure(
  status: number,
  code: keyof typeof entries,
  data?: JsonObject,
  details: readonly Diagnostic[] = [],
): Failure {
  return { status, diagnostic: diagnostic(code, data), details };
}

/** The same as the error of a `Result`, which is what handlers answer with. */
export function refuse(
  status: number,
  code: keyof typeof entries,
  data?: JsonObject,
  details: readonly Diagnostic[] = [],
): { readonly ok: false; readonly error: Failure } {
  return err(failure(status, code, data, details));
}

/** The body of a problem. A problem without findings of its own carries its own diagnostic. */
export function problemBody({ diagnostic: main, details }: Failure) {
  return { code: main.code, message: main.message, diagnostics: details.length === 0 ? [main] : details };
}
