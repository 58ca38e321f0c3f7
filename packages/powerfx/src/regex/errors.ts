/**
 * The refusals of the pattern check: message keys, and the excerpt each message quotes.
 *
 * A message quotes either the offending token, the pattern up to and including it ("found at the end of …") or
 * the pattern from it on ("found at the beginning of …"). Excerpts are cut to 12 units so that a message stays
 * readable for a pattern of any length.
 */

/** Every message key the check can produce. */
export type PatternErrorKey =
  | 'ErrInvalidRegExBackRefToCaptureInLookaround'
  | 'ErrInvalidRegExBackRefToZeroCapture'
  | 'ErrInvalidRegExBadBackRefNotDefined'
  | 'ErrInvalidRegExBadBackRefSelfReferencing'
  | 'ErrInvalidRegExBadBalancing'
  | 'ErrInvalidRegExBadConditional'
  | 'ErrInvalidRegExBadCurly'
  | 'ErrInvalidRegExBadEscape'
  | 'ErrInvalidRegExBadEscapeInsideCharacterClass'
  | 'ErrInvalidRegExBadEscapeInsideNegativeCharacterClass'
  | 'ErrInvalidRegExBadEscapeOutsideCharacterClass'
  | 'ErrInvalidRegExBadExactQuantifier'
  | 'ErrInvalidRegExBadInlineOptions'
  | 'ErrInvalidRegExBadNamedCaptureAlreadyExists'
  | 'ErrInvalidRegExBadNamedCaptureName'
  | 'ErrInvalidRegExBadOctal'
  | 'ErrInvalidRegExBadOptionsNotAtFront'
  | 'ErrInvalidRegExBadParen'
  | 'ErrInvalidRegExBadQuantifier'
  | 'ErrInvalidRegExBadSingleQuoteNamedCapture'
  | 'ErrInvalidRegExBadSquare'
  | 'ErrInvalidRegExBadUnicodeCategory'
  | 'ErrInvalidRegExCaptureInLookAround'
  | 'ErrInvalidRegExCharacterClassCategoryUse'
  | 'ErrInvalidRegExCharacterClassRangeReverse'
  | 'ErrInvalidRegExEmptyCharacterClass'
  | 'ErrInvalidRegExEndsWithBackslash'
  | 'ErrInvalidRegExGroupTrackerOverflow'
  | 'ErrInvalidRegExInlineOptionConflictsWithNumberedSubMatches'
  | 'ErrInvalidRegExLiteralHyphenInCharacterClass'
  | 'ErrInvalidRegExLookbehindTooManyChars'
  | 'ErrInvalidRegExLowHighQuantifierFlip'
  | 'ErrInvalidRegExMalformedSurrogatePair'
  | 'ErrInvalidRegExMixingNamedAndNumberedSubMatches'
  | 'ErrInvalidRegExNamedCaptureNameTooLong'
  | 'ErrInvalidRegExNestedLookAround'
  | 'ErrInvalidRegExNumberOverflow'
  | 'ErrInvalidRegExNumberedSubMatchesDisabled'
  | 'ErrInvalidRegExQuantifiedCapture'
  | 'ErrInvalidRegExQuantifierOnNothing'
  | 'ErrInvalidRegExQuantifierOursideLookAround'
  | 'ErrInvalidRegExRepeatInCharClass'
  | 'ErrInvalidRegExRepeatedInlineOption'
  | 'ErrInvalidRegExSurrogatePairInCharacterClass'
  | 'ErrInvalidRegExUnclosedCaptureGroups'
  | 'ErrInvalidRegExUnclosedInlineCommentWithContext'
  | 'ErrInvalidRegExUnescapedCharInCharacterClass'
  | 'ErrInvalidRegExUnlimitedQuantifierInLookAround'
  | 'ErrInvalidRegExUnopenedCaptureGroups'
  // Only the older dialect (before Power Fx 1.0) reports the following.
  | 'ErrInvalidRegExUnclosedInlineComment'
  | 'ErrInvalidRegExUnterminatedSquare'
  | 'ErrInvalidRegExWithContext';

/** A refusal: the key of its message and the values of the placeholders in that message. */
export interface PatternError {
  readonly kind: 'pattern-error';
  readonly key: PatternErrorKey;
  readonly args: readonly string[];
}

const EXCERPT_UNITS = 12;

/** A refusal whose message quotes nothing. */
export function plainError(key: PatternErrorKey): PatternError {
  return { kind: 'pattern-error', key, args: [] };
}

/** A refusal whose message quotes exactly the token. */
export function tokenError(key: PatternErrorKey, token: string): PatternError {
  return { kind: 'pattern-error', key, args: [printable(token)] };
}

/** A refusal whose message quotes the pattern up to `end`, shortened on the left. */
export function errorEndingAt(key: PatternErrorKey, pattern: string, end: number): PatternError {
  if (end <= EXCERPT_UNITS) return tokenError(key, pattern.slice(0, end));
  const start = end - EXCERPT_UNITS;
  const whole = isLowSurrogate(pattern.charCodeAt(start)) ? start + 1 : start;
  return tokenError(key, `...${pattern.slice(whole, end)}`);
}

/** A refusal whose message quotes the pattern from `start` on, shortened on the right. */
export function errorStartingAt(key: PatternErrorKey, pattern: string, start: number): PatternError {
  if (start + EXCERPT_UNITS >= pattern.length) return tokenError(key, pattern.slice(start));
  const end = start + EXCERPT_UNITS;
  const whole = isHighSurrogate(pattern.charCodeAt(end - 1)) ? end - 1 : end;
  return tokenError(key, `${pattern.slice(start, whole)}...`);
}

/** Whether the unit opens a surrogate pair. */
export function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/** Whether the unit closes a surrogate pair. */
export function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Line breaks and other controls would break a one-line message, so each becomes a space. */
function printable(excerpt: string): string {
  return excerpt.replace(/[\p{Cc}\u2028\u2029]/gu, ' ');
}
