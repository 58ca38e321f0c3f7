import { errorValue } from '../values/error.ts';
import type { Value } from '../values/value.ts';
import { isFatal } from '../syntax/problem.ts';
import type { Engine, FormulaOptions } from './engine.ts';

/** Evaluates a formula that does not wait. A formula with errors gives an error value that names the first. */
export function evaluateNow(engine: Engine, text: string, options: FormulaOptions = {}): Value {
  const formula = engine.formula(text, options);
  const problem = formula.problems.find(isFatal);
  if (problem !== undefined)
    return errorValue('AnalysisError', `${problem.key} at ${problem.span.start}`, problem.span);
  const value = formula.run();
  return value instanceof Promise ? errorValue('Internal', 'The formula has to wait.') : value;
}
