import {
  isArray,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  objectAt,
  stringAt,
} from '@connectory/base';
import { type At, step, steps } from '../../report/at.ts';
import { membersOf, orderedObject } from '../../text/members.ts';
import { convertBody } from './bodies.ts';
import { type Conversion, followObject } from './context.ts';
import type { OperationIds } from './operation-ids.ts';
import { convertParameter } from './parameters.ts';
import { convertResponses, orderTypes } from './responses.ts';
import { escapeName } from './references.ts';

/** The methods both versions know. */
export const methods: readonly string[] = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** Methods only newer versions know; their operations are kept beside the others. */
const newMethods: readonly string[] = ['trace', 'query'];

/** Converts `paths`; every operation stays, in order. */
export function convertPaths(conversion: Conversion, ids: OperationIds): JsonObject {
  const paths = objectAt(conversion.document, 'paths') ?? {};
  const taken = new Set(memberNames(paths));
  const entries = membersOf(paths).flatMap(([path, value]): (readonly [string, Json])[] => {
    if (path.startsWith('x-')) return [[path, value]];
    const at = steps(undefined, 'paths', path);
    const item = pathItemOf(value, at, conversion);
    if (item === undefined) return [];
    const name = path.startsWith('/') || taken.has(`/${path}`) ? path : `/${path}`;
    return [[name, convertPathItem(name, item.value, item.at, conversion, ids)]];
  });
  return orderedObject(entries);
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

function convertPathItem(
  path: string,
  item: JsonObject,
  at: At,
  conversion: Conversion,
  ids: OperationIds,
): JsonObject {
  const { reporter } = conversion;
  const shared = convertParameters(item, at, conversion);
  const converted: [string, Json][] = [];
  for (const [name, value] of membersOf(item)) {
    const here = step(at, name);
    if (methods.includes(name)) {
      if (isObject(value)) converted.push([name, convertOperation(name, path, value, here, conversion, ids)]);
      else reporter.tell('member-not-usable', here, { what: `The operation ${name.toUpperCase()} ${path}` });
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
    } else if (name === 'servers') {
      converted.push(['x-servers', value]);
      tellServers(value, here, conversion);
    } else if (name === 'summary' || name === 'description') {
      converted.push([`x-${name}`, value]);
      reporter.tell('member-moved', here, { name, kept: `x-${name}` });
    } else if (name.startsWith('x-')) converted.push([name, value]);
  }
  return orderedObject([...converted, ...Object.entries(shared.kept)]);
}

function tellServers(servers: Json, at: At, conversion: Conversion): void {
  const urls = isArray(servers) ? servers.map((server) => stringAt(server, 'url') ?? '').join(', ') : '';
  conversion.reporter.tell('server-per-operation', at, { urls });
}

function convertParameters(
  owner: JsonObject,
  at: At,
  conversion: Conversion,
): { readonly parameters: readonly JsonObject[]; readonly kept: JsonObject } {
  const list = owner['parameters'];
  if (!isArray(list)) return { parameters: [], kept: {} };
  const kept: Record<string, readonly JsonObject[]> = {};
  const parameters = list.flatMap((item, index): readonly JsonObject[] => {
    const here = steps(at, 'parameters', index);
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

function convertOperation(
  method: string,
  path: string,
  source: JsonObject,
  at: At,
  conversion: Conversion,
  ids: OperationIds,
): JsonObject {
  const { reporter } = conversion;
  const label = `${method.toUpperCase()} ${path}`;
  const own = convertParameters(source, at, conversion);
  const body = isObject(source['requestBody'])
    ? convertBody(source['requestBody'], step(at, 'requestBody'), conversion)
    : { parameters: [], consumes: [], kept: {} };
  const given = objectAt(source, 'responses');
  const answers = given && convertResponses(given, step(at, 'responses'), conversion);
  if (given === undefined) reporter.tell('response-missing', at, { operation: label });
  const produces = orderTypes(answers?.produces ?? []);
  const parameters = [...own.parameters, ...body.parameters];
  const kept: Record<string, Json> = { ...own.kept, ...body.kept };
  for (const [name, value] of membersOf(source)) {
    if (name.startsWith('x-')) kept[name] = value;
    if (name === 'servers') {
      kept['x-servers'] = value;
      tellServers(value, step(at, name), conversion);
    }
    if (name === 'callbacks' && isObject(value) && memberNames(value).length > 0) {
      kept['x-callbacks'] = value;
      reporter.tell('callbacks-kept', step(at, name), { names: memberNames(value).join(', ') });
    }
  }
  return {
    ...pick(source, ['tags', 'summary', 'description', 'externalDocs']),
    operationId: ids.idFor(source['operationId'], label, method, path, at),
    ...(body.consumes.length > 0 && { consumes: body.consumes }),
    ...(produces.length > 0 && { produces }),
    ...(parameters.length > 0 && { parameters }),
    responses: answers?.responses ?? { default: { description: 'The answer.' } },
    ...pick(source, ['deprecated', 'security']),
    ...kept,
  };
}

function pick(source: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.flatMap((name) => (source[name] === undefined ? [] : [[name, source[name]]])),
  );
}
