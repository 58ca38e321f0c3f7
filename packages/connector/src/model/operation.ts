import {
  type Diagnostic,
  isArray,
  isObject,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
} from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { readAnnotation } from './annotation.ts';
import { dynamicNodesOfResponse } from './dynamic-nodes.ts';
import { compileParameters, readVisibility } from './parameters.ts';
import type { Operation, OperationKind, Parameter, ResponseModel } from './types.ts';

/** Where an operation stands in the definition. */
export interface OperationPlace {
  readonly id: string;
  readonly path: string;
  /** Lower case, as the document has it. */
  readonly verb: string;
  readonly pathItem: { readonly value: JsonObject; readonly pointer: string };
  readonly operation: { readonly value: JsonObject; readonly pointer: string };
}

/**
 * Compiles one operation. Parameters and responses are worked out when first asked for: lists of a thousand operations
 * open at once, and a call pays for one operation only.
 */
export function compileOperation(
  document: JsonObject,
  place: OperationPlace,
  diagnostics: Diagnostic[],
): Operation {
  const { id, path, verb, pathItem, operation } = place;
  const source = operation.value;
  let parameters: readonly Parameter[] | undefined;
  let responses: readonly ResponseModel[] | undefined;
  const kind = readKind(source, pathItem.value);
  const notification =
    readNotification(document, source, operation.pointer) ??
    readNotification(document, pathItem.value, pathItem.pointer);
  const getResponses = (): readonly ResponseModel[] =>
    (responses ??= compileResponses(document, source, operation.pointer));
  return {
    id,
    method: verb.toUpperCase(),
    path,
    kind,
    summary: stringAt(source, 'summary') || id,
    description: stringAt(source, 'description') ?? '',
    visibility: readVisibility(source),
    deprecated: source['deprecated'] === true,
    annotation: readAnnotation(document, source, id),
    triggerHint: stringAt(source, 'x-ms-trigger-hint') ?? '',
    get parameters() {
      return (parameters ??= compileParameters(document, pathItem, operation, diagnostics));
    },
    get responses() {
      return getResponses();
    },
    get output() {
      return kind === 'webhook-trigger' && notification !== undefined
        ? notification
        : outputOf(getResponses());
    },
    notification,
    consumes: readTypes(source, document, 'consumes'),
    produces: readTypes(source, document, 'produces'),
    pointer: operation.pointer,
    source,
  };
}

function readKind(source: JsonObject, pathItem: JsonObject): OperationKind {
  if (source['x-ms-trigger'] === undefined) return 'action';
  const metadata = objectAt(source, 'x-ms-trigger-metadata');
  const notifies =
    pathItem['x-ms-notification-content'] !== undefined || source['x-ms-notification-content'] !== undefined;
  if (notifies || stringAt(metadata, 'mode')?.toLowerCase() === 'webhook') return 'webhook-trigger';
  if (stringAt(metadata, 'mode')?.toLowerCase() === 'polling') return 'polling-trigger';
  // `single` is a webhook in 643 of 645 published triggers, `batch` a polling one in all (SPEC §14 row 17).
  return stringAt(source, 'x-ms-trigger')?.toLowerCase() === 'batch' ? 'polling-trigger' : 'webhook-trigger';
}

function compileResponses(
  document: JsonObject,
  source: JsonObject,
  pointer: string,
): readonly ResponseModel[] {
  const declared = objectAt(source, 'responses') ?? {};
  return memberNames(declared)
    .filter((status) => !status.startsWith('x-'))
    .flatMap((status) => {
      const given = declared[status];
      const reference = stringAt(given, '$ref');
      const response = reference === undefined ? given : resolveReference(reference, document);
      if (!isObject(response)) return [];
      return [
        withDynamic(document, {
          status,
          description: stringAt(response, 'description') ?? '',
          schema: objectAt(response, 'schema'),
          headers: objectAt(response, 'headers') ?? {},
          pointer: reference === undefined ? `${pointer}/responses/${status}` : reference.slice(1),
        }),
      ];
    });
}

/** The notification that a path item, or as documented an operation, describes. */
function readNotification(
  document: JsonObject,
  holder: JsonObject,
  pointer: string,
): ResponseModel | undefined {
  const notification = objectAt(holder, 'x-ms-notification-content');
  return (
    notification &&
    withDynamic(document, {
      status: 'notification',
      description: stringAt(notification, 'description') ?? '',
      schema: objectAt(notification, 'schema'),
      headers: {},
      pointer: `${pointer}/x-ms-notification-content`,
    })
  );
}

/** A response with its dynamic places, which are looked for when first asked for: schemas are large. */
function withDynamic(document: JsonObject, response: Omit<ResponseModel, 'dynamic'>): ResponseModel {
  let dynamic: ResponseModel['dynamic'] | undefined;
  return {
    ...response,
    get dynamic() {
      return (dynamic ??= dynamicNodesOfResponse(document, response));
    },
  };
}

/** Which response is the output (SPEC §10.4). */
function outputOf(responses: readonly ResponseModel[]): ResponseModel | undefined {
  const candidates = responses.filter(({ status }) => status.startsWith('2') || status === 'default');
  if (candidates.length === 1) return candidates[0];
  const by = (status: string): ResponseModel | undefined =>
    candidates.find((response) => response.status === status);
  return by('200') ?? by('201') ?? by('default') ?? candidates[0];
}

function readTypes(
  source: JsonObject,
  document: JsonObject,
  name: 'consumes' | 'produces',
): readonly string[] {
  const own = source[name] ?? document[name];
  return isArray(own) ? own.filter((type) => typeof type === 'string') : [];
}
