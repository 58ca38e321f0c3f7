/** Calls with nothing but constants in them, worked out when they are compiled. */
import { newRun } from '../run/context.ts';
import { Failure } from '../run/failure.ts';
import type { Code } from './code.ts';

/** A text or list of this size is worth keeping, and more steps than this are not taken while compiling. */
const limits = { maxSteps: 256, maxSize: 256 };

/**
 * The same code, which gives the value that it worked out once. An evaluation pays the steps for it as if it were worked out anew, and
 * one whose limits are lower than those here works it out, so that it fails as it would. What fails here is left to fail when it is
 * reached.
 */
export function folded(code: Code): Code {
  const trial = newRun({}, limits);
  const value = code(trial);
  if (value instanceof Failure) return code;
  const steps = limits.maxSteps - trial.steps;
  return (run) => {
    if (run.steps < steps || run.maxSize < limits.maxSize) return code(run);
    run.steps -= steps;
    return value;
  };
}
