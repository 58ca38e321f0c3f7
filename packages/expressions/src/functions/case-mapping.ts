/** Upper and lower case of the invariant culture: one character for one, and the Turkish i untouched. */

/** Text in lower case. */
export function invariantLower(text: string): string {
  return isAscii(text) ? text.toLowerCase() : mapCharacters(text, (one) => one.toLowerCase(), 'İ');
}

/** Text in upper case. */
export function invariantUpper(text: string): string {
  return isAscii(text) ? text.toUpperCase() : mapCharacters(text, (one) => one.toUpperCase(), 'ı');
}

function isAscii(text: string): boolean {
  return /^[\0-\u007f]*$/u.test(text);
}

function mapCharacters(text: string, map: (one: string) => string, untouched: string): string {
  let mapped = '';
  for (const one of text) {
    const other = one === untouched ? one : map(one);
    // What grows, such as ß to SS, stays.
    mapped += other.length === one.length ? other : one;
  }
  return mapped;
}
