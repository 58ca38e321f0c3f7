/** Moments as texts, by the standard and custom format strings of .NET. */
import { usEnglish, type Culture } from '../culture/culture.ts';
import { fieldsOf, ticksPerMs, weekdayOf, type Fields, type Moment } from './moment.ts';

/** The format that is used when none is named: the round-trip one. */
export const roundTrip = 'o';

/** The custom pattern of a standard format letter; `undefined` for letters that are none. */
function standardPattern(letter: string, culture: Culture): string | undefined {
  switch (letter) {
    case 'd':
      return culture.shortDate;
    case 'D':
      return culture.longDate;
    case 'f':
      return `${culture.longDate} ${culture.shortTime}`;
    case 'F':
    case 'U':
      return `${culture.longDate} ${culture.longTime}`;
    case 'g':
      return `${culture.shortDate} ${culture.shortTime}`;
    case 'G':
      return `${culture.shortDate} ${culture.longTime}`;
    case 'm':
    case 'M':
      return culture.monthDay;
    case 'o':
    case 'O':
      return 'yyyy-MM-ddTHH:mm:ss.fffffffK';
    case 'r':
    case 'R':
      return "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
    case 's':
      return "yyyy-MM-ddTHH':'mm':'ss";
    case 't':
      return culture.shortTime;
    case 'T':
      return culture.longTime;
    case 'u':
      return "yyyy-MM-dd HH':'mm':'ss'Z'";
    case 'y':
    case 'Y':
      return culture.yearMonth;
    default:
      return undefined;
  }
}

/** A moment in a format; `undefined` when the format is none. An empty format is the culture's general one. */
export function formatMoment(moment: Moment, format: string, culture: Culture): string | undefined {
  if (format === '') return formatMoment(moment, 'G', culture);
  if (format.length > 1) return custom(moment, format, culture);
  const pattern = standardPattern(format, culture);
  // What is meant for machines is the same in every culture.
  const own = /^[oOrRsu]$/u.test(format) ? usEnglish : culture;
  return pattern === undefined ? undefined : custom(moment, pattern, own);
}

const token = /'[^']*'|"[^"]*"|\\[^]|%(?=[^%])|(?<letter>[dfFghHmMstyz])\k<letter>*|K|:|\/|[^]/gu;

/** A piece of a pattern: a letter or mark with how often it stands there, or a text as it is printed. */
interface Piece {
  readonly letter: string;
  readonly width: number;
  readonly text: string;
}

interface Pattern {
  readonly pieces: readonly Piece[];
  /** Whether the day of the month is printed too. */
  readonly besideDay: boolean;
}

const known = new Map<string, Pattern | undefined>();

/** The pieces of a pattern; `undefined` when it is none. Flows use few patterns, and each again and again. */
function patternOf(pattern: string): Pattern | undefined {
  const before = known.get(pattern);
  if (before !== undefined || known.has(pattern)) return before;
  const found = readPattern(pattern);
  if (known.size < 1_000 && pattern.length < 1_000) known.set(pattern, found);
  return found;
}

function readPattern(pattern: string): Pattern | undefined {
  const pieces: Piece[] = [];
  for (const [piece] of pattern.matchAll(token)) {
    // A quote, backslash or percent sign that nothing follows is a mistake; a percent sign before a letter says nothing.
    if (piece === '%') continue;
    if (/^['"\\]$/u.test(piece)) return undefined;
    if (/^[fF]{8}/u.test(piece)) return undefined;
    pieces.push(pieceOf(piece));
  }
  const besideDay = /(?<!d)d{1,2}(?!d)/u.test(pattern.replaceAll(/'[^']*'|"[^"]*"|\\[^]/gu, ''));
  return { pieces, besideDay };
}

function pieceOf(piece: string): Piece {
  const letter = piece.charAt(0);
  if (/^[dfFghHmMstyzK:/]/u.test(piece)) return { letter, width: piece.length, text: '' };
  const text = /^['"]/u.test(piece) ? piece.slice(1, -1) : piece.replace(/^\\/u, '');
  return { letter: '', width: 0, text };
}

function custom(moment: Moment, format: string, culture: Culture): string | undefined {
  const pattern = patternOf(format);
  if (pattern === undefined) return undefined;
  const printing: Printing = { moment, fields: fieldsOf(moment), culture, besideDay: pattern.besideDay };
  let text = '';
  for (const { letter, width, text: plain } of pattern.pieces) {
    const written = letter === '' ? plain : write(letter, width, printing);
    // An F without digits takes the point in front of it away.
    text = written === '' && letter === 'F' && text.endsWith('.') ? text.slice(0, -1) : text + written;
  }
  return text;
}

interface Printing {
  readonly moment: Moment;
  readonly fields: Fields;
  readonly culture: Culture;
  /** Whether the day of the month is printed too. */
  readonly besideDay: boolean;
}

function padded(value: number, width: number): string {
  return value < 10 && width > 1 ? `0${value}` : String(value);
}

function write(letter: string, width: number, printing: Printing): string {
  const { moment, fields, culture } = printing;
  switch (letter) {
    case 'd':
      if (width < 3) return padded(fields.day, width);
      return (width === 3 ? culture.daysShort : culture.daysLong)[weekdayOf(moment)] ?? '';
    case 'M':
      return monthText(width, printing);
    case 'y':
      return width < 3 ? padded(fields.year % 100, width) : String(fields.year).padStart(width, '0');
    case 'h':
      return padded(fields.hour % 12 === 0 ? 12 : fields.hour % 12, width);
    case 'H':
      return padded(fields.hour, width);
    case 'm':
      return padded(fields.minute, width);
    case 's':
      return padded(fields.second, width);
    case 'f':
      return fraction(moment).slice(0, width);
    case 'F':
      return fraction(moment).slice(0, width).replace(/0+$/u, '');
    case 't': {
      const half = fields.hour < 12 ? culture.morning : culture.afternoon;
      return width === 1 ? half.slice(0, 1) : half;
    }
    case 'g':
      return 'A.D.';
    case 'z':
      // The host's own zone is UTC.
      return width === 1 ? '+0' : width === 2 ? '+00' : '+00:00';
    case 'K':
      return moment.utc ? 'Z' : '';
    case ':':
      return culture.timeSeparator;
    default:
      return culture.dateSeparator;
  }
}

function monthText(width: number, { fields: { month }, culture, besideDay }: Printing): string {
  if (width < 3) return padded(month, width);
  if (width === 3) return culture.monthsShort[month - 1] ?? '';
  return (besideDay ? culture.monthsBesideDay : culture.monthsLong)[month - 1] ?? '';
}

/** The digits behind the second. */
function fraction({ ms, rest }: Moment): string {
  const millisecond = ((ms % 1_000) + 1_000) % 1_000;
  return String(millisecond * ticksPerMs + rest).padStart(7, '0');
}
