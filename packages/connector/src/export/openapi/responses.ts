import { isArray, isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { isContentType } from './bodies.ts';
import {
  keptMembers,
  type OpenApiExport,
  referenceOf,
  textsOf,
  type Way,
  withReferences,
} from './context.ts';
import { styleOf, valueSchema } from './parameters.ts';
import { exportSchema } from './schema.ts';

/** The member `responses` of an operation, when it has any. */
export function exportResponses(
  responses: JsonObject,
  operation: JsonObject,
  way: Way,
  context: OpenApiExport,
): JsonObject {
  const own = textsOf(operation['produces']);
  const produces = (own.length > 0 ? own : context.produces).filter(isContentType);
  const entries = Object.entries(responses).flatMap(
    ([status, value]): readonly (readonly [string, Json])[] => {
      const here = [...way, status];
      if (status.startsWith('x-')) return [[status, value]];
      const known = status === 'default' || /^[1-5]\d\d$/.test(status);
      const name = known ? status : `x-${status}`;
      if (!known) context.tell('export-status', here, { status, kept: name });
      const reference = stringAt(value, '$ref');
      const target = reference === undefined ? undefined : referenceOf(reference, context);
      if (target !== undefined) return [[name, { $ref: target }]];
      if (reference !== undefined) context.tell('export-reference', here, { reference });
      return [[name, exportResponse(isObject(value) ? value : {}, produces, here, context)]];
    },
  );
  // 3.1 does without responses, but not with none.
  return entries.every(([name]) => name.startsWith('x-')) ? {} : { responses: Object.fromEntries(entries) };
}

const known = new Set(['description', 'schema', 'headers', 'examples', '$ref']);

/** Converts one response. */
export function exportResponse(
  response: JsonObject,
  produces: readonly string[],
  way: Way,
  context: OpenApiExport,
): JsonObject {
  const headers = objectAt(response, 'headers');
  const content = contentOf(response, produces, way, context);
  return {
    description: stringAt(response, 'description') ?? '',
    ...(headers !== undefined && { headers: exportHeaders(headers, [...way, 'headers'], context) }),
    ...(content !== undefined && { content }),
    ...keptMembers(response, known, way, context),
  };
}

function contentOf(
  response: JsonObject,
  produces: readonly string[],
  way: Way,
  context: OpenApiExport,
): JsonObject | undefined {
  const { schema: declared } = response;
  const examples = objectAt(response, 'examples') ?? {};
  if (declared === undefined && Object.keys(examples).length === 0) return undefined;
  const isFile = isObject(declared) && declared['type'] === 'file';
  const stated = produces.length > 0 ? produces : [isFile ? 'application/octet-stream' : 'application/json'];
  const mentioned = Object.keys(examples).filter((type) => isContentType(type) && !stated.includes(type));
  // Examples that are listed by other names than content types are told with their member.
  if (Object.keys(examples).some((type) => !isContentType(type)))
    context.tell('export-member-shape', [...way, 'examples'], { name: 'examples' });
  const schema = declared === undefined ? {} : exportSchema(declared, [...way, 'schema'], context);
  const types = declared === undefined ? stated.filter((type) => examples[type] !== undefined) : stated;
  return Object.fromEntries(
    [...new Set([...types, ...mentioned])].map((type) => [
      type,
      { schema, ...exampleOf(examples[type], context) },
    ]),
  );
}

/** An example; schemas do get into examples, with references that readers would follow. */
function exampleOf(example: Json | undefined, context: OpenApiExport): JsonObject {
  return example === undefined ? {} : { example: withReferences(example, context) };
}

function exportHeaders(headers: JsonObject, way: Way, context: OpenApiExport): JsonObject {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const header = isObject(value) ? value : {};
      const description = stringAt(header, 'description');
      const here = [...way, name];
      const extensions = Object.entries(header).filter(([member]) => member.startsWith('x-'));
      return [
        name,
        {
          ...(description !== undefined && { description }),
          ...(isArray(header['enum']) || header['type'] !== undefined || header['items'] !== undefined
            ? styleOf(header, 'header', here, context)
            : {}),
          schema: valueSchema(header, here, context),
          ...Object.fromEntries(extensions),
        },
      ];
    }),
  );
}
