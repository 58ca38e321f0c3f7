/** Functions between types of values. */
import { contentOf, contentText, isXmlContent } from '../content/content.ts';
import { findCulture, invariantLocale, usEnglish, type Culture } from '../culture/culture.ts';
import { integerOfDecimal } from '../numbers/decimal.ts';
import { fitsInteger, isZero, toDecimal, toFloat } from '../numbers/arithmetic.ts';
import { Failure, fail } from '../run/failure.ts';
import { checkSize } from '../run/limits.ts';
import type { Run } from '../run/context.ts';
import { readJson } from '../values/read.ts';
import { textOf } from '../values/text.ts';
import { Decimal, floatOf, integerOf, isInteger, isNumber, type Value } from '../values/value.ts';
import { xmlToJson } from '../xml/to-json.ts';
import { optionalTextAt, textAt, valueAt } from './arguments.ts';
import { family, ofOne, optional, parameter } from './define.ts';
import { kinds } from './kinds.ts';
import { decimalOfText, floatOfText, integerOfText } from './number-text.ts';

const value = parameter('value', kinds.any, 'the value');
const locale = optional(
  'locale',
  kinds.string,
  "the language tag whose separators the text has, such as 'de-DE'",
);

function notParsed(from: Value, target: string): Failure {
  const text = textOf(from);
  return fail('could-not-parse', { value: typeof text === 'string' ? text : 'the value', target });
}

/** The culture of a locale, with `undefined` for the invariant one. */
function cultureAt(args: readonly Value[], fallback: Culture | undefined): Culture | undefined | Failure {
  const tag = optionalTextAt(args, 1);
  if (tag === undefined) return fallback;
  if (tag === invariantLocale) return undefined;
  return findCulture(tag) ?? fail('locale-unknown', { locale: tag });
}

function toInteger(from: Value): Value | Failure {
  if (isInteger(from)) return from;
  if (typeof from === 'string') return integerOfText(from) ?? notParsed(from, 'int');
  if (from instanceof Decimal) {
    const integer = integerOfDecimal(from);
    return integer !== undefined && fitsInteger(integer) ? integerOf(integer) : notParsed(from, 'int');
  }
  if (!isNumber(from)) return notParsed(from, 'int');
  const float = toFloat(from);
  const fits = Number.isInteger(float) && float >= -(2 ** 63) && float < 2 ** 63;
  return fits ? integerOf(BigInt(float)) : notParsed(from, 'int');
}

function toBoolean(from: Value): Value | Failure {
  if (typeof from === 'boolean') return from;
  if (isNumber(from)) return !isZero(from);
  const word = typeof from === 'string' ? from.trim().toLowerCase() : '';
  return word === 'true' || word === 'false' ? word === 'true' : fail('parameter-invalid');
}

function fromJson(from: Value, run: Run): Value | Failure {
  const content = typeof from === 'string' ? undefined : contentOf(from);
  if (content === undefined && typeof from !== 'string') {
    // What is JSON already stays as it is.
    return from === null ? fail('parameter-invalid') : from;
  }
  const text = typeof from === 'string' ? from : content === undefined ? '' : contentText(content);
  if (typeof text !== 'string') return text;
  const tooLarge = checkSize(run, text.length);
  if (tooLarge !== undefined) return tooLarge;
  if (content !== undefined && isXmlContent(content)) return xmlToJson(text);
  const read = readJson(text);
  if (read.ok) return read.value;
  const shown = text.length > 100 ? `${text.slice(0, 100)}…` : text;
  const detail = `${read.error.message} Position ${read.error.offset + 1}.`;
  return fail('json-invalid', { value: shown, detail });
}

function toDecimalValue(from: Value): Value | Failure {
  const decimal: Decimal | undefined =
    typeof from === 'string' ? decimalOfText(from) : isNumber(from) ? toDecimal(from) : undefined;
  return decimal ?? notParsed(from, 'decimal');
}

function byteOrderMarkless(from: Value): Value | Failure {
  if (typeof from === 'string') return from.replace(/^\ufeff/u, '');
  const content = contentOf(from);
  if (content === undefined) return fail('parameter-invalid');
  return contentText(content);
}

const numbers: readonly ('integer' | 'float' | 'decimal')[] = ['integer', 'float', 'decimal'];

export const conversionFunctions = family('conversion', [
  ofOne(
    {
      name: 'int',
      summary: 'Makes an integer of a text or of a number without a fraction.',
      parameters: [value],
      returns: ['integer'],
    },
    (from) => toInteger(from),
  ),
  {
    name: 'float',
    summary: 'Makes a floating-point number of a text or number.',
    parameters: [value, locale],
    returns: ['float'],
    call: (args) => {
      const from = valueAt(args, 0);
      if (isNumber(from)) return floatOf(toFloat(from));
      const culture = cultureAt(args, usEnglish);
      if (culture instanceof Failure) return culture;
      const float = typeof from === 'string' ? floatOfText(from, culture) : undefined;
      return float === undefined ? notParsed(from, 'float') : floatOf(float);
    },
  },
  ofOne(
    {
      name: 'decimal',
      summary: 'Makes a decimal number, exact to 28 digits, of a text or number.',
      parameters: [value],
      returns: ['decimal'],
    },
    (from) => toDecimalValue(from),
  ),
  ofOne(
    {
      name: 'string',
      summary: 'Makes a text of a value: JSON of arrays and objects, no text of null.',
      parameters: [value],
      returns: ['string'],
    },
    (from, run) => {
      const text = textOf(from);
      return typeof text === 'string' ? (checkSize(run, text.length) ?? text) : text;
    },
  ),
  ofOne(
    {
      name: 'bool',
      summary: "Makes true or false of 'true', 'false' or a number; 0 is false.",
      parameters: [value],
      returns: ['boolean'],
    },
    (from) => toBoolean(from),
  ),
  ofOne(
    {
      name: 'json',
      summary: 'Reads JSON text, or makes JSON of XML.',
      parameters: [value],
      returns: ['null', 'boolean', 'string', ...numbers, 'array', 'object'],
    },
    (from, run) => fromJson(from, run),
  ),
  {
    name: 'array',
    summary: 'Makes an array with one item.',
    parameters: [value],
    returns: ['array'],
    call: (args) => [valueAt(args, 0)],
  },
  {
    name: 'isInt',
    summary: 'Tells whether a text can be read as an integer.',
    parameters: [parameter('text', kinds.string, 'the text')],
    returns: ['boolean'],
    call: (args) => {
      const text = textAt(args, 0);
      return !/nan/iu.test(text) && integerOfText(text) !== undefined;
    },
  },
  {
    name: 'isFloat',
    summary: 'Tells whether a text can be read as a number.',
    parameters: [parameter('text', kinds.string, 'the text'), locale],
    returns: ['boolean'],
    call: (args) => {
      const culture = cultureAt(args, undefined);
      return culture instanceof Failure ? culture : floatOfText(textAt(args, 0), culture) !== undefined;
    },
  },
  {
    name: 'trimByteOrderMark',
    summary: 'Gives a text without the byte-order mark at its beginning.',
    parameters: [parameter('content', kinds.textOrBytes, 'the text, or content')],
    returns: ['string'],
    call: (args) => byteOrderMarkless(valueAt(args, 0)),
  },
]);
