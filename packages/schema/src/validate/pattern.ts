import { RE2JS } from 're2js';

/*
 * Patterns come from strangers, and JavaScript's own engine backtracks: `(a+)+$` on thirty characters can take minutes,
 * with nothing to stop it. RE2 runs in time linear in the text; what it cannot say (look-around, back references) is
 * not checked.
 */

const known = new Map<string, RE2JS | undefined>();
const maxKnown = 1000;

/**
 * Tells whether a text matches a pattern of a schema anywhere in it.
 *
 * @returns `undefined` when the pattern is not valid, or needs what a linear-time engine cannot do.
 */
export function matchesPattern(pattern: string, text: string): boolean | undefined {
  if (!known.has(pattern)) {
    if (known.size >= maxKnown) known.clear();
    known.set(pattern, compile(pattern));
  }
  return known.get(pattern)?.matcher(text).find();
}

function compile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch {
    return undefined;
  }
}
