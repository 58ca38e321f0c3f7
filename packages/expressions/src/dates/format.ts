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

interface Pieces {
  readonly pieces: readonly string[];
  /** Whether the day of the month is printed too. */
  readonly besideDay: boolean;
}

const known = new Map<string, Pieces>();

/** The pieces of a pattern. Flows use few patterns, and each again and again. */
function piecesOf(pattern: string): Pieces {
  const before = known.get(pattern);
  if (before !== undefined) return before;
  const found = {
    pieces: [...pattern.matchAll(token)].map(([piece]) => piece),
    besideDay: /(?<!d)d{1,2}(?!d)/u.test(pattern.replaceAll(/'[^']*'|"[^"]*"|\\[^]/gu, '')),
  };
  if (known.size < 1_000 && pattern.length < 1_000) known.set(pattern, found);
  return found;
}

function custom(moment: Moment, pattern: string, culture: Culture): string | undefined {
  const { pieces, besideDay } = piecesOf(pattern);
  const printing: Printing = { moment, fields: fieldsOf(moment), culture, besideDay };
  let text = '';
  for (const piece of pieces) {
    const alone = piece.length === 1 && /['"\\%]/u.test(piece);
    const written = alone ? broken(piece) : write(piece, printing);
    if (written === undefined) return undefined;
    // An F without digits takes the point in front of it away.
    text = written === '' && piece.startsWith('F') && text.endsWith('.') ? text.slice(0, -1) : text + written;
  }
  return text;
}

/** A quote, backslash or percent sign that nothing follows is a mistake; a percent sign before a letter says nothing. */
function broken(piece: string): string | undefined {
  return piece === '%' ? '' : undefined;
}

interface Printing {
  readonly moment: Moment;
  readonly fields: Fields;
  readonly culture: Culture;
  /** Whether the day of the month is printed too. */
  readonly besideDay: boolean;
}

function padded(value: number, width: number): string {
  return String(value).padStart(Math.min(width, 2), '0');
}

function write(piece: string, printing: Printing): string | undefined {
  const { moment, fields, culture } = printing;
  const width = piece.length;
  switch (piece[0]) {
    case 'd':
      if (width < 3) return padded(fields.day, width);
      return (width === 3 ? culture.daysShort : culture.daysLong)[weekdayOf(moment)];
    case 'M':
      return monthText(width, printing);
    case 'y':
      return width < 3
        ? String(fields.year % 100).padStart(width, '0')
        : String(fields.year).padStart(width, '0');
    case 'h':
      return padded(fields.hour % 12 === 0 ? 12 : fields.hour % 12, width);
    case 'H':
      return padded(fields.hour, width);
    case 'm':
      return padded(fields.minute, width);
    case 's':
      return padded(fields.second, width);
    case 'f':
      return width > 7 ? undefined : fraction(moment).slice(0, width);
    case 'F':
      return width > 7 ? undefined : fraction(moment).slice(0, width).replace(/0+$/u, '');
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
    case '/':
      return culture.dateSeparator;
    case "'":
    case '"':
      return piece.slice(1, -1);
    case '\\':
      return piece.slice(1);
    default:
      return piece;
  }
}

function monthText(width: number, { fields: { month }, culture, besideDay }: Printing): string | undefined {
  if (width < 3) return padded(month, width);
  if (width === 3) return culture.monthsShort[month - 1];
  return (besideDay ? culture.monthsBesideDay : culture.monthsLong)[month - 1];
}

/** The digits behind the second. */
function fraction({ ms, rest }: Moment): string {
  const millisecond = ((ms % 1_000) + 1_000) % 1_000;
  return String(millisecond * ticksPerMs + rest).padStart(7, '0');
}
