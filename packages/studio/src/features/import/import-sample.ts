import { texts } from './texts.ts';
import { keepOutcome } from './keep-outcome.ts';
import { importFrom } from './source.ts';

/** Imports the built-in sample API and gives the id of the draft it is kept as. */
export async function importSample(signal: AbortSignal): Promise<string> {
  const outcome = await importFrom({ kind: 'sample' }, {}, signal);
  const id = await keepOutcome(outcome);
  if (id === undefined) {
    throw new Error(outcome.report[0]?.message ?? texts.failedTitle(texts.sample));
  }
  return id;
}
