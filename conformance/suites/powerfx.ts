import { environmentOf, readSetups, suiteConfigurations } from '../powerfx/environment.ts';
import { casesIn, specFolder } from '../cases.ts';
import { readCases } from '../powerfx/cases.ts';
import { judge } from '../powerfx/judge.ts';
import { judged, type CaseResult, type Suite } from '../suite.ts';

/** The formulas of the language's own makers that run in a configuration. */
export function powerfx(configuration: string): Suite {
  return async (folder) => {
    const setups = readSetups(specFolder('powerfx'));
    const own = suiteConfigurations.get(configuration);
    if (own === undefined) throw new Error(`There is no configuration ${configuration}.`);
    const cases: CaseResult[] = [];
    let tolerated = 0;
    const began = performance.now();
    for (const item of readCases(casesIn(folder, 'cases.jsonl'))) {
      if (!item.configs.includes(configuration)) continue;
      if (/^#skip/iu.test(item.expected) || item.skipDotNet.includes('70')) {
        cases.push({
          id: item.id,
          outcome: 'skipped',
          reasons: [
            'the suite skips it itself, or skips it where we are: on the newer platform of its makers',
          ],
        });
        continue;
      }
      try {
        const verdict = await judge(
          environmentOf(setups, own, item.setup),
          item.expr,
          item.expected,
          item.errors,
        );
        if (verdict.tolerated) tolerated += 1;
        cases.push(judged(item.id, verdict.reasons.length === 0 ? [] : [item.expr, ...verdict.reasons]));
      } catch (thrown) {
        cases.push(
          judged(item.id, [
            item.expr,
            `threw ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`,
          ]),
        );
      }
    }
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    return {
      suite: configuration === 'V1_Float' ? 'powerfx' : `powerfx-${configuration}`,
      cases,
      notes: [
        `${configuration}: ${seconds} s; ${tolerated} passed only within the tolerance for numbers and dates`,
      ],
    };
  };
}
