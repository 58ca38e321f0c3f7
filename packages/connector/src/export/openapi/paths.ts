import { isArray, isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { exportBody } from './bodies.ts';
import { keptMembers, type OpenApiExport, textsOf, type Way, withReferences } from './context.ts';
import { exportParameter, type GivenParameter, isOfBody, parametersOf } from './parameters.ts';
import { exportResponses } from './responses.ts';
import { exportSchema } from './schema.ts';
import { requirementsOf } from './security.ts';
import { exportNotification } from './triggers.ts';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/** Paths of an export, and the webhooks that no operation takes an address for. */
export interface ExportedPaths {
  readonly paths: JsonObject;
  readonly webhooks: JsonObject;
}

/** Converts every path. */
export function exportPaths(schemeNames: ReadonlySet<string>, context: OpenApiExport): ExportedPaths {
  const webhooks: Record<string, Json> = {};
  const paths = Object.entries(objectAt(context.definition, 'paths') ?? {}).map(([path, item]) => {
    if (path.startsWith('x-')) return [path, item] as const;
    const name = path.startsWith('/') ? path : `/${path}`;
    return [name, exportPathItem(item, ['paths', path], { schemeNames, webhooks, context })] as const;
  });
  return { paths: Object.fromEntries(paths), webhooks };
}

interface PathsState {
  readonly schemeNames: ReadonlySet<string>;
  readonly webhooks: Record<string, Json>;
  readonly context: OpenApiExport;
}

function exportPathItem(item: Json, way: Way, state: PathsState): JsonObject {
  if (!isObject(item)) return {};
  const { context } = state;
  const shared = parametersOf(item['parameters'], [...way, 'parameters'], context);
  const plain = shared.filter((parameter) => !isOfBody(parameter));
  const inBody = shared.filter(isOfBody);
  const made: Record<string, Json> = {};
  let content = objectAt(item, 'x-ms-notification-content');
  for (const [name, value] of Object.entries(item)) {
    const here = [...way, name];
    const method = name.toLowerCase();
    if (methods.has(method) && isObject(value)) {
      const operation = exportOperation(value, inBody, here, content, state);
      if (operation.took) content = undefined;
      made[method] = operation.value;
    } else if (name === 'summary' || name === 'description') made[name] = value;
    else if (name === 'x-ms-notification-content' && isObject(value)) continue;
    else if (name.startsWith('x-')) made[name] = withReferences(value, context);
    else if (name !== 'parameters') {
      made[`x-${name}`] = withReferences(value, context);
      context.tell('export-member', here, { name, kept: `x-${name}` });
    }
  }
  if (content !== undefined) {
    const description = stringAt(content, 'description');
    made['x-ms-notification-content'] = {
      ...withoutSchema(content),
      ...(description !== undefined && { description }),
      schema: exportSchema(content['schema'], [...way, 'x-ms-notification-content', 'schema'], context),
    };
  }
  return {
    ...(plain.length > 0 && { parameters: distinct(plain, context) }),
    ...made,
  };
}

function withoutSchema(content: JsonObject): JsonObject {
  const { schema: _schema, ...rest } = content;
  return rest;
}

/** Place and name, which tell parameters apart. */
function keyOf(parameter: JsonObject): string {
  return `${stringAt(parameter, 'in') ?? ''} ${stringAt(parameter, 'name') ?? ''}`;
}

/** Parameters of one name and place are one parameter; of two the last one counts. */
function distinct(parameters: readonly GivenParameter[], context: OpenApiExport): readonly JsonObject[] {
  const byName = new Map(parameters.map((parameter) => [keyOf(parameter.value), parameter]));
  return [...byName.values()].map((parameter) => exportParameter(parameter, context));
}

const known = new Set([
  'tags',
  'summary',
  'description',
  'externalDocs',
  'operationId',
  'consumes',
  'produces',
  'parameters',
  'responses',
  'schemes',
  'deprecated',
  'security',
]);

function exportOperation(
  operation: JsonObject,
  sharedBody: readonly GivenParameter[],
  way: Way,
  content: JsonObject | undefined,
  state: PathsState,
): { readonly value: JsonObject; readonly took: boolean } {
  const { context, schemeNames, webhooks } = state;
  const own = parametersOf(operation['parameters'], [...way, 'parameters'], context);
  const names = new Set(own.map(({ value }) => keyOf(value)));
  const hasBody = own.some(({ value }) => value['in'] === 'body');
  const all = [
    ...own,
    ...sharedBody.filter(({ value }) => !names.has(keyOf(value)) && !(hasBody && value['in'] === 'body')),
  ];
  const plain = own.filter((parameter) => !isOfBody(parameter));
  const body = exportBody(all.filter(isOfBody), operation, context);
  const id = stringAt(operation, 'operationId');
  const isTrigger = operation['x-ms-trigger'] !== undefined;
  const notification =
    content === undefined || !(isTrigger || all.some(isOfBody))
      ? undefined
      : exportNotification(
          content,
          all,
          isTrigger,
          [...way.slice(0, -1), 'x-ms-notification-content'],
          context,
        );
  const took = notification?.kind === 'callback';
  if (notification?.kind === 'webhook' && isTrigger)
    webhooks[freeName(id ?? 'webhook', webhooks)] = notification.item;
  if (isTrigger && content === undefined) context.tell('export-polling', way, { operation: id ?? '' });
  const security = operation['security'];
  const responses = objectAt(operation, 'responses') ?? {};
  const tags = textsOf(operation['tags']);
  const value = {
    ...(tags.length > 0 && { tags }),
    ...texts(operation, ['summary', 'description']),
    ...(isDocs(operation['externalDocs']) && { externalDocs: operation['externalDocs'] }),
    ...(id !== undefined && { operationId: id }),
    ...(plain.length > 0 && { parameters: distinct(plain, context) }),
    ...(body !== undefined && { requestBody: body }),
    ...exportResponses(responses, operation, [...way, 'responses'], context),
    ...(notification?.kind === 'callback' && { callbacks: notification.callbacks }),
    ...(operation['deprecated'] === true && { deprecated: true }),
    ...(isArray(security) && {
      security: requirementsOf(security, schemeNames, [...way, 'security'], context),
    }),
    ...keptMembers(operation, known, way, context),
  };
  return { value, took };
}

/** Members that are texts. */
export function texts(source: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = source[name];
      return typeof text === 'string' ? [[name, text] as const] : [];
    }),
  );
}

/** Whether a value is an External Documentation Object. */
export function isDocs(value: Json | undefined): boolean {
  return isObject(value) && typeof value['url'] === 'string';
}

function freeName(wanted: string, taken: JsonObject): string {
  let name = wanted;
  for (let number = 2; taken[name] !== undefined; number += 1) name = `${wanted}${number}`;
  return name;
}
