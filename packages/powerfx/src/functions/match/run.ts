/** Searching: the pattern is made ready once a formula, or once a pattern where old apps work it out. */
import type { Code, CompiledCall } from '../../compiler/code.ts';
import { errorsOf, mapAll, mapCode } from '../../compiler/combine.ts';
import { placed } from '../../compiler/calls.ts';
import type { Run } from '../../host/run.ts';
import type { StepBudget } from '../../regex/index.ts';
import { errorValue } from '../../values/error.ts';
import { optionBacking } from '../../values/option-member.ts';
import { tableOf } from '../../values/record.ts';
import { isError, type Value } from '../../values/value.ts';
import type { Answer } from './check.ts';
import { matchReader } from './fields.ts';
import { prepare, type Prepared } from './prepare.ts';

type Search = (text: string, run: Run) => Value;

/** The code of a call. */
export function matchCode(call: CompiledCall, answer: Answer): Code {
  const pattern = call.notes.get('pattern');
  const letters = call.args.length > 2 ? call.notes.get('options') : '';
  const searches = searchesOf(call, answer);
  if (pattern === undefined || letters === undefined) {
    return mapAll(call.args, (values, { run }) => {
      const failed = errorsOf(values);
      if (failed !== undefined) return failed;
      const [text = null, givenPattern = null, givenOptions = ''] = values;
      const search = searches(pattern ?? textOf(givenPattern), letters ?? textOf(givenOptions));
      return placed(search === undefined ? notUsable() : search(textOf(text) ?? '', run), call);
    });
  }
  const search = searches(pattern, letters);
  const [source] = call.args;
  if (search === undefined || source === undefined) return mapAll(call.args, () => placed(notUsable(), call));
  return mapCode(source, (text, { run }) =>
    isError(text) ? text : placed(search(textOf(text) ?? '', run), call),
  );
}

const notUsable = (): Value => errorValue('InvalidArgument', 'The pattern or its options cannot be used.');

/** Patterns made ready; the last one is kept, because rows usually share it. */
function searchesOf(
  call: CompiledCall,
  answer: Answer,
): (pattern: string | undefined, letters: string | undefined) => Search | undefined {
  let lastPattern: string | undefined;
  let lastLetters: string | undefined;
  let last: Search | undefined;
  return (pattern, letters) => {
    if (pattern === undefined || letters === undefined) return undefined;
    if (pattern === lastPattern && letters === lastLetters) return last;
    const prepared = prepare(pattern, letters, call.configuration);
    lastPattern = pattern;
    lastLetters = letters;
    last = prepared === undefined ? undefined : searchOf(prepared, answer, call);
    return last;
  };
}

function searchOf(prepared: Prepared, answer: Answer, call: CompiledCall): Search {
  const { matcher } = prepared;
  const read = matchReader(prepared, call.configuration);
  if (answer === 'all') {
    return (text, run) =>
      withBudget(run, (budget) => {
        const outcome = matcher.execAll(text, budget);
        return outcome.kind === 'timeout'
          ? undefined
          : tableOf(outcome.matches.map((found) => read(found, text)));
      });
  }
  return (text, run) =>
    withBudget(run, (budget) => {
      const outcome = matcher.exec(text, 0, budget);
      if (outcome.kind === 'timeout') return undefined;
      if (answer === 'whether') return outcome.kind === 'match';
      return outcome.kind === 'match' ? read(outcome, text) : null;
    });
}

/** How many steps of a search count as one step of the evaluation. */
const stepsPerStep = 8;

/** Searches with the steps a run allows one search; `undefined` says that they ran out. */
function withBudget(run: Run, search: (budget: StepBudget) => Value | undefined): Value {
  const { patternSteps } = run.limits;
  const budget: StepBudget = { remaining: patternSteps };
  const result = search(budget);
  run.spend(1 + Math.ceil((patternSteps - budget.remaining) / stepsPerStep));
  if (result !== undefined) return result;
  return errorValue(
    'Timeout',
    'The pattern has too many ways to match this text and the search was ended. Avoid repetitions inside repetitions.',
  );
}

/** The text of an argument: of a text, or of a member of an enum of texts. */
function textOf(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || value.kind !== 'option') return undefined;
  const backing = optionBacking(value, false);
  return typeof backing === 'string' ? backing : undefined;
}
