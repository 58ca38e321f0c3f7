/** The view that a function's type rule has of a call. */
import type { CallCheck, FunctionEntry } from '../functions/entry.ts';
import { printNode } from '../printer/print.ts';
import type { VariableSymbol } from '../host/symbols.ts';
import type { CallNode, Node } from '../syntax/nodes.ts';
import { isFatal, type ProblemSeverity } from '../syntax/problem.ts';
import { coerces } from '../types/coercion.ts';
import { typeName } from '../types/names.ts';
import { errorType, rowOf, textType, unknownType, type RecordType, type Type } from '../types/type.ts';
import { constantText } from './constants.ts';
import { fieldName } from './names.ts';
import { modeType } from './operators.ts';
import type { ScopeName } from './scope.ts';
import { similarName } from './similar.ts';
import { hasEffects, isSettable, rootOf } from './mutable.ts';
import { convert, report, variableFor, type Binder } from './state.ts';
import { namedType, readType } from './type-expressions.ts';

/** Runs the type rule of a function over a bound call, and keeps what it found. */
export function checkCall(
  binder: Binder,
  node: CallNode,
  entry: FunctionEntry,
  scope: readonly ScopeName[],
): Type {
  const columns: (string | undefined)[] = [];
  const typeArguments: (Type | undefined)[] = [];
  const notes = new Map<string, string>();
  const variables = new Map<string, VariableSymbol>();
  let tabular = false;
  let failed = false;
  const typeAt = (index: number): Type => {
    const arg = node.args[index];
    return arg === undefined ? unknownType : (binder.types[arg.id] ?? unknownType);
  };
  const tell = (at: number | Node, key: string, args: readonly string[], severity: ProblemSeverity): void => {
    const place = typeof at === 'number' ? (node.args[at] ?? node) : at;
    report(binder, place, key, args, severity);
  };
  const check: CallCheck = {
    node,
    args: node.args,
    types: node.args.map((_, index) => typeAt(index)),
    features: binder.configuration.features,
    configuration: binder.configuration,
    sideEffects: binder.sideEffects,
    numeric: modeType(binder),
    failed: () => failed,
    fail: (at, key, ...args) => {
      failed = true;
      tell(at, key, args, 'severe');
    },
    failSoftly: (at, key, ...args) => {
      failed = true;
      tell(at, key, args, 'warning');
    },
    warn: (at, key, ...args) => tell(at, key, args, 'warning'),
    suggest: (at, key, ...args) => tell(at, key, args, 'suggestion'),
    want: (index, type) => {
      const arg = node.args[index];
      const from = typeAt(index);
      if (arg === undefined || convert(binder, arg, from, type)) {
        if (from.kind === 'error') failed = true;
        // What could not be read is told once more where it is used, since its own message is about signs only.
        if (arg?.kind === 'error')
          report(binder, arg, 'ErrBadType_ExpectedType_ProvidedType', [typeName(type), typeName(from)]);
        return from.kind !== 'error';
      }
      failed = true;
      report(binder, arg, 'ErrBadType_ExpectedType_ProvidedType', [typeName(type), typeName(from)]);
      return false;
    },
    fits: (index, type) => coerces(typeAt(index), type, binder.configuration.features),
    coerce: (index, type) => {
      const arg = node.args[index];
      if (arg !== undefined && typeAt(index) !== type) binder.coercions[arg.id] = type;
    },
    column: (index, row) => {
      const found = resolveColumn(binder, node.args[index], row);
      if (found === undefined) failed = true;
      columns[index] = found;
      return found;
    },
    columnOrText: (index, row) => {
      const found = columnOrText(binder, node.args[index], row);
      if (found.kind === 'wrong') failed = true;
      columns[index] = found.kind === 'column' ? found.name : undefined;
      return columns[index];
    },
    variable: (name, type) => {
      const symbol = variableFor(binder, name, type, entry.name);
      if (symbol !== undefined) variables.set(name, symbol);
      return symbol;
    },
    newColumn: (index) => {
      const name = columnText(binder, node.args[index]);
      if (name === undefined) failed = true;
      columns[index] = name;
      return name;
    },
    setColumn: (index, name) => {
      columns[index] = name;
    },
    typeArgument: (index) => {
      const type = readTypeArgument(binder, node, node.args[index]);
      if (type === undefined) failed = true;
      typeArguments[index] = type;
      return type;
    },
    constantText: (index) => {
      const arg = node.args[index];
      return arg === undefined ? undefined : constantText(binder, arg);
    },
    markTabular: () => {
      tabular = true;
    },
    note: (name, value) => {
      notes.set(name, value);
    },
    scope,
    isMutable: (index) => rootOf(binder, node.args[index])?.canMutate ?? false,
    isSettable: (index) => isSettable(binder, node.args[index]),
    hasEffects: (index) => hasEffects(binder, node.args[index]),
    meaning: (at) => binder.meanings[at.id],
    type: (at) => binder.types[at.id] ?? unknownType,
  };
  const type = entry.check(check);
  // An argument that is wrong in itself makes the call wrong, whatever the rule of the function says.
  if (node.args.some((arg) => binder.types[arg.id]?.kind === 'error')) failed = true;
  if (failed) report(binder, node.identifier, 'ErrInvalidArgs_Func', [entry.name]);
  binder.calls[node.id] = {
    entry,
    scope,
    types: node.args.map((arg) => binder.coercions[arg.id] ?? binder.types[arg.id] ?? unknownType),
    columns,
    typeArguments,
    tabular,
    variables,
    notes,
  };
  return failed && binder.problems.some(isFatal) && type.kind === 'unknown' ? errorType : type;
}

