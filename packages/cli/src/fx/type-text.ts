import { escapeName, typeName, type Type } from '@connectory/powerfx';

/** Tables of services have hundreds of columns, and people read the first ones. */
const maxFields = 30;
const maxDepth = 5;

/** A type as it is written in `Type(…)`: `Number`, `{a: Text}`, `[{a: Text}]`. */
export function typeText(type: Type, depth = 0): string {
  if (type.kind === 'record') return fieldsText(type.fields, depth);
  if (type.kind === 'table') return `[${fieldsText(type.row.fields, depth)}]`;
  return typeName(type);
}

function fieldsText(fields: ReadonlyMap<string, Type>, depth: number): string {
  if (depth === maxDepth) return '{…}';
  const shown = [...fields]
    .slice(0, maxFields)
    .map(([name, type]) => `${escapeName(name)}: ${typeText(type, depth + 1)}`);
  return `{${[...shown, ...(fields.size > maxFields ? ['…'] : [])].join(', ')}}`;
}
