/** Prints a number under compiled numeric sections, by the rules of .NET custom numeric strings. */
import type { Culture } from '../culture/culture.ts';
import type { FloatDigits } from '../numbers/float-text.ts';
import type { NumericSection } from './numeric-format.ts';

/** Section for positive, negative and zero: an empty or missing one falls back to the first. */
function sectionIndex(sections: readonly NumericSection[], wanted: number): number {
  const section = sections[wanted];
  return section === undefined || section.tokens.length === 0 ? 0 : wanted;
}

const zero: FloatDigits = { negative: false, digits: '', point: 0 };

/** Keeps `count` digits, rounding half away from zero. No digits left means zero. */
function roundDigits(value: FloatDigits, count: number): FloatDigits {
  const { digits } = value;
  if (count >= digits.length) return value;
  if (count < 0) return zero;
  const up = digits.charCodeAt(count) >= 53;
  let end = count;
  const skip = up ? 57 : 48;
  while (end > 0 && digits.charCodeAt(end - 1) === skip) end--;
  if (!up) return end === 0 ? zero : { ...value, digits: digits.slice(0, end) };
  if (end === 0) return { ...value, digits: '1', point: value.point + 1 };
  const raised = String.fromCharCode(digits.charCodeAt(end - 1) + 1);
  return { ...value, digits: digits.slice(0, end - 1) + raised };
}

/** Formats a number; `value` has at most 15 digits for a float, as .NET takes them. */
export function formatNumeric(
  value: FloatDigits,
  sections: readonly NumericSection[],
  culture: Culture,
): string {
  let index = sectionIndex(sections, value.digits === '' ? 2 : value.negative ? 1 : 0);
  let section = sections[index];
  if (section === undefined) return '';
  let rounded = scaleAndRound(value, section);
  if (rounded.digits === '' && value.digits !== '') {
    // A number that rounds to zero belongs to the section for zero.
    const zeroIndex = sectionIndex(sections, 2);
    if (zeroIndex !== index) {
      index = zeroIndex;
      section = sections[index] ?? section;
      rounded = zero;
    }
  }
  const sign = index === 0 && value.negative && rounded.digits !== '' ? culture.negativeSign : '';
  return sign + printSection(rounded, section, culture);
}

function scaleAndRound(value: FloatDigits, section: NumericSection): FloatDigits {
  if (value.digits === '') return value;
  const point = value.point + section.scale;
  const count = section.scientific ? section.digitCount : point + section.digitCount - section.integerDigits;
  return roundDigits({ ...value, point }, count);
}

function printSection(value: FloatDigits, section: NumericSection, culture: Culture): string {
  const { integerDigits, digitCount } = section;
  const point = section.scientific ? integerDigits : value.digits === '' ? 0 : value.point;
  // Positions count down from the digit left of the point, which is 1; decimals have 0 and below.
  const firstShown = Math.max(integerDigits - section.firstZero, 0);
  const lastShown = Math.min(integerDigits - section.lastZero, 0);
  let position = Math.max(point, integerDigits);
  let surplus = point - integerDigits;
  let next = 0;
  let pointWritten = false;
  let text = '';
  const put = (digit: string): void => {
    text += digit;
    if (section.grouped && position > 1 && endsGroup(position - 1, culture.groupSizes))
      text += culture.groupSeparator;
  };
  for (const token of section.tokens) {
    if (surplus > 0 && (token.kind === 'digit' || token.kind === 'point')) {
      // Digits beyond the placeholders stand before the first one.
      for (; surplus > 0; surplus--, position--) put(value.digits.charAt(next++) || '0');
    }
    switch (token.kind) {
      case 'digit':
        if (surplus < 0) {
          surplus++;
          if (position <= firstShown) put('0');
        } else if (next < value.digits.length) {
          put(value.digits.charAt(next++));
        } else if (position > lastShown) {
          put('0');
        }
        position--;
        break;
      case 'point':
        if (
          position === 0 &&
          !pointWritten &&
          (lastShown < 0 || (integerDigits < digitCount && next < value.digits.length))
        ) {
          text += culture.decimalSeparator;
          pointWritten = true;
        }
        break;
      case 'exponent': {
        const exponent = value.digits === '' ? 0 : value.point - integerDigits;
        const sign = exponent < 0 ? culture.negativeSign : token.plus ? '+' : '';
        text += token.letter + sign + String(Math.abs(exponent)).padStart(token.digits, '0');
        break;
      }
      case 'literal':
        text += token.text;
        break;
      default: {
        const unexpected: never = token;
        return unexpected;
      }
    }
  }
  return text;
}

/** True when a group separator stands left of an integer position (1 is the unit). */
function endsGroup(position: number, sizes: readonly number[] | undefined): boolean {
  if (sizes === undefined) return position % 3 === 0;
  let rest = position;
  for (const [index, size] of sizes.entries()) {
    if (index === sizes.length - 1) return rest > 0 && rest % size === 0;
    rest -= size;
    if (rest === 0) return true;
    if (rest < 0) return false;
  }
  return false;
}
