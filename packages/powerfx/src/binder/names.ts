/** What bare names and member accesses mean. */
import type { MemberNode, NameNode, Node } from '../syntax/nodes.ts';
import { typeName } from '../types/names.ts';
import {
  booleanType,
  colorType,
  columnType,
  errorType,
  optionType,
  textType,
  unknownType,
  untypedType,
  type RecordType,
  type Type,
} from '../types/type.ts';
import type { OptionSet } from '../values/option-set.ts';
import { modeType } from './operators.ts';
import type { Scope, ScopeName } from './scope.ts';
import { report, type Binder } from './state.ts';

/** The type of an enum's or option set's members under the rules in force. */
function memberType(binder: Binder, set: OptionSet): Type {
  if (!set.builtIn || binder.configuration.features.stronglyTypedEnums) return optionType(set);
  switch (set.backing) {
    case 'text':
      return textType;
    case 'number':
      return modeType(binder);
    case 'boolean':
      return booleanType;
    case 'color':
      return colorType;
  }
}

/** The logical name of a field, by its logical or display name. */
export function fieldName(row: RecordType, name: string): string | undefined {
  if (row.fields.has(name)) return name;
  for (const [logical, display] of row.displayNames)
    if (display === name && row.fields.has(logical)) return logical;
  return undefined;
}

/** The type of a bare name. */
export function bindName(binder: Binder, node: NameNode): Type {
  const { name } = node.identifier;
  const scoped = node.global ? undefined : bindScoped(binder, node, name);
  if (scoped !== undefined) return scoped;
  const symbol = binder.declared.get(name) ?? binder.symbols.find(name);
  if (symbol === undefined) {
    report(binder, node, 'ErrInvalidName', [name]);
    return errorType;
  }
  switch (symbol.kind) {
    case 'variable':
      binder.meanings[node.id] = { kind: 'variable', symbol };
      binder.reads.add(symbol);
      return symbol.type;
    case 'optionSet':
      binder.meanings[node.id] = { kind: 'optionSet', symbol };
      return unknownType;
    case 'type':
      report(binder, node, 'ErrInvalidName', [name]);
      return errorType;
  }
}

/** Whether a name is one that a surrounding call brought into scope. */
export function isScopeName(binder: Binder, name: string): boolean {
  for (let scope = binder.scope; scope !== undefined; scope = scope.parent) {
    if (implicitField(scope, name) !== undefined || scope.names.some((candidate) => candidate.name === name))
      return true;
  }
  return false;
}

function bindScoped(binder: Binder, node: Node, name: string): Type | undefined {
  for (let scope = binder.scope; scope !== undefined; scope = scope.parent) {
    const field = implicitField(scope, name);
    if (field !== undefined) {
      binder.meanings[node.id] = { kind: 'scopeField', name: field.owner, field: field.name };
      return field.type;
    }
    const known = scope.names.find((candidate) => candidate.name === name);
    if (known !== undefined) {
      binder.meanings[node.id] = { kind: 'scope', name: known };
      return known.type;
    }
  }
  return undefined;
}

function implicitField(
  scope: Scope,
  name: string,
): { readonly owner: ScopeName; readonly name: string; readonly type: Type } | undefined {
  const owner = scope.implicit;
  if (owner === undefined || owner.type.kind !== 'record') return undefined;
  const logical = fieldName(owner.type, name);
  const type = logical === undefined ? undefined : owner.type.fields.get(logical);
  return logical === undefined || type === undefined ? undefined : { owner, name: logical, type };
}

/** The type of `left.name`. */
export function bindMember(binder: Binder, node: MemberNode): Type {
  if (node.style === 'at') return bindDisambiguation(binder, node);
  const left = binder.bind(node.left);
  const { name } = node.identifier;
  const meaning = binder.meanings[node.left.id];
  if (meaning?.kind === 'optionSet') return bindOption(binder, node, meaning.symbol.set);
  switch (left.kind) {
    case 'record': {
      const logical = fieldName(left, name);
      const type = logical === undefined ? undefined : left.fields.get(logical);
      if (logical === undefined || type === undefined) return noField(binder, node);
      binder.meanings[node.id] = { kind: 'field', field: logical };
      return type;
    }
    case 'table':
      return bindColumn(binder, node, left.row);
    case 'untyped':
      binder.meanings[node.id] = { kind: 'untypedField', field: name };
      return untypedType;
    default:
      report(binder, node, 'ErrInvalidDot', [typeName(left)]);
      return errorType;
  }
}

function noField(binder: Binder, node: MemberNode): Type {
  report(binder, node, 'ErrInvalidName', [node.identifier.name]);
  return errorType;
}

function bindOption(binder: Binder, node: MemberNode, set: OptionSet): Type {
  const { name } = node.identifier;
  const member =
    set.members.get(name) ?? [...set.members.values()].find((candidate) => candidate.displayName === name);
  if (member === undefined) return noField(binder, node);
  binder.meanings[node.id] = { kind: 'member', set, member: member.name };
  return memberType(binder, set);
}

/** `Table.column`: an error in Power Fx 1.0, a one-column table before. */
function bindColumn(binder: Binder, node: MemberNode, row: RecordType): Type {
  const logical = fieldName(row, node.identifier.name);
  const type = logical === undefined ? undefined : row.fields.get(logical);
  if (binder.configuration.features.powerFxV1) {
    report(binder, node, 'ErrDeprecatedDotUseShowColumns');
    return errorType;
  }
  if (logical === undefined || type === undefined) return noField(binder, node);
  binder.meanings[node.id] = { kind: 'column', field: logical };
  return columnType(logical, type);
}

/** `Name[@field]`: a field of an outer row scope, by the name of its table. */
function bindDisambiguation(binder: Binder, node: MemberNode): Type {
  if (binder.configuration.features.disableRowScopeDisambiguation) {
    report(binder, node, 'ErrDisambiguationNotAllowed');
    return errorType;
  }
  const owner = node.left.kind === 'name' ? node.left.identifier.name : undefined;
  for (let scope = binder.scope; scope !== undefined && owner !== undefined; scope = scope.parent) {
    const known = scope.names.find((candidate) => candidate.name === owner || candidate.source === owner);
    if (known === undefined || known.type.kind !== 'record') continue;
    const logical = fieldName(known.type, node.identifier.name);
    const type = logical === undefined ? undefined : known.type.fields.get(logical);
    if (logical === undefined || type === undefined) continue;
    binder.meanings[node.id] = { kind: 'scopeField', name: known, field: logical };
    return type;
  }
  return noField(binder, node);
}
