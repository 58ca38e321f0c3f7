import { isObject, type Json, type JsonObject, memberNames, objectAt, stringAt } from '@connectory/base';
import { routePolicy } from '../../policy/policy.ts';
import { type At, step, steps } from '../../report/at.ts';
import { membersOf, orderedObject } from '../../text/members.ts';
import { type Conversion, followObject } from './context.ts';
import { uniqueName } from './names.ts';
import { convertOperation, convertParameters, type OperationsContext } from './operations.ts';

/** The methods both versions know. */
export const methods: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** Methods only newer versions know; their operations are kept beside the others. */
const newMethods: readonly string[] = ['trace', 'query'];

/** Converts `paths`; every operation stays, in order. */
export function convertPaths(context: OperationsContext): JsonObject {
  const { conversion } = context;
  const paths = objectAt(conversion.document, 'paths') ?? {};
  const taken = new Set(memberNames(paths));
  const entries = membersOf(paths).flatMap(([path, value]): (readonly [string, Json])[] => {
    if (path.startsWith('x-')) return [[path, value]];
    const at = steps(undefined, 'paths', path);
    const item = pathItemOf(value, at, conversion);
    if (item === undefined) return [];
    const slashed = path.startsWith('/') || taken.has(`/${path}`) ? path : `/${path}`;
    if (!/[?#]/.test(slashed)) return [[slashed, convertPathItem(slashed, item.value, item.at, context)]];
    const name = madeUpPath(slashed, taken);
    taken.add(name);
    const converted = convertPathItem(name, item.value, item.at, context);
    routeTo(slashed.replace(/#.*$/s, ''), converted, conversion);
    conversion.reporter.tell('path-made-up', at, { path, kept: name });
    return [[name, converted]];
  });
  return orderedObject(entries);
}

/** A path that may stand in OpenAPI 2.0, for one that tells operations apart by `?` or `#`. */
function madeUpPath(path: string, taken: ReadonlySet<string>): string {
  const [start = '', ...rest] = path.split(/[?#]/);
  const words = rest
    .join('_')
    .replaceAll(/\{[^{}]*\}|[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
  return uniqueName(`${start.replace(/\/$/, '')}/_${words || 'variant'}`, (name) => taken.has(name));
}

/** Sends the operations of a made-up path to the real one, which a policy can name with its query. */
function routeTo(path: string, item: JsonObject, conversion: Conversion): void {
  for (const method of methods) {
    const id = stringAt(objectAt(item, method), 'operationId');
    if (id !== undefined) conversion.policies.push(routePolicy(`Path of ${id}`, path, id));
  }
}

function pathItemOf(
  value: Json,
  at: At,
  conversion: Conversion,
): { readonly value: JsonObject; readonly at: At } | undefined {
  if (!isObject(value)) {
    if (value !== null) conversion.reporter.tell('member-not-usable', at, { what: 'The path' });
    return { value: {}, at };
  }
  const reference = value['$ref'];
  if (typeof reference !== 'string') return { value, at };
  const found = followObject(conversion, value, at);
  if (found === undefined) return { value: { ...value, 'x-ref': reference }, at };
  conversion.reporter.tell('path-item-inlined', at, { reference });
  const { $ref: _reference, ...own } = value;
  // What stands beside the reference wins.
  return { value: { ...found.value, ...own }, at: found.at };
}

function convertPathItem(path: string, item: JsonObject, at: At, context: OperationsContext): JsonObject {
  const { conversion } = context;
  const { reporter } = conversion;
  const shared = convertParameters(item, at, conversion);
  const converted: [string, Json][] = [];
  const servers = item['servers'];
  const pathServers = servers === undefined ? undefined : { value: servers, at: step(at, 'servers') };
  let notification: JsonObject | undefined;
  for (const [name, value] of membersOf(item)) {
    const here = step(at, name);
    if (methods.includes(name)) {
      if (!isObject(value)) {
        reporter.tell('member-not-usable', here, { what: `The operation ${name.toUpperCase()} ${path}` });
        continue;
      }
      const mayNotify = notification === undefined && item['x-ms-notification-content'] === undefined;
      const source = { method: name, path, value, at: here, pathServers, mayNotify };
      const made = convertOperation(source, context);
      converted.push([name, made.operation]);
      notification ??= made.notification;
    } else if (newMethods.includes(name)) {
      const data = { method: name.toUpperCase(), operation: path, kept: `x-${name}` };
      reporter.tell('method-unsupported', here, data);
      converted.push([`x-${name}`, value]);
    } else if (name === 'additionalOperations' && isObject(value)) {
      for (const method of memberNames(value))
        reporter.tell('method-unsupported', step(here, method), {
          method,
          operation: path,
          kept: 'x-additionalOperations',
        });
      converted.push(['x-additionalOperations', value]);
    } else if (name === 'parameters') {
      if (shared.parameters.length > 0) converted.push(['parameters', shared.parameters]);
    } else if (name === 'summary' || name === 'description') {
      converted.push([`x-${name}`, value]);
      reporter.tell('member-moved', here, { name, kept: `x-${name}` });
    } else if (name.startsWith('x-')) converted.push([name, value]);
  }
  if (notification !== undefined) converted.unshift(['x-ms-notification-content', notification]);
  return orderedObject([...converted, ...Object.entries(shared.kept)]);
}
