import { codeShape, lengthProblems } from './house/length.ts';
import { lineProblems } from './house/lines.ts';
import { privateWordProblems } from './house/private-words.ts';
import { readmeProblems } from './house/readme.ts';
import { fromProblems, type Outcome } from './outcome.ts';

/** The rules of the house that no tool knows. */
export async function checkHouse(root: string): Promise<Outcome> {
  const problems = [
    ...lengthProblems(root),
    ...lineProblems(root),
    ...readmeProblems(root),
    ...(await privateWordProblems(root)),
  ];
  return fromProblems(
    problems,
    'These are rules of this house; scripts/checks/house/ holds them.',
    codeShape(root),
  );
}
