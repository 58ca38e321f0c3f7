/**
 * The members of the enum `Match` as patterns of the Power Fx dialect. They are joined with `&` to other patterns, so
 * each has to stand on its own: the e-mail pattern is one group, which a quantifier may follow.
 */

/** What may stand before the `@`: anything but white space, quotation marks, brackets and separators. */
const MAILBOX = '(?:[\\{\\}]|[^\\s@<>,;:\\\\"\\p{Pi}\\p{Ps}\\p{Pe}\\p{Pf}])+';

/**
 * A part of a host name. The listed punctuation occurs in names of some languages: middle dot, Hebrew geresh and
 * gershayim, Tibetan tsheg, katakana middle dot.
 */
const LABEL = '(?:[\\-_\\xb7\\u05f3\\u05f4\\u0f0b\\u30fb]|[^\\s\\p{P}<=>+\\|])+';

const EMAIL = `(?:${MAILBOX}@(?:${LABEL}\\.)+${LABEL})`;

/** Pattern text of each member of `Match`. */
export const MATCH_MEMBERS = {
  Any: '.',
  Comma: ',',
  Digit: '\\d',
  Email: EMAIL,
  Hyphen: '-',
  LeftParen: '\\(',
  Letter: '\\p{L}',
  MultipleDigits: '\\d+',
  MultipleLetters: '\\p{L}+',
  MultipleNonSpaces: '\\S+',
  MultipleSpaces: '\\s+',
  NonSpace: '\\S',
  OptionalDigits: '\\d*',
  OptionalLetters: '\\p{L}*',
  OptionalNonSpaces: '\\S*',
  OptionalSpaces: '\\s*',
  Period: '\\.',
  RightParen: '\\)',
  Space: '\\s',
  Tab: '\\t',
} as const;
