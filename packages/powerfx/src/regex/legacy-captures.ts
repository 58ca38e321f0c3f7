/**
 * Finds the captures of a pattern of the older dialect before it is read: .NET numbers unnamed ones first, and
 * references may point forward.
 */

import type { Capture } from './ast.ts';
import { matchAt } from './escape.ts';

const NAMED = /\(\?(?:<([^\W\d]\w*)>|'([^\W\d]\w*)')/y;

/** The captures in the order of their numbers. Groups that share a name are one capture. */
export function scanLegacyCaptures(pattern: string, explicit: boolean): readonly Capture[] {
  const names = new Set<string>();
  let unnamed = 0;
  let index = 0;
  while (index < pattern.length) {
    const character = pattern.charAt(index);
    if (character === '\\') index += 1;
    else if (character === '[') index = skipClass(pattern, index);
    else if (character === '(' && pattern.charAt(index + 1) !== '?') unnamed += explicit ? 0 : 1;
    else if (character === '(' && pattern.charAt(index + 2) === '#') index = skipComment(pattern, index);
    else if (character === '(') {
      // Numbers as names would have to keep their number; they are refused when the group is read.
      const named = matchAt(NAMED, pattern, index);
      const name = named?.[1] ?? named?.[2];
      if (name !== undefined) names.add(name);
    }
    index += 1;
  }
  const bare = Array.from({ length: unnamed }, (_, number) => ({ index: number + 1, name: undefined }));
  return [...bare, ...[...names].map((name, number) => ({ index: unnamed + number + 1, name }))];
}

/** Position of the bracket that closes the class; one right at the start is a literal. */
function skipClass(pattern: string, at: number): number {
  let index = pattern.charAt(at + 1) === '^' ? at + 3 : at + 2;
  if (pattern.charAt(index - 1) === '\\') index += 1;
  while (index < pattern.length && pattern.charAt(index) !== ']') {
    index += pattern.charAt(index) === '\\' ? 2 : 1;
  }
  return index;
}

function skipComment(pattern: string, at: number): number {
  const close = pattern.indexOf(')', at);
  return close < 0 ? pattern.length : close;
}
