import type { Problem } from '../syntax/problem.ts';
import { messageEntry } from './catalogue.ts';
import { tokenNames } from './token-names.ts';

/**
 * What a problem says, in English: a full sentence that says what to do next. With the formula's text, a name that the problem
 * does not carry is read from there.
 *
 * @example
 * ```ts
 * import { createEngine, problemMessage } from '@connectory/powerfx';
 * const { problems } = createEngine().formula('totl + 1');
 * problems.map((problem) => problemMessage(problem));
 * // ['Nothing is called "totl" here. Check the spelling, or define it first.']
 * ```
 */
export function problemMessage(problem: Problem, source = ''): string {
  const entry = messageEntry(problem.key);
  if (entry === undefined) return `The formula is not right here (${problem.key}). Check this part of it.`;
  const written = source.slice(problem.span.start, problem.span.end);
  const args =
    problem.key === 'ErrExpectedFound_Ex_Fnd'
      ? problem.args.map((name) => tokenNames.get(name) ?? name)
      : problem.args;
  return entry.message.replaceAll(
    /\{(\d)\}/gu,
    (_, index: string) => args[Number(index)] ?? (written === '' ? '…' : written),
  );
}
