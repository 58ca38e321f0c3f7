/** What a custom format string is for: numbers, dates, neither, or wrong (SPEC section 12). */
import { type FormatItem, rawText, readItems } from './characters.ts';

/** `text` is a format without any placeholder: it prints as it stands, for numbers and dates alike. */
export type FormatClass = 'numeric' | 'datetime' | 'text' | 'invalid';

const maxLength = 100;
const maxSections = 3;

/** Characters of Excel formats that Power Fx does not take. */
const unsupported = /[?[\]_*@]/u;
/** A p that begins the format is a plain letter, and so is any letter right behind an apostrophe. */
const dateLetter = /(?<!')(?:[mdyhsa]|(?!^)p)/iu;
/** So is a p behind placeholders of a number. */
const plainPAfterDigits = /^([^mdyhsap]*[0#][^mdyhsap]*)p+/iu;
const placeholder = /[0#]/u;
/** Zeros right behind the seconds are fractions of a second, not placeholders of a number. */
const subseconds = /s\.?0+/giu;
const monthRunTooLong = /m{5,}/iu;
const halfMarker = /am\/pm|a\/p/giu;
const danglingExponent = /e[+-]?$/iu;
const digitAfterColon = /:[^]*[0#]/u;
/** After an exponent's own placeholders no further placeholder, point or percent sign may follow. */
const afterExponent = /e[+-][0#]*[^0#;][^;]*[0#]|e[+-][0#]*[^0#;]*[.%]/iu;

/** Classifies a format; the result of a compile-time check and of a run-time one are the same. */
export function classifyFormat(format: string): FormatClass {
  const items = format.length > maxLength ? undefined : readItems(format);
  return items === undefined ? 'invalid' : classifyItems(items);
}

/** Classifies the items of a format that `readItems` accepted. */
function classifyItems(items: readonly FormatItem[]): FormatClass {
  const raw = rawText(items);
  if (unsupported.test(raw) || raw.startsWith('/') || /general/iu.test(raw) || /^g$/iu.test(raw))
    return 'invalid';
  if (raw.split(';').length > maxSections || monthRunTooLong.test(raw)) return 'invalid';
  for (const [marker] of raw.matchAll(halfMarker)) {
    if (marker !== marker.toUpperCase()) return 'invalid';
  }
  if (dateLetter.test(raw.replace(plainPAfterDigits, '$1')))
    return placeholder.test(raw.replace(subseconds, '')) ? 'invalid' : 'datetime';
  if (danglingExponent.test(raw)) return 'invalid';
  if (!placeholder.test(raw)) return 'text';
  return raw.includes('/') || digitAfterColon.test(raw) || afterExponent.test(raw) ? 'invalid' : 'numeric';
}

const localePrefix = /^\[\$-[^\]]*\]/u;

/**
 * The compile-time check before Power Fx 1.0, weaker and blunter: it only refuses formats with both date letters and
 * placeholders, and it looks inside quotes and behind escapes too. A leading `[$-…]` is not looked at. Everything else
 * waits for the run.
 */
export function isRefusedBeforeV1(format: string): boolean {
  const body = format.replace(localePrefix, '');
  return /[mdyhHsaApP]/u.test(body) && placeholder.test(body.replace(/[sS]\.?0+/gu, ''));
}
