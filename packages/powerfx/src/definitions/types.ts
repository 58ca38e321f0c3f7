/** User-defined types: in whatever order they are written, without cycles. */
import { namedType, readType } from '../binder/type-expressions.ts';
import { report, type Binder } from '../binder/state.ts';
import type { TypeDefinition } from '../parser/definitions.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Node } from '../syntax/nodes.ts';
import type { Type } from '../types/type.ts';

/** Names that mean a type already, or are kept for one. */
const taken: ReadonlySet<string> = new Set([
  'Blank',
  'Boolean',
  'Color',
  'Control',
  'Currency',
  'Date',
  'DateTime',
  'DateTimeTZInd',
  'Decimal',
  'Dynamic',
  'Error',
  'Float',
  'GUID',
  'Hyperlink',
  'Image',
  'Media',
  'None',
  'Number',
  'Record',
  'RecordOf',
  'Table',
  'Text',
  'Time',
  'Type',
  'UntypedObject',
  'Unknown',
  'View',
  'Void',
]);

/** Names that mean no type a value could have. */
const valueless: ReadonlySet<string> = new Set(['None', 'Void']);

/** Reads type definitions; gives the types whose definitions are right. */
export function defineTypes(
  definitions: readonly TypeDefinition[],
  binder: Binder,
): ReadonlyMap<string, Type> {
  const known = new Map<string, Type>();
  const pending = new Map<string, TypeDefinition>();
  for (const definition of definitions) {
    const { name } = definition.identifier;
    if (taken.has(name)) report(binder, definition.identifier, 'ErrNamedType_InvalidTypeName', [name]);
    else if (pending.has(name) || namedType(binder, name) !== undefined) {
      report(binder, definition.identifier, 'ErrNamedType_TypeAlreadyDefined', [name]);
    } else pending.set(name, definition);
  }
  const scoped: Binder = {
    ...binder,
    symbols: { ...binder.symbols, findType: (name) => known.get(name) ?? binder.symbols.findType(name) },
  };
  for (const name of pending.keys()) define(name, pending, known, scoped, []);
  return known;
}

function define(
  name: string,
  pending: Map<string, TypeDefinition>,
  known: Map<string, Type>,
  binder: Binder,
  path: readonly string[],
): void {
  const definition = pending.get(name);
  if (definition === undefined) return;
  if (path.includes(name)) {
    const cycle = [...path.slice(path.indexOf(name)), name].join(' → ');
    for (const member of path.slice(path.indexOf(name))) {
      const found = pending.get(member);
      if (found !== undefined) report(binder, found.identifier, 'ErrNamedType_InvalidCycles', [cycle]);
      pending.delete(member);
    }
    return;
  }
  const body = bodyOf(definition);
  for (const used of namesIn(body))
    if (pending.has(used)) define(used, pending, known, binder, [...path, name]);
  if (!pending.has(name)) return;
  pending.delete(name);
  if (definition.body.problems.length > 0) return;
  const bare = body.kind === 'name' && valueless.has(body.identifier.name);
  const type = bare ? undefined : readType(binder, body);
  if (bare) report(binder, definition.identifier, 'ErrNamedType_InvalidTypeDeclaration', [name]);
  if (type !== undefined) known.set(name, type);
}

function bodyOf(definition: TypeDefinition): Node {
  const { root } = definition.body;
  return root.kind === 'type' ? root.body : root;
}

function namesIn(node: Node): readonly string[] {
  return node.kind === 'name' ? [node.identifier.name] : childrenOf(node).flatMap(namesIn);
}
