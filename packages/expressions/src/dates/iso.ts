/** Timestamps as programs write them, `2024-02-29T10:15:30.123Z`: nearly all that flows read, and quicker read by hand than by a pattern. */
import { momentOf, msOfFields, ticksPerMs, type Fields, type Moment } from './moment.ts';

/** The moment of a date, or a date and time to the second or finer, without a zone or with `Z`; `undefined` for any other text. */
export function readIso(text: string): Moment | undefined {
  const { length } = text;
  if (length < 10 || text.charCodeAt(4) !== dash || text.charCodeAt(7) !== dash) return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  if (length === 10) return moment({ year, month, day, hour: 0, minute: 0, second: 0 }, 0, false);
  const marked = text.charCodeAt(13) === colon && text.charCodeAt(16) === colon;
  if (text.charCodeAt(10) !== letterT || !marked) return undefined;
  const utc = text.charCodeAt(length - 1) === letterZ;
  const end = utc ? length - 1 : length;
  const fields = {
    year,
    month,
    day,
    hour: digits(text, 11, 13),
    minute: digits(text, 14, 16),
    second: digits(text, 17, 19),
  };
  if (end === 19) return moment(fields, 0, utc);
  // More than seven digits are cut off elsewhere.
  if (text.charCodeAt(19) !== point || end === 20 || end > 27) return undefined;
  return moment(fields, digits(text, 20, end) * 10 ** (27 - end), utc);
}

const dash = 0x2d;
const point = 0x2e;
const colon = 0x3a;
const letterT = 0x54;
const letterZ = 0x5a;

/** The number of digits between two places; NaN when one is none. */
function digits(text: string, start: number, end: number): number {
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

function moment(fields: Fields, ticks: number, utc: boolean): Moment | undefined {
  const ms = msOfFields(fields);
  if (ms === undefined || Number.isNaN(ticks)) return undefined;
  return momentOf(ms + Math.floor(ticks / ticksPerMs), ticks % ticksPerMs, utc);
}
