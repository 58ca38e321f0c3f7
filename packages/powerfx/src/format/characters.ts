/**
 * A custom format as a run of characters in which quotes and escapes are already resolved: every item is either a
 * format character with a meaning or literal text.
 */
export type FormatItem =
  { readonly kind: 'raw'; readonly ch: string } | { readonly kind: 'literal'; readonly text: string };

/** Splits a format into items; `undefined` for an unclosed quote or a trailing backslash. */
export function readItems(format: string): readonly FormatItem[] | undefined {
  const items: FormatItem[] = [];
  for (let index = 0; index < format.length; index++) {
    const ch = format.charAt(index);
    if (ch === '\\') {
      index++;
      if (index >= format.length) return undefined;
      items.push({ kind: 'literal', text: format.charAt(index) });
    } else if (ch === '"') {
      // A backslash inside quotes is an ordinary character.
      const end = format.indexOf('"', index + 1);
      if (end < 0) return undefined;
      items.push({ kind: 'literal', text: format.slice(index + 1, end) });
      index = end;
    } else {
      items.push({ kind: 'raw', ch });
    }
  }
  return items;
}

/** The format characters alone; literals become U+0000, which has no meaning in a format. */
export function rawText(items: readonly FormatItem[]): string {
  return items.map((item) => (item.kind === 'raw' ? item.ch : '\0')).join('');
}

/** Splits items into sections at unquoted semicolons. */
export function splitSections(items: readonly FormatItem[]): readonly (readonly FormatItem[])[] {
  const sections: FormatItem[][] = [[]];
  for (const item of items) {
    if (item.kind === 'raw' && item.ch === ';') sections.push([]);
    else sections.at(-1)?.push(item);
  }
  return sections;
}

/** Number of items equal to a raw character of the set, from a position on. */
export function runLength(items: readonly FormatItem[], start: number, characters: string): number {
  let end = start;
  for (; end < items.length; end++) {
    const item = items[end];
    if (item?.kind !== 'raw' || !characters.includes(item.ch)) break;
  }
  return end - start;
}
