/** Colours: names of CSS and hexadecimal texts. */
import { namedColors } from '../host/colors.ts';
import { errorValue } from './error.ts';
import type { Value } from './value.ts';

const byLowerName: ReadonlyMap<string, number> = new Map(
  Object.entries(namedColors).map(([name, argb]) => [name.toLowerCase(), argb]),
);

/** A colour of a CSS name in any case, `#rrggbb` or `#rrggbbaa`; empty text is blank. */
export function parseColor(text: string): Value {
  if (text === '') return null;
  const named = byLowerName.get(text.toLowerCase());
  if (named !== undefined) return { kind: 'color', argb: named };
  return parseHexColor(text);
}

/** A colour of `#rrggbb` or `#rrggbbaa`: what JSON holds, which knows no names. */
export function parseHexColor(text: string): Value {
  const hex = /^#([0-9a-f]{6})([0-9a-f]{2})?$/iu.exec(text);
  if (hex === null)
    return errorValue(
      'InvalidArgument',
      'The text is neither the name of a colour nor #rrggbb or #rrggbbaa.',
    );
  const rgb = Number.parseInt(hex[1] ?? '0', 16);
  const alpha = Number.parseInt(hex[2] ?? 'ff', 16);
  return { kind: 'color', argb: alpha * 0x1000000 + rgb };
}

/** The four bytes of a colour. */
export function colorParts(argb: number): {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
} {
  return {
    alpha: Math.floor(argb / 0x1000000) % 256,
    red: (argb >> 16) & 0xff,
    green: (argb >> 8) & 0xff,
    blue: argb & 0xff,
  };
}
