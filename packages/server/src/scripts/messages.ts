import type { Diagnostic, HttpRequest, HttpResponse, Result } from '@connectory/base';
import type { ScriptCall } from '@connectory/runtime';

/** A call as it crosses to the worker: what can be copied of it. */
export type PassedCall = Omit<ScriptCall, 'send' | 'log' | 'signal'>;

/** What the worker is sent. */
export type ToWorker =
  | { readonly kind: 'run'; readonly run: number; readonly call: PassedCall }
  | {
      readonly kind: 'sent';
      readonly run: number;
      readonly send: number;
      readonly result: Result<HttpResponse, Diagnostic>;
    };

/** What the worker posts. */
export type FromWorker =
  | { readonly kind: 'send'; readonly run: number; readonly send: number; readonly request: HttpRequest }
  | { readonly kind: 'log'; readonly run: number; readonly line: string }
  | { readonly kind: 'ended'; readonly run: number; readonly result: Result<HttpResponse, Diagnostic> };
