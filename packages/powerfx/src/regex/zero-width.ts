/** The zero-width tests at a position of a text. */

import { isLineBreak } from './characters.ts';
import { TEST } from './program.ts';
import { holdsUnit, type UnitSet } from './unit-set.ts';

const CR = 0x0d;
const LF = 0x0a;

/** Whether the test (one of `TEST`) holds at `at`. `word` is the set that boundaries go by. */
export function holdsAt(test: number, text: string, at: number, word: UnitSet): boolean {
  switch (test) {
    case TEST.textStart:
      return at === 0;
    case TEST.lineStart:
      return at === 0 || isAfterBreak(text, at);
    case TEST.textEnd:
      return at === text.length || (isBeforeBreak(text, at) && isLastBreak(text, at));
    case TEST.lineEnd:
      return at === text.length || isBeforeBreak(text, at);
    case TEST.wordBoundary:
      return isWord(text, at - 1, word) !== isWord(text, at, word);
    case TEST.notWordBoundary:
      return isWord(text, at - 1, word) === isWord(text, at, word);
    case TEST.legacyLineStart:
      return at === 0 || text.charCodeAt(at - 1) === LF;
    case TEST.legacyTextEnd:
      return at === text.length || (at === text.length - 1 && text.charCodeAt(at) === LF);
    case TEST.legacyLineEnd:
      return at === text.length || text.charCodeAt(at) === LF;
    case TEST.veryEnd:
      return at === text.length;
    default:
      return false;
  }
}

/** Between `\r` and `\n` is not after a break: the two are one. */
function isAfterBreak(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return isLineBreak(before) && !(before === CR && text.charCodeAt(at) === LF);
}

function isBeforeBreak(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return isLineBreak(unit) && !(unit === LF && text.charCodeAt(at - 1) === CR);
}

/** Whether the break at `at` ends the text. */
function isLastBreak(text: string, at: number): boolean {
  const rest = text.length - at;
  return rest === 1 || (rest === 2 && text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF);
}

function isWord(text: string, at: number, word: UnitSet): boolean {
  return at >= 0 && at < text.length && holdsUnit(word, text.charCodeAt(at));
}
