/** Numbers that the host accepts within a range only. What is a template is known when it runs, not before. */
import { type Json, memberOf, objectAt, stringAt, valueAt } from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';
import type { RuleContext } from '../context.ts';
import type { StepCommon } from '../model/common.ts';

/** Longest recurrences (workflow spec, section 3). */
const intervals: Readonly<Record<string, number>> = {
  month: 16,
  week: 71,
  day: 500,
  hour: 12_000,
  minute: 72_000,
  second: 9_999_999,
};

/** Members of steps that are limited, by pointer from the step. */
const ranges: readonly (readonly [pointer: string, from: number, to: number])[] = [
  ['/runtimeConfiguration/concurrency/repetitions', 1, 50],
  ['/runtimeConfiguration/concurrency/runs', 1, 100],
  ['/limit/count', 1, 5000],
  ['/inputs/retryPolicy/count', 1, 90],
];

/** Checks the numbers of a step. */
export function checkRanges({ name, pointer, source }: StepCommon, { report, flavour }: RuleContext): void {
  const check = (at: string, value: number | undefined, from: number, to: number): void => {
    if (value === undefined || (value >= from && value <= to)) return;
    const member = at.slice(at.lastIndexOf('/') + 1);
    report(
      diagnostic('out-of-range', { name, member, value, from, to }, { place: { pointer: pointer + at } }),
    );
  };
  for (const [at, from, to] of ranges) check(at, numberOf(valueAt(source, at)), from, to);
  const recurrence = objectAt(source, 'recurrence');
  const frequency = stringAt(recurrence, 'frequency')?.toLowerCase() ?? '';
  const most = Object.hasOwn(intervals, frequency) ? intervals[frequency] : undefined;
  // Power Automate starts a flow at most once a minute.
  const least = frequency === 'second' && flavour === 'power-automate' ? 60 : 1;
  if (most !== undefined)
    check('/recurrence/interval', numberOf(memberOf(recurrence, 'interval')), least, most);
}

/** A number, or a text that is one. */
function numberOf(value: Json | undefined): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : undefined;
}

const advice: Readonly<Record<string, string>> = {
  actions: 'Move some of them into a child flow.',
  'actions around it': 'Move the inner ones into a child flow.',
  cases: 'Split the switch, or look the value up in an object.',
};

/** Reports a count over its limit. */
export function checkLimit(
  what: string,
  count: number,
  unit: string,
  limit: number,
  pointer: string,
  { report }: RuleContext,
): void {
  if (count <= limit) return;
  const data = { what, count, unit, limit, advice: advice[unit] ?? 'Remove what is not needed.' };
  report(diagnostic('limit-exceeded', data, { place: { pointer } }));
}
