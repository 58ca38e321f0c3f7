import type { PathStep } from './walk.ts';

/*
 * Terms. A template is text with parts: literals, calls and placeholders. A call names one of eight functions, with texts
 * as arguments, and may be followed by a path into what it returns. A placeholder stands for a path parameter. The
 * language looks like the flow language and is another one (policies §6.3).
 */

/** The functions of the policy language, as spelt here; templates may spell them in any case. */
export type PolicyFunction =
  | 'connectionParameters'
  | 'queryParameters'
  | 'headers'
  | 'body'
  | 'item'
  | 'triggerBody'
  | 'environmentVariables';

/** One call: `@connectionParameters('host','api.example.com')` or `@body().value[0]`. */
export interface PolicyCall {
  readonly name: PolicyFunction;
  readonly argument: string | undefined;
  /** The text used when there is no value; `''` is one. */
  readonly fallback: string | undefined;
  readonly path: readonly PathStep[];
  /** The call as written, for messages. */
  readonly text: string;
}

/** One part of a template. Positions count characters from 0. */
export type TemplatePart =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'call'; readonly call: PolicyCall; readonly position: number }
  | { readonly kind: 'placeholder'; readonly name: string; readonly position: number };

/** What is wrong with a template. It can be used all the same: what is not understood stays text. */
export type TemplateProblem =
  | { readonly kind: 'syntax'; readonly position: number; readonly expected: string }
  | { readonly kind: 'unknown-function'; readonly position: number; readonly name: string }
  | { readonly kind: 'unbraced-body'; readonly position: number; readonly text: string };
