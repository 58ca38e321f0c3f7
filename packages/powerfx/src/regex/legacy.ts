/**
 * The older dialect, before Power Fx 1.0: patterns went to .NET as they were. Old apps rely on its leniency (plain
 * braces and hyphens, octal escapes, mixed captures), so its common part is read here. What few patterns use
 * (conditionals, balancing and atomic groups, options in the middle, class subtraction, `\G`) is refused.
 */

import type { Capture, InlineOptions, PatternNode } from './ast.ts';
import { isWhiteSpace } from './characters.ts';
import { errorEndingAt, type PatternError, type PatternErrorKey, plainError } from './errors.ts';
import { matchAt } from './escape.ts';
import { inlineOptions } from './group-token.ts';
import { scanLegacyCaptures } from './legacy-captures.ts';
import { readLegacyClass } from './legacy-class.ts';
import { readLegacyCodePoint, readLegacyEscape } from './legacy-escape.ts';
import type { PatternCheck, PatternOptions } from './parse.ts';

interface Reader {
  readonly pattern: string;
  readonly captures: readonly Capture[];
  readonly indexByName: ReadonlyMap<string, number>;
  /** Option n: brackets without a name do not capture. */
  readonly explicit: boolean;
  /** Captures without a name opened so far. */
  unnamed: number;
  at: number;
  depth: number;
  freeSpacing: boolean;
  inline: InlineOptions;
}

/** Far beyond any real pattern, and shallow enough for the compiler's recursion. */
const MAX_DEPTH = 250;
const MAX_COUNT = 2 ** 31 - 1;

