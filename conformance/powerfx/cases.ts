/** The cases of the suite, read once and given shape. */
import { arrayAt, isObject, stringAt, type JsonObject } from '@connectory/base';
import { readLines } from '../cases.ts';

/** A compile error that a case expects. */
export interface ExpectedError {
  readonly severity: string;
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

/** One case. */
export interface PowerFxCase {
  readonly id: string;
  readonly file: string;
  readonly setup: readonly string[];
  readonly configs: readonly string[];
  readonly expr: string;
  readonly expected: string;
  readonly kind: string;
  readonly errors: readonly ExpectedError[];
  /** The versions of the reference's platform that do not run the case. */
  readonly skipDotNet: readonly string[];
}

/** Texts of an array member. */
export function textsAt(record: JsonObject, name: string): readonly string[] {
  return (arrayAt(record, name) ?? []).filter((item) => typeof item === 'string');
}

/** The cases of a file. */
export function readCases(file: string): readonly PowerFxCase[] {
  return readLines(file).map((record) => ({
    id: stringAt(record, 'id') ?? '',
    file: stringAt(record, 'file') ?? '',
    setup: textsAt(record, 'setup'),
    configs: textsAt(record, 'configs'),
    expr: stringAt(record, 'expr') ?? '',
    expected: stringAt(record, 'expected') ?? '',
    kind: stringAt(record, 'kind') ?? '',
    skipDotNet: textsAt(record, 'skipDotNet'),
    errors: (arrayAt(record, 'errors') ?? []).flatMap((error) => (isObject(error) ? [errorOf(error)] : [])),
  }));
}

function errorOf(record: JsonObject): ExpectedError {
  const numberAt = (name: string): number => {
    const value = record[name];
    return typeof value === 'number' ? value : -1;
  };
  return {
    severity: stringAt(record, 'severity') ?? '',
    start: numberAt('start'),
    end: numberAt('end'),
    key: stringAt(record, 'key') ?? '',
  };
}
