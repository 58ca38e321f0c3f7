import { isNamePart, isNameStart } from '../lexer/characters.ts';
import { keywords, reservedWords } from '../lexer/vocabulary.ts';

/** A name as it has to be written: in single quotes when it is not a plain identifier, or is a keyword or a reserved word. */
export function escapeName(name: string): string {
  return isPlain(name) ? name : quoteName(name);
}

/** A name in single quotes. */
export function quoteName(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}

function isPlain(name: string): boolean {
  if (!isNameStart(name.charCodeAt(0)) || keywords.has(name) || reservedWords.has(name)) return false;
  for (let at = 1; at < name.length; at += 1) if (!isNamePart(name.charCodeAt(at))) return false;
  return true;
}

/** A text literal's inside: quotes are doubled. */
export function escapeText(text: string): string {
  return text.replaceAll('"', '""');
}

/** Literal text inside of an interpolated text: braces are doubled too. */
export function escapeStretch(text: string): string {
  return escapeText(text).replaceAll('{', '{{').replaceAll('}', '}}');
}
