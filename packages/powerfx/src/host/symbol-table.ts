/** The names of an engine: the enums and functions of the language, and what a host adds. */
import { library, libraryFunction } from '../functions/library.ts';
import type { FunctionEntry } from '../functions/entry.ts';
import type { Type } from '../types/type.ts';
import { emptyTable } from '../values/value.ts';
import { builtInSets } from './enums.ts';
import type { OptionSetSymbol, Symbol, Symbols, VariableSymbol } from './symbols.ts';
import { variable } from './variable.ts';

const enumSymbols: ReadonlyMap<string, OptionSetSymbol> = new Map(
  builtInSets.map((set) => [set.name, { kind: 'optionSet', name: set.name, set }]),
);

/** Names that can be added to and removed. Later names hide earlier ones of the same name. */
export interface SymbolTable extends Symbols {
  readonly add: (symbol: Symbol) => void;
  readonly remove: (name: string) => void;
  readonly addFunction: (entry: FunctionEntry) => void;
  /** Removes a function by name and namespace; none unless told. */
  readonly removeFunction: (name: string, namespace?: string) => void;
}

/** How a table of names begins. */
export interface SymbolTableOptions {
  /** The functions that make a variable of a name nobody knows: `Set` in a host that reads formulas one after another. */
  readonly declaring?: readonly string[];
}

/** A table with the enums and functions of the language. */
export function createSymbolTable(options: SymbolTableOptions = {}): SymbolTable {
  const symbols = new Map<string, Symbol>(enumSymbols);
  const types = new Map<string, Type>();
  const byDisplayName = new Map<string, Symbol>();
  const functions = new Map<string, FunctionEntry>();
  const keyOf = (name: string, namespace: string): string => `${namespace}.${name}`;
  /** Another name may have taken the display name since: then it keeps it. */
  const forgetDisplayName = (name: string): void => {
    const known = symbols.get(name);
    if (known === undefined || known.kind === 'type' || known.displayName === undefined) return;
    if (byDisplayName.get(known.displayName)?.name === name) byDisplayName.delete(known.displayName);
  };
  /** A variable that becomes known to other formulas when it is written. */
  const declared = (name: string, type: Type, by: string): VariableSymbol => {
    // A collection begins empty; what Set names has no value before it is set.
    const value = by !== 'Set' && type.kind === 'table' ? emptyTable : null;
    const made = variable({ name, type, value, canSet: true, canMutate: true });
    const current = (): VariableSymbol => {
      const known = symbols.get(name);
      return known?.kind === 'variable' && known.type === type ? known : made;
    };
    return {
      ...made,
      read: () => current().read(),
      write: (value) => {
        const own = current();
        own.write?.(value);
        symbols.set(name, own);
      },
    };
  };
  return {
    declare: (name, type, by) =>
      options.declaring?.includes(by) === true ? declared(name, type, by) : undefined,
    find: (name) => symbols.get(name) ?? byDisplayName.get(name),
    findType: (name) => types.get(name),
    findFunction: (name, namespace) =>
      functions.get(keyOf(name, namespace)) ?? libraryFunction(name, namespace),
    all: () => [
      ...symbols.values(),
      ...[...types].map(([name, type]): Symbol => ({ kind: 'type', name, type })),
    ],
    functions: () => [...functions.values(), ...library],
    add: (symbol) => {
      if (symbol.kind === 'type') {
        types.set(symbol.name, symbol.type);
        return;
      }
      forgetDisplayName(symbol.name);
      symbols.set(symbol.name, symbol);
      if (symbol.displayName !== undefined) byDisplayName.set(symbol.displayName, symbol);
    },
    remove: (name) => {
      forgetDisplayName(name);
      // What hid an enum of the language is gone, and the enum is there again.
      const hidden = enumSymbols.get(name);
      if (hidden === undefined || symbols.get(name) === hidden) symbols.delete(name);
      else symbols.set(name, hidden);
      types.delete(name);
    },
    addFunction: (entry) => functions.set(keyOf(entry.name, entry.namespace ?? ''), entry),
    removeFunction: (name, namespace = '') => functions.delete(keyOf(name, namespace)),
  };
}
