/**
 * The text behind `MatchOptions`: members are short texts that `&` joins, so `BeginsWith & IgnoreCase` is `^ci`.
 * Order and repetition carry no meaning, and unknown letters are ignored, as a plain text is allowed here before
 * Power Fx 1.0 and old apps hold such texts.
 */

import type { InlineOptions } from './ast.ts';

/** How a pattern is applied. */
export interface MatchOptions {
  /** The match has to start at the start of the text (of a line, with `multiline`). */
  readonly beginsWith: boolean;
  /** The match has to end at the end of the text (of a line, with `multiline`). */
  readonly endsWith: boolean;
  readonly ignoreCase: boolean;
  /** `^` and `$` know every line, not only the text. */
  readonly multiline: boolean;
  /** White space and `#` comments in the pattern are ignored outside character classes. */
  readonly freeSpacing: boolean;
  /** `.` accepts line breaks as well. */
  readonly dotAll: boolean;
  /** Plain brackets capture, and are reported as the table SubMatches. */
  readonly numberedSubMatches: boolean;
}

/** Reads the text of a `MatchOptions` value; the empty text means Contains, the default. */
export function parseMatchOptions(text: string): MatchOptions {
  return {
    beginsWith: text.includes('^'),
    endsWith: text.includes('$'),
    ignoreCase: text.includes('i'),
    multiline: text.includes('m'),
    freeSpacing: text.includes('x'),
    dotAll: text.includes('s'),
    numberedSubMatches: text.includes('N'),
  };
}

/** The options after the pattern's own `(?ims)` prefix, which can only switch on. */
export function withInlineOptions(options: MatchOptions, inline: InlineOptions): MatchOptions {
  return {
    ...options,
    ignoreCase: options.ignoreCase || inline.ignoreCase,
    multiline: options.multiline || inline.multiline,
    dotAll: options.dotAll || inline.dotAll,
    freeSpacing: options.freeSpacing || inline.freeSpacing,
  };
}
