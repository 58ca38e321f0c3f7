import { join } from 'node:path';
import { arrayAt, stringAt } from '@connectory/base';
import { readLines, textOf } from '../cases.ts';
import { judge, type Verdict } from '../expressions/judge.ts';
import { judged, type CaseResult, type Suite } from '../suite.ts';

/** The expressions of the Workflow Definition Language: values with their types, errors, trees, tokens. */
export const expressions: Suite = async (folder) => {
  const cases: CaseResult[] = [];
  const tags = new Map<string, { passed: number; all: number }>();
  const hints = { met: 0, missed: 0 };
  for (const item of readLines(join(folder, 'expressions.jsonl'))) {
    const id = stringAt(item, 'id') ?? '';
    const verdict = judgeSafely(item);
    const source = typeof item['expr'] === 'string' ? item['expr'] : JSON.stringify(item['expr']);
    cases.push(judged(id, verdict.reasons.length === 0 ? [] : [source, ...verdict.reasons]));
    if (verdict.hint !== undefined) hints[verdict.hint] += 1;
    const own = (arrayAt(item, 'tags') ?? []).map(textOf);
    for (const tag of own.length === 0 ? ['(none)'] : own) {
      const count = tags.get(tag) ?? { passed: 0, all: 0 };
      const passed = count.passed + (verdict.reasons.length === 0 ? 1 : 0);
      tags.set(tag, { passed, all: count.all + 1 });
    }
  }
  const shown = [...tags].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    suite: 'expressions',
    cases,
    notes: [
      `By tag: ${shown.map(([tag, { passed, all }]) => `${tag} ${passed} of ${all}`).join(', ')}`,
      `Words of errors: ${hints.met} as the host's, ${hints.missed} of our own; any error passes`,
    ],
  };
};

function judgeSafely(item: Parameters<typeof judge>[0]): Verdict {
  try {
    return judge(item);
  } catch (thrown) {
    return {
      reasons: [`threw ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`],
    };
  }
}
