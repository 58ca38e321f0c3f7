/*
 * Walking JSON text without building values. Forgiving on purpose: comments, trailing commas and raw control characters
 * are stepped over, so that a place can be found in any text `readJsonText` could read.
 */

const quote = 0x22;
const backslash = 0x5c;

/** The offset of the next character that is not white space, a comment, a comma or a colon. */
export function skipBlank(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (
      code === 0x20 ||
      code === 0x0a ||
      code === 0x0d ||
      code === 0x09 ||
      code === 0x2c ||
      code === 0x3a ||
      code === 0xfeff
    ) {
      at += 1;
    } else if (code === 0x2f && text[at + 1] === '/') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
    } else if (code === 0x2f && text[at + 1] === '*') {
      const end = text.indexOf('*/', at);
      at = end === -1 ? text.length : end + 2;
    } else {
      return at;
    }
  }
}

/** The offset after a string that starts at `from` (its opening quote). */
export function skipString(text: string, from: number): number {
  let end = text.indexOf('"', from + 1);
  while (end !== -1) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === backslash) slashes += 1;
    if (slashes % 2 === 0) return end + 1;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

/** The offset after the value that starts at `from`. Iterative, so that no nesting can exhaust the stack. */
export function skipValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = skipString(text, at);
    } else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      at += 1;
    } else if (code === 0x7d || code === 0x5d) {
      if (depth === 0) return at;
      depth -= 1;
      at += 1;
    } else if (depth === 0) {
      return skipBare(text, at);
    } else {
      at = isBlankStart(code) ? Math.max(skipBlank(text, at), at + 1) : at + 1;
    }
    if (depth === 0) return at;
  }
  return at;
}

/** The string that starts at `from`, unescaped; its raw characters when the escapes are broken. */
export function stringValue(text: string, from: number, to: number): string {
  const raw = text.slice(from, to);
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return String(JSON.parse(raw));
  } catch {
    return raw.slice(1, -1);
  }
}

function isBlankStart(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x0a ||
    code === 0x0d ||
    code === 0x09 ||
    code === 0x2c ||
    code === 0x3a ||
    code === 0x2f
  );
}

function skipBare(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlankStart(code) || code === 0x7d || code === 0x5d || code === quote) break;
    at += 1;
  }
  return Math.max(at, from + 1);
}
