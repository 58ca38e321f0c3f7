/** A session whose lines come from a pipe or a file: each formula is a step. */
import { typedLines } from './open.ts';
import type { Session } from './session.ts';
import { isSpecial } from './special.ts';

/** Runs the lines one after another, and gives whether all went well. */
export async function runLines(
  lines: AsyncIterable<string>,
  session: Session,
  json: boolean,
  write: (text: string) => void,
): Promise<boolean> {
  let isFine = true;
  const typed = typedLines(session.host().parseOptions);
  const run = async (text: string): Promise<boolean> => {
    const step = await session.step(text);
    if (step.failed) isFine = false;
    if (json && step.json !== undefined) write(JSON.stringify(step.json));
    // Special words answer in words, whatever was asked for; they have no place among documents.
    if (!json) for (const { kind, text: line } of step.lines) if (kind !== 'notice') write(line);
    return step.ends;
  };
  for await (const line of lines) {
    const text = typed.open() === '' && isSpecial(line) ? line : typed.add(line);
    if (text !== undefined && (await run(text))) return isFine;
  }
  if (typed.open() !== '') await run(typed.flush());
  return isFine;
}
