/** The names that calls around the caret bring into scope. */
import type { Bound } from '../binder/bound.ts';
import type { FunctionEntry, Role, ScopeSpec } from '../functions/entry.ts';
import type { Symbols } from '../host/symbols.ts';
import type { CallNode } from '../syntax/nodes.ts';
import { unknownType, type RecordType, type Type } from '../types/type.ts';
import { callAt, type Cursor, type Frame } from './cursor.ts';

/** The function call the caret is in, and the argument it stands at. */
export interface Argument {
  readonly call: CallNode;
  readonly entry: FunctionEntry;
  readonly index: number;
  readonly role: Role;
  /** Types of the arguments as far as they are known. */
  readonly types: readonly Type[];
}

/** A name that is in scope by a call: ThisRecord, one given with As, a field of a row. */
export interface ScopedName {
  readonly name: string;
  readonly displayName: string;
  readonly type: Type;
  readonly kind: 'row' | 'field';
  /** Whether its fields are names of their own. */
  readonly implicit: boolean;
}

/** A record whose fields can be read as `Name[@field]`. */
interface ScopedRow {
  readonly names: readonly string[];
  readonly type: RecordType;
}

/** What the calls around the caret bring in, innermost first. */
export interface CaretScope {
  readonly names: readonly ScopedName[];
  readonly rows: readonly ScopedRow[];
}

/** The argument that a bracket's caret stands at; undefined where no known function is called. */
export function argumentAt(bound: Bound, symbols: Symbols, frame: Frame | undefined): Argument | undefined {
  if (frame?.kind !== 'call') return undefined;
  const call = callAt(bound.syntax, frame.openAt);
  if (call === undefined) return undefined;
  const entry = symbols.findFunction(call.identifier.name, call.namespace.map(({ name }) => name).join('.'));
  if (entry === undefined) return undefined;
  const { index } = frame;
  const count = Math.max(call.args.length, index + 1);
  const role = entry.role?.(index, count, bound.configuration.features, call.args[index]) ?? 'value';
  return { call, entry, index, role, types: call.args.map((arg) => bound.types[arg.id] ?? unknownType) };
}

function specOf(bound: Bound, { entry, call, types }: Argument): ScopeSpec | undefined {
  const alias = (index: number): string | undefined => {
    const arg = call.args[index];
    return arg?.kind === 'as' ? arg.identifier.name : undefined;
  };
  return entry.scope?.({ args: call.args, types, alias, configuration: bound.configuration });
}

/** The names in scope at the caret. */
export function scopeAt(bound: Bound, symbols: Symbols, cursor: Cursor): CaretScope {
  const names: ScopedName[] = [];
  const rows: ScopedRow[] = [];
  for (const frame of cursor.frames.toReversed()) {
    const argument = argumentAt(bound, symbols, frame);
    if (argument?.role !== 'row') continue;
    const spec = specOf(bound, argument);
    const [source] = argument.call.args;
    spec?.names.forEach(({ name, type }, index) => {
      const implicit = spec.implicit === index;
      names.push({ name, displayName: name, type, kind: 'row', implicit });
      if (type.kind !== 'record') return;
      rows.push({ names: [name, ...(source?.kind === 'name' ? [source.identifier.name] : [])], type });
      if (implicit) names.push(...fieldsOf(type));
    });
  }
  return { names, rows };
}

/** The fields of a record type as names. */
function fieldsOf(type: RecordType): readonly ScopedName[] {
  return [...type.fields].map(([name, field]) => ({
    name,
    displayName: type.displayNames.get(name) ?? name,
    type: field,
    kind: 'field',
    implicit: false,
  }));
}
