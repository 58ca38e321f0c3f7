/** Functions that prepare something once and then evaluate their own arguments. */
import { placed } from '../../compiler/calls.ts';
import { drive, type CompiledCall, type Frame, type Steps } from '../../compiler/code.ts';
import { allNow } from '../../compiler/combine.ts';
import { errorValue } from '../../values/error.ts';
import type { Implementation } from '../entry.ts';

/**
 * An implementation by steps with a part that depends on the call alone, such as the place an argument names.
 *
 * `waits` says whether the prepared part makes the call wait even when no argument does.
 */
export function stepsWith<T>(
  prepare: (call: CompiledCall) => T,
  run: (ready: T, call: CompiledCall, frame: Frame) => Steps,
  waits: (ready: T) => boolean = () => false,
): Implementation {
  return {
    kind: 'compile',
    compile: (call) => {
      const ready = prepare(call);
      if (allNow(call.args) && !waits(ready)) {
        return {
          kind: 'now',
          run: (frame) => {
            const value = drive(run(ready, call, frame));
            if (value instanceof Promise)
              return errorValue('Internal', 'A function that should answer at once had to wait.', call.span);
            return placed(value, call);
          },
        };
      }
      return {
        kind: 'later',
        run: (frame) => {
          const value = drive(run(ready, call, frame));
          return value instanceof Promise ? value.then((known) => placed(known, call)) : placed(value, call);
        },
      };
    },
  };
}
