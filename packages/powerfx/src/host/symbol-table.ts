/** The names of an engine: the enums and functions of the language, and what a host adds. */
import { library, libraryFunction } from '../functions/library.ts';
import type { FunctionEntry } from '../functions/entry.ts';
import type { Type } from '../types/type.ts';
import { builtInSets } from './enums.ts';
import type { OptionSetSymbol, Symbol, Symbols } from './symbols.ts';

const enumSymbols: readonly OptionSetSymbol[] = builtInSets.map((set) => ({ kind: 'optionSet', name: set.name, set }));

/** Names that can be added to and removed. Later names hide earlier ones of the same name. */
export interface SymbolTable extends Symbols {
  readonly add: (symbol: Symbol) => void;
  readonly remove: (name: string) => void;
  readonly addFunction: (entry: FunctionEntry) => void;
  readonly removeFunction: (name: string) => void;
}

/** A table with the enums and functions of the language. */
export function createSymbolTable(): SymbolTable {
  const symbols = new Map<string, Symbol>(enumSymbols.map((symbol) => [symbol.name, symbol]));
  const types = new Map<string, Type>();
  const byDisplayName = new Map<string, Symbol>();
  const functions = new Map<string, FunctionEntry>();
  const keyOf = (name: string, namespace: string): string => `${namespace}.${name}`;
  return {
    find: (name) => symbols.get(name) ?? byDisplayName.get(name),
    findType: (name) => types.get(name),
    findFunction: (name, namespace) => functions.get(keyOf(name, namespace)) ?? libraryFunction(name, namespace),
    all: () => symbols.values(),
    functions: () => [...functions.values(), ...library],
    add: (symbol) => {
      if (symbol.kind === 'type') {
        types.set(symbol.name, symbol.type);
        return;
      }
      symbols.set(symbol.name, symbol);
      if (symbol.displayName !== undefined) byDisplayName.set(symbol.displayName, symbol);
    },
    remove: (name) => {
      const known = symbols.get(name);
      symbols.delete(name);
      types.delete(name);
      if (known !== undefined && known.kind !== 'type' && known.displayName !== undefined) byDisplayName.delete(known.displayName);
    },
    addFunction: (entry) => functions.set(keyOf(entry.name, entry.namespace ?? ''), entry),
    removeFunction: (name) => functions.delete(keyOf(name, '')),
  };
}
