import type { RouteName, User } from '@connectory/api';
import type { CancelSignal, Diagnostic, Result } from '@connectory/base';
import type { RunError, RunStatus } from '@connectory/workflow';
import type { SQLInputValue } from 'node:sqlite';
import type { Failure } from './http/failure.ts';
import type { Handlers } from './http/handler.ts';
import type { ImportMessage, ImportTask, LoadAnswer } from './imports/messages.ts';
import type { FromWorker, ToWorker } from './scripts/messages.ts';
import type { Orders } from './storage/runs/statements.ts';
import type { WriterAnswer } from './storage/runs/writer.ts';

/** The parameters of a query as kysely passes them: texts, numbers, bytes and null; booleans and dates are made fit. */
export function sqlValues(values: readonly unknown[]): SQLInputValue[] {
  return values.map((value) =>
    typeof value === 'boolean'
      ? Number(value)
      : value instanceof Date
        ? value.toISOString()
        : (value as SQLInputValue),
  );
}

/** A call whose parts were parsed with the very schemas that the handler's type is made of. */
interface ErasedCall {
  readonly body: unknown;
  readonly query: unknown;
  readonly id: string;
  readonly user: User | undefined;
  readonly cookie: string;
  readonly origin: string;
  readonly signal: CancelSignal;
  readonly setCookies: (cookies: readonly string[]) => void;
}

/** A handler as the registration loop sees it, which treats all routes alike. */
export type ErasedHandler = (call: ErasedCall) => Promise<Result<unknown, Failure>>;

/** Forgets which route a handler belongs to. */
export function eraseHandler(handlers: Handlers, name: RouteName): ErasedHandler | undefined {
  return handlers[name] as unknown as ErasedHandler | undefined;
}

/** The task a worker was started with; only importer.ts starts one. */
export function taskOf(data: unknown): ImportTask {
  return data as ImportTask;
}

/** The message of our own worker. */
export function messageOf(data: unknown): ImportMessage {
  return data as ImportMessage;
}

/** The answer of importer.ts to its own worker. */
export function loadAnswerOf(data: unknown): LoadAnswer {
  return data as LoadAnswer;
}

/** The message of scripts.ts to its worker. */
export function toScriptWorker(data: unknown): ToWorker {
  return data as ToWorker;
}

/** The message of the worker of scripts.ts. */
export function fromScriptWorker(data: unknown): FromWorker {
  return data as FromWorker;
}

/** Diagnostics as preparePackage stored them. */
export function storedDiagnostics(text: string): readonly Diagnostic[] {
  return JSON.parse(text) as readonly Diagnostic[];
}

/** The status of a run as the engine wrote it. */
export function runStatusOf(text: string): RunStatus {
  return text as RunStatus;
}

/** The error of a run as the engine wrote it. */
export function runErrorOf(text: string): RunError {
  return JSON.parse(text) as RunError;
}

/** The orders of writer.ts to its thread. */
export function writerOrdersOf(data: unknown): Orders {
  return data as Orders;
}

/** The answer of the thread of writer.ts. */
export function writerAnswerOf(data: unknown): WriterAnswer {
  return data as WriterAnswer;
}
