/** ISO 8601 texts of JSON, connectors and DateTimeFormat.UTC. */
import { dateParts } from '../dates/calendar.ts';

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** The date of local milliseconds as `2023-03-25`. */
export function isoDate(local: number): string {
  const { year, month, day } = dateParts(local);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** The clock face of local milliseconds or of a time span as `02:12:34.567`. */
export function isoTime(local: number): string {
  const { hour, minute, second, millisecond } = dateParts(local);
  return `${padded(hour, 2)}:${padded(minute, 2)}:${padded(second, 2)}.${padded(millisecond, 3)}`;
}

/** An instant (UTC milliseconds) as `2023-03-25T02:12:34.567Z`. */
export function isoInstant(utc: number): string {
  return `${isoDate(utc)}T${isoTime(utc)}Z`;
}
