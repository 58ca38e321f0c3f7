/** What one sub-check found. `note` is a figure worth telling even when all is well. */
export interface Outcome {
  readonly ok: boolean;
  readonly output: string;
  readonly note?: string;
}

/** A sub-check of a workspace; it reads below `root` and changes nothing there but caches in node_modules. */
export type Check = (root: string) => Promise<Outcome>;

export function passed(note?: string): Outcome {
  return { ok: true, output: '', ...(note === undefined ? {} : { note }) };
}

export function failed(output: string): Outcome {
  return { ok: false, output };
}

/** Passes when the list is empty; otherwise fails with one problem a line and what to do about them. */
export function fromProblems(problems: readonly string[], advice: string, note?: string): Outcome {
  if (problems.length === 0) return passed(note);
  return failed(`${problems.join('\n')}\n${advice}\n`);
}
