import { stringAt } from '@connectory/base';
import { type Node, parseDefinitions, parseFormula, printNode, treeDifference } from '@connectory/powerfx';
import { casesIn, readLines } from '../cases.ts';
import { type CaseResult, judged, type Suite } from '../suite.ts';

/** Apps may use words that the language keeps for later, and behaviours chain formulas. */
const options = { chaining: true, reservedWords: false } as const;

/** Formulas of real apps are read without error, and what is printed of them is read to the same tree. */
export const formulas: Suite = (folder) => {
  const times: number[] = [];
  const cases = readLines(casesIn(folder, 'formulas.jsonl')).map((entry): CaseResult => {
    const source = stringAt(entry, 'formula') ?? '';
    const start = performance.now();
    const { roots, problems } = read(source, stringAt(entry, 'prop') === 'Formulas');
    times.push(performance.now() - start);
    return judged(stringAt(entry, 'id') ?? '', [
      ...problems.map(({ key, span }) => `${key} at ${span.start}: ${source.slice(span.start, span.end)}`),
      ...roots.flatMap(printedDifference),
    ]);
  });
  return Promise.resolve({ suite: 'formulas', cases, notes: [timeNote(times)] });
};

interface Read {
  readonly roots: readonly Node[];
  readonly problems: ReturnType<typeof parseFormula>['problems'];
}

/** The property `Formulas` of an app is a program of named formulas, functions and types. */
function read(source: string, program: boolean): Read {
  if (!program) {
    const { root, problems } = parseFormula(source, options);
    return { roots: [root], problems };
  }
  const { items, problems } = parseDefinitions(source, { reservedWords: false });
  return { roots: items.map(({ body }) => body.root), problems };
}

function printedDifference(root: Node): readonly string[] {
  const again = parseFormula(printNode(root), options);
  const difference = treeDifference(root, again.root);
  return [
    ...(difference === undefined ? [] : [`the print differs: ${difference.slice(0, 200)}`]),
    ...again.problems.map(({ key }) => `the print has the error ${key}`),
  ];
}

function timeNote(times: readonly number[]): string {
  const sorted = times.toSorted((left, right) => left - right);
  const at = (share: number): string => (sorted[Math.floor((sorted.length - 1) * share)] ?? 0).toFixed(3);
  return `reading took ${at(0.5)} ms in the middle, ${at(0.95)} ms for 95 %, ${at(1)} ms at most`;
}
