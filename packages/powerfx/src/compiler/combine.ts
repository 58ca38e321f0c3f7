/** Making code of code: strict combinations that stay synchronous as long as their parts are. */
import { joinErrors, type ErrorValue } from '../values/error.ts';
import { isError, type Value } from '../values/value.ts';
import type { Code, Frame, NowCode } from './code.ts';

/** Code that applies a function to the value of other code, errors included. */
export function mapCode(code: Code, apply: (value: Value, frame: Frame) => Value): Code {
  if (code.kind === 'now') {
    const { run } = code;
    return { kind: 'now', run: (frame) => apply(run(frame), frame) };
  }
  const { run } = code;
  return {
    kind: 'later',
    run: (frame) => {
      const value = run(frame);
      return value instanceof Promise ? value.then((known) => apply(known, frame)) : apply(value, frame);
    },
  };
}

/** Code that applies a function to two values; both are waited for at once, unless formulas have effects. */
export function mapTwo(left: Code, right: Code, apply: (a: Value, b: Value, frame: Frame) => Value): Code {
  if (left.kind === 'now' && right.kind === 'now') {
    const a = left.run;
    const b = right.run;
    return { kind: 'now', run: (frame) => apply(a(frame), b(frame), frame) };
  }
  const a = left.run;
  const b = right.run;
  return {
    kind: 'later',
    run: (frame) => {
      const first = a(frame);
      if (first instanceof Promise && frame.inTurn)
        return first.then(async (x) => apply(x, await b(frame), frame));
      if (first instanceof Promise)
        return Promise.all([first, begin(right, frame)]).then(([x, y]) => apply(x, y, frame));
      const second = b(frame);
      return second instanceof Promise
        ? second.then((y) => apply(first, y, frame))
        : apply(first, second, frame);
    },
  };
}

/** Code that applies a function to any number of values; all are waited for at once, unless formulas have effects. */
export function mapAll(
  codes: readonly Code[],
  apply: (values: readonly Value[], frame: Frame) => Value,
): Code {
  if (allNow(codes)) {
    const runs = codes.map((code) => code.run);
    return {
      kind: 'now',
      run: (frame) =>
        apply(
          runs.map((run) => run(frame)),
          frame,
        ),
    };
  }
  return {
    kind: 'later',
    run: (frame) => {
      const values = evaluateAll(codes, frame);
      return values instanceof Promise ? values.then((known) => apply(known, frame)) : apply(values, frame);
    },
  };
}

/** The values of codes, waited for together; one after another where a formula may depend on what another one does. */
export function evaluateAll(
  codes: readonly Code[],
  frame: Frame,
): readonly Value[] | Promise<readonly Value[]> {
  return frame.inTurn ? evaluateInTurn(codes, frame) : evaluateTogether(codes, frame);
}

/**
 * Runs code while other code is being waited for. What a limit ends comes as a rejection and is not thrown, so that whoever
 * joins the promises takes care of all of them: one that nobody listened to would end the process when it is rejected too.
 */
function begin(code: Code, frame: Frame): Value | Promise<Value> {
  try {
    return code.run(frame);
  } catch (thrown) {
    return Promise.reject<Value>(thrown);
  }
}

/** The values of codes, waited for together whatever they do. */
export function evaluateTogether(
  codes: readonly Code[],
  frame: Frame,
): readonly Value[] | Promise<readonly Value[]> {
  const pending = codes.map((code) => begin(code, frame));
  const known: Value[] = [];
  for (const value of pending) {
    if (value instanceof Promise) return Promise.all(pending.map((each) => Promise.resolve(each)));
    known.push(value);
  }
  return known;
}

function evaluateInTurn(codes: readonly Code[], frame: Frame): readonly Value[] | Promise<readonly Value[]> {
  const known: Value[] = [];
  for (const code of codes) {
    const value = code.run(frame);
    if (value instanceof Promise) return evaluateRest(codes, frame, known, value);
    known.push(value);
  }
  return known;
}

async function evaluateRest(
  codes: readonly Code[],
  frame: Frame,
  known: readonly Value[],
  pending: Promise<Value>,
): Promise<readonly Value[]> {
  const values = [...known, await pending];
  for (const code of codes.slice(values.length)) values.push(await code.run(frame));
  return values;
}

/** Whether none of the codes waits. */
export function allNow(codes: readonly Code[]): codes is readonly NowCode[] {
  return codes.every((code) => code.kind === 'now');
}

/** The errors among values, joined in order; undefined when there are none. */
export function errorsOf(values: readonly Value[]): ErrorValue | undefined {
  let joined: ErrorValue | undefined;
  for (const value of values) {
    if (isError(value)) joined = joined === undefined ? value : joinErrors(joined, value);
  }
  return joined;
}
