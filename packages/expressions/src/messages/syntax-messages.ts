import { error } from './entry.ts';

/** What can be wrong with the text of an expression. All have `start` and `end` in their data. */
export const syntaxMessages = {
  'text-too-long': error(
    'The expression has {length} characters, and {limit} is the limit. Split it, for example into Compose actions.',
    'an expression is longer than the host accepts; data: length, limit',
  ),
  'too-deep': error(
    'The expression is nested more than {limit} levels deep. Split it, for example into Compose actions.',
    'calls and brackets nest deeper than is read; data: limit',
  ),
  'text-not-closed': error(
    "The text that starts here is not closed. Write a single quote at its end; a quote inside is written as ''.",
    'a quote opens a text and none closes it',
  ),
  'double-quotes': error(
    'Texts stand in single quotes. Write \' in place of ".',
    'a double quote stands where a token should',
  ),
  'unexpected-character': error(
    "'{character}' has no meaning in an expression. Remove it, or put it into a text in single quotes.",
    'a character starts no token; data: character',
  ),
  'number-invalid': error(
    "'{text}' is not a number. Write digits, with a point or an exponent such as 1.5 or 2e3.",
    'a number ends where more digits must come; data: text',
  ),
  'integer-out-of-range': error(
    "{text} does not fit into 64 bits. Write it with a decimal point, or as decimal('…').",
    'an integer literal is out of range; data: text',
  ),
  'expression-expected': error(
    'A value is expected here: a text in single quotes, a number, true, false, null or a function call.',
    'an operand is missing, or something else stands in its place',
  ),
  'token-expected': error("'{expected}' is expected here.", 'a token is missing; data: expected'),
  'name-alone': error(
    "'{name}' is not a value. Write {name}() to call a function, or '{name}' in single quotes for a text.",
    'a name without parentheses stands where a value should; data: name',
  ),
  'text-after-end': error(
    'The expression has ended before this. Remove what follows, or join the values with concat(…).',
    'something follows a whole expression',
  ),
  'member-name-expected': error(
    'A property name is expected after the point.',
    'a point is not followed by a name',
  ),
  'interpolation-not-closed': error(
    "The expression that starts with '@{' is not closed. Write '}' at its end, or '@@{' for the characters themselves.",
    'an interpolation has no closing brace',
  ),
} as const;
