import type { Separators } from '../lexer/separators.ts';
import { type LexerOptions, tokenize } from '../lexer/tokenize.ts';

/**
 * A formula in the separators of another culture. Only numbers, list and chaining separators change; white space and comments
 * stay where they are.
 */
export function convertSeparators(
  source: string,
  from: Separators,
  to: Separators,
  options: Omit<LexerOptions, 'separators'> = {},
): string {
  let text = '';
  for (const { kind, start, end, value } of tokenize(source, { ...options, separators: from })) {
    const written = source.slice(start, end);
    if (kind === 'number') text += written.replace(from.decimal, to.decimal);
    else if (kind === 'punctuator' && value === ',') text += to.list;
    else if (kind === 'punctuator' && value === ';') text += to.chain;
    else text += written;
  }
  return text;
}
