/**
 * The Power Fx pattern check: reads a pattern from left to right and stops at the first refusal. What can only be
 * judged at the end (open groups, back-references, an open comment) is judged in that order.
 */

import type { InlineOptions, ParsedPattern } from './ast.ts';
import { readCharacterClass } from './character-class.ts';
import { isLineBreak, isWhiteSpace } from './characters.ts';
import {
  errorEndingAt,
  errorStartingAt,
  isHighSurrogate,
  isLowSurrogate,
  type PatternError,
  plainError,
  tokenError,
} from './errors.ts';
import { type Escape, readEscape } from './escape.ts';
import { type GroupToken, readGroup } from './group-token.ts';
import type { MatchOptions } from './options.ts';
import { createPatternBuilder, type PatternBuilder } from './pattern-builder.ts';
import { readQuantifier } from './quantifier.ts';

/** The options that change how a pattern is read. Other options only change what it matches. */
export type PatternOptions = Pick<MatchOptions, 'numberedSubMatches' | 'freeSpacing'>;

/** Outcome of the check. There is at most one error at present: the first from the left. */
export type PatternCheck =
  | { readonly ok: true; readonly pattern: ParsedPattern }
  | { readonly ok: false; readonly errors: readonly PatternError[] };

interface Reader {
  readonly pattern: string;
  readonly numberedSubMatches: boolean;
  readonly builder: PatternBuilder;
  freeSpacing: boolean;
  inline: InlineOptions;
  /** Start of an inline comment that never closes. */
  openComment: number | undefined;
}

const NO_INLINE_OPTIONS: InlineOptions = {
  ignoreCase: false,
  multiline: false,
  dotAll: false,
  freeSpacing: false,
};

/** Checks a pattern against the Power Fx dialect and parses it. */
export function checkPattern(pattern: string, options: PatternOptions): PatternCheck {
  const reader: Reader = {
    pattern,
    numberedSubMatches: options.numberedSubMatches,
    builder: createPatternBuilder(),
    freeSpacing: options.freeSpacing,
    inline: NO_INLINE_OPTIONS,
    openComment: undefined,
  };
  let index = 0;
  while (index < pattern.length) {
    const next = readToken(reader, index);
    if (typeof next !== 'number') return { ok: false, errors: [next] };
    index = next;
  }
  return complete(reader);
}

function complete(reader: Reader): PatternCheck {
  const { pattern, builder, inline, openComment } = reader;
  const refuse = (error: PatternError): PatternCheck => ({ ok: false, errors: [error] });
  const root = builder.finish();
  if (root === undefined) return refuse(plainError('ErrInvalidRegExUnclosedCaptureGroups'));
  const reference = builder.refusedReference();
  if (reference !== undefined) return refuse(tokenError(reference.key, reference.token));
  if (openComment !== undefined) {
    return refuse(errorStartingAt('ErrInvalidRegExUnclosedInlineCommentWithContext', pattern, openComment));
  }
  return { ok: true, pattern: { dialect: 'v1', root, captures: builder.captures(), inline } };
}

/** Reads one token and returns the position after it. */
function readToken(reader: Reader, at: number): number | PatternError {
  const { pattern, builder } = reader;
  const character = pattern.charAt(at);
  switch (character) {
    case '\\':
      return readEscapedAtom(reader, at);
    case '[': {
      const token = readCharacterClass(pattern, at);
      if (token.kind === 'pattern-error') return token;
      builder.atom({ kind: 'set', set: token.set });
      return token.end;
    }
    case ']':
      return errorEndingAt('ErrInvalidRegExBadSquare', pattern, at + 1);
    case '(':
      return openGroup(reader, at);
    case ')': {
      const refused = builder.close();
      if (refused === undefined) return at + 1;
      if (refused === 'ErrInvalidRegExUnopenedCaptureGroups') return plainError(refused);
      return errorEndingAt(refused, pattern, at + 1);
    }
    case '|':
      builder.branch();
      return at + 1;
    case '^':
      builder.assertion({ kind: 'assertion', name: 'line-start' });
      return at + 1;
    case '$':
      builder.assertion({ kind: 'assertion', name: 'line-end' });
      return at + 1;
    case '.':
      builder.atom({ kind: 'any' });
      return at + 1;
    case '*':
    case '+':
    case '?':
    case '{':
    case '}': {
      const token = readQuantifier(pattern, at);
      if (token.kind === 'pattern-error') return token;
      const refused = builder.repeat(token.min, token.max, token.lazy);
      return refused === undefined ? token.end : errorEndingAt(refused, pattern, token.end);
    }
    default:
      return readLiteral(reader, at);
  }
}

