/** Blank, IsBlank, IsError, IsBlankOrError. */
import { blankType, booleanType } from '../../types/type.ts';
import { isError } from '../../values/value.ts';
import type { Value } from '../../values/value.ts';
import { constantCode } from '../../compiler/code.ts';
import { refuseVoid } from '../branches.ts';
import type { FunctionEntry } from '../entry.ts';

export const blankFunction: FunctionEntry = {
  name: 'Blank',
  category: 'information',
  description: 'The blank value: nothing is known, nothing is entered.',
  signatures: [{ parameters: [] }],
  min: 0,
  max: 0,
  check: () => blankType,
  implementation: { kind: 'compile', compile: () => constantCode(null) },
};

function question(
  name: string,
  description: string,
  answer: (value: Value) => Value,
  seesErrors: boolean,
  parameter = 'expression',
): FunctionEntry {
  return {
    name,
    category: 'information',
    description,
    signatures: [{ parameters: [{ name: parameter, description: 'The value that is looked at.' }] }],
    min: 1,
    max: 1,
    check: (call) => {
      // What has no value may still have failed.
      if (name !== 'IsError') refuseVoid(call, 0);
      return booleanType;
    },
    implementation: { kind: 'strict', run: (_, args) => answer(args[0] ?? null), seesErrors },
  };
}

/** Whether a value counts as blank: blank itself, an empty text, a JSON null. */
function isBlank(value: Value): boolean {
  return (
    value === null ||
    value === '' ||
    (typeof value === 'object' &&
      value.kind === 'untyped' &&
      (value.data.kind === 'null' || (value.data.kind === 'text' && value.data.value === '')))
  );
}

export const isBlankFunction = question('IsBlank', 'True for blank and for an empty text.', isBlank, false);
export const isErrorFunction = question(
  'IsError',
  'True when the value is an error.',
  isError,
  true,
  'value',
);
export const isBlankOrErrorFunction = question(
  'IsBlankOrError',
  'True for blank, for an empty text, and for an error.',
  (value) => isError(value) || isBlank(value),
  true,
);
