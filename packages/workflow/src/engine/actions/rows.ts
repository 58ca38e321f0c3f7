/** Data operations that work out a template for every item: Query, Select, Table. */
import { err, memberOf, ok, type Result } from '@connectory/base';
import type { Compiled, Value } from '@connectory/expressions';
import type { ActionSource } from '../plan/source.ts';
import type { EngineLimits, Step, StepOutcome, StepView } from '../plan/types.ts';
import { failure, templateFailure } from '../run/failures.ts';
import { isListValue } from '../values.ts';
import { notArray } from './data.ts';

/** A step over the items of `from`. */
export function overRows(
  source: ActionSource,
  run: (rows: readonly Value[], view: StepView) => StepOutcome,
): Step {
  const from = source.compile(memberOf(source.json['inputs'], 'from') ?? null, 'inputs', 'from');
  return {
    kind: 'immediate',
    run: (view) => {
      const rows = from.evaluate(view.context);
      if (!rows.ok) return { failure: templateFailure(source.name, rows.error) };
      const inputs = { from: rows.value };
      return isListValue(rows.value)
        ? { inputs, ...run(rows.value, view) }
        : { inputs, ...notArray(source, rows.value) };
    },
  };
}

/** The least steps that the expression of a row may take, however many rows there are. */
const leastRowSteps = 20;

/**
 * Works out a template for every item, up to the first that fails. All rows share the steps of expressions, because each on its own may take
 * as many as any expression.
 *
 * @param templates - How many templates are worked out for every item.
 */
export function forEachRow(
  rows: readonly Value[],
  compiled: Compiled,
  { context }: StepView,
  { maxRowSteps }: EngineLimits,
  templates = 1,
): Result<readonly Value[], string> {
  const values: Value[] = [];
  const share = Math.floor(maxRowSteps / Math.max(1, rows.length * templates));
  const options = share < 1_000_000 ? { maxSteps: Math.max(share, leastRowSteps) } : {};
  for (const row of rows) {
    const value = compiled.evaluate({ ...context, item: () => row }, options);
    if (!value.ok) return err(value.error.message);
    values.push(value.value);
  }
  return ok(values);
}

/** `Query`: the items for which the condition is true. */
export function query(source: ActionSource): Step {
  const { compiled, source: text } = source.template(
    memberOf(source.json['inputs'], 'where') ?? null,
    'inputs',
    'where',
  );
  const failed = (why: string): StepOutcome => ({
    failure: failure(
      'InvalidTemplate',
      `The execution of template action '${source.name}' failed: The evaluation of 'query' action 'where' expression '${text}' failed: '${why}'.`,
    ),
  });
  return overRows(source, (rows, view) => {
    const tests = forEachRow(rows, compiled, view, source.limits);
    if (!tests.ok) return failed(tests.error);
    if (tests.value.some((test) => typeof test !== 'boolean'))
      return failed('The result must be true or false.');
    return { outputs: { body: rows.filter((_, at) => tests.value[at] === true) } };
  });
}

/** `Select`: every item mapped. */
export function select(source: ActionSource): Step {
  const compiled = source.compile(memberOf(source.json['inputs'], 'select') ?? null, 'inputs', 'select');
  return overRows(source, (rows, view) => {
    const mapped = forEachRow(rows, compiled, view, source.limits);
    if (mapped.ok) return { outputs: { body: mapped.value } };
    const why = `The execution of template action '${source.name}' failed: The evaluation of 'select' failed: '${mapped.error}'.`;
    return { failure: failure('InvalidTemplate', why) };
  });
}
