/** Calls: which function it is, what its arguments see, and whether they fit. */
import { checkCall } from './call-check.ts';
import type { FunctionEntry, Role, ScopeSpec } from '../functions/entry.ts';
import type { CallNode, Node } from '../syntax/nodes.ts';
import { errorType, unknownType, type Type } from '../types/type.ts';
import type { Scope, ScopeName } from './scope.ts';
import { isScopeName } from './names.ts';
import { report, variableFor, type Binder } from './state.ts';

/** The type of a call's result. */
export function bindCall(binder: Binder, node: CallNode): Type {
  const namespace = node.namespace.map((part) => part.name).join('.');
  const entry = binder.symbols.findFunction(node.identifier.name, namespace);
  if (entry === undefined) {
    for (const arg of node.args) binder.bind(arg);
    if (node.identifier.name === 'RecordOf' && namespace === '') {
      report(binder, node, 'ErrKnownTypeHelperFunction', [node.identifier.name]);
      return errorType;
    }
    report(binder, node, 'ErrUnknownFunction', [node.identifier.name]);
    return errorType;
  }
  if (entry.implementation.kind === 'unavailable') {
    for (const arg of node.args) binder.bind(arg);
    report(binder, node, 'ErrUnimplementedFunction', [entry.name]);
    return errorType;
  }
  const scope = bindArguments(binder, node, entry);
  if (isBehavior(binder, node, entry)) {
    binder.behavior = true;
    binder.effects.add(node.id);
    if (!binder.sideEffects) report(binder, node, 'ErrBehaviorPropertyExpected');
  }
  if (!checkArity(binder, node, entry)) return errorType;
  return checkCall(binder, node, entry, scope);
}

function isBehavior(binder: Binder, node: CallNode, entry: FunctionEntry): boolean {
  const { behavior } = entry;
  return typeof behavior === 'function' ? behavior(typesOf(binder, node)) : behavior === true;
}

function typesOf(binder: Binder, node: CallNode): readonly Type[] {
  return node.args.map((arg) => binder.types[arg.id] ?? unknownType);
}

function roleOf(binder: Binder, entry: FunctionEntry, index: number, count: number, arg: Node): Role {
  return entry.role?.(index, count, binder.configuration.features, arg) ?? 'value';
}

/** An argument without the name that As gives it. */
export function unnamed(node: Node): Node {
  return node.kind === 'as' ? node.left : node;
}

/** Binds arguments; those that are changed after their new values, and those in row scope after the ones that make it. */
function bindArguments(binder: Binder, node: CallNode, entry: FunctionEntry): readonly ScopeName[] {
  const count = node.args.length;
  const roles = node.args.map((arg, index) => roleOf(binder, entry, index, count, arg));
  const bindAll = (wanted: (role: Role) => boolean): void => {
    node.args.forEach((arg, index) => {
      const role = roles[index] ?? 'value';
      if (!wanted(role)) return;
      binder.types[arg.id] = bindArgument(binder, entry, arg, role);
    });
  };
  bindAll((role) => role !== 'row' && role !== 'target');
  declareTargets(binder, node, entry, roles);
  bindAll((role) => role === 'target');
  if (!roles.includes('row')) return [];
  const outer = binder.scope;
  const made = openScope(binder, node, entry);
  if (made !== undefined) binder.scope = made;
  bindAll((role) => role === 'row');
  binder.scope = outer;
  return made?.names ?? [];
}

/** Makes variables of unknown names where the function does that, so that they are known when they are bound. */
function declareTargets(binder: Binder, node: CallNode, entry: FunctionEntry, roles: readonly Role[]): void {
  if (entry.declares === undefined) return;
  const type = entry.declares(typesOf(binder, node));
  if (type === undefined) return;
  node.args.forEach((arg, index) => {
    if (roles[index] !== 'target' || arg.kind !== 'name' || isScopeName(binder, arg.identifier.name)) return;
    variableFor(binder, arg.identifier.name, type, entry.name);
  });
}

function bindArgument(binder: Binder, entry: FunctionEntry, arg: Node, role: Role): Type {
  if (role === 'column' || role === 'type') return unknownType;
  // A name may be a column or hold the name of one: the rule of the function looks at it.
  if (role === 'columnOrText' && (arg.kind === 'name' || arg.kind === 'text')) return unknownType;
  if (arg.kind === 'as' && entry.scope !== undefined) {
    const type = binder.bind(arg.left);
    return type;
  }
  return binder.bind(arg);
}

function openScope(binder: Binder, node: CallNode, entry: FunctionEntry): Scope | undefined {
  const alias = (index: number): string | undefined => {
    const arg = node.args[index];
    return arg?.kind === 'as' ? arg.identifier.name : undefined;
  };
  const spec = entry.scope?.({
    args: node.args,
    types: typesOf(binder, node),
    alias,
    configuration: binder.configuration,
  });
  if (spec === undefined) return undefined;
  const names = spec.names.map((name) => ({ ...name, source: sourceName(node), slot: binder.slots++ }));
  return { names, implicit: implicitOf(spec, names), parent: binder.scope };
}

function implicitOf(spec: ScopeSpec, names: readonly ScopeName[]): ScopeName | undefined {
  return spec.implicit === undefined ? undefined : names[spec.implicit];
}

function sourceName(node: CallNode): string | undefined {
  const [source] = node.args;
  return source?.kind === 'name' ? source.identifier.name : undefined;
}

function checkArity(binder: Binder, node: CallNode, entry: FunctionEntry): boolean {
  const count = node.args.length;
  const { min, max } = entry;
  const given = String(count);
  if (count < min || count > max) {
    if (min === max) report(binder, node, 'ErrBadArity', [given, String(min)]);
    else if (max === Infinity) report(binder, node, 'ErrBadArityMinimum', [given, String(min)]);
    else report(binder, node, 'ErrBadArityRange', [given, String(min), String(max)]);
    return false;
  }
  const problem = entry.arity?.(count, binder.configuration.features);
  if (problem === undefined) return true;
  report(binder, node, problem.key, problem.args);
  report(binder, node.identifier, 'ErrInvalidArgs_Func', [entry.name]);
  return false;
}
