import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  parsePointer,
} from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import { membersOf } from '../../text/members.ts';
import { textOf } from '../../text/text-of.ts';
import { type Conversion, followObject, type Located } from './context.ts';
import { mediaTypesOf, preferred, schemaOfMediaType } from './media-types.ts';

/*
 * Callbacks (OpenAPI 3) and webhook triggers (connector spec, triggers §5.1) say the same thing: an operation takes an
 * address, and the API posts to it later. A callback becomes a trigger when its address is given in the body.
 */

/** A callback whose address the caller gives in the body. */
export interface BodyCallback {
  readonly name: string;
  /** The way to the property that takes the address. */
  readonly property: readonly string[];
  /** What the path item of the trigger says about the call that comes in. */
  readonly notification: JsonObject;
  /** True where the description says that the operation waits for it, as our own export does. */
  readonly waits: boolean;
  readonly at: At;
}

interface Incoming {
  readonly name: string;
  readonly expression: string;
  readonly operation: JsonObject;
  readonly waits: boolean;
  readonly at: At;
}

/** Every call that the callbacks of an operation describe. */
function incomingCalls(callbacks: JsonObject, at: At, conversion: Conversion): readonly Incoming[] {
  return membersOf(callbacks).flatMap(([name, given]) => {
    const callback = name.startsWith('x-') ? undefined : followObject(conversion, given, step(at, name));
    if (callback === undefined) return [];
    return membersOf(callback.value).flatMap(([expression, givenItem]) => {
      const item = expression.startsWith('x-')
        ? undefined
        : followObject(conversion, givenItem, step(callback.at, expression));
      if (item === undefined) return [];
      return membersOf(item.value).flatMap(([method, operation]): readonly Incoming[] =>
        /^(post|put|patch|get|delete)$/.test(method) && isObject(operation)
          ? [
              {
                name,
                expression,
                operation,
                waits: item.value['x-ms-waits'] === true,
                at: step(item.at, method),
              },
            ]
          : [],
      );
    });
  });
}

/** The callback a webhook trigger can be made of, when there is one; everything else about callbacks is told. */
export function bodyCallback(
  callbacks: JsonObject,
  at: At,
  label: string,
  conversion: Conversion,
): BodyCallback | undefined {
  const { reporter } = conversion;
  const calls = incomingCalls(callbacks, at, conversion);
  let chosen: BodyCallback | undefined;
  const others: string[] = [];
  for (const call of calls) {
    const match = /^\{\$request\.(body#|query\.|header\.|path\.)([^{}]*)\}(.*)$/s.exec(
      call.expression.trim(),
    );
    const isBody = match?.[1] === 'body#';
    const property = isBody ? parsePointer(match[2] ?? '') : undefined;
    if (property === undefined || property.length === 0) {
      const data = { name: call.name, operation: label, expression: call.expression };
      reporter.tell('callback-elsewhere', call.at, data);
    } else if (chosen === undefined) {
      if ((match?.[3] ?? '') !== '')
        reporter.tell('callback-suffix', call.at, { name: call.name, suffix: match?.[3] ?? '' });
      const notification = notificationOf(call.operation, call.at, conversion);
      chosen = { name: call.name, property, notification, waits: call.waits, at: call.at };
    } else others.push(call.name);
  }
  if (chosen !== undefined && others.length > 0)
    reporter.tell('callbacks-several', chosen.at, {
      operation: label,
      chosen: chosen.name,
      others: [...new Set(others)].join(', '),
    });
  return chosen;
}

/** What comes in with a call of a callback or a webhook, as `x-ms-notification-content`. */
export function notificationOf(operation: JsonObject, at: At, conversion: Conversion): JsonObject {
  const body = followObject(conversion, operation['requestBody'], step(at, 'requestBody'));
  const description = [operation['description'], operation['summary'], body?.value['description']]
    .map(textOf)
    .find((text) => text.trim() !== '');
  const types = body && mediaTypesOf(body.value['content'], step(body.at, 'content'), conversion);
  const schema = types && preferredSchema(types);
  const converted = schema === undefined ? {} : conversion.convertSchema(schema.value, schema.at);
  return { description: description ?? 'What comes in when it happens.', schema: converted };
}

function preferredSchema(types: Parameters<typeof preferred>[0]): Located | undefined {
  const chosen = preferred(types);
  return chosen && schemaOfMediaType(chosen);
}

/**
 * A copy of a schema in which the property at the end of the way takes the address of the callback. References on the way
 * are written out, since other operations use their targets as well.
 */
export function markNotificationUrl(
  schema: Located | undefined,
  property: readonly string[],
  conversion: Conversion,
): Located {
  const found = schema && followObject(conversion, schema.value, schema.at);
  const value = found?.value ?? { type: 'object' };
  const at = found?.at ?? schema?.at;
  const [name, ...rest] = property;
  if (name === undefined) {
    const marked = { 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' };
    const { type: _type, 'x-ms-visibility': _visibility, ...described } = value;
    return { value: { type: 'string', ...described, ...marked }, at };
  }
  const branch = branchWith(name, value, at, conversion);
  if (branch !== undefined) {
    const { list, index, keyword } = branch;
    const inner = markNotificationUrl(
      { value: list[index] ?? {}, at: step(step(at, keyword), index) },
      property,
      conversion,
    );
    return {
      value: { ...value, [keyword]: list.map((item, other) => (other === index ? inner.value : item)) },
      at,
    };
  }
  const properties = objectAt(value, 'properties') ?? {};
  const inner = markNotificationUrl(
    { value: properties[name] ?? {}, at: step(step(at, 'properties'), name) },
    rest,
    conversion,
  );
  const required = isArray(value['required']) ? value['required'] : [];
  return {
    value: {
      ...value,
      type: 'object',
      properties: { ...properties, [name]: inner.value },
      required: required.includes(name) ? required : [...required, name],
    },
    at,
  };
}

/** Whether the property at the end of the way is marked in the source already. */
export function isNotificationUrl(
  schema: Located | undefined,
  property: readonly string[],
  conversion: Conversion,
): boolean {
  const found = schema && followObject(conversion, schema.value, schema.at);
  if (found === undefined) return false;
  const [name, ...rest] = property;
  if (name === undefined) {
    const beside = isObject(schema?.value) ? schema.value['x-ms-notification-url'] : undefined;
    return beside !== undefined || found.value['x-ms-notification-url'] !== undefined;
  }
  const branch = branchWith(name, found.value, found.at, conversion);
  if (branch !== undefined) {
    const inner = { value: branch.list[branch.index] ?? {}, at: found.at };
    return isNotificationUrl(inner, property, conversion);
  }
  const inner = objectAt(found.value, 'properties')?.[name];
  return inner !== undefined && isNotificationUrl({ value: inner, at: found.at }, rest, conversion);
}

/** The part of an `allOf`, `oneOf` or `anyOf` that declares a property. */
function branchWith(
  name: string,
  schema: JsonObject,
  at: At,
  conversion: Conversion,
): { readonly keyword: string; readonly list: readonly Json[]; readonly index: number } | undefined {
  if (objectAt(schema, 'properties')?.[name] !== undefined) return undefined;
  for (const keyword of ['allOf', 'oneOf', 'anyOf']) {
    const list = schema[keyword];
    if (!isArray(list)) continue;
    const index = list.findIndex((item, position) => {
      const target = followObject(conversion, item, step(step(at, keyword), position));
      return memberNames(objectAt(target?.value, 'properties') ?? {}).includes(name);
    });
    if (index !== -1) return { keyword, list, index };
  }
  return undefined;
}
