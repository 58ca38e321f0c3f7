/**
 * Classes of characters, by UTF-16 unit: like the language's definition, no name starts with a character beyond the basic
 * plane. ASCII is decided without a regular expression, since nearly all of a formula is ASCII.
 */
const nameStart = /^[\p{L}\p{Nl}]$/u;
const namePart = /^[\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}\p{Cf}]$/u;
const spaceSeparator = /^\p{Zs}$/u;
const format = /^\p{Cf}$/u;

/** `0` to `9`. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a name may start with it, written without quotes. */
export function isNameStart(code: number): boolean {
  if (code < 128) return isLetter(code) || code === 95;
  return nameStart.test(String.fromCharCode(code));
}

/** Whether a name may contain it, written without quotes. */
export function isNamePart(code: number): boolean {
  if (code < 128) return isLetter(code) || isDigit(code) || code === 95;
  return namePart.test(String.fromCharCode(code));
}

/** White space, line ends included. */
export function isSpace(code: number): boolean {
  if (code < 128) return code === 32 || (code >= 9 && code <= 13);
  return isLineEnd(code) || code === 0xfeff || spaceSeparator.test(String.fromCharCode(code));
}

/** Line feed, carriage return, next line, line separator, paragraph separator. */
export function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** An invisible format character, such as a zero-width joiner: text literals drop them. */
export function isFormat(code: number): boolean {
  return code >= 128 && format.test(String.fromCharCode(code));
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}
