/**
 * Texts in JSON. Beside what JSON itself forbids, characters that cannot be seen or that not every reader knows are
 * escaped: controls, separators other than the blank, private and unassigned ones, and everything beyond U+FFFF.
 */
const plain = /^[ !#-[\]-~]*$/u;
const special = /["\\]|[^ -~]/gu;
const hidden = /^[\p{C}\p{Z}]$/u;
const visibleFormat = /^\p{Cf}$/u;

const short: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A text in quotation marks. */
export function jsonText(text: string): string {
  return plain.test(text) ? `"${text}"` : `"${text.replaceAll(special, escaped)}"`;
}

function escaped(character: string): string {
  const known = short.get(character);
  if (known !== undefined) return known;
  if (character.length === 1 && (!hidden.test(character) || visibleFormat.test(character))) return character;
  let result = '';
  for (let at = 0; at < character.length; at += 1) {
    result += `\\u${character.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  }
  return result;
}
