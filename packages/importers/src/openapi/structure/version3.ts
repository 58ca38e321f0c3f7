import type { OpenApiVersion } from '../version.ts';
import {
  any,
  flag,
  form,
  type Kind,
  list,
  map,
  mapOfAny,
  object,
  objectOrReference,
  objectType,
  type ObjectType,
  oneOf,
  schema,
  text,
} from './kinds.ts';
import {
  checkComponentsPresent,
  checkContent,
  checkExamples,
  checkHeader,
  checkLicense,
  checkLink,
  checkParameter,
  checkSecurityScheme,
  checkServer,
  checkServerVariable,
  checkXml,
} from './checks3.ts';

const componentNames = {
  form: /^[a-zA-Z0-9._-]+$/,
  expected: 'made of letters, digits, dot, hyphen and underscore',
};

/** RFC 9110 §5.6.2 */
const headerNames = {
  form: /^[!#$%&'*+\-.^_`|~0-9a-zA-Z]+$/,
  expected: 'a header name without special characters',
};

/** The objects of OpenAPI 3; what a version does not have yet is left out. */
export function version3(version: OpenApiVersion): ReadonlyMap<string, ObjectType> {
  const from31 = version !== '3.0';
  const from32 = version === '3.2';
  const since31 = (kind: Kind): Kind | undefined => (from31 ? kind : undefined);
  const since32 = (kind: Kind): Kind | undefined => (from32 ? kind : undefined);
  const component = (kind: Kind): Kind => map(kind, { names: componentNames });
  const operation = object('operation');
  const pathItem = object('path-item');
  const content = map(from32 ? objectOrReference('media-type') : object('media-type'));
  const examples = map(objectOrReference('example'));
  const headers = map(objectOrReference('header'), from32 ? { names: headerNames } : {});
  const security = list(map(list(text)));
  const parameters = list(objectOrReference('parameter'));
  const encodings = map(object('encoding'));
  const withoutOAuthUrl = { scopes: map(text, { extensible: true }), refreshUrl: text };
  const flow = (title: string, ...urls: readonly string[]): ObjectType =>
    objectType(`The OAuth flow ${title}`, [...urls, 'scopes'], {
      authorizationUrl: text,
      tokenUrl: text,
      deviceAuthorizationUrl: since32(text),
      ...withoutOAuthUrl,
    });
  return new Map([
    [
      'document',
      objectType(
        'The document',
        ['openapi', 'info', ...(from31 ? [] : ['paths'])],
        {
          openapi: any,
          $self: since32(text),
          info: object('info'),
          jsonSchemaDialect: since31(text),
          servers: list(object('server')),
          paths: object('paths'),
          webhooks: since31(map(pathItem, { extensible: false })),
          components: object('components'),
          security,
          tags: list(object('tag')),
          externalDocs: object('external-docs'),
        },
        { check: checkComponentsPresent },
      ),
    ],
    [
      'info',
      objectType('The Info Object', ['title', 'version'], {
        title: text,
        summary: since31(text),
        description: text,
        termsOfService: text,
        contact: object('contact'),
        license: object('license'),
        version: text,
      }),
    ],
    ['contact', objectType('The Contact Object', [], { name: text, url: text, email: text })],
    [
      'license',
      objectType(
        'The License Object',
        ['name'],
        { name: text, identifier: since31(text), url: text },
        { check: checkLicense },
      ),
    ],
    [
      'server',
      objectType(
        'The Server Object',
        ['url'],
        { url: text, description: text, name: since32(text), variables: map(object('server-variable')) },
        { check: checkServer },
      ),
    ],
    [
      'server-variable',
      objectType(
        'The Server Variable Object',
        ['default'],
        { enum: list(text, { least: from31 ? 1 : 0 }), default: text, description: text },
        { check: checkServerVariable },
      ),
    ],
    [
      'components',
      objectType('The Components Object', [], {
        schemas: component(schema),
        responses: component(objectOrReference('response')),
        parameters: component(objectOrReference('parameter')),
        examples: component(objectOrReference('example')),
        requestBodies: component(objectOrReference('request-body')),
        headers: component(objectOrReference('header')),
        securitySchemes: component(objectOrReference('security-scheme')),
        links: component(objectOrReference('link')),
        callbacks: component(objectOrReference('callback')),
        pathItems: since31(component(pathItem)),
        mediaTypes: since32(component(objectOrReference('media-type'))),
      }),
    ],
    [
      'paths',
      objectType('The Paths Object', [], {}, { patterned: { names: /^\//, of: pathItem }, open: true }),
    ],
    [
      'path-item',
      objectType('The Path Item Object', [], {
        $ref: text,
        summary: text,
        description: text,
        servers: list(object('server')),
        parameters,
        get: operation,
        put: operation,
        post: operation,
        delete: operation,
        options: operation,
        head: operation,
        patch: operation,
        trace: operation,
        query: since32(operation),
        additionalOperations: since32(map(operation)),
      }),
    ],
    [
      'operation',
      objectType('The Operation Object', from31 ? [] : ['responses'], {
        tags: list(text),
        summary: text,
        description: text,
        externalDocs: object('external-docs'),
        operationId: text,
        parameters,
        requestBody: objectOrReference('request-body'),
        responses: object('responses'),
        callbacks: map(objectOrReference('callback')),
        deprecated: flag,
        security,
        servers: list(object('server')),
      }),
    ],
    [
      'parameter',
      objectType(
        'The Parameter Object',
        ['name', 'in'],
        {
          name: text,
          in: from32
            ? oneOf('query', 'querystring', 'header', 'path', 'cookie')
            : oneOf('query', 'header', 'path', 'cookie'),
          description: text,
          required: flag,
          deprecated: flag,
          allowEmptyValue: flag,
          style: text,
          explode: flag,
          allowReserved: flag,
          schema,
          content,
          example: any,
          examples,
        },
        { check: checkParameter },
      ),
    ],
    [
      'request-body',
      objectType('The Request Body Object', ['content'], { description: text, content, required: flag }),
    ],
    [
      'media-type',
      objectType(
        'The Media Type Object',
        [],
        {
          schema,
          itemSchema: since32(schema),
          example: any,
          examples,
          encoding: encodings,
          prefixEncoding: since32(list(object('encoding'))),
          itemEncoding: since32(object('encoding')),
        },
        { check: checkContent },
      ),
    ],
    [
      'encoding',
      objectType(
        'The Encoding Object',
        [],
        {
          contentType: text,
          headers,
          style: oneOf('form', 'spaceDelimited', 'pipeDelimited', 'deepObject'),
          explode: flag,
          allowReserved: flag,
          encoding: since32(encodings),
          prefixEncoding: since32(list(object('encoding'))),
          itemEncoding: since32(object('encoding')),
        },
        { check: checkContent },
      ),
    ],
    [
      'responses',
      objectType(
        'The Responses Object',
        [],
        {},
        { patterned: { names: /^([1-5](\d\d|XX)|default)$/, of: objectOrReference('response') }, least: 1 },
      ),
    ],
    [
      'response',
      objectType('The Response Object', from32 ? [] : ['description'], {
        summary: since32(text),
        description: text,
        headers,
        content,
        links: map(objectOrReference('link')),
      }),
    ],
    ['callback', objectType('The Callback Object', [], {}, { patterned: { names: /^/, of: pathItem } })],
    [
      'example',
      objectType(
        'The Example Object',
        [],
        {
          summary: text,
          description: text,
          value: any,
          externalValue: text,
          dataValue: since32(any),
          serializedValue: since32(text),
        },
        { check: checkExamples },
      ),
    ],
    [
      'link',
      objectType(
        'The Link Object',
        [],
        {
          operationRef: text,
          operationId: text,
          parameters: from31 ? map(text) : mapOfAny,
          requestBody: any,
          description: text,
          server: object('server'),
        },
        { check: checkLink },
      ),
    ],
    [
      'header',
      objectType(
        'The Header Object',
        [],
        {
          description: text,
          required: flag,
          deprecated: flag,
          allowEmptyValue: from31 ? undefined : flag,
          style: oneOf('simple'),
          explode: flag,
          allowReserved: from31 ? undefined : flag,
          schema,
          content,
          example: any,
          examples,
        },
        { check: checkHeader },
      ),
    ],
    [
      'tag',
      objectType('The Tag Object', ['name'], {
        name: text,
        summary: since32(text),
        description: text,
        externalDocs: object('external-docs'),
        parent: since32(text),
        kind: since32(text),
      }),
    ],
    [
      'external-docs',
      objectType('The External Documentation Object', ['url'], { description: text, url: text }),
    ],
    [
      'xml',
      objectType(
        'The XML Object',
        [],
        {
          nodeType: since32(oneOf('element', 'attribute', 'text', 'cdata', 'none')),
          name: text,
          namespace: text,
          prefix: text,
          attribute: flag,
          wrapped: flag,
        },
        { check: checkXml },
      ),
    ],
    [
      'discriminator',
      objectType('The Discriminator Object', ['propertyName'], {
        propertyName: text,
        mapping: map(text),
        defaultMapping: since32(text),
      }),
    ],
    [
      'security-scheme',
      objectType(
        'The Security Scheme Object',
        ['type'],
        {
          type: from31
            ? oneOf('apiKey', 'http', 'mutualTLS', 'oauth2', 'openIdConnect')
            : oneOf('apiKey', 'http', 'oauth2', 'openIdConnect'),
          description: text,
          name: text,
          in: oneOf('query', 'header', 'cookie'),
          scheme: text,
          bearerFormat: text,
          flows: object('flows'),
          openIdConnectUrl: text,
          oauth2MetadataUrl: since32(form(/^\S+$/, 'an address')),
          deprecated: since32(flag),
        },
        { check: checkSecurityScheme },
      ),
    ],
    [
      'flows',
      objectType('The OAuth Flows Object', [], {
        implicit: object('flow-implicit'),
        password: object('flow-token'),
        clientCredentials: object('flow-token'),
        authorizationCode: object('flow-code'),
        deviceAuthorization: since32(object('flow-device')),
      }),
    ],
    ['flow-implicit', flow('implicit', 'authorizationUrl')],
    ['flow-token', flow('', 'tokenUrl')],
    ['flow-code', flow('authorizationCode', 'authorizationUrl', 'tokenUrl')],
    ['flow-device', flow('deviceAuthorization', 'deviceAuthorizationUrl', 'tokenUrl')],
  ]);
}