function readLiteral(reader: Reader, at: number): number | PatternError {
  const { pattern, builder } = reader;
  const unit = pattern.charCodeAt(at);
  if (reader.freeSpacing) {
    if (isWhiteSpace(unit)) return at + 1;
    if (pattern.charAt(at) === '#') return skipLineComment(pattern, at);
  }
  const paired = isHighSurrogate(unit) && isLowSurrogate(pattern.charCodeAt(at + 1));
  if (!paired && (isHighSurrogate(unit) || isLowSurrogate(unit))) {
    return tokenError('ErrInvalidRegExMalformedSurrogatePair', pattern.charAt(at));
  }
  const end = paired ? at + 2 : at + 1;
  builder.atom({ kind: 'text', text: pattern.slice(at, end) });
  return end;
}

function skipLineComment(pattern: string, at: number): number {
  let index = at + 1;
  while (index < pattern.length && !isLineBreak(pattern.charCodeAt(index))) index += 1;
  return index;
}

function readEscapedAtom(reader: Reader, at: number): number | PatternError {
  const { pattern, builder } = reader;
  const escape = readEscape(pattern, at, pattern.length);
  const token = pattern.slice(at, escape.end);
  switch (escape.kind) {
    case 'text':
      builder.atom({ kind: 'text', text: escape.text });
      return escape.end;
    case 'set':
      builder.atom({ kind: 'set', set: { items: [escape.item], negated: false } });
      return escape.end;
    case 'boundary':
      builder.assertion({ kind: 'assertion', name: escape.negated ? 'not-word-boundary' : 'word-boundary' });
      return escape.end;
    case 'named-reference':
    case 'numbered-reference':
      return readReference(reader, escape, token);
    case 'class-punctuation':
      return tokenError('ErrInvalidRegExBadEscapeOutsideCharacterClass', token);
    case 'octal':
      return tokenError('ErrInvalidRegExBadOctal', token);
    case 'unknown-category':
      return tokenError('ErrInvalidRegExBadUnicodeCategory', token);
    case 'lone-surrogate':
      return tokenError('ErrInvalidRegExMalformedSurrogatePair', token);
    case 'unknown':
      return tokenError('ErrInvalidRegExBadEscape', token);
    case 'dangling':
      return plainError('ErrInvalidRegExEndsWithBackslash');
    default:
      return escape satisfies never;
  }
}

function readReference(
  reader: Reader,
  escape: Extract<Escape, { readonly kind: 'named-reference' | 'numbered-reference' }>,
  token: string,
): number | PatternError {
  const named = escape.kind === 'named-reference';
  if (named && reader.numberedSubMatches) {
    return tokenError('ErrInvalidRegExMixingNamedAndNumberedSubMatches', token);
  }
  if (!named && !reader.numberedSubMatches) {
    return tokenError('ErrInvalidRegExNumberedSubMatchesDisabled', token);
  }
  const refused = reader.builder.reference(named ? escape.name : escape.number, token);
  return refused === undefined ? escape.end : tokenError(refused, token);
}

function openGroup(reader: Reader, at: number): number | PatternError {
  const { pattern } = reader;
  const token = readGroup(pattern, at, reader.numberedSubMatches);
  switch (token.kind) {
    case 'pattern-error':
      return token;
    case 'options':
      reader.inline = token.options;
      reader.freeSpacing ||= token.options.freeSpacing;
      return token.end;
    case 'comment': {
      const close = pattern.indexOf(')', token.end);
      if (close >= 0) return close + 1;
      reader.openComment = at;
      return pattern.length;
    }
    default: {
      const refused = openGroupOf(reader, token);
      return refused === undefined ? token.end : errorStartingAt(refused, pattern, at);
    }
  }
}

function openGroupOf(
  { builder, numberedSubMatches }: Reader,
  token: Extract<GroupToken, { readonly kind: 'plain' | 'bare' | 'named' | 'look' }>,
): PatternError['key'] | undefined {
  switch (token.kind) {
    case 'plain':
      return builder.openPlain();
    case 'bare':
      return numberedSubMatches ? builder.openCapture(undefined) : builder.openPlain();
    case 'named':
      return builder.openCapture(token.name);
    case 'look':
      return builder.openLook(token.direction, token.negated);
    default:
      return token satisfies never;
  }
}
