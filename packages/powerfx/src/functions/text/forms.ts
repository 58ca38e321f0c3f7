/** Other forms of a text: case, trimming, codes, encodings. */
import { lowerCase, titleCase, upperCase } from '../../culture/text.ts';
import { textType } from '../../types/type.ts';
import { errorValue } from '../../values/error.ts';
import type { Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { number, text } from '../params.ts';
import { scalar1, scalarMany, type ScalarSpec } from '../scalar.ts';
import { encodeHtml, plainText } from './html.ts';

const spec = (name: string, description: string, tabular = true): ScalarSpec => ({
  name,
  category: 'text',
  description,
  returns: textType,
  tabular,
});

const source = text('text', 'The text.');

/** White space that becomes one space inside a text: line breaks and non-breaking spaces stay, as in spreadsheets. */
const innerSpace = /[\t \u0085\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/gu;

/** White space as Unicode has it; the byte-order mark, which JavaScript counts too, is none. */
const isSpace = (character: string): boolean =>
  character !== '\ufeff' && (character === '\u0085' || character.trim() === '');

/** A text without white space at its ends. No pattern: one with `+$` takes quadratic time on long runs of spaces. */
function trimEnds(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isSpace(value.charAt(start))) start += 1;
  while (end > start && isSpace(value.charAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

/** Half of a pair makes no character. */
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

function characterOf(code: number, highest: number): Value {
  const whole = Math.trunc(code);
  if (whole < 1 || whole > highest)
    return errorValue('InvalidArgument', `A code must lie between 1 and ${highest}.`);
  if (isSurrogate(whole)) return errorValue('NotApplicable', 'The code is half of a character.');
  return String.fromCodePoint(whole);
}

/** As RFC 3986 wants data: only letters, digits and `-_.~` stay. */
function encodeUrl(value: string): Value {
  const wellFormed = value.toWellFormed();
  return encodeURIComponent(wellFormed).replaceAll(
    /[!'()*]/gu,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export const formFunctions: readonly FunctionEntry[] = [
  scalar1(spec('Lower', 'A text in lower case.'), source, (run, value) => lowerCase(value, run.culture)),
  scalar1(spec('Upper', 'A text in upper case.'), source, (run, value) => upperCase(value, run.culture)),
  scalar1(
    spec('Proper', 'A text with the first letter of each word in upper case and the others in lower case.'),
    source,
    (run, value) => titleCase(value, run.culture),
  ),
  scalar1(
    spec('Trim', 'A text without white space at its ends, and with single spaces inside.'),
    source,
    (_, value) => trimEnds(value.replaceAll(innerSpace, ' ')),
  ),
  scalar1(spec('TrimEnds', 'A text without white space at its ends.'), source, (_, value) => trimEnds(value)),
  scalar1(
    { ...spec('Char', 'The character with a code of the Latin-1 set.'), column: 'Result' },
    number('number', 'The code, from 1 to 255.'),
    (_, code) => characterOf(code, 255),
  ),
  scalar1(
    { ...spec('UniChar', 'The character with a Unicode code point.'), column: 'Value' },
    number('number', 'The code point.'),
    (_, code) => characterOf(code, 0x10ffff),
  ),
  scalarMany(
    { ...spec('Concatenate', 'Texts one after the other.'), min: 1, column: 'Result' },
    source,
    (run, values) => {
      run.checkLength(values.reduce((sum, value) => sum + value.length, 0));
      return values.join('');
    },
  ),
  scalar1(
    spec('EncodeUrl', 'A text as it may stand in an address.', false),
    text('url', 'The text.'),
    (_, value) => encodeUrl(value),
  ),
  scalar1(
    spec('EncodeHTML', 'A text as it may stand in HTML.', false),
    text('value', 'The text.'),
    (_, value) => encodeHtml(value),
  ),
  scalar1(spec('PlainText', 'The text of a piece of HTML, without its tags.', false), source, (_, value) =>
    plainText(value),
  ),
];
