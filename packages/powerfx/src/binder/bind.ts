/** From a tree to its meaning: types, conversions, symbols, problems. */
import type { Configuration } from '../config/features.ts';
import type { Symbols } from '../host/symbols.ts';
import type { BinaryNode, Node } from '../syntax/nodes.ts';
import { isFatal } from '../syntax/problem.ts';
import type { Syntax } from '../syntax/syntax.ts';
import { typeName } from '../types/names.ts';
import { blankType, booleanType, errorType, textType, type Type } from '../types/type.ts';
import type { Bound } from './bound.ts';
import { bindCall } from './calls.ts';
import { bindChain, bindInterpolation, bindRecord, bindTable } from './literals.ts';
import { bindMember, bindName } from './names.ts';
import { bindBinary, bindUnary, modeType } from './operators.ts';
import type { Scope } from './scope.ts';
import { convert, report, type Binder } from './state.ts';

/** How a formula is bound. */
export interface BindOptions {
  readonly configuration: Configuration;
  readonly symbols: Symbols;
  /** Whether behaviour functions and chains are allowed. */
  readonly sideEffects?: boolean;
  /** The type the result is wanted as; it is converted to it where it can be. */
  readonly expected?: Type | ((given: Type) => Type);
  /** The key under which a result of another type is told, and its arguments. */
  readonly misfit?: (given: Type) => readonly [key: string, ...args: readonly string[]];
  /** Names in scope from outside: parameters of a user-defined function. Their slots come first. */
  readonly scope?: Scope;
}

/** Gives every node its type and meaning. Never throws; what is wrong is in `problems`. */
export function bindFormula(syntax: Syntax, options: BindOptions): Bound {
  const binder = createBinder(options.configuration, options.symbols, options.sideEffects ?? false);
  binder.problems.push(...syntax.problems);
  binder.scope = options.scope;
  binder.slots = options.scope?.names.length ?? 0;
  let type = binder.bind(syntax.root);
  if (binder.meanings[syntax.root.id]?.kind === 'optionSet') {
    report(binder, syntax.root, 'ErrInvalidName', []);
    type = errorType;
  }
  if (options.expected !== undefined && type.kind !== 'error') {
    const expected = typeof options.expected === 'function' ? options.expected(type) : options.expected;
    if (convert(binder, syntax.root, type, expected)) type = expected;
    else {
      const given = typeName(type);
      const [key, ...args] = options.misfit?.(type) ?? [
        'ErrBadType_ExpectedType_ProvidedType',
        typeName(expected),
        given,
      ];
      report(binder, syntax.root, key, args);
    }
  }
  return {
    syntax,
    configuration: options.configuration,
    type,
    types: binder.types,
    coercions: binder.coercions,
    meanings: binder.meanings,
    calls: binder.calls,
    slots: binder.slots,
    problems: binder.problems,
    runs: !binder.problems.some(isFatal),
    behavior: binder.behavior,
    sideEffects: binder.sideEffects,
    reads: [...binder.reads],
  };
}

/** A binder that has seen nothing yet. */
export function createBinder(configuration: Configuration, symbols: Symbols, sideEffects = false): Binder {
  const binder: Binder = {
    configuration,
    symbols,
    sideEffects,
    types: [],
    coercions: [],
    meanings: [],
    calls: [],
    problems: [],
    reads: new Set(),
    declared: new Map(),
    scope: undefined,
    slots: 0,
    behavior: false,
    effects: new Set(),
    bind: (node) => {
      const type = bindNode(binder, node);
      binder.types[node.id] = type;
      return type;
    },
  };
  return binder;
}

function bindNode(binder: Binder, node: Node): Type {
  switch (node.kind) {
    case 'error':
      for (const part of node.parts) binder.bind(part);
      return errorType;
    case 'empty':
      return blankType;
    case 'boolean':
      return booleanType;
    case 'number':
      return modeType(binder);
    case 'text':
      return textType;
    case 'interpolation':
      return bindInterpolation(binder, node);
    case 'name':
      return bindName(binder, node);
    case 'self':
    case 'parent':
      return bindControlWord(binder, node);
    case 'member':
      return bindMember(binder, node);
    case 'unary':
      return bindUnary(binder, node);
    case 'binary':
      return bindSpine(binder, node);
    case 'chain':
      return bindChain(binder, node);
    case 'call':
      return bindCall(binder, node);
    case 'record':
      return bindRecord(binder, node);
    case 'table':
      return bindTable(binder, node);
    case 'as':
      binder.bind(node.left);
      report(binder, node, 'ErrAsNotInContext');
      return errorType;
    case 'type':
      report(binder, node, 'ErrTypeFunction_UnsupportedUsage');
      return errorType;
  }
}

/** Sums and joined texts may be thousands of operators deep on the left: those are bound in a loop, innermost first. */
function bindSpine(binder: Binder, node: BinaryNode): Type {
  const spine: BinaryNode[] = [];
  let at: Node = node;
  for (; at.kind === 'binary'; at = at.left) spine.push(at);
  binder.bind(at);
  let type: Type = errorType;
  for (let inner = spine.pop(); inner !== undefined; inner = spine.pop()) {
    type = bindBinary(binder, inner);
    binder.types[inner.id] = type;
  }
  return type;
}

/** `Self` and `Parent` are names that a host of controls defines. */
function bindControlWord(binder: Binder, node: Node): Type {
  const symbol = binder.symbols.find(node.kind === 'self' ? 'Self' : 'Parent');
  if (symbol?.kind !== 'variable') {
    report(binder, node, 'ErrInvalidName', [node.kind === 'self' ? 'Self' : 'Parent']);
    return errorType;
  }
  binder.meanings[node.id] = { kind: 'variable', symbol };
  binder.reads.add(symbol);
  return symbol.type;
}
