/*
 * A JSON tokenizer of our own, written without the readers under test: it compares two texts by what they say, in the
 * order they say it, down to the spelling of numbers. It steps over comments, commas and line ends.
 */

/** Values of a text in order: punctuation, strings unescaped, numbers and words as spelled. */
export function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  const pattern = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\]|\\[\s\S])*"|[{}[\]]|[^\s,:{}[\]"\uFEFF]+/g;
  for (const [token] of text.matchAll(pattern)) {
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    tokens.push(token.startsWith('"') ? `"${unescaped(token)}` : token);
  }
  return tokens;
}

function unescaped(token: string): string {
  try {
    return String(JSON.parse(token));
  } catch {
    const escaped = token
      .slice(1, -1)
      // oxlint-disable-next-line no-control-regex -- raw control characters are what files in the wild hold
      .replaceAll(/[\u0000-\u001f]/g, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
    try {
      return String(JSON.parse(`"${escaped}"`));
    } catch {
      return token.slice(1, -1);
    }
  }
}

/** The first difference of two lists of tokens, in words. */
export function firstDifference(before: readonly string[], after: readonly string[]): string | undefined {
  const length = Math.max(before.length, after.length);
  for (let at = 0; at < length; at += 1) {
    if (before[at] === after[at]) continue;
    const from = Math.max(0, at - 3);
    return `token ${at}: read ${before.slice(from, at + 2).join(' ')}, wrote ${after.slice(from, at + 2).join(' ')}`;
  }
  return undefined;
}

/** Tokens that carry values: for texts whose punctuation had to be mended. */
export function valuesOf(tokens: readonly string[]): readonly string[] {
  return tokens.filter((token) => !/^[{}[\]]$/.test(token));
}

/** Whether one object of a text names a member twice; of such a text only the last value can be kept. */
export function hasDuplicates(text: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  const tokens = text.match(/"(?:[^"\\]|\\[\s\S])*"\s*:?|[{}[\]]/g) ?? [];
  for (const token of tokens) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(undefined);
    else if (token === '}' || token === ']') open.pop();
    else if (token.endsWith(':')) {
      const names = open.at(-1);
      const name = unescaped(token.slice(0, -1).trimEnd());
      if (names?.has(name) === true) return true;
      names?.add(name);
    }
  }
  return false;
}
