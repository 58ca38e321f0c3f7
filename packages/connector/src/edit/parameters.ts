import {
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  withMember,
  withoutMember,
} from '@connectory/base';
import type { ParameterPlace, Visibility } from '../model/types.ts';
import { declaredParameters, withText } from './operations.ts';
import type { ParameterChanges } from './types.ts';

/** Adds a parameter at the end of an operation's list. */
export function addParameter(
  operation: JsonObject,
  parameter: ParameterChanges & { readonly name: string; readonly place: ParameterPlace },
): JsonObject {
  const blank: JsonObject =
    parameter.place === 'body'
      ? { name: parameter.name, in: 'body', required: false, schema: { type: 'object', properties: {} } }
      : { name: parameter.name, in: parameter.place, required: parameter.place === 'path', type: 'string' };
  const list = [...declaredParameters(operation), changeParameter(blank, parameter)];
  return withMember(operation, 'parameters', list);
}

/** Changes the parameter at an index of an operation's own list. */
export function setParameter(operation: JsonObject, index: number, changes: ParameterChanges): JsonObject {
  const list = declaredParameters(operation);
  const parameter = list[index];
  if (!isObject(parameter)) return operation;
  return withMember(operation, 'parameters', list.toSpliced(index, 1, changeParameter(parameter, changes)));
}

/** Removes the parameter at an index of an operation's own list. */
export function removeParameter(operation: JsonObject, index: number): JsonObject {
  return withMember(operation, 'parameters', declaredParameters(operation).toSpliced(index, 1));
}

function changeParameter(parameter: JsonObject, changes: ParameterChanges): JsonObject {
  let changed = changes.name === undefined ? parameter : withMember(parameter, 'name', changes.name);
  if (changes.place !== undefined && changes.place !== parameter['in'])
    changed = movePlace(changed, changes.place);
  if (changes.required !== undefined) {
    changed = withMember(changed, 'required', changes.required || changed['in'] === 'path');
  }
  if (changes.summary !== undefined) changed = withText(changed, 'x-ms-summary', changes.summary);
  if (changes.description !== undefined) changed = withText(changed, 'description', changes.description);
  if (changes.visibility !== undefined) changed = withVisibility(changed, changes.visibility);
  return changed['in'] === 'body' ? withSchemaMembers(changed, changes) : withValueMembers(changed, changes);
}

function withVisibility(parameter: JsonObject, visibility: Visibility): JsonObject {
  return withText(parameter, 'x-ms-visibility', visibility === 'none' ? '' : visibility);
}

function withSchemaMembers(parameter: JsonObject, changes: ParameterChanges): JsonObject {
  const { schema } = parameter;
  return withMember(parameter, 'schema', withValueMembers(isObject(schema) ? schema : {}, changes));
}

/** Members that say what the value is: on the parameter itself, or on the schema of a body. */
function withValueMembers(holder: JsonObject, changes: ParameterChanges): JsonObject {
  let changed = holder;
  if (changes.type !== undefined && changes.type !== holder['type']) {
    changed = withoutMember(withMember(changed, 'type', changes.type), 'format');
    changed =
      changes.type === 'array'
        ? withMember(changed, 'items', { type: 'string' })
        : withoutMember(changed, 'items');
  }
  if (changes.format !== undefined) changed = withText(changed, 'format', changes.format);
  if (changes.default !== undefined) changed = withOptional(changed, 'default', changes.default);
  if (changes.enum !== undefined) changed = withOptional(changed, 'enum', changes.enum);
  return changed;
}

function withOptional(holder: JsonObject, name: string, value: Json): JsonObject {
  return value === null ? withoutMember(holder, name) : withMember(holder, name, value);
}

/** Members that belong to a value outside the body and make no sense beside a body's `schema`. */
const valueMembers = ['type', 'format', 'items', 'default', 'enum', 'collectionFormat'];

function movePlace(parameter: JsonObject, place: ParameterPlace): JsonObject {
  const moved = withMember(parameter, 'in', place);
  if (place === 'path') return withMember(moved, 'required', true);
  if (place === 'body') {
    const schema = Object.fromEntries(
      memberNames(moved)
        .filter((name) => valueMembers.includes(name))
        .map((name) => [name, moved[name] ?? null]),
    );
    return withMember(valueMembers.reduce(withoutMember, moved), 'schema', schema);
  }
  if (parameter['in'] !== 'body') return moved;
  return withMember(withoutMember(moved, 'schema'), 'type', 'string');
}
