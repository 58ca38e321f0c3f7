import { failed, fromProblems, type Outcome } from './outcome.ts';
import { publicNames } from './public-api.ts';

/** Every export of a package root is documented where it is declared. */
export async function checkDocs(root: string): Promise<Outcome> {
  const names = publicNames(root);
  if (names.length === 0) return failed('No package root exports anything, so nothing was checked.\n');
  const problems = names
    .filter(({ documentation }) => documentation.trim() === '')
    .map(
      ({ packageName, name, place }) => `${place}: ${name}, exported by ${packageName}, is not documented`,
    );
  return fromProblems(
    problems,
    'Say above each, in a /** ... */ comment of full sentences, what it is, its shape and units, and which errors it gives.',
    `${names.length} exports`,
  );
}
