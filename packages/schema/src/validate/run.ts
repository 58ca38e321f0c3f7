import {
  type Diagnostic,
  formatPointer,
  type Json,
  type JsonObject,
  type PointerSegment,
} from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';

/** One walk over a value. The path is kept as steps: most values fit, and then no pointer is ever written. */
export interface Run {
  readonly found: Diagnostic[];
  readonly path: PointerSegment[];
}

/** One compiled keyword, or a whole compiled schema. */
export type Check = (value: Json, run: Run) => void;

/** Compiles a schema that stands inside another. */
export type Compile = (schema: JsonObject) => Check;

/** Deviations listed for one value. */
export const maxDeviations = 200;

/** The check of a schema that says nothing about values; told apart so that it need not be called. */
export const takesEverything: Check = () => {};

type Code = Parameters<typeof diagnostic>[0];

/** Notes a deviation of the value the walk stands at. */
export function report(run: Run, code: Code, data: JsonObject = {}): void {
  if (run.found.length > maxDeviations) return;
  const pointer = formatPointer(run.path);
  run.found.push(
    diagnostic(code, { path: pointer === '' ? 'The body' : pointer, ...data }, { place: { pointer } }),
  );
}

/** Notes a deviation of a member of that value. */
export function reportMember(run: Run, code: Code, name: string): void {
  run.path.push(name);
  report(run, code);
  run.path.pop();
}

/** Checks a member or an item of the value the walk stands at. */
export function checkAt(run: Run, step: PointerSegment, check: Check, value: Json): void {
  run.path.push(step);
  check(value, run);
  run.path.pop();
}

/** Tells whether a value passes a check, without noting why not. */
export function passes(check: Check, value: Json): boolean {
  const run: Run = { found: [], path: [] };
  check(value, run);
  return !run.found.some((deviation) => deviation.severity === 'error');
}
