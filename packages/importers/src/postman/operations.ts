import type { JsonObject } from '@connectory/base';
import { isPlatformHeader } from '@connectory/connector';
import { inferSchema } from '@connectory/schema';
import { pascalCase } from '../openapi/convert/names.ts';
import { step } from '../report/at.ts';
import type { Reporter } from '../report/reporter.ts';
import type { Address } from './address.ts';
import { convertBody, describe, fillText, parseJson, tellMended } from './bodies.ts';
import type { Collection, Entry, Example, Request } from './shape.ts';

/** Converts one request to an operation. `keyNames` are sent by the sign-in and are no parameters. */
export function convertRequest(
  request: Request,
  address: Address,
  id: string,
  collection: Collection,
  keyNames: ReadonlySet<string>,
  reporter: Reporter,
): JsonObject {
  const { variables } = collection;
  const body = convertBody(request, variables, reporter);
  const described = new Map((request.url?.variables ?? []).map((entry) => [entry.name, entry]));
  const path = address.parameters.map((name): JsonObject => {
    const entry = described.get(name);
    return {
      name,
      in: 'path',
      required: true,
      type: 'string',
      ...(entry && describe({ ...entry, disabled: false }, variables)),
    };
  });
  const parameters = [
    ...path,
    ...entryParameters(request.url?.query ?? [], 'query', request, collection, keyNames, reporter),
    ...entryParameters(headersOf(request, reporter), 'header', request, collection, keyNames, reporter),
    ...body.parameters,
  ];
  const description = fillText(request.description, variables);
  return {
    operationId: id,
    summary: request.name,
    ...(description !== '' && { description }),
    ...(body.consumes.length > 0 && { consumes: body.consumes }),
    ...(parameters.length > 0 && { parameters }),
    responses: convertResponses(request, variables, reporter),
  };
}

function headersOf(request: Request, reporter: Reporter): readonly Entry[] {
  return request.headers.filter(({ name }) => {
    if (!isPlatformHeader(name)) return true;
    reporter.tell('postman-header-dropped', step(request.at, 'request'), { name });
    return false;
  });
}

function entryParameters(
  entries: readonly Entry[],
  place: 'query' | 'header',
  request: Request,
  collection: Collection,
  keyNames: ReadonlySet<string>,
  reporter: Reporter,
): readonly JsonObject[] {
  const parameters = new Map<string, JsonObject>();
  for (const entry of entries) {
    const name = fillText(entry.name, collection.variables);
    const key = place === 'header' ? name.toLowerCase() : name;
    if (keyNames.has(`${place} ${key}`)) continue;
    if (parameters.has(key)) {
      if (place === 'query' && parameters.get(key)?.['type'] === 'string') {
        reporter.tell('postman-repeated', step(request.at, 'request'), { name });
        const list = { type: 'array', items: { type: 'string' }, collectionFormat: 'multi' };
        parameters.set(key, { ...parameters.get(key), ...list });
      }
      continue;
    }
    const shape = { name, in: place, required: false, type: 'string' };
    parameters.set(key, { ...shape, ...describe(entry, collection.variables) });
  }
  return [...parameters.values()];
}

function convertResponses(
  request: Request,
  variables: ReadonlyMap<string, string>,
  reporter: Reporter,
): JsonObject {
  const { examples, name } = request;
  const used = examples.find(({ code }) => code !== undefined && code >= 200 && code < 300);
  if (examples.length > 1 || (examples.length === 1 && used === undefined)) {
    const data = { count: examples.length, name, kept: used?.name ?? 'none' };
    reporter.tell('postman-examples-dropped', examples[0]?.at ?? request.at, data);
  }
  for (const example of examples) if (example !== used) tellUnreadable(example, variables, reporter);
  if (used === undefined) return { default: { description: 'default', schema: {} } };
  const description = used.status || used.name || String(used.code);
  const schema = schemaOf(used, variables, reporter);
  return { [String(used.code)]: { description, ...(schema !== undefined && { schema }) } };
}

/** Answers that are not used are still read, so that a broken one is told where it stands. */
function tellUnreadable(example: Example, variables: ReadonlyMap<string, string>, reporter: Reporter): void {
  if (!example.contentType.includes('json') || example.body.trim() === '') return;
  const reading = parseJson(example.body, variables);
  if (reading.kind === 'unreadable')
    reporter.tell('postman-example-unreadable', example.at, { name: example.name, problem: reading.problem });
}

function schemaOf(
  example: Example,
  variables: ReadonlyMap<string, string>,
  reporter: Reporter,
): JsonObject | undefined {
  const { body, contentType } = example;
  if (body.trim() === '') return undefined;
  const saidJson = contentType.includes('json');
  if (!saidJson && !/^\s*[{[]/.test(body)) return { type: 'string' };
  const reading = parseJson(body, variables);
  if (reading.kind === 'read') {
    tellMended(reading, example.name, example.at, reporter);
    return inferSchema(reading.value, { describe: true });
  }
  if (!saidJson) return { type: 'string' };
  reporter.tell('postman-example-unreadable', example.at, { name: example.name, problem: reading.problem });
  return {};
}

/** An id of the request's name; the folder's name in front only where another request has the same. */
export function operationIdFor(request: Request, used: ReadonlySet<string>): string {
  const own = pascalCase(request.name) || pascalCase(request.method.toLowerCase()) || 'Request';
  if (!used.has(own)) return own;
  const withFolder = pascalCase(request.folders.at(-1) ?? '') + own;
  if (!used.has(withFolder)) return withFolder;
  let number = 2;
  while (used.has(`${own}${number}`)) number += 1;
  return `${own}${number}`;
}