const BRACES = /\{([0-9]+)(,([0-9]*))?\}/y;
const OPTIONS = /\(\?([imnsx]+)\)/y;
const LOOK = /\(\?(<?)([=!])/y;
const NAMED = /\(\?(?:<(\w+)>|'(\w+)')/y;

/** Checks and parses a pattern of the older dialect. Named captures are numbered after the unnamed ones. */
export function checkLegacyPattern(
  pattern: string,
  options: Pick<PatternOptions, 'freeSpacing'>,
): PatternCheck {
  const front = matchAt(OPTIONS, pattern, 0);
  const letters = front?.[1] ?? '';
  const captures = scanLegacyCaptures(pattern, letters.includes('n'));
  const reader: Reader = {
    pattern,
    captures,
    indexByName: new Map(captures.map(({ index, name }) => [name ?? String(index), index])),
    explicit: letters.includes('n'),
    unnamed: 0,
    at: front?.[0].length ?? 0,
    depth: 0,
    freeSpacing: options.freeSpacing || letters.includes('x'),
    inline: inlineOptions(letters),
  };
  const root = readAlternation(reader);
  if (root.kind === 'pattern-error') return { ok: false, errors: [root] };
  if (reader.at < pattern.length) {
    return { ok: false, errors: [plainError('ErrInvalidRegExUnopenedCaptureGroups')] };
  }
  return { ok: true, pattern: { dialect: 'legacy', root, captures, inline: reader.inline } };
}

function refuse(reader: Reader, key: PatternErrorKey, end: number): PatternError {
  return errorEndingAt(key, reader.pattern, end);
}

/** Reads up to a closing bracket or the end. */
function readAlternation(reader: Reader): PatternNode | PatternError {
  const branches: PatternNode[] = [];
  let items: PatternNode[] = [];
  for (;;) {
    skipIgnored(reader);
    const character = reader.pattern.charAt(reader.at);
    if (character === '' || character === ')') break;
    if (character === '|') {
      branches.push({ kind: 'sequence', items });
      items = [];
      reader.at += 1;
      continue;
    }
    const comment = reader.pattern.startsWith('(?#', reader.at);
    if (comment) {
      const close = reader.pattern.indexOf(')', reader.at);
      if (close < 0) return refuse(reader, 'ErrInvalidRegExUnclosedInlineComment', reader.pattern.length);
      reader.at = close + 1;
      continue;
    }
    if (quantifierAt(reader) !== undefined) {
      return refuse(reader, 'ErrInvalidRegExQuantifierOnNothing', reader.at + 1);
    }
    const atom = readAtom(reader, character);
    if (atom.kind === 'pattern-error') return atom;
    const quantified = readQuantified(reader, atom);
    if (quantified.kind === 'pattern-error') return quantified;
    items.push(quantified);
  }
  const last: PatternNode = { kind: 'sequence', items };
  return branches.length === 0 ? last : { kind: 'alternation', branches: [...branches, last] };
}

/** White space and `#` comments, which end at `\n` only. */
function skipIgnored(reader: Reader): void {
  const { pattern } = reader;
  while (reader.freeSpacing && reader.at < pattern.length) {
    if (isWhiteSpace(pattern.charCodeAt(reader.at))) reader.at += 1;
    else if (pattern.charAt(reader.at) === '#') {
      const end = pattern.indexOf('\n', reader.at);
      reader.at = end < 0 ? pattern.length : end;
    } else return;
  }
}

interface Bounds {
  readonly low: string;
  readonly high: string;
  readonly length: number;
}

/** The quantifier at the current position. A brace that does not start one is a literal. */
function quantifierAt({ pattern, at }: Reader): Bounds | undefined {
  switch (pattern.charAt(at)) {
    case '*':
      return { low: '0', high: '', length: 1 };
    case '+':
      return { low: '1', high: '', length: 1 };
    case '?':
      return { low: '0', high: '1', length: 1 };
    default: {
      const match = matchAt(BRACES, pattern, at);
      if (match === null) return undefined;
      const low = match[1] ?? '';
      return { low, high: match[2] === undefined ? low : (match[3] ?? ''), length: match[0].length };
    }
  }
}

function readQuantified(reader: Reader, atom: PatternNode): PatternNode | PatternError {
  skipIgnored(reader);
  const bounds = quantifierAt(reader);
  if (bounds === undefined) return atom;
  reader.at += bounds.length;
  const min = Number(bounds.low);
  const max = bounds.high === '' ? Infinity : Number(bounds.high);
  if (min > MAX_COUNT || (bounds.high !== '' && max > MAX_COUNT)) {
    return refuse(reader, 'ErrInvalidRegExNumberOverflow', reader.at);
  }
  if (max < min) return refuse(reader, 'ErrInvalidRegExLowHighQuantifierFlip', reader.at);
  skipIgnored(reader);
  const lazy = reader.pattern.charAt(reader.at) === '?';
  if (lazy) reader.at += 1;
  skipIgnored(reader);
  if (quantifierAt(reader) !== undefined)
    return refuse(reader, 'ErrInvalidRegExBadQuantifier', reader.at + 1);
  return { kind: 'repeat', body: atom, min, max, lazy };
}

function readAtom(reader: Reader, character: string): PatternNode | PatternError {
  const { pattern, at } = reader;
  switch (character) {
    case '\\': {
      const whole = readLegacyCodePoint(pattern, at);
      if (whole !== undefined) {
        reader.at = whole.end;
        return { kind: 'text', text: whole.text };
      }
      const token = readLegacyEscape(pattern, at, new Set(reader.indexByName.keys()));
      if (token.kind === 'pattern-error') return token;
      reader.at = token.end;
      switch (token.kind) {
        case 'unit':
          return { kind: 'text', text: String.fromCharCode(token.unit) };
        case 'set':
          return { kind: 'set', set: { items: [token.item], negated: false } };
        case 'assertion':
          return { kind: 'assertion', name: token.name };
        case 'reference':
          return { kind: 'back-reference', capture: reader.indexByName.get(token.name) ?? 0 };
        default:
          return token satisfies never;
      }
    }
    case '[': {
      const token = readLegacyClass(pattern, at);
      if (token.kind === 'pattern-error') return token;
      reader.at = token.end;
      return { kind: 'set', set: token.set };
    }
    case '(':
      return readGroup(reader);
    default:
      reader.at += 1;
      if (character === '^') return { kind: 'assertion', name: 'line-start' };
      if (character === '$') return { kind: 'assertion', name: 'line-end' };
      return character === '.' ? { kind: 'any' } : { kind: 'text', text: character };
  }
}

function readGroup(reader: Reader): PatternNode | PatternError {
  const { pattern, at } = reader;
  if (pattern.charAt(at + 1) !== '?') {
    reader.at += 1;
    if (reader.explicit) return readBody(reader);
    reader.unnamed += 1;
    return readCapture(reader, reader.unnamed);
  }
  const look = matchAt(LOOK, pattern, at);
  if (look !== null) {
    reader.at += look[0].length;
    const body = readBody(reader);
    if (body.kind === 'pattern-error') return body;
    return { kind: 'look', direction: look[1] === '<' ? 'behind' : 'ahead', negated: look[2] === '!', body };
  }
  const named = matchAt(NAMED, pattern, at);
  if (named !== null) {
    const [token, angled, quoted] = named;
    const index = reader.indexByName.get(angled ?? quoted ?? '');
    if (index !== undefined) {
      reader.at += token.length;
      return readCapture(reader, index);
    }
  }
  if (pattern.charAt(at + 2) === ':') {
    reader.at += 3;
    return readBody(reader);
  }
  return refuseGroup(reader);
}

function readCapture(reader: Reader, index: number): PatternNode | PatternError {
  const body = readBody(reader);
  return body.kind === 'pattern-error' ? body : { kind: 'capture', index, body };
}

/** The rest of a group, after its opening token. */
function readBody(reader: Reader): PatternNode | PatternError {
  if (reader.depth >= MAX_DEPTH) return refuse(reader, 'ErrInvalidRegExWithContext', reader.at);
  reader.depth += 1;
  const body = readAlternation(reader);
  reader.depth -= 1;
  if (body.kind === 'pattern-error') return body;
  if (reader.pattern.charAt(reader.at) !== ')') return plainError('ErrInvalidRegExUnclosedCaptureGroups');
  reader.at += 1;
  return body;
}

/** A group that .NET refuses, or that is not supported here; .NET quotes the pattern up to where it gave up. */
function refuseGroup(reader: Reader): PatternError {
  const { pattern, at } = reader;
  const rest = pattern.slice(at);
  if (rest.startsWith('(?(')) return refuse(reader, 'ErrInvalidRegExWithContext', at + conditionLength(rest));
  const name = /^\(\?(?:<|')(\d*)/.exec(rest);
  if (name === null) {
    const supported = /^\(\?(?:>|[imnsx-]+[:)])/.test(rest);
    const key = supported ? 'ErrInvalidRegExWithContext' : 'ErrInvalidRegExBadParen';
    return refuse(reader, key, Math.min(at + 3, pattern.length));
  }
  return refuse(reader, 'ErrInvalidRegExBadNamedCaptureName', at + name[0].length);
}

/** How much of a conditional to quote: up to a bad number, or else up to the closing bracket. */
function conditionLength(rest: string): number {
  const malformed = /^\(\?\(\d+[^\d)]/.exec(rest);
  if (malformed !== null) return malformed[0].length;
  const condition = rest.indexOf(')');
  const close = condition < 0 ? -1 : rest.indexOf(')', condition + 1);
  return close < 0 ? rest.length : close + 1;
}
