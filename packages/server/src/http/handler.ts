import type { RouteName, Routes, User } from '@connectory/api';
import type { CancelSignal, Json, Result } from '@connectory/base';
import type { z } from 'zod';
import type { Failure } from './failure.ts';

/** Data as it is handed out: the same shape, nothing to be changed. Free JSON stays what base calls it. */
type Immutable<T> = [z.core.util.JSONType] extends [T] ? Json : { readonly [K in keyof T]: Immutable<T[K]> };

/** The answer of a route that sends a file. */
export interface FileAnswer {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  /** Offered as the name to save under. */
  readonly downloadName?: string;
  /** How long a browser may keep it. */
  readonly cache: 'immutable' | 'revalidate';
}

type BodyOf<R> = R extends { readonly body: infer B extends z.ZodType }
  ? z.output<B>
  : R extends { readonly rawBody: true }
    ? Uint8Array<ArrayBuffer>
    : undefined;
type QueryOf<R> = R extends { readonly query: infer Q extends z.ZodType } ? z.output<Q> : undefined;
type AnswerOf<R> = R extends { readonly answer: infer A }
  ? A extends z.ZodType
    ? Immutable<z.input<A>>
    : FileAnswer
  : undefined;

/** One call as a handler sees it: parsed and allowed. */
export interface Call<N extends RouteName> {
  readonly body: BodyOf<Routes[N]>;
  readonly query: QueryOf<Routes[N]>;
  /** The `:id` of the path; empty where the path has none. */
  readonly id: string;
  /** Who calls. Absent only on public routes. */
  readonly user: Routes[N]['access'] extends 'public' ? User | undefined : User;
  /** The `Cookie` header. */
  readonly cookie: string;
  /** Origin of this instance as the caller sees it. */
  readonly origin: string;
  /** Aborted when the caller hangs up. */
  readonly signal: CancelSignal;
  readonly setCookies: (cookies: readonly string[]) => void;
}

/** Does what a route is there for. Expected failures are values; what it throws is a bug and answers 500. */
type Handler<N extends RouteName> = (call: Call<N>) => Promise<Result<AnswerOf<Routes[N]>, Failure>>;

/** A handler for every route of the table; a route without one does not type-check and does not start. */
export type Handlers = { readonly [N in RouteName]: Handler<N> };
