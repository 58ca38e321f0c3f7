import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
} from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import { membersOf } from '../../text/members.ts';
import { convertBody } from './bodies.ts';
import { bodyCallback, type BodyCallback } from './callbacks.ts';
import { type Conversion, followObject } from './context.ts';
import type { OperationIds } from './operation-ids.ts';
import { convertParameter } from './parameters.ts';
import { escapeName } from './references.ts';
import { convertResponses } from './responses.ts';
import { type Address, noteOwnServers } from './servers.ts';

/** What all operations of a document share. */
export interface OperationsContext {
  readonly conversion: Conversion;
  readonly ids: OperationIds;
  readonly address: Address;
}

/** One operation of the source and what its path says for it. */
export interface OperationSource {
  readonly method: string;
  readonly path: string;
  readonly value: JsonObject;
  readonly at: At;
  /** Servers of the path item. */
  readonly pathServers: { readonly value: Json; readonly at: At } | undefined;
  /** False once another operation of the path is a trigger: a path holds one notification. */
  readonly mayNotify: boolean;
}

/** An operation, and what comes in later when it is a webhook trigger. */
export interface ConvertedOperation {
  readonly operation: JsonObject;
  readonly notification: JsonObject | undefined;
}

/** The parameters of an operation or of a path, and what cannot be one. */
export interface ConvertedParameters {
  readonly parameters: readonly JsonObject[];
  readonly kept: JsonObject;
}

const noParameters: ConvertedParameters = { parameters: [], kept: {} };

/** The parameters of an operation or of a path. */
export function convertParameters(owner: JsonObject, at: At, conversion: Conversion): ConvertedParameters {
  const list = owner['parameters'];
  if (!isArray(list) || list.length === 0) return noParameters;
  const here = step(at, 'parameters');
  return conversion.parameterLists(list, here, () => convertList(list, here, conversion));
}

function convertList(list: readonly Json[], at: At, conversion: Conversion): ConvertedParameters {
  const kept: Record<string, readonly JsonObject[]> = {};
  const parameters = list.flatMap((item, index): readonly JsonObject[] => {
    const here = step(at, index);
    const reference = stringAt(item, '$ref');
    const shared = reference === undefined ? undefined : conversion.sharedParameters.get(reference);
    if (shared !== undefined) return [{ $ref: `#/parameters/${escapeName(shared)}` }];
    const found = followObject(conversion, item, here);
    if (found === undefined) return [];
    const converted = convertParameter(found.value, found.at, conversion);
    if (converted.kept !== undefined) {
      const { name, value } = converted.kept;
      kept[name] = [...(kept[name] ?? []), value];
    }
    return converted.parameters;
  });
  return { parameters, kept };
}

/** Converts one operation. */
export function convertOperation(source: OperationSource, context: OperationsContext): ConvertedOperation {
  const { conversion, ids } = context;
  const { method, path, value, at } = source;
  const { reporter } = conversion;
  const label = `${method.toUpperCase()} ${path}`;
  const own = convertParameters(value, at, conversion);
  const callbacks = objectAt(value, 'callbacks');
  const callback =
    callbacks === undefined || memberNames(callbacks).length === 0
      ? undefined
      : usableCallback(source, callbacks, label, conversion);
  const body = isObject(value['requestBody'])
    ? convertBody(value['requestBody'], step(at, 'requestBody'), conversion, callback?.property)
    : { parameters: [], consumes: [], kept: {}, notifies: false };
  const notification = body.notifies ? callback?.notification : undefined;
  const waits = conversion.callbacks === 'wait' || callback?.waits === true;
  const given = objectAt(value, 'responses');
  const answers = given && convertResponses(given, step(at, 'responses'), conversion);
  if (given === undefined) reporter.tell('response-missing', at, { operation: label });
  const produces = answers?.produces ?? [];
  const parameters = body.parameters.length === 0 ? own.parameters : own.parameters.concat(body.parameters);
  const kept: Record<string, Json> = { ...own.kept, ...body.kept };
  for (const [name, member] of membersOf(value)) if (name.startsWith('x-')) kept[name] = member;
  if (callbacks !== undefined && memberNames(callbacks).length > 0) {
    const here = step(at, 'callbacks');
    const choice = {
      option: 'callbacks',
      values: ['trigger', 'wait', 'keep'],
      chosen: conversion.callbacks,
    };
    if (notification === undefined) {
      kept['x-callbacks'] = callbacks;
      reporter.tell('callbacks-kept', here, {
        names: memberNames(callbacks).join(', '),
        ...(conversion.callbacks === 'keep' && { choice }),
      });
    } else {
      const became = waits ? 'an action that waits for it' : 'a webhook trigger';
      reporter.tell('callback-trigger', here, {
        operation: label,
        name: callback?.name ?? '',
        became,
        choice,
      });
    }
  }
  const id = ids.idFor(value['operationId'], label, method, path, at);
  const servers =
    value['servers'] === undefined
      ? source.pathServers
      : { value: value['servers'], at: step(at, 'servers') };
  if (servers !== undefined) noteOwnServers(servers.value, servers.at, id, context.address, conversion);
  const isTrigger = notification !== undefined && !waits;
  const operation = {
    ...pick(value, ['tags', 'summary', 'description', 'externalDocs']),
    operationId: id,
    ...(body.consumes.length > 0 && { consumes: body.consumes }),
    ...(produces.length > 0 && { produces }),
    ...(parameters.length > 0 && { parameters }),
    responses: answers?.responses ?? { default: { description: 'The answer.' } },
    ...pick(value, ['deprecated', 'security']),
    ...(isTrigger && { 'x-ms-trigger': 'single' }),
    ...kept,
  };
  return { operation, notification };
}

function usableCallback(
  { method, at, mayNotify, value }: OperationSource,
  callbacks: JsonObject,
  label: string,
  conversion: Conversion,
): BodyCallback | undefined {
  if (conversion.callbacks === 'keep') return undefined;
  const found = bodyCallback(callbacks, step(at, 'callbacks'), label, conversion);
  if (found === undefined) return undefined;
  if (!mayNotify || !/^(post|put|patch)$/.test(method) || !isObject(value['requestBody'])) {
    const why = mayNotify
      ? 'the operation has no body'
      : 'another operation of the path is a trigger already';
    conversion.reporter.tell('callback-unusable', found.at, { name: found.name, operation: label, why });
    return undefined;
  }
  return found;
}

function pick(source: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]])),
  );
}
