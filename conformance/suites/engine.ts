import { stringAt } from '@connectory/base';
import { casesIn, readLines } from '../cases.ts';
import { judge } from '../engine/judge.ts';
import { judged, type CaseResult, type Suite } from '../suite.ts';

/** Flows that run on a virtual clock, against mocked services. */
export const engine: Suite = async (folder) => {
  const cases: CaseResult[] = [];
  const high = { passed: 0, all: 0 };
  const started = performance.now();
  for (const item of readLines(casesIn(folder, 'engine.jsonl'))) {
    const reasons = await judge(item).catch((thrown: unknown) => [
      `threw ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`,
    ]);
    const title = stringAt(item, 'title') ?? '';
    cases.push(judged(stringAt(item, 'id') ?? '', reasons.length === 0 ? [] : [title, ...reasons]));
    if (item['confidence'] !== 'high') continue;
    high.all += 1;
    if (reasons.length === 0) high.passed += 1;
  }
  return {
    suite: 'engine',
    cases,
    notes: [
      `Of those marked high: ${high.passed} of ${high.all}`,
      `Time: ${Math.round(performance.now() - started)} ms`,
    ],
  };
};
