import { isArray, isObject, type JsonObject } from '@connectory/base';
import { type At, step } from '../../report/at.ts';
import type { StructureContext } from './context.ts';
import {
  any,
  count,
  flag,
  form,
  list,
  map,
  mapOfAny,
  number,
  object,
  objectOrReference,
  objectType,
  type ObjectType,
  oneOf,
  schema,
  text,
} from './kinds.ts';
import { textOf } from '../../text/text-of.ts';

const schemes = list(oneOf('http', 'https', 'ws', 'wss'), { unique: true });
const types = list(form(/^[^\s/]+\/\S/, 'a content type such as application/json'));
const security = list(map(list(text)));
const collectionFormats = oneOf('csv', 'ssv', 'tsv', 'pipes', 'multi');

const valueMembers = {
  format: text,
  items: object('items'),
  collectionFormat: collectionFormats,
  default: any,
  maximum: number,
  exclusiveMaximum: flag,
  minimum: number,
  exclusiveMinimum: flag,
  maxLength: count,
  minLength: count,
  pattern: text,
  maxItems: count,
  minItems: count,
  uniqueItems: flag,
  enum: list(any, { least: 1 }),
  multipleOf: number,
};

const valueTypes = oneOf('string', 'number', 'boolean', 'integer', 'array');

const operation = object('operation');

