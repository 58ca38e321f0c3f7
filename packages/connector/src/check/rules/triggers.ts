import { isObject, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { schemaType } from '@connectory/schema';
import type { CheckContext } from '../context.ts';
import { removing, setting } from '../fix.ts';
import type { Rule } from '../types.ts';
import type { OperationSite } from '../walk/sites.ts';
import { isInternal, textsOf, typeOf } from './values.ts';

/** Rules about triggers and webhooks. */
export const triggerRules: readonly Rule[] = [
  {
    id: 'TRG-001',
    severity: ['error', 'error'],
    message:
      'Webhook trigger {label} has no body property marked "x-ms-notification-url", so the service cannot be told where to send its events. Mark one.',
    over: 'operation',
    check(operation, report, context) {
      const { isTrigger, notification, label, pointer } = operation;
      if (!isTrigger || notification === undefined || operation.source['x-ms-notification'] !== undefined)
        return;
      if (notificationUrls(operation, context).length === 0) report({ pointer, data: { label } });
    },
  },
  {
    id: 'TRG-002',
    severity: ['warning', 'error'],
    message:
      '{label} takes a notification URL, but its path has no "x-ms-notification-content" that says what is sent there. Add it.',
    over: 'operation',
    check(operation, report, context) {
      if (operation.notification !== undefined || notificationUrls(operation, context).length === 0) return;
      const { itemPointer, label } = operation;
      const at = `${itemPointer}/x-ms-notification-content`;
      const value = { description: 'Notification', schema: { type: 'object' } };
      report({
        pointer: itemPointer,
        data: { label },
        fix: setting('Add one that takes any object', at, value),
      });
    },
  },
  {
    id: 'TRG-003',
    severity: ['error', 'error'],
    message: '"x-ms-notification-url" only works inside a request body. Remove it here.',
    over: 'schema',
    check({ schema, pointer, role, owner }, report, { isInput }) {
      if (schema['x-ms-notification-url'] !== true) return;
      const inBody = role !== 'parameter' && role !== 'header' && role !== 'simple-items' && isInput(owner);
      // A service may send the subscription back: a definition that answers share does no harm.
      const shared = owner.kind === 'definition';
      const at = `${pointer}/x-ms-notification-url`;
      if (!inBody && !shared) report({ pointer: at, fix: removing('Remove it', at) });
    },
  },
  {
    id: 'TRG-004',
    severity: ['error', 'error'],
    message:
      'The notification URL of {label} has to be hidden, since the platform fills it in. Give it, or an object around it, "x-ms-visibility": "internal".',
    over: 'operation',
    check(operation, report, context) {
      for (const { internal, pointer } of notificationUrls(operation, context)) {
        if (internal) continue;
        const fix = setting('Hide it', `${pointer}/x-ms-visibility`, 'internal');
        report({ pointer, data: { label: operation.label }, fix });
      }
    },
  },
  {
    id: 'TRG-005',
    severity: ['info', 'warning'],
    message:
      'The notification URL of {label} and every object around it should be required. Make "{name}" required.',
    over: 'operation',
    check(operation, report, context) {
      for (const { optional, pointer } of notificationUrls(operation, context)) {
        if (optional === undefined) continue;
        const { label } = operation;
        report({ pointer, data: { label, name: optional.name }, fix: optional.fix });
      }
    },
  },
  {
    id: 'TRG-006',
    severity: ['warning', 'error'],
    message: 'The notification URL of {label} has to be a string, but is a {type}. Correct its type.',
    over: 'operation',
    check(operation, report, context) {
      for (const { schema, pointer } of notificationUrls(operation, context)) {
        const type = schemaType(schema);
        if (type === 'string' || type === undefined) continue;
        const fix = setting('Make it a string', `${pointer}/type`, 'string');
        report({
          pointer: `${pointer}/type`,
          data: { label: operation.label, type },
          fix: typeOf(schema) === undefined || type === 'object' || type === 'array' ? undefined : fix,
        });
      }
    },
  },
  {
    id: 'TRG-007',
    severity: ['warning', 'error'],
    message:
      '"x-ms-notification" only works on triggers, and {label} is none. Remove it, or add "x-ms-trigger".',
    over: 'operation',
    check({ source, isTrigger, pointer, label }, report) {
      const at = `${pointer}/x-ms-notification`;
      if (source['x-ms-notification'] !== undefined && !isTrigger)
        report({ pointer: at, data: { label }, fix: removing('Remove it', at) });
    },
  },
  {
    id: 'TRG-008',
    severity: ['warning', 'error'],
    message: '"x-ms-notification" belongs on a polling trigger, but {label} is a webhook. Remove it.',
    over: 'operation',
    check(operation, report) {
      const { source, notification, pointer, label } = operation;
      const at = `${pointer}/x-ms-notification`;
      if (source['x-ms-notification'] !== undefined && notification !== undefined)
        report({ pointer: at, data: { label }, fix: removing('Remove it', at) });
    },
  },
  {
    id: 'TRG-009',
    severity: ['warning', 'error'],
    message:
      '"x-ms-notification" names "{id}", which is no webhook operation of this definition. Name one that is.',
    over: 'operation',
    check({ source, pointer }, report, context) {
      const id = stringAt(objectAt(source, 'x-ms-notification'), 'operationId');
      if (id === undefined) return;
      const called = context.operationsById.get(id);
      if (called === undefined || notificationUrls(called, context).length === 0)
        report({ pointer: `${pointer}/x-ms-notification/operationId`, data: { id } });
    },
  },
  {
    id: 'TRG-010',
    severity: ['warning', 'error'],
    message:
      'Parameter "{name}" of {label} and of "{id}", which subscribes for it, differ in type or visibility. Make them alike.',
    over: 'operation',
    check(operation, report, context) {
      const id = stringAt(objectAt(operation.source, 'x-ms-notification'), 'operationId');
      const called = id === undefined ? undefined : context.operationsById.get(id);
      if (called === undefined) return;
      for (const { name, source, pointer } of operation.effective) {
        const other = called.effective.find((parameter) => parameter.name === name);
        if (
          other === undefined ||
          (isSame(source, other.source, 'type') && sameVisibility(source, other.source))
        )
          continue;
        report({ pointer, data: { name, label: operation.label, id: called.id } });
      }
    },
  },
];

function isSame(left: JsonObject, right: JsonObject, name: string): boolean {
  return stringAt(left, name) === stringAt(right, name);
}

function sameVisibility(left: JsonObject, right: JsonObject): boolean {
  const of = (source: JsonObject): string => stringAt(source, 'x-ms-visibility')?.toLowerCase() ?? '';
  return of(left) === of(right);
}

interface NotificationUrl {
  readonly schema: JsonObject;
  readonly pointer: string;
  /** It, or an object around it, is hidden. */
  readonly internal: boolean;
  /** The first part of the way to it that may be left out. */
  readonly optional: { readonly name: string; readonly fix: ReturnType<typeof setting> } | undefined;
}

const knownUrls = new WeakMap<CheckContext, Map<OperationSite, readonly NotificationUrl[]>>();
const marked = new WeakMap<CheckContext, boolean>();

/** The properties of an operation's body that receive the callback address, references followed. */
export function notificationUrls(
  operation: OperationSite,
  context: CheckContext,
): readonly NotificationUrl[] {
  let any = marked.get(context);
  if (any === undefined) {
    any = context.schemas.some(({ schema }) => schema['x-ms-notification-url'] === true);
    marked.set(context, any);
  }
  const schema = any ? objectAt(operation.body?.source, 'schema') : undefined;
  if (operation.body === undefined || schema === undefined) return [];
  const known = knownUrls.get(context) ?? new Map<OperationSite, readonly NotificationUrl[]>();
  knownUrls.set(context, known);
  let found = known.get(operation);
  if (found === undefined) {
    found = findUrls(operation.body.source, schema, operation.body.pointer, context);
    known.set(operation, found);
  }
  return found;
}

interface Step {
  readonly schema: JsonObject;
  readonly pointer: string;
  readonly internal: boolean;
  readonly optional: NotificationUrl['optional'];
}

function findUrls(
  parameter: JsonObject,
  body: JsonObject,
  pointer: string,
  context: CheckContext,
): readonly NotificationUrl[] {
  const found: NotificationUrl[] = [];
  const seen = new Set<JsonObject>();
  const optional =
    parameter['required'] === true
      ? undefined
      : {
          name: stringAt(parameter, 'name') ?? 'body',
          fix: setting('Make the body required', `${pointer}/required`, true),
        };
  const open: Step[] = [
    { schema: body, pointer: `${pointer}/schema`, internal: isInternal(parameter), optional },
  ];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const reference = stringAt(step.schema, '$ref');
    const schema = context.resolve(step.schema);
    const at = reference === undefined ? step.pointer : reference.slice(1);
    const internal = step.internal || isInternal(step.schema) || isInternal(schema);
    if (schema['x-ms-notification-url'] === true || step.schema['x-ms-notification-url'] === true)
      found.push({ schema, pointer: step.pointer, internal, optional: step.optional });
    if (seen.has(schema)) continue;
    seen.add(schema);
    open.push(...inside(schema, at, internal, step.optional));
  }
  return found;
}

function* inside(
  schema: JsonObject,
  pointer: string,
  internal: boolean,
  optional: Step['optional'],
): Iterable<Step> {
  const required = textsOf(schema['required']);
  for (const [name, property] of Object.entries(objectAt(schema, 'properties') ?? {})) {
    if (!isObject(property)) continue;
    const title = `Make ${name} required`;
    const needed =
      optional ??
      (required.includes(name)
        ? undefined
        : { name, fix: setting(title, `${pointer}/required`, [...required, name]) });
    const at = `${pointer}/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    yield { schema: property, pointer: at, internal, optional: needed };
  }
  const { items, allOf } = schema;
  if (isObject(items)) yield { schema: items, pointer: `${pointer}/items`, internal, optional };
  if (!Array.isArray(allOf)) return;
  for (const [index, branch] of allOf.entries()) {
    if (isObject(branch)) yield { schema: branch, pointer: `${pointer}/allOf/${index}`, internal, optional };
  }
}
