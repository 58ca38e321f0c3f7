import { isObject, type JsonObject, memberNames, objectAt } from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import { membersOf, orderedObject } from '../../text/members.ts';
import { type Conversion, followObject } from './context.ts';
import { firstExample } from './examples.ts';
import { isJsonType, mediaTypesOf, preferred, sameSchemas, schemaOfMediaType } from './media-types.ts';
import { convertValue } from './parameters.ts';
import { definitionReference } from './references.ts';
import { textOf } from '../../text/text-of.ts';

/** A response, and the content types it may come as. */
export interface ConvertedResponse {
  readonly response: JsonObject;
  readonly produces: readonly string[];
}

/** The responses of an operation, and the content types they may come as, JSON first. */
export interface ConvertedResponses {
  readonly responses: JsonObject;
  readonly produces: readonly string[];
}

/** Converts a Response Object. */
export function convertResponse(source: JsonObject, at: At, conversion: Conversion): ConvertedResponse {
  const types = mediaTypesOf(source['content'], step(at, 'content'), conversion);
  const chosen = preferred(types);
  const schema = chosen && schemaOfMediaType(chosen);
  if (chosen !== undefined && types.length > 1 && !sameSchemas(types))
    conversion.reporter.tell('response-types', step(at, 'content'), {
      types: types.map(({ type }) => type).join(', '),
      chosen: chosen.type,
    });
  for (const { type, value, at: typeAt } of types)
    if (value['itemSchema'] !== undefined)
      conversion.reporter.tell('response-stream', step(typeAt, 'itemSchema'), { type });
  const response: Record<string, JsonObject[string]> = {
    description: textOf(source['description'] ?? source['summary'] ?? ''),
  };
  if (schema !== undefined) response['schema'] = conversion.convertSchema(schema.value, schema.at);
  const headers = convertHeaders(source, at, conversion);
  if (headers !== undefined) response['headers'] = headers;
  const kept = types.flatMap(({ type, value, at: typeAt }) => {
    const found = firstExample(value, typeAt, conversion);
    return found === undefined ? [] : [{ type, ...found }];
  });
  const firsts = kept.flatMap(({ type, first }) => (first === undefined ? [] : [[type, first] as const]));
  if (firsts.length > 0) response['examples'] = Object.fromEntries(firsts);
  const several = kept.flatMap(({ type, all }) => (all === undefined ? [] : [[type, all] as const]));
  if (several.length > 0) response['x-examples'] = Object.fromEntries(several);
  const links = objectAt(source, 'links');
  if (links !== undefined && memberNames(links).length > 0) {
    conversion.reporter.tell('links-kept', step(at, 'links'), { names: memberNames(links).join(', ') });
    response['x-links'] = links;
  }
  for (const [name, value] of membersOf(source)) if (name.startsWith('x-')) response[name] = value;
  return { response, produces: types.map(({ type }) => type) };
}

function convertHeaders(source: JsonObject, at: At, conversion: Conversion): JsonObject | undefined {
  const headers = objectAt(source, 'headers');
  if (headers === undefined) return undefined;
  const converted = membersOf(headers).flatMap(([name, header]) => {
    const found = followObject(conversion, header, step(step(at, 'headers'), name));
    if (found === undefined) return [];
    const { description, schema } = found.value;
    const value = convertValue({ value: schema ?? {}, at: step(found.at, 'schema') }, conversion);
    return [[name, { ...value, ...(typeof description === 'string' && { description }) }] as const];
  });
  return orderedObject(converted);
}

/** Converts a Responses Object; ranges such as 4XX take a place that OpenAPI 2.0 has. */
export function convertResponses(source: JsonObject, at: At, conversion: Conversion): ConvertedResponses {
  return conversion.responses(source, at, () => convertUnknown(source, at, conversion));
}

function convertUnknown(source: JsonObject, at: At, conversion: Conversion): ConvertedResponses {
  const entries: (readonly [string, JsonObject[string]])[] = [];
  const produces = new Set<string>();
  for (const [status, given] of membersOf(source)) {
    const here = step(at, status);
    if (status.startsWith('x-')) {
      entries.push([status, given]);
      continue;
    }
    const shared =
      isObject(given) && typeof given['$ref'] === 'string'
        ? conversion.sharedResponses.get(given['$ref'])
        : undefined;
    const target = placeFor(status, source, at, conversion);
    if (shared !== undefined) {
      for (const type of shared.produces) produces.add(type);
      entries.push([
        target,
        { $ref: definitionReference(shared.name).replace('/definitions/', '/responses/') },
      ]);
      continue;
    }
    const found = followObject(conversion, given, here);
    if (found === undefined) continue;
    const converted = convertResponse(found.value, found.at, conversion);
    for (const type of converted.produces) produces.add(type);
    entries.push([target, converted.response]);
  }
  return { responses: orderedObject(entries), produces: orderTypes(produces) };
}

function placeFor(status: string, source: JsonObject, at: At, conversion: Conversion): string {
  const range = /^([1-5])XX$/i.exec(status);
  if (range === null) return status;
  const errors = memberNames(source).filter((name) => /^[45]XX$/i.test(name));
  const free = (name: string): boolean => source[name] === undefined;
  const exact = `${range[1]}00`;
  const became =
    range[1] === '2' && free(exact)
      ? exact
      : errors[0] === status && free('default')
        ? 'default'
        : free(exact)
          ? exact
          : `x-${status}`;
  conversion.reporter.tell('response-range', step(at, status), { range: status, became });
  return became;
}

/** JSON first. */
function orderTypes(types: ReadonlySet<string>): readonly string[] {
  return [...types].toSorted((left, right) => Number(isJsonType(right)) - Number(isJsonType(left)));
}
