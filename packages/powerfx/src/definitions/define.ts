/** Programs: user-defined types, functions and named formulas, in whatever order they are written. */
import { createBinder } from '../binder/bind.ts';
import type { Symbols } from '../host/symbols.ts';
import type { Configuration } from '../config/features.ts';
import {
  parseDefinitions,
  type DefinitionsOptions,
  type FormulaDefinition,
  type FunctionDefinition,
  type TypeDefinition,
} from '../parser/definitions.ts';
import { isFatal, type Problem } from '../syntax/problem.ts';
import type { Type } from '../types/type.ts';
import { defineTypes } from './types.ts';
import { readUserFunction, type UserFunction } from './user-function.ts';

/** A program that was read and checked. */
export interface Program {
  readonly types: ReadonlyMap<string, Type>;
  /** Functions whose signatures are right; bodies may have problems. */
  readonly functions: readonly UserFunction[];
  /** Named formulas, as written; a graph binds and orders them. */
  readonly formulas: readonly FormulaDefinition[];
  readonly problems: readonly Problem[];
}

/** What a program may use beside what it defines itself. */
export interface DefineOptions extends DefinitionsOptions {
  readonly configuration: Configuration;
  readonly symbols: Symbols;
  /** Is told of the types before signatures are read. */
  readonly addTypes: (types: ReadonlyMap<string, Type>) => void;
  /**
   * Is told of functions and formulas before any body is bound, so that they may use each other in any order; calls
   * `bindBodies` once their names are known.
   */
  readonly addNames: (
    functions: readonly UserFunction[],
    formulas: readonly FormulaDefinition[],
    bindBodies: () => void,
  ) => void;
}

/** Reads a program and checks it. */
export function readProgram(source: string, options: DefineOptions): Program {
  const parsed = parseDefinitions(source, { ...options, numberMode: options.configuration.numberMode });
  const binder = createBinder(options.configuration, options.symbols);
  const typeDefinitions = parsed.items.filter((item): item is TypeDefinition => item.kind === 'type');
  const functionDefinitions = parsed.items.filter(
    (item): item is FunctionDefinition => item.kind === 'function',
  );
  const formulas = parsed.items.filter((item): item is FormulaDefinition => item.kind === 'formula');
  const types = defineTypes(typeDefinitions, binder);
  options.addTypes(types);
  const names = new Set<string>();
  const functions = functionDefinitions.flatMap((definition) => {
    const { name } = definition.identifier;
    if (names.has(name)) {
      binder.problems.push(problemAt(definition, 'ErrUDF_FunctionAlreadyDefined', name));
      return [];
    }
    names.add(name);
    if (
      definition.body.problems.some(isFatal) &&
      definition.parameters.length === 0 &&
      definition.body.root.kind === 'empty'
    )
      return [];
    const read = readUserFunction(definition, binder);
    return read === undefined ? [] : [read];
  });
  const bodies: Problem[] = [];
  options.addNames(functions, formulas, () => {
    for (const item of functions) bodies.push(...item.bindBody(binder));
  });
  return {
    types,
    functions,
    formulas,
    problems: distinct([...parsed.problems, ...binder.problems, ...bodies]),
  };
}

function problemAt(definition: FunctionDefinition, key: string, name: string): Problem {
  return { key, args: [name], span: definition.identifier.span, severity: 'severe' };
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>();
  return problems.filter(({ key, span }) => {
    const place = `${key} ${span.start} ${span.end}`;
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}
