/** Dates as people of a culture write them: `20 octobre 2010`, `01/31/2016 1:27 PM`. */
import type { Culture } from '../culture/culture.ts';
import type { Reading } from './parse.ts';

const timePart =
  /(?:^|[\s,T])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,7}))?)?\s*([\p{L}.]+(?:\s[\p{L}]\.)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/u;

interface Time {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly fraction: string;
  readonly zone: string;
}

const midnight: Time = { hour: 0, minute: 0, second: 0, fraction: '', zone: '' };

/** Reads a date, with or without a time behind it; `undefined` when the text is none. */
export function readCultureDate(text: string, culture: Culture): Reading | undefined {
  const match = timePart.exec(text);
  const time = match === null ? midnight : readTime(match, culture);
  if (time === undefined) return undefined;
  const date = readDate(match === null ? text : text.slice(0, match.index), culture);
  return date === undefined ? undefined : { ...date, ...time };
}

function readTime(match: RegExpExecArray, culture: Culture): Time | undefined {
  const [, hours, minute, second = '0', fraction = '', word = '', offset = ''] = match;
  let hour = Number(hours);
  let zone = offset;
  if (/^(?:gmt|utc|z)$/iu.test(word)) zone = 'Z';
  else if (word !== '') {
    const isAfternoon = sameWord(word, culture.afternoon) || sameWord(word, 'PM');
    if (!isAfternoon && !sameWord(word, culture.morning) && !sameWord(word, 'AM')) return undefined;
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (isAfternoon ? 12 : 0);
  }
  return { hour, minute: Number(minute), second: Number(second), fraction, zone };
}

function plainWord(word: string): string {
  return word.toLowerCase().replaceAll(/[.\s]/gu, '');
}

function sameWord(a: string, b: string): boolean {
  return plainWord(a) === plainWord(b);
}

interface DayOfYear {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function readDate(text: string, culture: Culture): DayOfYear | undefined {
  const numbers: string[] = [];
  let month: number | undefined;
  for (const [word] of text.matchAll(/[\p{L}\p{M}]+\.?|\d+/gu)) {
    if (/^\d/u.test(word)) {
      numbers.push(word);
      continue;
    }
    const named = monthOf(word, culture);
    if (named !== undefined && month === undefined) month = named;
    else if (!isFiller(word, culture)) return undefined;
  }
  // Anything between words and numbers must be punctuation.
  if (/[^\p{L}\p{M}\d\s.,/\\'’-]/u.test(text)) return undefined;
  return month === undefined ? fromNumbers(numbers, culture) : besideMonth(numbers, month);
}

function monthOf(word: string, culture: Culture): number | undefined {
  for (const names of [culture.monthsLong, culture.monthsBesideDay, culture.monthsShort]) {
    const index = names.findIndex((name) => sameWord(name, word));
    if (index >= 0) return index + 1;
  }
  return undefined;
}

/** Names of weekdays, and words that stand in the culture's own long date, such as the Spanish "de". */
function isFiller(word: string, culture: Culture): boolean {
  if ([...culture.daysLong, ...culture.daysShort].some((name) => sameWord(name, word))) return true;
  return [...culture.longDate.matchAll(/'([^']*)'/gu)].some(([, quoted = '']) =>
    quoted.split(/\s+/u).some((one) => sameWord(one, word)),
  );
}

function besideMonth(numbers: readonly string[], month: number): DayOfYear | undefined {
  const [first, second] = numbers;
  if (first === undefined || numbers.length > 2) return undefined;
  if (second === undefined) return first.length > 2 ? { year: Number(first), month, day: 1 } : undefined;
  return first.length > 2
    ? { year: Number(first), month, day: Number(second) }
    : { year: fullYear(second), month, day: Number(first) };
}

/** Numbers alone: a four-digit one in front is the year, else the order is the culture's. */
function fromNumbers(numbers: readonly string[], culture: Culture): DayOfYear | undefined {
  const [a, b, c] = numbers;
  if (a === undefined || b === undefined || c === undefined || numbers.length > 3) return undefined;
  if (a.length > 2) return { year: Number(a), month: Number(b), day: Number(c) };
  const order = culture.shortDate.replaceAll(/[^dMy]/gu, '').replaceAll(/(.)\1+/gu, '$1');
  const at = (letter: string): string => numbers[order.indexOf(letter)] ?? '';
  return { year: fullYear(at('y')), month: Number(at('M')), day: Number(at('d')) };
}

/** Two digits are a year from 1950 to 2049. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}
