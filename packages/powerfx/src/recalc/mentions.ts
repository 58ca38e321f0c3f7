import type { FormulaOptions } from '../host/engine.ts';
import { separatorsFor } from '../lexer/separators.ts';
import { tokenize } from '../lexer/tokenize.ts';

/** The names that occur in a formula's text, whatever they mean there. */
export function namesMentioned(text: string, options: FormulaOptions): ReadonlySet<string> {
  const { culture, textFirst = false, reservedWords = true } = options;
  const tokens = tokenize(text, {
    textFirst,
    reservedWords,
    ...(culture === undefined ? {} : { separators: separatorsFor(culture.decimalSeparator) }),
  });
  const names = new Set<string>();
  for (const token of tokens) if (token.kind === 'identifier') names.add(token.value);
  return names;
}
