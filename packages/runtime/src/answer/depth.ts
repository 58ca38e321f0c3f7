/** Levels of lists and objects in one another that are read as JSON. Code that walks values may then call itself. */
export const maxJsonDepth = 512;

const quote = 0x22;
const backslash = 0x5c;

/** True for JSON that nests more deeply than is read. Looks at each character once; short texts cannot be that deep. */
export function isTooDeep(text: string): boolean {
  if (text.length <= 2 * maxJsonDepth) return false;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code === backslash) at += 1;
      else if (code === quote) quoted = false;
    } else if (code === quote) quoted = true;
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > maxJsonDepth) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}
