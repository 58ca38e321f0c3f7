/** Dates in a known .NET format. */
import type { Culture } from '../culture/culture.ts';
import type { Moment } from './moment.ts';
import { maxDateLength, momentOfReading } from './parse.ts';

const token = /'[^']*'|"[^"]*"|\\[^]|(?<letter>[dfFghHmMstyzK])\k<letter>*|[^]/gu;
const escapable = /[\\^$.*+?()[\]{}|/]/gu;

/** The moment of a text that is written in a format; `undefined` when it is not. */
export function parseExact(text: string, format: string, culture: Culture): Moment | undefined {
  if (text.length > maxDateLength) return undefined;
  const fields: string[] = [];
  let source = '';
  for (const [piece] of format.matchAll(token)) {
    const pattern = patternOf(piece, culture);
    // A field that stands twice has no meaning, and many of them would make matching slow.
    if (pattern.group !== undefined && fields.includes(pattern.group)) return undefined;
    if (pattern.group !== undefined) fields.push(pattern.group);
    source += pattern.source;
  }
  const match = new RegExp(`^\\s*${source}\\s*$`, 'iu').exec(text);
  if (match === null) return undefined;
  const found = new Map(fields.map((field, index) => [field, match[index + 1] ?? '']));
  return momentOfReading({
    year: yearOf(found.get('year') ?? '0001'),
    month: monthOf(found, culture),
    day: Number(found.get('day') ?? 1),
    hour: hourOf(found, culture),
    minute: Number(found.get('minute') ?? 0),
    second: Number(found.get('second') ?? 0),
    fraction: found.get('fraction') ?? '',
    zone: found.get('zone') ?? '',
  });
}

interface Pattern {
  readonly source: string;
  /** Which field the text is; absent for plain text. */
  readonly group?: string;
}

function escaped(text: string): string {
  return text.replaceAll(escapable, String.raw`\$&`);
}

function digits(piece: string, group: string): Pattern {
  return {
    source: piece.length === 1 ? String.raw`(\d{1,2})` : String.raw`(\d{${Math.min(piece.length, 2)}})`,
    group,
  };
}

function oneOf(names: readonly string[]): string {
  return names
    .toSorted((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
}

function patternOf(piece: string, culture: Culture): Pattern {
  const width = piece.length;
  switch (piece[0]) {
    case 'y':
      return { source: width < 3 ? String.raw`(\d{1,2})` : String.raw`(\d{${width}})`, group: 'year' };
    case 'M':
      if (width < 3) return digits(piece, 'month');
      return {
        source: `(${oneOf([...culture.monthsLong, ...culture.monthsBesideDay, ...culture.monthsShort])})`,
        group: 'monthName',
      };
    case 'd':
      return width < 3
        ? digits(piece, 'day')
        : { source: `(${oneOf([...culture.daysLong, ...culture.daysShort])})`, group: 'weekday' };
    case 'H':
    case 'h':
      return digits(piece, 'hour');
    case 'm':
      return digits(piece, 'minute');
    case 's':
      return digits(piece, 'second');
    case 'f':
      return { source: String.raw`(\d{${width}})`, group: 'fraction' };
    case 'F':
      return { source: String.raw`(\d{0,${width}})`, group: 'fraction' };
    case 't':
      return { source: `(${oneOf([culture.morning, culture.afternoon, 'AM', 'PM'])})`, group: 'half' };
    case 'K':
    case 'z':
      return { source: String.raw`(Z|[+-]\d{2}(?::?\d{2})?|)`, group: 'zone' };
    case "'":
    case '"':
      return { source: escaped(width > 1 ? piece.slice(1, -1) : piece) };
    case '\\':
      return { source: escaped(piece.slice(1)) };
    default:
      return { source: escaped(piece) };
  }
}

function yearOf(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 50 ? 2000 : 1900);
}

function monthOf(found: ReadonlyMap<string, string>, culture: Culture): number {
  const name = found.get('monthName')?.toLowerCase();
  if (name === undefined) return Number(found.get('month') ?? 1);
  const lists = [culture.monthsLong, culture.monthsBesideDay, culture.monthsShort];
  return (
    lists
      .map((names) => names.findIndex((one) => one.toLowerCase() === name) + 1)
      .find((index) => index > 0) ?? 0
  );
}

function hourOf(found: ReadonlyMap<string, string>, culture: Culture): number {
  const hour = Number(found.get('hour') ?? 0);
  const half = found.get('half')?.toLowerCase();
  if (half === undefined) return hour;
  const isAfternoon = half === culture.afternoon.toLowerCase() || half === 'pm';
  return (hour % 12) + (isAfternoon ? 12 : 0);
}
