/** Patterns for the test of the check: text files anyone can add to would hide the backslashes, so a table it is. */

import type { PatternErrorKey } from './errors.ts';

/** One refused pattern, with the letters of its options and the quoted excerpt, and a near relative that passes. */
interface CheckCase {
  readonly key: PatternErrorKey;
  readonly refused: string;
  readonly options?: string;
  readonly args: readonly string[];
  readonly passes: string;
}

const raw = String.raw;

/** Every refusal of the Power Fx dialect. */
export const CHECK_CASES: readonly CheckCase[] = [
  {
    key: 'ErrInvalidRegExBackRefToCaptureInLookaround',
    refused: raw`(?=(k))\1k`,
    options: 'N',
    args: [raw`\1`],
    passes: raw`(?=(k)\1)k`,
  },
  {
    key: 'ErrInvalidRegExBackRefToZeroCapture',
    refused: raw`(?<p>x)?-\k<p>`,
    args: [raw`\k<p>`],
    passes: raw`(?<p>x)-\k<p>`,
  },
  {
    key: 'ErrInvalidRegExBackRefToZeroCapture',
    refused: raw`(?:(x)|y)-\1`,
    options: 'N',
    args: [raw`\1`],
    passes: raw`(?:(x)-\1|y)`,
  },
  {
    key: 'ErrInvalidRegExBackRefToZeroCapture',
    refused: raw`(x*)-\1`,
    options: 'N',
    args: [raw`\1`],
    passes: raw`(x+)-\1`,
  },
  {
    key: 'ErrInvalidRegExBadBackRefNotDefined',
    refused: raw`\k<later>(?<later>x)`,
    args: [raw`\k<later>`],
    passes: raw`(?<later>x)\k<later>`,
  },
  {
    key: 'ErrInvalidRegExBadBackRefSelfReferencing',
    refused: raw`(?<me>x\k<me>)`,
    args: [raw`\k<me>`],
    passes: raw`(?<me>x)\k<me>`,
  },
  {
    key: 'ErrInvalidRegExBadBalancing',
    refused: '(?<o>x)(?<-o>y)',
    args: ['(?<-o>'],
    passes: '(?<o>x)(?<p>y)',
  },
  { key: 'ErrInvalidRegExBadConditional', refused: '(?(x)y|z)', args: ['(?('], passes: '(?:x(?:y|z))' },
  { key: 'ErrInvalidRegExBadCurly', refused: 'total{,5}', args: ['{'], passes: 'total{0,5}' },
  { key: 'ErrInvalidRegExBadCurly', refused: 'x}y', args: ['}'], passes: raw`x\}y` },
  { key: 'ErrInvalidRegExBadEscape', refused: raw`line\vfeed`, args: [raw`\v`], passes: raw`line\x0bfeed` },
  { key: 'ErrInvalidRegExBadEscape', refused: raw`[x\A]`, args: [raw`[x\A`], passes: raw`[xA]` },
  { key: 'ErrInvalidRegExBadEscape', refused: raw`\x4`, args: [raw`\x`], passes: raw`\x4a` },
  { key: 'ErrInvalidRegExBadEscape', refused: raw`\u{110000}`, args: [raw`\u`], passes: raw`\u{10ffff}` },
  {
    key: 'ErrInvalidRegExBadEscapeInsideCharacterClass',
    refused: raw`[\B]`,
    args: [raw`[\B`],
    passes: raw`\B[B]`,
  },
  {
    key: 'ErrInvalidRegExBadEscapeInsideNegativeCharacterClass',
    refused: raw`[^x\S]`,
    args: [raw`[^x\S`],
    passes: raw`[^x\s]`,
  },
  {
    key: 'ErrInvalidRegExBadEscapeOutsideCharacterClass',
    refused: raw`50\%`,
    args: [raw`\%`],
    passes: raw`50[\%]`,
  },
  { key: 'ErrInvalidRegExBadExactQuantifier', refused: 'x{4}?', args: ['{4}?'], passes: 'x{4,4}?' },
  { key: 'ErrInvalidRegExBadInlineOptions', refused: '(?i-s)x', args: ['(?i-s)'], passes: '(?is)x' },
  { key: 'ErrInvalidRegExBadInlineOptions', refused: '(?i:x)', args: ['(?i:'], passes: '(?i)(?:x)' },
  {
    key: 'ErrInvalidRegExBadNamedCaptureAlreadyExists',
    refused: '(?<n>x)|(?<n>y)',
    args: ['(?<n>y)'],
    passes: '(?<n>x)|(?<N>y)',
  },
  {
    key: 'ErrInvalidRegExBadNamedCaptureName',
    refused: '(?<1st>x)',
    args: ['(?<1st>'],
    passes: '(?<_1st>x)',
  },
  { key: 'ErrInvalidRegExBadOctal', refused: raw`\012`, args: [raw`\012`], passes: raw`\x0a` },
  { key: 'ErrInvalidRegExBadOctal', refused: raw`[\0]`, args: [raw`[\0`], passes: raw`[\x00]` },
  { key: 'ErrInvalidRegExBadOptionsNotAtFront', refused: 'x(?i)y', args: ['(?i)'], passes: '(?i)xy' },
  { key: 'ErrInvalidRegExBadParen', refused: '(?>x)', args: ['(?>'], passes: '(?:x)' },
  { key: 'ErrInvalidRegExBadParen', refused: '(*x)', args: ['(*x'], passes: raw`(\*x)` },
  { key: 'ErrInvalidRegExBadQuantifier', refused: 'x*+', args: ['*+'], passes: 'x*?' },
  { key: 'ErrInvalidRegExBadQuantifier', refused: 'x{1,3}*', args: ['{1,3}*'], passes: '(?:x{1,3})*' },
  {
    key: 'ErrInvalidRegExBadSingleQuoteNamedCapture',
    refused: "(?'n'x)",
    args: ["(?'n'"],
    passes: '(?<n>x)',
  },
  { key: 'ErrInvalidRegExBadSquare', refused: 'abc[d', args: ['abc['], passes: 'abc[d]' },
  { key: 'ErrInvalidRegExBadSquare', refused: 'a long start ]', args: ['...long start ]'], passes: raw`x\]` },
  {
    key: 'ErrInvalidRegExBadUnicodeCategory',
    refused: raw`\p{Greek}`,
    args: [raw`\p{Greek}`],
    passes: raw`\p{Lu}`,
  },
  {
    key: 'ErrInvalidRegExCaptureInLookAround',
    refused: '(?<=(?<n>x))y',
    args: ['(?<n>x))y'],
    passes: '(?<=(x))y',
  },
  {
    key: 'ErrInvalidRegExCharacterClassCategoryUse',
    refused: raw`[\d-x]`,
    args: [raw`[\d-`],
    passes: raw`[\d\-x]`,
  },
  { key: 'ErrInvalidRegExCharacterClassRangeReverse', refused: '[9-0]', args: ['[9-0'], passes: '[0-9]' },
  { key: 'ErrInvalidRegExEmptyCharacterClass', refused: 'x[^]', args: ['[^]'], passes: raw`x[^\]]` },
  { key: 'ErrInvalidRegExEndsWithBackslash', refused: 'x\\', args: [], passes: 'x\\\\' },
  {
    key: 'ErrInvalidRegExGroupTrackerOverflow',
    refused: `${'(?:'.repeat(32)}x${')'.repeat(32)}`,
    args: ['(?:x))))))))...'],
    passes: `${'(?:'.repeat(31)}x${')'.repeat(31)}`,
  },
  {
    key: 'ErrInvalidRegExInlineOptionConflictsWithNumberedSubMatches',
    refused: '(?in)x',
    options: 'N',
    args: ['(?in)'],
    passes: '(?i)x',
  },
  {
    key: 'ErrInvalidRegExLiteralHyphenInCharacterClass',
    refused: '[^-x]',
    args: ['[^-'],
    passes: raw`[^\-x]`,
  },
  {
    key: 'ErrInvalidRegExLiteralHyphenInCharacterClass',
    refused: '[0-9-x]',
    args: ['[0-9-'],
    passes: '[0-9a-x]',
  },
  {
    key: 'ErrInvalidRegExLookbehindTooManyChars',
    refused: '(?<=(?:ab){125}c)x',
    args: ['...?:ab){125}c)'],
    passes: '(?<=(?:ab){125})x',
  },
  {
    key: 'ErrInvalidRegExLookbehindTooManyChars',
    refused: '(?<!x{251}|y)z',
    args: ['...?<!x{251}|y)'],
    passes: '(?<!x{250}|y)z',
  },
  { key: 'ErrInvalidRegExLowHighQuantifierFlip', refused: 'x{5,4}', args: ['x{5,4}'], passes: 'x{4,5}' },
  {
    key: 'ErrInvalidRegExMalformedSurrogatePair',
    refused: raw`\uDC00x`,
    args: [raw`\uDC00`],
    passes: raw`\uD800\uDC00x`,
  },
  {
    key: 'ErrInvalidRegExMalformedSurrogatePair',
    refused: 'x\ud800',
    args: ['\ud800'],
    passes: 'x\ud800\udc00',
  },
  {
    key: 'ErrInvalidRegExMixingNamedAndNumberedSubMatches',
    refused: '(x)(?<n>y)',
    options: 'N',
    args: ['(?<n>'],
    passes: '(x)(?:y)',
  },
  {
    key: 'ErrInvalidRegExNamedCaptureNameTooLong',
    refused: `(?<${'n'.repeat(63)}>x)`,
    args: [`(?<${'n'.repeat(63)}>`],
    passes: `(?<${'n'.repeat(62)}>x)`,
  },
  {
    key: 'ErrInvalidRegExNestedLookAround',
    refused: '(?<=(?<!x)y)z',
    args: ['(?<!x)y)z'],
    passes: '(?<=(?!x)y)z',
  },
  {
    key: 'ErrInvalidRegExNumberOverflow',
    refused: 'x{2147483648}',
    args: ['{2147483648}'],
    passes: 'x{2147483647}',
  },
  {
    key: 'ErrInvalidRegExNumberedSubMatchesDisabled',
    refused: raw`(x)\1`,
    args: [raw`\1`],
    passes: raw`(?<n>x)\k<n>`,
  },
  { key: 'ErrInvalidRegExQuantifiedCapture', refused: '(?:x*)+', args: ['(?:x*)+'], passes: '(?:x+)+' },
  {
    key: 'ErrInvalidRegExQuantifiedCapture',
    refused: '(x|(y))+',
    options: 'N',
    args: ['(x|(y))+'],
    passes: '(?:x|y)+',
  },
  { key: 'ErrInvalidRegExQuantifierOnNothing', refused: 'x|+', args: ['x|+'], passes: 'x|y+' },
  { key: 'ErrInvalidRegExQuantifierOnNothing', refused: 'x$*', args: ['x$*'], passes: 'x*$' },
  {
    key: 'ErrInvalidRegExQuantifierOursideLookAround',
    refused: 'x(?=y)*',
    args: ['x(?=y)*'],
    passes: 'x(?=y*)',
  },
  { key: 'ErrInvalidRegExRepeatInCharClass', refused: '[x++]', args: ['[x++'], passes: '[x+]' },
  { key: 'ErrInvalidRegExRepeatedInlineOption', refused: '(?mim)x', args: ['(?mim)'], passes: '(?mi)x' },
  {
    key: 'ErrInvalidRegExSurrogatePairInCharacterClass',
    refused: raw`[x\u{1f600}]`,
    args: [raw`[x\u{1f600}`],
    passes: raw`[x]|\u{1f600}`,
  },
  { key: 'ErrInvalidRegExUnclosedCaptureGroups', refused: '((x)', args: [], passes: '((x))' },
  {
    key: 'ErrInvalidRegExUnclosedInlineCommentWithContext',
    refused: 'x(?# an open end',
    args: ['(?# an open ...'],
    passes: 'x(?# an open end)',
  },
  {
    key: 'ErrInvalidRegExUnescapedCharInCharacterClass',
    refused: '[x/y]',
    args: ['[x/'],
    passes: raw`[x\/y]`,
  },
  {
    key: 'ErrInvalidRegExUnescapedCharInCharacterClass',
    refused: raw`[\]`,
    args: [raw`[\ `.trim()],
    passes: raw`[\\]`,
  },
  {
    key: 'ErrInvalidRegExUnlimitedQuantifierInLookAround',
    refused: '(?<=x{2,})y',
    args: ['(?<=x{2,}'],
    passes: '(?<=x{2,9})y',
  },
  { key: 'ErrInvalidRegExUnopenedCaptureGroups', refused: '(x))', args: [], passes: '(x)' },
];
