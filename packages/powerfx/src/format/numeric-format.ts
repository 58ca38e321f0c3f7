/** Compiles one section of a numeric format: .NET custom numeric strings with the additions of Power Fx. */
import { type FormatItem, runLength } from './characters.ts';

type NumericToken =
  | { readonly kind: 'digit'; readonly zero: boolean }
  | { readonly kind: 'point' }
  | { readonly kind: 'exponent'; readonly letter: string; readonly plus: boolean; readonly digits: number }
  | { readonly kind: 'literal'; readonly text: string };

export interface NumericSection {
  readonly tokens: readonly NumericToken[];
  /** Placeholders in all, and those before the decimal point. */
  readonly digitCount: number;
  readonly integerDigits: number;
  /** Index of the first `0` placeholder and index after the last one; both `integerDigits` when there is none. */
  readonly firstZero: number;
  readonly lastZero: number;
  readonly grouped: boolean;
  /** Power of ten that the value is multiplied by: 2 for every percent sign, -3 for every scaling comma. */
  readonly scale: number;
  readonly scientific: boolean;
}

const maxExponentDigits = 10;

/** What the format as a whole tells each of its sections. */
export interface WholeFormat {
  readonly hasPlaceholder: boolean;
  /** A point stands somewhere, even in a quote. */
  readonly hasPoint: boolean;
}

/** Compiles the items of a section. */
export function compileNumericSection(items: readonly FormatItem[], whole: WholeFormat): NumericSection {
  const lastDigit = items.findLastIndex(isPlaceholder);
  const tokens: NumericToken[] = [];
  let digitCount = 0;
  let integerDigits = -1;
  let firstZero = -1;
  let lastZero = -1;
  let grouped = false;
  let scale = 0;
  let scientific = false;
  const literal = (text: string): void => {
    tokens.push({ kind: 'literal', text });
  };
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    if (item === undefined) break;
    if (item.kind === 'literal') {
      literal(item.text);
      continue;
    }
    switch (item.ch) {
      case '0':
      case '#': {
        const zero = item.ch === '0';
        if (zero && firstZero < 0) firstZero = digitCount;
        digitCount++;
        if (zero) lastZero = digitCount;
        tokens.push({ kind: 'digit', zero });
        break;
      }
      case '.':
        // A point without a placeholder behind it is text, unless there is none at all; a second one has no meaning.
        if (index > lastDigit && whole.hasPlaceholder) literal('.');
        else if (integerDigits < 0) {
          integerDigits = digitCount;
          tokens.push({ kind: 'point' });
        }
        break;
      case ',': {
        const run = runLength(items, index, ',');
        const role = commaRole(items, index, run, lastDigit, whole.hasPoint && integerDigits < 0);
        // Without a placeholder before the point no comma has a meaning.
        const isLeadingPoint = integerDigits === 0;
        if (role === 'literal' && !(isLeadingPoint && digitCount === 0)) literal(',');
        else if (role === 'scale' && !isLeadingPoint) scale -= 3 * run;
        else if (role === 'group' && integerDigits < 0) grouped = true;
        index += run - 1;
        break;
      }
      case '%':
        scale += 2;
        literal('%');
        break;
      case 'e':
      case 'E': {
        const exponent = scientific ? undefined : readExponent(items, index);
        if (exponent === undefined) literal(item.ch);
        else {
          scientific = true;
          tokens.push(exponent.token);
          index += exponent.length;
        }
        break;
      }
      default:
        literal(item.ch);
    }
  }
  if (integerDigits < 0) integerDigits = digitCount;
  return {
    tokens,
    digitCount,
    integerDigits,
    firstZero: firstZero < 0 ? integerDigits : firstZero,
    lastZero: lastZero < 0 ? integerDigits : lastZero,
    grouped,
    scale,
    scientific,
  };
}

function isPlaceholder(item: FormatItem | undefined): boolean {
  return item?.kind === 'raw' && (item.ch === '0' || item.ch === '#');
}

/**
 * What a run of commas means. Behind anything but a placeholder or the point it is text (one comma). Between two
 * placeholders it groups thousands. At the end of the digits, or before the decimal point, each comma divides by 1000.
 * Before text in the midst of the digits it groups as well, but means nothing where a point is still to come, and
 * behind the point.
 */
function commaRole(
  items: readonly FormatItem[],
  start: number,
  run: number,
  lastDigit: number,
  beforePoint: boolean,
): 'literal' | 'group' | 'scale' | 'nothing' {
  const before = items[start - 1];
  const after = items[start + run];
  const behindPoint = before?.kind === 'raw' && before.ch === '.';
  if (!behindPoint && !isPlaceholder(before)) return 'literal';
  if (isPlaceholder(after)) return 'group';
  if (behindPoint) return 'nothing';
  const nextIsPoint = after?.kind === 'raw' && after.ch === '.';
  if (nextIsPoint || start > lastDigit) return 'scale';
  return beforePoint ? 'nothing' : 'group';
}

/**
 * `E+00`, `e-0`, `E0`, and with `#`: these only count as one more digit, and only at the end. Length is that of what
 * follows the letter.
 */
function readExponent(
  items: readonly FormatItem[],
  start: number,
): { readonly token: NumericToken; readonly length: number } | undefined {
  const letter = items[start];
  const sign = items[start + 1];
  if (letter?.kind !== 'raw') return undefined;
  const signed = sign?.kind === 'raw' && (sign.ch === '+' || sign.ch === '-');
  const from = start + (signed ? 2 : 1);
  const length = runLength(items, from, signed ? '0#' : '0');
  if (length === 0) return undefined;
  let digits = 0;
  for (const item of items.slice(from, from + length)) if (item.kind === 'raw' && item.ch === '0') digits++;
  const last = items[from + length - 1];
  if (last?.kind === 'raw' && last.ch === '#') digits++;
  return {
    token: {
      kind: 'exponent',
      letter: letter.ch,
      plus: signed && sign.ch === '+',
      digits: Math.min(digits, maxExponentDigits),
    },
    length: from + length - start - 1,
  };
}
