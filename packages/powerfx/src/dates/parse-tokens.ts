/** Splits a date or time text into tokens for parse.ts. */
import type { Culture } from '../culture/culture.ts';
import { enUs } from '../culture/data/en-us.ts';
import { fractionToMs } from './iso.ts';
import { msPerHour, msPerMinute, msPerSecond } from './calendar.ts';

export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly digits: number }
  | { readonly kind: 'month'; readonly month: number }
  | { readonly kind: 'weekday'; readonly day: number }
  /** Milliseconds of a clock time, at most 24 hours with any AM or PM still to apply. */
  | { readonly kind: 'clock'; readonly time: number; readonly hour: number }
  | { readonly kind: 'half'; readonly afternoon: boolean }
  /** Offset east of UTC in milliseconds. */
  | { readonly kind: 'offset'; readonly offset: number };

type Word = Token | 'ignored';

const wordTables = new WeakMap<Culture, ReadonlyMap<string, Word>>();

/** Every word that may occur, in lower case. English names count in every culture, as in .NET. */
function wordsOf(culture: Culture): ReadonlyMap<string, Word> {
  const known = wordTables.get(culture);
  if (known !== undefined) return known;
  const words = new Map<string, Word>();
  const add = (text: string, word: Word): void => {
    const key = text.normalize('NFC').toLowerCase();
    if (key !== '' && !words.has(key)) words.set(key, word);
    // "févr." is also written without its dot.
    if (key.endsWith('.') && key.length > 2 && !words.has(key.slice(0, -1)))
      words.set(key.slice(0, -1), word);
  };
  for (const source of culture === enUs ? [enUs] : [culture, enUs]) {
    for (const names of [source.monthsLong, source.monthsGenitive ?? [], source.monthsShort]) {
      names.forEach((name, index) => {
        add(name, { kind: 'month', month: index + 1 });
      });
    }
    for (const names of [source.daysLong, source.daysShort]) {
      names.forEach((name, index) => {
        add(name, { kind: 'weekday', day: index });
      });
    }
    add(source.amDesignator, { kind: 'half', afternoon: false });
    add(source.pmDesignator, { kind: 'half', afternoon: true });
  }
  if (culture.tag.startsWith('en')) {
    add('a', { kind: 'half', afternoon: false });
    add('p', { kind: 'half', afternoon: true });
  }
  for (const zero of ['z', 'gmt', 'utc']) add(zero, { kind: 'offset', offset: 0 });
  for (const match of culture.longDate.matchAll(/'([^']+)'/gu)) add(match[1]?.trim() ?? '', 'ignored');
  wordTables.set(culture, words);
  return words;
}

const clock = /(\d{1,2})\s*:\s*(\d{1,2})(?:\s*:\s*(\d{1,2})(?:[.,](\d+))?)?(?![\d:])/uy;
const number = /\d+/uy;
const offset = /\s*([+-])(\d{1,2})(?::?(\d{2}))?(?!\d)/uy;
const separators = /[\s,./\-،]+/uy;
const maxLength = 200;

/** The tokens of a text, or undefined when it holds anything that is not one. */
export function tokenize(source: string, culture: Culture): readonly Token[] | undefined {
  if (source.length > maxLength) return undefined;
  const text = eastAsian(source.normalize('NFC')).toLowerCase();
  const words = wordsOf(culture);
  const tokens: Token[] = [];
  let index = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = index;
    const match = pattern.exec(text);
    if (match !== null) index += match[0].length;
    return match;
  };
  while (index < text.length) {
    const last = tokens.at(-1);
    const time = take(clock);
    if (time !== null) {
      const token = clockToken(time);
      if (token === undefined) return undefined;
      tokens.push(token);
      continue;
    }
    const zone = last?.kind === 'clock' || last?.kind === 'half' ? take(offset) : null;
    if (zone !== null) {
      const hours = Number(zone[2]);
      const minutes = zone[3] === undefined ? 0 : Number(zone[3]);
      if (hours > 14 || minutes > 59) return undefined;
      const size = hours * msPerHour + minutes * msPerMinute;
      tokens.push({ kind: 'offset', offset: zone[1] === '-' ? -size : size });
      continue;
    }
    const digits = take(number);
    if (digits !== null) {
      const length = digits[0].length;
      if (length > 4) return undefined;
      tokens.push({ kind: 'number', value: Number(digits[0]), digits: length });
      continue;
    }
    if (take(separators) !== null) continue;
    const word = takeWord(text, index, words);
    if (word === undefined) {
      // The T of ISO 8601 stands between a date and a clock time.
      if (text[index] === 't' && last?.kind === 'number' && /\d/u.test(text[index + 1] ?? '')) {
        index++;
        continue;
      }
      return undefined;
    }
    index += word.length;
    if (word.word !== 'ignored') tokens.push(word.word);
  }
  return tokens;
}

function clockToken(match: RegExpExecArray): Token | undefined {
  const hour = Number(match[1]);
  const minute = Number(match[2]);
  const second = match[3] === undefined ? 0 : Number(match[3]);
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const time = hour * msPerHour + minute * msPerMinute + second * msPerSecond + fractionToMs(match[4]);
  return { kind: 'clock', time, hour };
}

const letter = /[\p{L}\p{M}]/u;

/** The longest known word that starts here and does not end inside a longer word. */
function takeWord(
  text: string,
  start: number,
  words: ReadonlyMap<string, Word>,
): { readonly word: Word; readonly length: number } | undefined {
  const limit = Math.min(text.length, start + 40);
  for (let end = limit; end > start; end--) {
    const word = words.get(text.slice(start, end));
    if (word === undefined) continue;
    if (letter.test(text.charAt(end - 1)) && end < text.length && letter.test(text.charAt(end))) {
      // Chinese and Japanese write words without spaces.
      if (text.charCodeAt(end) < 0x2e80) continue;
    }
    return { word, length: end - start };
  }
  return undefined;
}

/** Rewrites dates such as 2022年7月28日 and 오후 7시 34분 with separators. */
function eastAsian(text: string): string {
  if (!/[年년時时시]/u.test(text)) return text;
  return text
    .replace(/(\d+)\s*[年년]\s*(\d+)\s*[月월]\s*(\d+)\s*[日일]?/gu, '$1/$2/$3 ')
    .replace(/(\d+)\s*[時时시]\s*(\d+)\s*[分분]\s*(\d+)\s*[秒초]/gu, '$1:$2:$3 ')
    .replace(/(\d+)\s*[時时시]\s*(\d+)\s*[分분]/gu, '$1:$2 ');
}
