import { stringAt } from '@connectory/base';
import { casesIn, readLines, specFolder } from '../cases.ts';
import { readCore } from '../powerfx/editor-environment.ts';
import { editorKinds } from '../powerfx/editor-kinds.ts';
import { type CaseResult, judged, type Suite } from '../suite.ts';

/** What an editor offers and shows while a formula is written. */
export const powerfxCompletion: Suite = (folder) => {
  const core = readCore(specFolder('powerfx'));
  const counts = new Map<string, { passed: number; all: number }>();
  const cases = readLines(casesIn(folder, 'completion.jsonl')).map((entry): CaseResult => {
    const kind = stringAt(entry, 'kind') ?? '';
    const id = `${kind} ${stringAt(entry, 'id') ?? ''}`;
    const reasons = editorKinds[kind]?.(entry, core) ?? [`the kind ${kind} is not known`];
    const result = judged(id, reasons.length === 0 ? [] : [stringAt(entry, 'expr') ?? '', ...reasons]);
    const count = counts.get(kind) ?? { passed: 0, all: 0 };
    counts.set(kind, count);
    count.all += 1;
    if (result.outcome === 'passed') count.passed += 1;
    return result;
  });
  const notes = [...counts].map(([kind, { passed, all }]) => `${kind}: ${passed} of ${all}`);
  return Promise.resolve({ suite: 'powerfx-completion', cases, notes });
};
