import {
  type Diagnostic,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  type PointerSegment,
  valueAt,
  withMember,
  withoutMember,
  withValueAt,
} from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { verbs } from '../model/compile.ts';
import type { OperationChanges, OperationKey } from './types.ts';

/** A definition after an edit, or why the edit could not be made. */
export interface DefinitionOutcome {
  readonly definition: JsonObject;
  readonly diagnostics: readonly Diagnostic[];
}

/** Where an operation stands in a definition. */
export function operationPlace(key: OperationKey): readonly string[] {
  return ['paths', key.path, key.method];
}

/** The operation an edit names. */
export function findOperation(definition: JsonObject, key: OperationKey): JsonObject | undefined {
  const found = valueAt(definition, operationPlace(key));
  return isObject(found) ? found : undefined;
}

/** Changes one operation by a function; tells when it is not there. */
export function editOperation(
  definition: JsonObject,
  key: OperationKey,
  change: (operation: JsonObject) => JsonObject,
): DefinitionOutcome {
  const operation = findOperation(definition, key);
  if (operation === undefined) return { definition, diagnostics: [missing(key)] };
  return { definition: setIn(definition, operationPlace(key), change(operation)), diagnostics: [] };
}

/** `withValueAt` for a document whose root stays an object. */
export function setIn(
  document: JsonObject,
  place: readonly PointerSegment[],
  value: Json | undefined,
): JsonObject {
  const changed = withValueAt(document, place, value);
  return isObject(changed) ? changed : document;
}

/** Adds a blank operation under a path of its own (SPEC §1.5.1). */
export function addOperation(definition: JsonObject, trigger: boolean): DefinitionOutcome {
  const paths = objectAt(definition, 'paths') ?? {};
  const ids = operationIds(paths);
  const base = trigger ? 'NewTrigger' : 'NewAction';
  let id = base;
  for (let number = 2; ids.has(id) || Object.hasOwn(paths, `/${id}`); number += 1) id = `${base}${number}`;
  const operation: JsonObject = {
    summary: '',
    description: '',
    operationId: id,
    ...(trigger && { 'x-ms-trigger': 'single' }),
    parameters: [],
    responses: { default: { description: 'default', schema: {} } },
  };
  return { definition: setIn(definition, ['paths', `/${id}`, 'get'], operation), diagnostics: [] };
}

/** Removes an operation, and its path when nothing is left under it. */
export function removeOperation(definition: JsonObject, key: OperationKey): DefinitionOutcome {
  const paths = objectAt(definition, 'paths');
  const item = objectAt(paths, key.path);
  if (paths === undefined || item === undefined || !isObject(item[key.method])) {
    return { definition, diagnostics: [missing(key)] };
  }
  const rest = withoutMember(item, key.method);
  const empty = !memberNames(rest).some((name) => verbs.includes(name));
  const changed = empty ? withoutMember(paths, key.path) : withMember(paths, key.path, rest);
  return { definition: withMember(definition, 'paths', changed), diagnostics: [] };
}

/** Puts an operation under another path or verb. */
export function moveOperation(
  definition: JsonObject,
  from: OperationKey,
  to: OperationKey,
): DefinitionOutcome {
  if (from.path === to.path && from.method === to.method) return { definition, diagnostics: [] };
  const operation = findOperation(definition, from);
  if (operation === undefined) return { definition, diagnostics: [missing(from)] };
  if (findOperation(definition, to) !== undefined) {
    const data = { method: to.method.toUpperCase(), path: to.path };
    return { definition, diagnostics: [diagnostic('operation-exists', data)] };
  }
  const removed = removeOperation(definition, from).definition;
  const inPlace = from.path === to.path ? { [to.method]: operation } : undefined;
  const target = inPlace
    ? withMember(objectAt(objectAt(removed, 'paths'), to.path) ?? {}, to.method, operation)
    : operation;
  const place = inPlace ? ['paths', to.path] : operationPlace(to);
  const moved = setIn(removed, place, target);
  return { definition: keepPathOrder(definition, moved, from.path, to.path), diagnostics: [] };
}

/** A path that was renamed keeps its place in the document. */
function keepPathOrder(before: JsonObject, after: JsonObject, from: string, to: string): JsonObject {
  const old = objectAt(before, 'paths');
  const paths = objectAt(after, 'paths');
  if (old === undefined || paths === undefined || Object.hasOwn(paths, from) || Object.hasOwn(old, to))
    return after;
  const names = memberNames(old).map((name) => (name === from ? to : name));
  const ordered: JsonObject = Object.fromEntries(names.map((name) => [name, paths[name] ?? {}]));
  return withMember(after, 'paths', ordered);
}

/** Sets members of the General block; an empty text or the visibility `none` removes the member. */
export function changeOperation(operation: JsonObject, changes: OperationChanges): JsonObject {
  let changed = operation;
  for (const name of ['summary', 'description', 'operationId'] as const) {
    const value = changes[name];
    if (value !== undefined) changed = withText(changed, name, value);
  }
  if (changes.visibility !== undefined) {
    changed = withText(changed, 'x-ms-visibility', changes.visibility === 'none' ? '' : changes.visibility);
  }
  return changed;
}

/** Sets a text member, or removes it when the text is empty. */
export function withText(object: JsonObject, name: string, text: string): JsonObject {
  return text === '' ? withoutMember(object, name) : withMember(object, name, text);
}

/** The parameters of an operation as declared, shared references included. */
export function declaredParameters(operation: JsonObject): readonly Json[] {
  const { parameters } = operation;
  return isArray(parameters) ? parameters : [];
}

function operationIds(paths: JsonObject): ReadonlySet<string> {
  const ids = Object.values(paths).flatMap((item) =>
    isObject(item)
      ? Object.values(item).flatMap((operation) => (isObject(operation) ? [operation['operationId']] : []))
      : [],
  );
  return new Set(ids.filter((id) => typeof id === 'string'));
}

function missing(key: OperationKey): Diagnostic {
  return diagnostic('operation-missing', { method: key.method.toUpperCase(), path: key.path });
}
