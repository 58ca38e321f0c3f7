/** From a tree to its meaning: types, conversions, symbols, problems. */
import type { Configuration } from '../config/features.ts';
import type { Symbols, VariableSymbol } from '../host/symbols.ts';
import type { Node } from '../syntax/nodes.ts';
import { isFatal } from '../syntax/problem.ts';
import type { Syntax } from '../syntax/syntax.ts';
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
  readonly expected?: Type;
  /** Names in scope from outside: parameters of a user-defined function. Their slots come first. */
  readonly scope?: Scope;
}

/** Gives every node its type and meaning. Never throws; what is wrong is in `problems`. */
export function bindFormula(syntax: Syntax, options: BindOptions): Bound {
  const reads = new Set<VariableSymbol>();
  const binder: Binder = {
    configuration: options.configuration,
    symbols: options.symbols,
    sideEffects: options.sideEffects ?? false,
    types: [],
    coercions: [],
    meanings: [],
    calls: [],
    problems: [...syntax.problems],
    reads,
    declared: new Map(),
    scope: options.scope,
    slots: options.scope?.names.length ?? 0,
    behavior: false,
    effects: new Set(),
    bind: (node) => {
      const type = bindNode(binder, node);
      binder.types[node.id] = type;
      return type;
    },
  };
  let type = binder.bind(syntax.root);
  if (binder.meanings[syntax.root.id]?.kind === 'optionSet') {
    report(binder, syntax.root, 'ErrInvalidName', []);
    type = errorType;
  }
  if (options.expected !== undefined && type.kind !== 'error') {
    if (convert(binder, syntax.root, type, options.expected)) type = options.expected;
    else report(binder, syntax.root, 'ErrBadType_ExpectedType_ProvidedType', [options.expected.kind, type.kind]);
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
    reads: [...reads],
  };
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
      return bindBinary(binder, node);
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
