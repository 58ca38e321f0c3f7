/** What an object of the definition may hold. */
export interface Shape {
  /** Member name to its JSON types, joined with `|`. */
  readonly members: Readonly<Record<string, string>>;
  readonly required: readonly string[];
  /** Members with a closed list of values. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Members that must not be empty texts. */
  readonly filled: readonly string[];
}

const simple = {
  type: 'string',
  format: 'string',
  items: 'object',
  collectionFormat: 'string',
  default: 'any',
  maximum: 'number',
  exclusiveMaximum: 'boolean',
  minimum: 'number',
  exclusiveMinimum: 'boolean',
  maxLength: 'number',
  minLength: 'number',
  pattern: 'string',
  maxItems: 'number',
  minItems: 'number',
  uniqueItems: 'boolean',
  enum: 'array',
  multipleOf: 'number',
};
const simpleTypes = ['string', 'number', 'integer', 'boolean', 'array'];
const collectionFormats = ['csv', 'ssv', 'tsv', 'pipes'];
const visibilities = ['none', 'important', 'advanced', 'internal'];

const shown = {
  'x-ms-summary': 'string',
  'x-ms-visibility': 'string',
  'x-ms-dynamic-values': 'object',
  'x-ms-dynamic-list': 'object',
  'x-ms-dynamic-tree': 'object',
  'x-ms-enum-values': 'array',
};

function shape(members: Readonly<Record<string, string>>, more: Partial<Omit<Shape, 'members'>> = {}): Shape {
  return { members, required: [], values: {}, filled: [], ...more };
}

/** Shapes by name, after OpenAPI 2.0 and the connector spec (extensions). Other `x-` members are always allowed. */
export const shapes: Readonly<Record<string, Shape>> = {
  root: shape(
    {
      swagger: 'string',
      info: 'object',
      host: 'string',
      basePath: 'string',
      schemes: 'array',
      consumes: 'array',
      produces: 'array',
      paths: 'object',
      definitions: 'object',
      parameters: 'object',
      responses: 'object',
      securityDefinitions: 'object',
      security: 'array',
      tags: 'array',
      externalDocs: 'object',
      'x-ms-capabilities': 'object',
      'x-ms-connector-metadata': 'array',
    },
    { required: ['info', 'paths'] },
  ),
  info: shape(
    {
      title: 'string',
      version: 'string',
      description: 'string',
      termsOfService: 'string',
      contact: 'object',
      license: 'object',
    },
    { required: ['title', 'version'], filled: ['title', 'version'] },
  ),
  contact: shape({ name: 'string', url: 'string', email: 'string' }),
  license: shape({ name: 'string', url: 'string' }, { required: ['name'] }),
  externalDocs: shape({ url: 'string', description: 'string' }, { required: ['url'] }),
  tag: shape(
    { name: 'string', description: 'string', externalDocs: 'object' },
    { required: ['name'], filled: ['name'] },
  ),
  pathItem: shape({
    $ref: 'string',
    get: 'object',
    put: 'object',
    post: 'object',
    delete: 'object',
    options: 'object',
    head: 'object',
    patch: 'object',
    parameters: 'array',
    'x-ms-notification-content': 'object',
  }),
  operation: shape(
    {
      operationId: 'string',
      summary: 'string',
      description: 'string',
      tags: 'array',
      externalDocs: 'object',
      consumes: 'array',
      produces: 'array',
      parameters: 'array',
      responses: 'object',
      schemes: 'array',
      deprecated: 'boolean',
      security: 'array',
      'x-ms-visibility': 'string',
      'x-ms-trigger': 'string',
      'x-ms-trigger-hint': 'string',
      'x-ms-trigger-metadata': 'object',
      'x-ms-api-annotation': 'object',
      'x-ms-pageable': 'object',
      'x-ms-notification': 'object',
    },
    { values: { 'x-ms-visibility': visibilities, 'x-ms-trigger': ['single', 'batch'] } },
  ),
  bodyParameter: shape(
    { name: 'string', in: 'string', description: 'string', required: 'boolean', schema: 'object', ...shown },
    { required: ['name'], filled: ['name'], values: { 'x-ms-visibility': visibilities } },
  ),
  parameter: shape(
    {
      name: 'string',
      in: 'string',
      description: 'string',
      required: 'boolean',
      allowEmptyValue: 'boolean',
      ...simple,
      ...shown,
      'x-ms-url-encoding': 'string',
    },
    {
      required: ['name', 'in', 'type'],
      filled: ['name'],
      values: {
        in: ['query', 'header', 'path', 'formData', 'body'],
        type: [...simpleTypes, 'file'],
        collectionFormat: [...collectionFormats, 'multi'],
        'x-ms-visibility': visibilities,
        'x-ms-url-encoding': ['single', 'double'],
      },
    },
  ),
  items: shape(simple, {
    required: ['type'],
    values: { type: simpleTypes, collectionFormat: [...collectionFormats, 'multi'] },
  }),
  header: shape(
    { ...simple, description: 'string' },
    { required: ['type'], values: { type: simpleTypes, collectionFormat: collectionFormats } },
  ),
  response: shape({ description: 'string', schema: 'object', headers: 'object', examples: 'object' }),
  schema: shape(
    {
      $ref: 'string',
      format: 'string',
      title: 'string',
      description: 'string',
      default: 'any',
      multipleOf: 'number',
      maximum: 'number',
      exclusiveMaximum: 'boolean',
      minimum: 'number',
      exclusiveMinimum: 'boolean',
      maxLength: 'number',
      minLength: 'number',
      pattern: 'string',
      maxItems: 'number',
      minItems: 'number',
      uniqueItems: 'boolean',
      maxProperties: 'number',
      minProperties: 'number',
      required: 'array',
      enum: 'array',
      type: 'string',
      items: 'object',
      allOf: 'array',
      properties: 'object',
      additionalProperties: 'object|boolean',
      discriminator: 'string',
      readOnly: 'boolean',
      xml: 'object',
      externalDocs: 'object',
      example: 'any',
      ...shown,
      'x-ms-dynamic-schema': 'object',
      'x-ms-dynamic-properties': 'object',
      'x-ms-notification-url': 'boolean',
    },
    {
      values: {
        type: [...simpleTypes, 'object', 'file'],
        'x-ms-visibility': visibilities,
      },
    },
  ),
  securityScheme: shape(
    {
      type: 'string',
      description: 'string',
      name: 'string',
      in: 'string',
      flow: 'string',
      authorizationUrl: 'string',
      tokenUrl: 'string',
      scopes: 'object',
    },
    {
      required: ['type'],
      values: {
        type: ['basic', 'apiKey', 'oauth2'],
        in: ['header', 'query'],
        flow: ['implicit', 'password', 'application', 'accessCode'],
      },
    },
  ),
  dynamicList: shape({ operationId: 'string', parameters: 'object' }, { required: ['operationId'] }),
  capabilityCall: shape({ operationId: 'string', parameters: 'object' }, { required: ['operationId'] }),
  pageable: shape({ nextLinkName: 'string' }, { required: ['nextLinkName'] }),
  notification: shape({ operationId: 'string' }, { required: ['operationId'], filled: ['operationId'] }),
  metadataEntry: shape({ propertyName: 'string', propertyValue: 'string' }),
};

/** Shapes that Microsoft extends freely: unknown members are no fault in them. */
export const openShapes: ReadonlySet<string> = new Set([
  'dynamicList',
  'capabilityCall',
  'pageable',
  'notification',
  'metadataEntry',
]);
