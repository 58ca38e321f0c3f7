/** Time spans, in hundreds of nanoseconds. */

const perSecond = 10_000_000n;
const perDay = 86_400n * perSecond;

interface Parts {
  readonly negative: boolean;
  readonly days: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: bigint;
  readonly fraction: string;
}

function partsOf(span: bigint): Parts {
  const size = span < 0n ? -span : span;
  const seconds = size / perSecond;
  return {
    negative: span < 0n,
    days: size / perDay,
    hours: (seconds / 3_600n) % 24n,
    minutes: (seconds / 60n) % 60n,
    seconds: seconds % 60n,
    fraction: String(size % perSecond).padStart(7, '0'),
  };
}

function two(value: bigint): string {
  return String(value).padStart(2, '0');
}

/** `[-][d.]hh:mm:ss[.fffffff]` */
export function spanText(span: bigint): string {
  const { negative, days, hours, minutes, seconds, fraction } = partsOf(span);
  const day = days === 0n ? '' : `${days}.`;
  const rest = fraction === '0000000' ? '' : `.${fraction}`;
  return `${negative ? '-' : ''}${day}${two(hours)}:${two(minutes)}:${two(seconds)}${rest}`;
}

/** Reads `[-][d.]hh:mm[:ss[.fffffff]]`, or days alone; `undefined` when the text is no span. */
export function parseSpan(text: string): bigint | undefined {
  const match = /^\s*(-)?(?:(\d{1,8})\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?\s*$/u.exec(text);
  const daysAlone = /^\s*(-)?(\d{1,8})\s*$/u.exec(text);
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] =
    match ?? daysAlone ?? [];
  if (match === null && daysAlone === null) return undefined;
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const whole =
    BigInt(days) * 86_400n + BigInt(Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds));
  const span = whole * perSecond + BigInt(fraction.padEnd(7, '0'));
  return sign === undefined ? span : -span;
}

const token = /'[^']*'|"[^"]*"|\\[^]|%|(?<letter>[dhmsfF])\k<letter>*|[^]/gu;

/** A span in a format: `c`, `g`, `G` or a custom one; `undefined` when the format is none. */
export function formatSpan(span: bigint, format: string, decimalSeparator: string): string | undefined {
  const parts = partsOf(span);
  const { negative, days, hours, minutes, seconds, fraction } = parts;
  const sign = negative ? '-' : '';
  switch (format) {
    case '':
    case 'c':
    case 't':
    case 'T':
      return spanText(span);
    case 'g': {
      const short = fraction.replace(/0+$/u, '');
      const day = days === 0n ? '' : `${days}:`;
      return `${sign}${day}${hours}:${two(minutes)}:${two(seconds)}${short === '' ? '' : decimalSeparator + short}`;
    }
    case 'G':
      return `${sign}${days}:${two(hours)}:${two(minutes)}:${two(seconds)}${decimalSeparator}${fraction}`;
    default:
      return format.length === 1 ? undefined : custom(parts, format);
  }
}

function custom(parts: Parts, format: string): string | undefined {
  let text = '';
  for (const [piece] of format.matchAll(token)) {
    const written = write(piece, parts);
    if (written === undefined) return undefined;
    text += written;
  }
  return text;
}

function write(piece: string, { days, hours, minutes, seconds, fraction }: Parts): string | undefined {
  const width = piece.length;
  const number = (value: bigint): string => String(value).padStart(width, '0');
  switch (piece[0]) {
    case 'd':
      return number(days);
    case 'h':
      return width > 2 ? undefined : number(hours);
    case 'm':
      return width > 2 ? undefined : number(minutes);
    case 's':
      return width > 2 ? undefined : number(seconds);
    case 'f':
      return width > 7 ? undefined : fraction.slice(0, width);
    case 'F':
      return width > 7 ? undefined : fraction.slice(0, width).replace(/0+$/u, '');
    case "'":
    case '"':
      return width < 2 ? undefined : piece.slice(1, -1);
    case '\\':
      return width < 2 ? undefined : piece.slice(1);
    case '%':
      return '';
    default:
      // A letter or sign that is no part of a span must be quoted.
      return undefined;
  }
}
