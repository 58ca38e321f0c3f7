import { errorType, booleanType } from '../../types/type.ts';
import { isError, voidValue, type Value } from '../../values/value.ts';
import { allNow } from '../../compiler/combine.ts';
import type { Code, CompiledCall, Frame } from '../../compiler/code.ts';
import { branchType } from '../branches.ts';
import type { FunctionEntry } from '../entry.ts';

/** The value of the first branch whose condition is true. */
export const ifFunction: FunctionEntry = {
  name: 'If',
  category: 'logical',
  description:
    'Gives the result that belongs to the first true condition, or the last one when none is true.',
  signatures: [
    {
      parameters: [
        { name: 'logical_test', description: 'What is asked.' },
        { name: 'true_value', description: 'The result when the answer is yes.' },
        {
          name: 'else_value',
          description: 'The result otherwise, or the next condition.',
          optional: true,
          repeats: true,
        },
      ],
    },
  ],
  min: 2,
  max: Infinity,
  role: () => 'lazy',
  check: (call) => {
    const count = call.args.length;
    const values: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const isCondition = index % 2 === 0 && index < count - 1;
      if (isCondition) call.want(index, booleanType);
      else values.push(index);
    }
    return call.failed() ? errorType : branchType(call, values);
  },
  implementation: { kind: 'compile', compile: ifCode },
};

function ifCode(call: CompiledCall): Code {
  const { args } = call;
  const isVoid = call.type.kind === 'void';
  const done = (value: Value): Value => (isVoid && !isError(value) ? voidValue : value);
  if (allNow(args)) {
    const runs = args.map((code) => code.run);
    const [condition, yes, no] = runs;
    if (runs.length === 3 && condition !== undefined && yes !== undefined && no !== undefined && !isVoid) {
      return {
        kind: 'now',
        run: (frame) => {
          const test = condition(frame);
          if (test === true) return yes(frame);
          return isError(test) ? test : no(frame);
        },
      };
    }
    return {
      kind: 'now',
      run: (frame) => {
        for (let index = 0; index < runs.length; index += 2) {
          const run = runs[index];
          const value = runs[index + 1];
          if (run === undefined) break;
          const test = run(frame);
          if (value === undefined) return done(test);
          if (test === true) return done(value(frame));
          if (isError(test)) return test;
        }
        return done(null);
      },
    };
  }
  return { kind: 'later', run: (frame) => fromPair(args, 0, frame, done) };
}

async function fromPair(
  args: readonly Code[],
  start: number,
  frame: Frame,
  done: (value: Value) => Value,
): Promise<Value> {
  for (let index = start; index < args.length; index += 2) {
    const condition = args[index];
    const value = args[index + 1];
    if (condition === undefined) break;
    const test = await condition.run(frame);
    if (value === undefined) return done(test);
    if (test === true) return done(await value.run(frame));
    if (isError(test)) return test;
  }
  return done(null);
}
