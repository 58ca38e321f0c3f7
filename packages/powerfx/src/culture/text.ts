/** Case and order of text in a culture. */
import type { Culture } from './culture.ts';

const ascii = /^[\s!-~]*$/u;
const turkic = /^(?:tr|az)\b/iu;

/**
 * Maps character by character, as .NET does: a mapping that would change the length ("ß" to "SS") or that depends on
 * the neighbours (the Greek final sigma) is not applied.
 */
function mapCase(
  text: string,
  culture: Culture,
  map: (value: string, tag: string) => string,
  plain: (value: string) => string,
): string {
  // English is by far the most common, and plain letters are the same everywhere but in Turkic languages.
  const tag = culture.tag === '' ? 'und' : culture.tag;
  if ((tag === 'en-US' || !turkic.test(tag)) && ascii.test(text)) return plain(text);
  let result = '';
  for (const ch of text) {
    const mapped = map(ch, tag);
    result += mapped.length === ch.length ? mapped : ch;
  }
  return result;
}

/** Upper case. */
export function upperCase(text: string, culture: Culture): string {
  return mapCase(
    text,
    culture,
    (value, tag) => value.toLocaleUpperCase(tag),
    (value) => value.toUpperCase(),
  );
}

/** Lower case. */
export function lowerCase(text: string, culture: Culture): string {
  return mapCase(
    text,
    culture,
    (value, tag) => value.toLocaleLowerCase(tag),
    (value) => value.toLowerCase(),
  );
}

/** Letters that no other letter equals where case does not matter, though their upper case is an I and an S. */
const ownCase = 'ıſ';

/** A text for comparisons in which case does not matter, in any culture. Of the same length. */
export function foldCase(text: string): string {
  if (ascii.test(text)) return text.toUpperCase();
  let result = '';
  for (const ch of text) {
    const mapped = ch.toUpperCase();
    result += mapped.length === ch.length && !ownCase.includes(ch) ? mapped : ch;
  }
  return result;
}

const letter = /\p{L}/u;
const wordSeparator = /[\p{Z}\p{Cc}\p{P}\p{S}]/u;

/** Title case: first letter of every word upper, the rest lower. Digits and apostrophes do not end a word. */
export function titleCase(text: string, culture: Culture): string {
  let result = '';
  let inWord = false;
  for (const ch of lowerCase(text, culture)) {
    if (inWord) {
      inWord = ch === "'" || !wordSeparator.test(ch);
      result += ch;
    } else {
      inWord = letter.test(ch);
      result += inWord ? upperCase(ch, culture) : ch;
    }
  }
  return result;
}

const collators = new Map<string, Intl.Collator>();

/** Order of two texts by the culture's rules (ICU: a before B, accents and case break ties). */
export function compareText(left: string, right: string, culture: Culture): number {
  if (left === right) return 0;
  let collator = collators.get(culture.tag);
  if (collator === undefined) {
    collator = new Intl.Collator(culture.tag === '' ? 'en-US' : culture.tag);
    collators.set(culture.tag, collator);
  }
  return collator.compare(left, right);
}
