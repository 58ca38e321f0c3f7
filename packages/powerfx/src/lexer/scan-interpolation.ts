import { isFormat } from './characters.ts';

/** Why a stretch of literal text inside an interpolated text ended. */
type StretchEnd = 'island' | 'end' | 'stray' | 'eof';

/** A stretch of literal text. */
export interface Stretch {
  readonly end: number;
  readonly value: string;
  readonly by: StretchEnd;
}

/**
 * The literal text of `$"…"` from a place inside it up to an island, the closing quote, a `}` that closes nothing, or the end.
 * `{{`, `}}` and `""` stand for one character.
 */
export function scanStretch(source: string, start: number): Stretch {
  let value = '';
  let from = start;
  for (let at = start; at < source.length; at += 1) {
    const char = source.charAt(at);
    if (char === '"' || char === '{' || char === '}') {
      value += source.slice(from, at);
      if (source.charAt(at + 1) !== char)
        return { end: at, value, by: char === '"' ? 'end' : char === '{' ? 'island' : 'stray' };
      at += 1;
      from = at;
    } else if (isFormat(source.charCodeAt(at))) {
      value += source.slice(from, at);
      from = at + 1;
    }
  }
  return { end: source.length, value: value + source.slice(from), by: 'eof' };
}

/** The literal text of a text first formula up to `${` or the end. `$${` stands for `${`. */
export function scanTextFirst(source: string, start: number): Stretch {
  let value = '';
  let from = start;
  for (let at = source.indexOf('$', start); at >= 0; at = source.indexOf('$', at + 1)) {
    if (source.startsWith('$${', at)) {
      value += source.slice(from, at);
      from = at + 1;
      at += 2;
    } else if (source.charAt(at + 1) === '{') {
      return { end: at, value: value + source.slice(from, at), by: 'island' };
    }
  }
  return { end: source.length, value: value + source.slice(from), by: 'eof' };
}
