import type { Diagnostic, HttpHeader, HttpRequest, Json } from '@connectory/base';
import type { PolicyInstance } from '@connectory/connector';
import type { AnswerBody } from '../types.ts';
import type { RequestDraft } from '../request/draft.ts';

/*
 * Terms. A template is one of the sixteen kinds of policy; an instance fills its parameters. Compiling an instance gives
 * steps: a request step turns a request draft into another, a response step does so with an answer. A step is a pure
 * function; the one policy that has to ask the API first says so and is resumed with the answer.
 */

/** What steps may read beside the message. */
export interface PolicyContext {
  readonly connectionParameter: (name: string) => string | undefined;
  readonly environmentVariable: (name: string) => string | undefined;
  /** Value of a path parameter as it stands in the path: encoded. */
  readonly pathParameter: (name: string) => string | undefined;
  /** Headers that carry the connection's credentials; side calls take them along. */
  readonly credentialQuery: readonly string[];
  /** Where links to next pages are led through, when the caller wants that: `https://engine.example.com/page`. */
  readonly linkBase: string | undefined;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** An answer in the making. */
export interface AnswerDraft {
  readonly status: number;
  readonly headers: readonly HttpHeader[];
  readonly body: AnswerBody;
  /** The address of the next page, when the answer names one. */
  readonly nextLink: string | undefined;
  /** Whether a policy says that this status means that the sign-in is no longer good. */
  readonly signInNeeded: boolean;
}

/** How a request step ended. */
export type RequestOutcome =
  | { readonly kind: 'done'; readonly draft: RequestDraft }
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic }
  | {
      /** The API has to be asked first; the step goes on with what it answered. */
      readonly kind: 'ask';
      readonly request: HttpRequest;
      readonly policy: string;
      readonly resume: (body: Json | undefined) => RequestOutcome;
      /** Goes on as if the policy were not there, for a request that is only shown. */
      readonly skip: () => RequestOutcome;
    };

/** Changes a request. */
export type RequestStep = (draft: RequestDraft, context: PolicyContext) => RequestOutcome;

/** Changes an answer; a diagnostic when it cannot. */
export type ResponseStep = (draft: AnswerDraft, context: PolicyContext) => AnswerDraft | Diagnostic;

/** What an instance does, by section. */
export interface CompiledPolicy {
  readonly request?: RequestStep;
  /** Runs on every answer; body changes keep to successful ones themselves. */
  readonly response?: ResponseStep;
  /** Runs on answers of 400 and above. */
  readonly failure?: ResponseStep;
}

/** One kind of policy. */
export interface PolicyTemplate {
  /** Lower case: `setheader`. */
  readonly id: string;
  readonly compile: (policy: PolicyInstance) => CompiledPolicy;
}
