/** The names that can stand where a type is wanted. */
import { escapeName } from '../printer/escape.ts';
import { builtInTypeNames } from '../binder/type-expressions.ts';
import type { Symbols } from '../host/symbols.ts';
import type { Candidate } from './item.ts';

/** Types that are built in, and those of the host. */
export function typeCandidates(symbols: Symbols, withVoid: boolean): readonly Candidate[] {
  const names = [...builtInTypeNames, ...(withVoid ? ['Void'] : [])];
  const found: Candidate[] = names.map((name) => ({ label: name, kind: 'type' }));
  for (const symbol of symbols.all()) {
    if (symbol.kind === 'type')
      found.push({ label: escapeName(symbol.name), match: symbol.name, kind: 'type', type: symbol.type });
  }
  return found;
}
