/** Compares the calls of an action with what is expected of them. */
import { arrayAt, type JsonObject, jsonEqual, toText } from '@connectory/base';
import { differences } from './compare.ts';
import { durationText, momentOf } from './moments.ts';
import type { Mocks } from './mocks.ts';
import { type Mismatch, scenarioStart } from './types.ts';

/** Number, moments and requests of the calls of one action. */
export function judgeCalls(wanted: JsonObject, calls: Mocks['calls'], pointer: string): readonly Mismatch[] {
  const name = toText(wanted['action']);
  const own = calls.filter(({ action }) => action.toLowerCase() === name.toLowerCase());
  const found: Mismatch[] = [];
  if (wanted['count'] !== undefined && wanted['count'] !== own.length) {
    const expected = wanted['count'];
    found.push({ pointer: `${pointer}/count`, what: `calls of ${name}`, expected, actual: own.length });
  }
  const moments = arrayAt(wanted, 'at');
  const given = own.map(({ at }) => at);
  if (moments !== undefined && !jsonEqual(moments.map(momentOf), given)) {
    const actual = given.map((at) => durationText(at - scenarioStart));
    found.push({
      pointer: `${pointer}/at`,
      what: `moments of the calls of ${name}`,
      expected: moments,
      actual,
    });
  }
  for (const [index, each] of (arrayAt(wanted, 'requests') ?? []).entries()) {
    const at = `${pointer}/requests/${index}`;
    const what = `request ${index + 1} of ${name}`;
    const parts = differences(each, own[index]?.request, 'subset', at);
    found.push(...parts.map((part) => ({ what, ...part })));
  }
  return found;
}
