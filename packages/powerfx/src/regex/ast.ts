/**
 * The syntax tree of a checked pattern.
 *
 * Terminology
 * - **unit**: one UTF-16 code unit. Positions in texts and patterns count units, as Power Fx does.
 * - **character**: what one `.` consumes: a surrogate pair, or any other unit.
 * - **set**: a test on one character (`[a-z]`, `\d`, `\p{Lu}`, `.`).
 * - **capture**: a group whose text is reported, numbered from 1 in the order of opening brackets.
 */

/** One member of a character class. Ranges hold units: astral characters are refused in classes. */
export type SetItem =
  | { readonly kind: 'range'; readonly from: number; readonly to: number }
  | { readonly kind: 'category'; readonly name: string; readonly negated: boolean }
  | { readonly kind: 'class'; readonly name: ClassName; readonly negated: boolean };

/** The three shorthand classes `\d`, `\s` and `\w`. */
export type ClassName = 'digit' | 'space' | 'word';

/** A test on one character: any of `items`, or none of them when `negated`. */
export interface CharacterSet {
  readonly items: readonly SetItem[];
  readonly negated: boolean;
}

/** The zero-width tests. Their meaning depends on the Multiline option, so the compiler resolves them. */
export type AssertionName =
  | 'line-start'
  | 'line-end'
  | 'word-boundary'
  | 'not-word-boundary'
  // `\A`, `\Z` and `\z` of the older dialect.
  | 'text-start'
  | 'text-end'
  | 'very-end';

/** A node of the pattern. `text` is never empty and may hold one surrogate pair. */
export type PatternNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'any' }
  | { readonly kind: 'assertion'; readonly name: AssertionName }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'alternation'; readonly branches: readonly PatternNode[] }
  | { readonly kind: 'capture'; readonly index: number; readonly body: PatternNode }
  | {
      readonly kind: 'look';
      readonly direction: 'ahead' | 'behind';
      readonly negated: boolean;
      readonly body: PatternNode;
    }
  | {
      readonly kind: 'repeat';
      readonly body: PatternNode;
      readonly min: number;
      /** `Infinity` when there is no upper bound. */
      readonly max: number;
      readonly lazy: boolean;
    }
  | { readonly kind: 'back-reference'; readonly capture: number };

/** A capture of the pattern. `name` is absent for numbered captures. */
export interface Capture {
  readonly index: number;
  readonly name: string | undefined;
}

/** What `(?imsxn)` at the start of a pattern switches on. `n` is the default and changes nothing. */
export interface InlineOptions {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly freeSpacing: boolean;
}

/**
 * Which rules a pattern follows: those of Power Fx 1.0, or plain .NET as before it (no surrogate pairs, `\n` the only
 * line break, marks in `\w`).
 */
export type Dialect = 'v1' | 'legacy';

/** A pattern that passed the check. `captures` are in the order of their opening brackets. */
export interface ParsedPattern {
  readonly dialect: Dialect;
  readonly root: PatternNode;
  readonly captures: readonly Capture[];
  readonly inline: InlineOptions;
}
