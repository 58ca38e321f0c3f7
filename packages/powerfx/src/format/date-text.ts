/** Prints a moment under a compiled date format. */
import type { Culture } from '../culture/culture.ts';
import { type DateParts, dateParts, timeOfDay } from '../dates/calendar.ts';
import { dayOfWeek } from '../dates/weeks.ts';
import type { DateFormat, DateToken } from './date-format.ts';

/** .NET keeps 100 nanoseconds, so seven digits. */
const maxFraction = 7;

/** Formats local milliseconds; `undefined` when the format asks for more digits of a second than exist. */
export function formatDate(local: number, format: DateFormat, culture: Culture): string | undefined {
  const parts = dateParts(local);
  let text = '';
  for (const token of format.tokens) {
    const piece = printToken(token, local, parts, format, culture);
    if (piece === undefined) return undefined;
    text += piece;
  }
  return text;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

function printToken(
  token: DateToken,
  local: number,
  parts: DateParts,
  format: DateFormat,
  culture: Culture,
): string | undefined {
  switch (token.kind) {
    case 'year':
      return token.width <= 2 ? padded(parts.year % 100, token.width) : padded(parts.year, token.width);
    case 'month':
      return monthText(parts.month, token.width, format.dayNumber, culture);
    case 'day':
      if (token.width <= 2) return padded(parts.day, token.width);
      return (token.width === 3 ? culture.daysShort : culture.daysLong)[dayOfWeek(local)] ?? '';
    case 'hour':
      return padded(parts.hour, token.width);
    case 'hour12':
      return padded(parts.hour % 12 === 0 ? 12 : parts.hour % 12, token.width);
    case 'minute':
      return padded(parts.minute, token.width);
    case 'second':
      return padded(parts.second, token.width);
    case 'fraction':
      return token.width > maxFraction ? undefined : fraction(local).slice(0, token.width);
    case 'half': {
      const designator = parts.hour < 12 ? culture.amDesignator : culture.pmDesignator;
      return token.short ? designator.slice(0, 1) : designator;
    }
    case 'dateSeparator':
      return culture.dateSeparator;
    case 'timeSeparator':
      return culture.timeSeparator;
    case 'literal':
      return token.text;
    default: {
      const unexpected: never = token;
      return unexpected;
    }
  }
}

function monthText(month: number, width: number, dayNumber: boolean, culture: Culture): string {
  if (width <= 2) return padded(month, width);
  if (width === 3) return culture.monthsShort[month - 1] ?? '';
  const names = dayNumber ? (culture.monthsGenitive ?? culture.monthsLong) : culture.monthsLong;
  return names[month - 1] ?? '';
}

/** The second's fraction as seven digits, cut and not rounded. */
function fraction(local: number): string {
  return padded(Math.floor(((timeOfDay(local) % 1000) + 1e-7) * 10_000), maxFraction);
}
