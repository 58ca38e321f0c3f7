import { stringAt } from '@connectory/base';
import { casesIn, readLines } from '../cases.ts';
import { definitionKinds } from '../powerfx/definition-kinds.ts';
import { formulaKinds } from '../powerfx/formula-kinds.ts';
import { semanticKinds } from '../powerfx/semantic-kinds.ts';
import { type CaseResult, judged, type Suite } from '../suite.ts';

const kinds = { ...formulaKinds, ...definitionKinds, ...semanticKinds };

/** What the language's own tests say of formulas and programs as texts: prints, layouts, errors, depths. */
export const powerfxSyntax: Suite = (folder) => {
  const counts = new Map<string, { passed: number; all: number }>();
  const cases = readLines(casesIn(folder, 'syntax.jsonl')).map((entry): CaseResult => {
    const kind = stringAt(entry, 'kind') ?? '';
    const result = judged(
      `${kind} ${stringAt(entry, 'id') ?? ''}`,
      kinds[kind]?.(entry) ?? [`the kind ${kind} is not known`],
    );
    const count = counts.get(kind) ?? { passed: 0, all: 0 };
    counts.set(kind, count);
    count.all += 1;
    if (result.outcome === 'passed') count.passed += 1;
    return result;
  });
  const notes = [...counts].map(([kind, { passed, all }]) => `${kind}: ${passed} of ${all}`);
  return Promise.resolve({ suite: 'powerfx-syntax', cases, notes });
};
