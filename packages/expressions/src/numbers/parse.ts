/** Reading numbers from texts, by the number styles of .NET. */

/** What a style allows beside digits, white space around and a sign in front. */
export interface NumberStyle {
  readonly decimalSeparator: string;
  readonly groupSeparator: string;
  readonly exponent: boolean;
  readonly trailingSign: boolean;
}

/** The parts of a number that was read. */
export interface NumberParts {
  readonly negative: boolean;
  /** Digits before and behind the decimal separator, without it. */
  readonly digits: string;
  /** How many of the digits stand behind the decimal separator. */
  readonly places: number;
  readonly exponent: number;
}

/** The separators of the invariant culture. */
export const invariantSeparators = { decimalSeparator: '.', groupSeparator: ',' } as const;

/** The parts of a number in a text; `undefined` when the text is no number of the style. Group separators may stand anywhere. */
export function readNumber(text: string, style: NumberStyle): NumberParts | undefined {
  const trimmed = text.trim();
  let at = 0;
  let negative = false;
  let signed = false;
  if (trimmed[0] === '-' || trimmed[0] === '+') {
    negative = trimmed[0] === '-';
    signed = true;
    at = 1;
  }
  let digits = '';
  let places = -1;
  for (; at < trimmed.length; at += 1) {
    const character = trimmed.charAt(at);
    if (character >= '0' && character <= '9') {
      digits += character;
      if (places >= 0) places += 1;
    } else if (character === style.decimalSeparator && places < 0) {
      places = 0;
    } else if (!(isGroup(character, style) && digits !== '' && places < 0)) {
      break;
    }
  }
  if (digits === '') return undefined;
  let exponent = 0;
  const power = style.exponent ? /^[eE]([+-]?\d+)/u.exec(trimmed.slice(at)) : null;
  if (power !== null) {
    exponent = Number(power[1]);
    at += power[0].length;
  }
  if (style.trailingSign && !signed && /^[+-]$/u.test(trimmed.slice(at))) {
    negative = trimmed[at] === '-';
    at += 1;
  }
  if (at < trimmed.length) return undefined;
  // Zeros in front say nothing, and a million of them must not cost.
  return { negative, digits: digits.replace(/^0+(?=\d)/u, ''), places: Math.max(places, 0), exponent };
}

function isGroup(character: string, { groupSeparator }: NumberStyle): boolean {
  // Cultures that group with a no-break space are typed with a plain one.
  return character === groupSeparator || (character === ' ' && /^\s$/u.test(groupSeparator));
}

/** The float of number parts. */
export function floatOfParts({ negative, digits, places, exponent }: NumberParts): number {
  const value = Number(`${digits}e${exponent - places}`);
  return negative ? -value : value;
}
