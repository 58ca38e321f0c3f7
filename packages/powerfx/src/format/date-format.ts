/** Compiles date formats: Power Fx custom sections, and the .NET patterns of culture tables. */
import { type FormatItem, runLength } from './characters.ts';

export type DateToken =
  | {
      readonly kind: 'year' | 'month' | 'day' | 'hour' | 'hour12' | 'minute' | 'second';
      readonly width: number;
    }
  /** So many digits of the second's fraction. */
  | { readonly kind: 'fraction'; readonly width: number }
  /** AM or PM: the whole designator or its first letter. */
  | { readonly kind: 'half'; readonly short: boolean }
  | { readonly kind: 'dateSeparator' }
  | { readonly kind: 'timeSeparator' }
  | { readonly kind: 'literal'; readonly text: string };

export interface DateFormat {
  readonly tokens: readonly DateToken[];
  /** A day number stands beside the month, which some languages then decline. */
  readonly dayNumber: boolean;
}

function finish(tokens: readonly DateToken[]): DateFormat {
  return { tokens, dayNumber: tokens.some((token) => token.kind === 'day' && token.width <= 2) };
}

/** Compiles a Power Fx date section. */
export function compileDateSection(items: readonly FormatItem[]): DateFormat {
  const tokens: DateToken[] = [];
  const minutes = minuteMarks(items);
  const literal = (text: string): void => {
    tokens.push({ kind: 'literal', text });
  };
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item === undefined) break;
    if (item.kind === 'literal') {
      literal(item.text);
      continue;
    }
    const half = readHalf(items, index);
    if (half !== undefined) {
      tokens.push({ kind: 'half', short: half === 3 });
      index += half - 1;
      continue;
    }
    const ch = item.ch.toLowerCase();
    if (ch === '/') tokens.push({ kind: 'dateSeparator' });
    else if (ch === ':') tokens.push({ kind: 'timeSeparator' });
    else if (ch === 'm') {
      const isMinute = minutes.has(index);
      const run = runLength(items, index, 'mM');
      let width = 1;
      while (width < run && minutes.has(index + width) === isMinute) width++;
      tokens.push(
        isMinute
          ? { kind: 'minute', width: Math.min(width, 2) }
          : { kind: 'month', width: Math.min(width, 4) },
      );
      index += width - 1;
    } else if (ch === 'y' || ch === 'd' || ch === 'h' || ch === 's') {
      const width = runLength(items, index, ch + ch.toUpperCase());
      tokens.push(fieldToken(ch, width));
      index += width - 1;
    } else if (ch === '0') {
      const width = runLength(items, index, '0');
      tokens.push({ kind: 'fraction', width });
      index += width - 1;
    } else literal(item.ch);
  }
  return finish(resolveHours(tokens));
}

/** Length of an AM/PM (5) or A/P (3) marker at a position. */
function readHalf(items: readonly FormatItem[], start: number): 3 | 5 | undefined {
  const text = items
    .slice(start, start + 5)
    .map((item) => (item.kind === 'raw' ? item.ch : '\0'))
    .join('');
  return text === 'AM/PM' ? 5 : text.startsWith('A/P') ? 3 : undefined;
}

function fieldToken(ch: 'y' | 'd' | 'h' | 's', width: number): DateToken {
  switch (ch) {
    case 'y':
      return { kind: 'year', width: width <= 2 ? 2 : 4 };
    case 'd':
      return { kind: 'day', width: Math.min(width, 4) };
    case 'h':
      return { kind: 'hour', width: Math.min(width, 2) };
    case 's':
      return { kind: 'second', width: Math.min(width, 2) };
    default: {
      const unexpected: never = ch;
      return unexpected;
    }
  }
}

/**
 * Which of the items are an m for minutes: one with seconds behind it and no day, year or hour between, and one with
 * hours before it and no day, year or month between. Something must stand between the two letters, if only another of
 * the same kind: the m of `hm` and of `ms` is a month.
 */
function minuteMarks(items: readonly FormatItem[]): ReadonlySet<number> {
  const letters = markedLetters(items);
  const minutes = new Set<number>();
  let secondsAt = -1;
  for (let index = letters.length - 1; index >= 0; index--) {
    const letter = letters[index];
    if (letter === 's') secondsAt = Math.max(secondsAt, index);
    else if (letter === 'd' || letter === 'y' || letter === 'h') secondsAt = -1;
    else if (letter === 'm' && secondsAt > index + 1) minutes.add(index);
  }
  let hoursAt = Infinity;
  for (const [index, letter] of letters.entries()) {
    if (letter === 'h') hoursAt = Math.min(hoursAt, index);
    else if (letter === 'd' || letter === 'y') hoursAt = Infinity;
    else if (letter === 'm' && !minutes.has(index)) {
      if (index > hoursAt + 1) minutes.add(index);
      else hoursAt = Infinity;
    }
  }
  return minutes;
}

/** The letters of the items in lower case; nothing for literals and for the markers of the half of the day. */
function markedLetters(items: readonly FormatItem[]): readonly string[] {
  const letters = items.map((item) => (item.kind === 'raw' ? item.ch.toLowerCase() : ''));
  for (let index = 0; index < items.length; index++) {
    const half = readHalf(items, index);
    if (half !== undefined) letters.fill('', index, index + half);
  }
  return letters;
}

/** Hours run to 12 only when the format shows which half of the day it is. */
function resolveHours(tokens: readonly DateToken[]): readonly DateToken[] {
  if (!tokens.some((token) => token.kind === 'half')) return tokens;
  return tokens.map((token) => (token.kind === 'hour' ? { kind: 'hour12', width: token.width } : token));
}

const patternKinds = {
  y: 'year',
  M: 'month',
  d: 'day',
  H: 'hour',
  h: 'hour12',
  m: 'minute',
  s: 'second',
  f: 'fraction',
} as const;

function isPatternLetter(ch: string): ch is keyof typeof patternKinds {
  return Object.hasOwn(patternKinds, ch);
}

/** Compiles a .NET custom date pattern as the culture tables hold them. */
export function compileDatePattern(pattern: string): DateFormat {
  const tokens: DateToken[] = [];
  for (let index = 0; index < pattern.length;) {
    const ch = pattern.charAt(index);
    let width = 1;
    while (pattern.charAt(index + width) === ch) width++;
    if (ch === "'") {
      const end = pattern.indexOf("'", index + 1);
      const stop = end < 0 ? pattern.length : end;
      tokens.push({ kind: 'literal', text: pattern.slice(index + 1, stop) });
      index = stop + 1;
      continue;
    }
    if (ch === 't') tokens.push({ kind: 'half', short: width === 1 });
    else if (isPatternLetter(ch)) tokens.push({ kind: patternKinds[ch], width });
    else tokens.push({ kind: 'literal', text: ch.repeat(width) });
    index += width;
  }
  return finish(tokens);
}
