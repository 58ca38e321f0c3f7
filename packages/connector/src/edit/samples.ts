import { type Diagnostic, isObject, type JsonObject, objectAt, stringAt, withMember } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import {
  declaredParameters,
  type DefinitionOutcome,
  editOperation,
  findOperation,
  moveOperation,
  setIn,
} from './operations.ts';
import { deriveRequest, inferFromText } from './request-sample.ts';
import type { OperationKey, RequestSample } from './types.ts';

/**
 * Replaces an operation's request by a pasted one. Captions, visibility, defaults and dropdowns of parameters that stay
 * (same name and place) are kept, which the wizard this learns from loses (SPEC §1.5.2).
 */
export function importRequest(
  definition: JsonObject,
  key: OperationKey,
  sample: RequestSample,
): DefinitionOutcome {
  const address = {
    host: stringAt(definition, 'host') ?? '',
    basePath: stringAt(definition, 'basePath') ?? '',
  };
  const { request, diagnostics } = deriveRequest(sample, address);
  if (request === undefined) return { definition, diagnostics };
  const moved = moveOperation(definition, key, request);
  if (moved.diagnostics.length > 0)
    return { definition, diagnostics: [...diagnostics, ...moved.diagnostics] };
  const edited = editOperation(moved.definition, request, (operation) => {
    const before = declaredParameters(operation).filter(isObject);
    const parameters = request.parameters.map((parameter) => keepKnown(parameter, before));
    return withMember(operation, 'parameters', parameters);
  });
  return { definition: edited.definition, diagnostics: [...diagnostics, ...edited.diagnostics] };
}

function keepKnown(parameter: JsonObject, before: readonly JsonObject[]): JsonObject {
  const known = before.find((one) => one['name'] === parameter['name'] && one['in'] === parameter['in']);
  if (known === undefined) return parameter;
  if (known['in'] !== 'body') return known;
  return withMember(
    known,
    'schema',
    keepDescriptions(objectAt(parameter, 'schema') ?? {}, objectAt(known, 'schema')),
  );
}

/** The new schema, with what people wrote about properties that stay. */
function keepDescriptions(schema: JsonObject, before: JsonObject | undefined): JsonObject {
  const properties = objectAt(schema, 'properties');
  const old = objectAt(before, 'properties');
  if (properties === undefined || old === undefined) return schema;
  const merged = Object.entries(properties).map(([name, property]) => {
    const known = old[name];
    if (!isObject(property) || !isObject(known) || known['type'] !== property['type'])
      return [name, property];
    return [
      name,
      keepDescriptions({ ...property, ...known, ...pick(property, 'properties', 'items') }, known),
    ];
  });
  return { ...schema, ...pick(before, 'required'), properties: Object.fromEntries(merged) };
}

function pick(object: JsonObject | undefined, ...names: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object ?? {}).filter(([name]) => names.includes(name)));
}

/** Sets the schema (and headers) of one response from a pasted answer. */
export function importResponse(
  definition: JsonObject,
  key: OperationKey,
  sample: { readonly status: string; readonly body: string; readonly headers?: string },
): DefinitionOutcome {
  const diagnostics: Diagnostic[] = [];
  const schema = sample.body.trim() === '' ? undefined : inferFromText(sample.body, 'body', diagnostics);
  if (diagnostics.length > 0) return { definition, diagnostics };
  return editOperation(definition, key, (operation) => {
    const known = objectAt(objectAt(operation, 'responses'), sample.status);
    const headers = responseHeaders(sample.headers ?? '');
    const response: JsonObject = {
      description: sample.status,
      ...known,
      ...(schema && { schema }),
      ...(Object.keys(headers).length > 0 && { headers }),
    };
    return setIn(operation, ['responses', sample.status], response);
  });
}

function responseHeaders(lines: string): JsonObject {
  const names = lines.split(/\r?\n/).map((line) => /^\s*([^\s:]+)/.exec(line)?.[1]);
  const kept = names.filter((name) => name !== undefined && name.toLowerCase() !== 'content-type');
  return Object.fromEntries(kept.map((name) => [name, { description: name ?? '', type: 'string' }]));
}

/** Adds a response without a declared body. */
export function addResponse(definition: JsonObject, key: OperationKey, status: string): DefinitionOutcome {
  const operation = findOperation(definition, key);
  if (objectAt(objectAt(operation, 'responses'), status) !== undefined) {
    return { definition, diagnostics: [diagnostic('response-exists', { status })] };
  }
  return editOperation(definition, key, (found) =>
    setIn(found, ['responses', status], { description: status, schema: {} }),
  );
}
