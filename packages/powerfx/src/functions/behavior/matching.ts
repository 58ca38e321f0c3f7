/** The rows for which all conditions hold. */
import type { Code, CompiledCall, Frame } from '../../compiler/code.ts';
import { joinErrors } from '../../values/error.ts';
import { isError, type Value } from '../../values/value.ts';
import { eachRow } from '../rows.ts';
import type { StepsOf } from './change.ts';

/** Places of rows, and the errors of conditions that failed. */
export interface Matching {
  readonly at: readonly number[];
  readonly errors: Value;
}

/** Works out conditions for every row. */
export function* matchingRows(
  call: CompiledCall,
  frame: Frame,
  rows: readonly Value[],
  conditions: readonly Code[],
): StepsOf<Matching> {
  let at: readonly number[] = rows.map((_, index) => index);
  let errors: Value = null;
  for (const condition of conditions) {
    const before = at;
    const kept: number[] = [];
    yield* eachRow(
      call,
      frame,
      before.map((index) => rows[index] ?? null),
      condition,
      (value, _, index) => {
        const place = before[index];
        if (value === true && place !== undefined) kept.push(place);
        else if (isError(value)) errors = isError(errors) ? joinErrors(errors, value) : value;
      },
    );
    at = kept;
  }
  return { at, errors };
}
