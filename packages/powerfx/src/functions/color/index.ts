/** Colours: RGBA, ColorValue, ColorFade. */
import { colorType, textType } from '../../types/type.ts';
import { colorParts, parseColor } from '../../values/color.ts';
import { errorValue } from '../../values/error.ts';
import type { ColorValue, Value } from '../../values/value.ts';
import type { FunctionEntry } from '../entry.ts';
import { blankAs, color, number, type Param } from '../params.ts';
import { scalar1, scalar2, scalar4, type ScalarSpec } from '../scalar.ts';

const spec = (name: string, description: string, tabular = false): ScalarSpec => ({
  name,
  category: 'color',
  description,
  returns: colorType,
  tabular,
});

interface Parts {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** From 0 to 255. */
  readonly alpha: number;
}

function colorOf({ red, green, blue, alpha }: Parts): ColorValue {
  return { kind: 'color', argb: alpha * 0x1000000 + red * 0x10000 + green * 0x100 + blue };
}

const isByte = (part: number): boolean => part >= 0 && part <= 255;

/** The nearest integer; halves go to the even one. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest === 0.5) return floor % 2 === 0 ? floor : floor + 1;
  return Math.round(value);
}

function ofParts(redPart: number, greenPart: number, bluePart: number, opacity: number): Value {
  const [red = 0, green = 0, blue = 0] = [redPart, greenPart, bluePart].map((part) => Math.trunc(part) + 0);
  if (!isByte(red) || !isByte(green) || !isByte(blue)) {
    return errorValue('InvalidArgument', 'Red, green and blue must lie between 0 and 255.');
  }
  if (!(opacity >= 0 && opacity <= 1))
    return errorValue('InvalidArgument', 'The opacity must lie between 0 and 1.');
  return colorOf({ red, green, blue, alpha: roundHalfEven(opacity * 255) });
}

/** Mixes a colour with white, or with black when the amount is negative. The opacity stays. */
function faded(value: ColorValue, amount: number): Value {
  if (!(amount >= -1 && amount <= 1)) return errorValue('InvalidArgument', 'A colour fades by −1 to 1.');
  const target = amount < 0 ? 0 : 255;
  const share = Math.abs(amount);
  const mix = (part: number): number => Math.floor(part * (1 - share) + target * share);
  const { red, green, blue, alpha } = colorParts(value.argb);
  return colorOf({ red: mix(red), green: mix(green), blue: mix(blue), alpha });
}

const isColor = (value: Value): value is ColorValue =>
  typeof value === 'object' && value !== null && value.kind === 'color';

/** What JSON holds is a colour without further ado, or none: it knows no names. */
const colorText: Param<string | ColorValue> = {
  name: 'color_text',
  description: 'The name or the hexadecimal digits.',
  optional: false,
  wanted: (type) => (type.kind === 'untyped' ? colorType : textType),
  blank: { kind: 'blank' },
  read: (value) => (typeof value === 'string' || isColor(value) ? value : undefined),
};

/** Colours. */
export const colorFunctions: readonly FunctionEntry[] = [
  scalar4(
    spec('RGBA', 'The colour of parts of red, green and blue, and an opacity.'),
    number('red_value', 'Red, from 0 to 255.'),
    number('green_value', 'Green, from 0 to 255.'),
    number('blue_value', 'Blue, from 0 to 255.'),
    number('alpha_value', 'The opacity, from 0 to 1.'),
    (_, red, green, blue, alpha) => ofParts(red, green, blue, alpha),
  ),
  scalar1(
    spec('ColorValue', 'The colour that a name of CSS or a text such as "#ff8000" says.'),
    colorText,
    (_, value) => (typeof value === 'string' ? parseColor(value) : value),
  ),
  scalar2(
    spec('ColorFade', 'A lighter colour, or a darker one.', true),
    blankAs<ColorValue>(color('color', 'The colour.'), { kind: 'color', argb: 0 }),
    number('fade', 'How much, from −1 for black to 1 for white.'),
    (_, value, amount) => faded(value, amount),
  ),
];
