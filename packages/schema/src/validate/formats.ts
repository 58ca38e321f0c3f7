import type { Json } from '@connectory/base';

/** How one declared `format` is checked. Values of a type the format does not speak of always fit. */
export interface FormatCheck {
  /** What the value should look like, to stand after "should be written as". */
  readonly words: string;
  readonly fits: (value: Json) => boolean;
}

const dateTime =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d{2}:?\d{2})$/;
const date = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const dateNoZone = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/;
const uuid = /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;
const email = /^[^\s@]+@[^\s@]+$/;
const uri = /^[a-z][a-z0-9+.-]*:[^\s]*$/i;
const base64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

const text = (words: string, pattern: RegExp): FormatCheck => ({
  words,
  fits: (value) => typeof value !== 'string' || pattern.test(value),
});

const whole = (words: string, limit: number): FormatCheck => ({
  words,
  fits: (value) => typeof value !== 'number' || !Number.isInteger(value) || Math.abs(value) <= limit,
});

/** The formats that are checked; every other `format` is advice to people and passes (connector SPEC §3.4). */
export const formatChecks: ReadonlyMap<string, FormatCheck> = new Map([
  ['date-time', text('an RFC 3339 date and time such as 2026-01-31T09:30:00Z', dateTime)],
  ['date', text('a date such as 2026-01-31', date)],
  ['date-no-tz', text('a date and time without a zone such as 2026-01-31T09:30:00', dateNoZone)],
  ['uuid', text('a UUID', uuid)],
  ['guid', text('a UUID', uuid)],
  ['email', text('an e-mail address', email)],
  ['uri', text('an absolute URI', uri)],
  ['byte', text('base64', base64)],
  ['int32', whole('a 32-bit integer', 2 ** 31)],
]);