/** The objects of OpenAPI 2.0. */
export const version2: ReadonlyMap<string, ObjectType> = new Map([
  [
    'document',
    objectType('The document', ['swagger', 'info', 'paths'], {
      swagger: any,
      info: object('info'),
      host: form(/^[^{}/ :\\]+(?::\d+)?$/, 'a host name such as api.example.com'),
      basePath: form(/^\//, 'a path that starts with /'),
      schemes,
      consumes: types,
      produces: types,
      paths: object('paths'),
      definitions: map(schema),
      parameters: map(object('parameter')),
      responses: map(object('response')),
      securityDefinitions: map(object('security-scheme')),
      security,
      tags: list(object('tag')),
      externalDocs: object('external-docs'),
    }),
  ],
  [
    'info',
    objectType('The Info Object', ['title', 'version'], {
      title: text,
      description: text,
      termsOfService: text,
      contact: object('contact'),
      license: object('license'),
      version: text,
    }),
  ],
  ['contact', objectType('The Contact Object', [], { name: text, url: text, email: text })],
  ['license', objectType('The License Object', ['name'], { name: text, url: text })],
  [
    'paths',
    objectType(
      'The Paths Object',
      [],
      {},
      { patterned: { names: /^\//, of: object('path-item') }, open: true },
    ),
  ],
  [
    'path-item',
    objectType('The Path Item Object', [], {
      $ref: text,
      get: operation,
      put: operation,
      post: operation,
      delete: operation,
      options: operation,
      head: operation,
      patch: operation,
      parameters: list(objectOrReference('parameter')),
    }),
  ],
  [
    'operation',
    objectType('The Operation Object', ['responses'], {
      tags: list(text),
      summary: text,
      description: text,
      externalDocs: object('external-docs'),
      operationId: text,
      consumes: types,
      produces: types,
      parameters: list(objectOrReference('parameter')),
      responses: object('responses'),
      schemes,
      deprecated: flag,
      security,
    }),
  ],
  [
    'parameter',
    objectType(
      'The Parameter Object',
      ['name', 'in'],
      {
        name: text,
        in: oneOf('query', 'header', 'path', 'formData', 'body'),
        description: text,
        required: flag,
        schema,
        type: oneOf('string', 'number', 'integer', 'boolean', 'array', 'file'),
        allowEmptyValue: flag,
        ...valueMembers,
      },
      { check: checkParameter },
    ),
  ],
  [
    'items',
    objectType('The Items Object', ['type'], { type: valueTypes, ...valueMembers }, { check: checkItems }),
  ],
  [
    'header',
    objectType(
      'The Header Object',
      ['type'],
      { description: text, type: valueTypes, ...valueMembers },
      { check: checkItems },
    ),
  ],
  [
    'responses',
    objectType(
      'The Responses Object',
      [],
      {},
      { patterned: { names: /^([1-5]\d\d|default)$/, of: objectOrReference('response') }, least: 1 },
    ),
  ],
  [
    'response',
    objectType('The Response Object', ['description'], {
      description: text,
      schema,
      headers: map(object('header')),
      examples: mapOfAny,
    }),
  ],
  [
    'tag',
    objectType('The Tag Object', ['name'], {
      name: text,
      description: text,
      externalDocs: object('external-docs'),
    }),
  ],
  [
    'external-docs',
    objectType('The External Documentation Object', ['url'], { description: text, url: text }),
  ],
  [
    'xml',
    objectType('The XML Object', [], {
      name: text,
      namespace: text,
      prefix: text,
      attribute: flag,
      wrapped: flag,
    }),
  ],
  [
    'security-scheme',
    objectType(
      'The Security Scheme Object',
      ['type'],
      {
        type: oneOf('basic', 'apiKey', 'oauth2'),
        description: text,
        name: text,
        in: oneOf('query', 'header'),
        flow: oneOf('implicit', 'password', 'application', 'accessCode'),
        authorizationUrl: text,
        tokenUrl: text,
        scopes: map(text, { extensible: true }),
      },
      { check: checkSecurityScheme },
    ),
  ],
]);

function checkParameter(value: JsonObject, at: At, context: StructureContext): void {
  const { reporter, version } = context;
  const place = value['in'];
  const owner = 'The Parameter Object';
  if (place === 'body') {
    if (value['schema'] === undefined)
      reporter.tell('member-missing', at, { owner, name: 'schema', version });
    for (const name of ['type', 'items', 'collectionFormat', 'format', 'enum', 'default'])
      if (value[name] !== undefined)
        reporter.tell('member-misplaced', step(at, name), {
          owner,
          name,
          when: 'in a body; it belongs into its schema',
        });
    return;
  }
  if (value['schema'] !== undefined)
    reporter.tell('member-misplaced', step(at, 'schema'), {
      owner,
      name: 'schema',
      when: 'outside of a body',
    });
  if (typeof place === 'string' && value['type'] === undefined)
    reporter.tell('member-missing', at, { owner, name: 'type', version });
  if (value['type'] === 'file' && place !== 'formData')
    reporter.tell('wrong-value', step(at, 'type'), {
      what: '"type"',
      expected: 'a simple type outside of forms',
      found: '"file"',
    });
  if (place === 'path' && value['required'] !== true)
    reporter.tell('wrong-value', step(at, 'required'), {
      what: '"required" of a path parameter',
      expected: 'only true',
      found: value['required'] === undefined ? 'absent' : JSON.stringify(value['required']),
    });
  if (value['collectionFormat'] === 'multi' && place !== 'query' && place !== 'formData')
    reporter.tell('wrong-value', step(at, 'collectionFormat'), {
      what: '"collectionFormat"',
      expected: 'csv, ssv, tsv and pipes outside of query and forms',
      found: '"multi"',
    });
  checkItems(value, at, context);
}

function checkItems(value: JsonObject, at: At, context: StructureContext): void {
  if (value['type'] === 'array' && value['items'] === undefined)
    context.reporter.tell('member-missing', at, {
      owner: 'An array',
      name: 'items',
      version: context.version,
    });
}

const schemeMembers: Readonly<Record<string, readonly string[]>> = {
  apiKey: ['name', 'in'],
  implicit: ['flow', 'authorizationUrl', 'scopes'],
  password: ['flow', 'tokenUrl', 'scopes'],
  application: ['flow', 'tokenUrl', 'scopes'],
  accessCode: ['flow', 'authorizationUrl', 'tokenUrl', 'scopes'],
};

function checkSecurityScheme(value: JsonObject, at: At, context: StructureContext): void {
  const { type, flow } = value;
  const needed =
    type === 'oauth2' ? (schemeMembers[textOf(flow)] ?? ['flow']) : (schemeMembers[textOf(type)] ?? []);
  for (const name of needed)
    if (value[name] === undefined)
      context.reporter.tell('member-missing', at, {
        owner: 'The Security Scheme Object',
        name,
        version: context.version,
      });
}

/** What OpenAPI 2.0 asks of an operation beyond its members: how its effective parameters fit together. */
export function checkOperation2(
  operation: JsonObject,
  parameters: readonly { readonly value: JsonObject; readonly at: At }[],
  label: string,
  at: At,
  context: StructureContext,
): void {
  const { reporter, document } = context;
  const bodies = parameters.filter(({ value }) => value['in'] === 'body');
  if (bodies.length > 1) reporter.tell('bodies-several', at, { operation: label, count: bodies.length });
  const forms = parameters.filter(({ value }) => value['in'] === 'formData');
  if (bodies.length > 0 && forms.length > 0) reporter.tell('body-and-form', at, { operation: label });
  const consumes = operation['consumes'] ?? document['consumes'];
  const takesForms =
    isArray(consumes) &&
    consumes.some(
      (type) =>
        typeof type === 'string' &&
        /multipart\/(.*\+)?form-data|application\/(.*\+)?x-www-form-urlencoded/i.test(type),
    );
  for (const { value, at: parameterAt } of forms)
    if (value['type'] === 'file' && !takesForms)
      reporter.tell('file-consumes', parameterAt, { operation: label, name: textOf(value['name']) });
  for (const { value, at: parameterAt } of bodies)
    if (isObject(value['schema']))
      checkRequired(value['schema'], step(parameterAt, 'schema'), 'The body', context);
}

/** `required` may only name properties that are there (a rule of the swagger.io tools, not of the JSON schema). */
export function checkRequired(schema: JsonObject, at: At, what: string, context: StructureContext): void {
  const { required, type } = schema;
  if (!isArray(required) || required.length === 0 || schema['additionalProperties'] !== undefined) return;
  if (type !== undefined && type !== 'object') return;
  const names = context.propertyNames(schema);
  if (names === undefined) return;
  for (const [index, name] of required.entries())
    if (typeof name === 'string' && !names.has(name))
      context.reporter.tell('required-undefined', step(step(at, 'required'), index), { what, name });
}
