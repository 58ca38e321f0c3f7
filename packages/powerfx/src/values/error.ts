import type { Span } from '../syntax/span.ts';
import type { Value } from './value.ts';

/** The kinds of error that Power Fx numbers. Numbers from 1000 on are the maker's own. */
export const errorKinds = {
  None: 0,
  Sync: 1,
  MissingRequired: 2,
  CreatePermission: 3,
  EditPermissions: 4,
  DeletePermissions: 5,
  Conflict: 6,
  NotFound: 7,
  ConstraintViolated: 8,
  GeneratedValue: 9,
  ReadOnlyValue: 10,
  Validation: 11,
  Unknown: 12,
  Div0: 13,
  BadLanguageCode: 14,
  BadRegex: 15,
  InvalidFunctionUsage: 16,
  FileNotFound: 17,
  AnalysisError: 18,
  ReadPermission: 19,
  NotSupported: 20,
  InsufficientMemory: 21,
  QuotaExceeded: 22,
  Network: 23,
  Numeric: 24,
  InvalidArgument: 25,
  Internal: 26,
  NotApplicable: 27,
  Timeout: 28,
  ServiceUnavailable: 29,
  InvalidJSON: 30,
  Custom: 1000,
} as const;

/** A kind of error by its name in the `ErrorKind` enum. */
export type ErrorKindName = keyof typeof errorKinds;

/** One thing that went wrong while a formula ran. */
export interface ErrorInfo {
  /** A number of {@link errorKinds}, or the maker's own. */
  readonly kind: number;
  readonly message: string;
  /** The part of the formula that failed. */
  readonly span: Span | undefined;
  /** What a failed request answered: status and body, as a record. */
  readonly details: Value;
}

/** An error as a value: one or more things that went wrong, in the order they were met. */
export interface ErrorValue {
  readonly kind: 'error';
  readonly errors: readonly ErrorInfo[];
}

/** An error value of one kind. */
export function errorValue(kind: ErrorKindName, message: string, span?: Span): ErrorValue {
  return { kind: 'error', errors: [{ kind: errorKinds[kind], message, span, details: null }] };
}

/** All errors of both, the first's first. */
export function joinErrors(a: ErrorValue, b: ErrorValue): ErrorValue {
  return { kind: 'error', errors: [...a.errors, ...b.errors] };
}

const names: ReadonlyMap<number, string> = new Map(
  Object.entries(errorKinds).map(([name, kind]) => [kind, name]),
);

/** The name of an error kind, where it has one. */
export function errorKindName(kind: number): string | undefined {
  return names.get(kind);
}
