import { tokenize, type LexerOptions } from '../lexer/tokenize.ts';

/** The names that occur in a formula's text, whatever they mean there. */
export function namesMentioned(text: string, options: LexerOptions): ReadonlySet<string> {
  const names = new Set<string>();
  for (const token of tokenize(text, options)) if (token.kind === 'identifier') names.add(token.value);
  return names;
}
