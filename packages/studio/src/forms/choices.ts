import { toText, type Json } from '@connectory/base';

interface Choice {
  readonly value: Json;
  readonly title: string;
}

/** Entries shown at once: typing narrows the list faster than scrolling. */
const shownAtMost = 200;

/** The choices that hold what was typed, with their places in the whole list. */
export function matching(
  choices: readonly Choice[],
  typed: string | undefined,
): readonly { readonly at: number; readonly choice: Choice }[] {
  const wanted = typed?.trim().toLowerCase() ?? '';
  return choices
    .map((choice, at) => ({ at, choice }))
    .filter(({ choice }) => choice.title.toLowerCase().includes(wanted) || toText(choice.value) === typed)
    .slice(0, shownAtMost);
}

/** What stands in the box for a value that is in no list. */
export function textOfValue(value: Json | undefined): string {
  return value === null ? '' : toText(value);
}

/** A typed text as the value it is sent as: a number where one is wanted and typed, nothing for an empty box. */
export function typedValue(text: string, type: unknown): Json | undefined {
  if (text.trim() === '') return undefined;
  const number = Number(text);
  return (type === 'integer' || type === 'number') && !Number.isNaN(number) ? number : text;
}