/** The text of a column argument: an identifier, or a text literal under the older rules. */
const emptyName = /^\s*$/u;

function columnText(binder: Binder, node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  const { columnNamesAsIdentifiers } = binder.configuration.features;
  if (node.kind === 'name' && columnNamesAsIdentifiers) return node.identifier.name;
  if (node.kind === 'text' && !columnNamesAsIdentifiers) {
    if (!emptyName.test(node.value)) return node.value;
    report(binder, node, 'ErrArgNotAValidIdentifier_Name', [node.value]);
    return undefined;
  }
  if (columnNamesAsIdentifiers) {
    if (node.kind === 'member') binder.bind(node);
    report(binder, node, 'ErrExpectedIdentifierArg_Name', [printNode(node)]);
  } else {
    report(binder, node, 'ErrExpectedStringLiteralArg_Name', [printNode(node)]);
  }
  return undefined;
}

function resolveColumn(binder: Binder, node: Node | undefined, type: Type): string | undefined {
  const name = columnText(binder, node);
  const row = rowOf(type);
  if (node === undefined || name === undefined || row === undefined) return undefined;
  const found = fieldName(row, name);
  if (found === undefined) reportNoColumn(binder, node, name, row);
  return found;
}

type ColumnChoice =
  | { readonly kind: 'column'; readonly name: string }
  | { readonly kind: 'formula' }
  | { readonly kind: 'wrong' };

/** A name that is no column may still be a variable that holds the name of one. */
function columnOrText(binder: Binder, node: Node | undefined, type: Type): ColumnChoice {
  const row = rowOf(type);
  if (node === undefined || row === undefined) return { kind: 'wrong' };
  // A name that may be a column or a variable is a column only where both rules are in force.
  const { columnNamesAsIdentifiers, powerFxV1 } = binder.configuration.features;
  const namesColumns = columnNamesAsIdentifiers && powerFxV1;
  const name =
    node.kind === 'text'
      ? node.value
      : node.kind === 'name' && namesColumns
        ? node.identifier.name
        : undefined;
  const found = name === undefined ? undefined : fieldName(row, name);
  if (found !== undefined) return { kind: 'column', name: found };
  if (
    node.kind === 'text' ||
    (node.kind === 'name' && namesColumns && !isKnownName(binder, node.identifier.name))
  ) {
    reportNoColumn(binder, node, name ?? '', row);
    return { kind: 'wrong' };
  }
  const given = binder.types[node.id] ?? unknownType;
  const bound = given.kind === 'unknown' ? binder.bind(node) : given;
  if (convert(binder, node, bound, textType)) return { kind: 'formula' };
  report(binder, node, 'ErrExpectedStringLiteralArg_Name', [printNode(node)]);
  return { kind: 'wrong' };
}

function isKnownName(binder: Binder, name: string): boolean {
  for (let scope = binder.scope; scope !== undefined; scope = scope.parent) {
    if (scope.names.some((known) => known.name === name)) return true;
    if (scope.implicit?.type.kind === 'record' && fieldName(scope.implicit.type, name) !== undefined)
      return true;
  }
  return binder.symbols.find(name) !== undefined;
}

function reportNoColumn(binder: Binder, node: Node, name: string, row: RecordType): void {
  const similar = similarName(name, row.fields.keys());
  if (similar === undefined) report(binder, node, 'ErrColDNE_Name', [name]);
  else report(binder, node, 'ErrColumnDoesNotExist_Name_Similar', [name, similar]);
}

/** Names that are types elsewhere, but that a type argument must not be. */
const refusedTypeNames: ReadonlySet<string> = new Set(['DateTimeTZInd']);

function readTypeArgument(binder: Binder, call: CallNode, node: Node | undefined): Type | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'type') {
    const known = binder.problems.length;
    const type = readType(binder, node.body);
    if (type === undefined && binder.problems.length > known) {
      const [last] = binder.problems.slice(-1);
      if (last?.key === 'ErrTypeFunction_InvalidTypeExpression') {
        report(binder, node, 'ErrTypeFunction_InvalidTypeExpression', [printNode(node)]);
      }
    }
    return type;
  }
  if (node.kind === 'name') {
    const { name } = node.identifier;
    const type = refusedTypeNames.has(name) ? undefined : namedType(binder, name);
    if (type === undefined) {
      report(binder, node, 'ErrInvalidName', [name]);
      report(binder, call, 'ErrInvalidArgumentExpectedType', [printNode(node)]);
    }
    return type;
  }
  report(binder, node, 'ErrInvalidArgumentExpectedType', [printNode(node)]);
  return undefined;
}
