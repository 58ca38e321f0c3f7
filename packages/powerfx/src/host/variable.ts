/** Variables that live in memory. */
import type { Type } from '../types/type.ts';
import type { Value } from '../values/value.ts';
import { typeOfValue } from '../values/type-of.ts';
import type { VariableRole, VariableSymbol } from './symbols.ts';

/** What a variable is made of. */
export interface VariableOptions {
  readonly name: string;
  readonly displayName?: string;
  /** What it is to makers, where it is more than a variable. */
  readonly role?: VariableRole;
  /** The type of the value unless told. */
  readonly type?: Type;
  readonly value: Value;
  /** Whether `Set` may give it a new value. */
  readonly canSet?: boolean;
  /** Whether Collect, Patch, Remove and the like may change its rows. */
  readonly canMutate?: boolean;
  /** Whether `Set` may change a part of it. */
  readonly canSetParts?: boolean;
}

/**
 * A variable kept in memory.
 *
 * @example
 * ```ts
 * import { createEngine, variable } from '@connectory/powerfx';
 * const engine = createEngine();
 * engine.symbols.add(variable({ name: 'price', value: 12.5 }));
 * engine.formula('price * 2').run(); // 25
 * ```
 */
export function variable(options: VariableOptions): VariableSymbol {
  let current = options.value;
  return {
    kind: 'variable',
    name: options.name,
    ...(options.displayName === undefined ? {} : { displayName: options.displayName }),
    ...(options.role === undefined ? {} : { role: options.role }),
    type: options.type ?? typeOfValue(options.value),
    waits: false,
    read: () => current,
    write: (value) => {
      current = value;
    },
    canSet: options.canSet ?? false,
    canMutate: options.canMutate ?? false,
    canSetParts: options.canSetParts ?? false,
  };
}
