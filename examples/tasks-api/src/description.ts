import document from '../openapi.json' with { type: 'json' };

type JsonObject = Readonly<Record<string, unknown>>;

/** One operation of openapi.json in the form that routes and validation need. */
export interface OperationDescription {
  readonly operationId: string;
  readonly method: string;
  /** Path below /v1 in the form of the router, `/lists/:listId`. */
  readonly path: string;
  /** Query parameters of type array; their values may also come comma-separated. */
  readonly arrayParameters: readonly string[];
  readonly schema: {
    readonly params?: JsonObject;
    readonly querystring?: JsonObject;
    readonly body?: JsonObject;
  };
}

export const description: JsonObject = document;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function member(value: unknown, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
}

function objectAt(value: unknown, ...keys: readonly string[]): JsonObject {
  const found = member(value, ...keys);
  return isObject(found) ? found : {};
}

function resolve(value: unknown): JsonObject {
  const reference = member(value, '$ref');
  if (typeof reference === 'string') return objectAt(description, ...reference.slice(2).split('/'));
  return isObject(value) ? value : {};
}

function parameterSchema(parameters: readonly JsonObject[], place: string): JsonObject | undefined {
  const own = parameters.filter((parameter) => parameter['in'] === place);
  if (own.length === 0) return undefined;
  return {
    type: 'object',
    required: own.filter((parameter) => parameter['required'] === true).map((parameter) => parameter['name']),
    properties: Object.fromEntries(own.map((parameter) => [parameter['name'], parameter['schema']])),
  };
}

function describeOperation(path: string, method: string, operation: JsonObject): OperationDescription {
  const listed = operation['parameters'];
  const parameters = Array.isArray(listed) ? listed.map(resolve) : [];
  const params = parameterSchema(parameters, 'path');
  const querystring = parameterSchema(parameters, 'query');
  const body = member(operation, 'requestBody', 'content', 'application/json', 'schema');
  return {
    operationId: String(operation['operationId']),
    method: method.toUpperCase(),
    path: path.replaceAll(/\{(\w+)\}/g, ':$1'),
    arrayParameters: parameters
      .filter((parameter) => member(parameter, 'schema', 'type') === 'array')
      .map((parameter) => String(parameter['name'])),
    schema: {
      ...(params === undefined ? {} : { params }),
      ...(querystring === undefined ? {} : { querystring }),
      ...(isObject(body) ? { body } : {}),
    },
  };
}

/** Every operation of the description, by operationId. */
export const operations: ReadonlyMap<string, OperationDescription> = new Map(
  Object.entries(objectAt(description, 'paths'))
    .flatMap(([path, item]) =>
      Object.entries(objectAt(item)).map(([method, operation]) =>
        describeOperation(path, method, objectAt(operation)),
      ),
    )
    .map((operation) => [operation.operationId, operation]),
);

/** Adds the components to a schema, so that its references resolve inside it. */
export function withComponents(schema: unknown): JsonObject {
  return { ...objectAt(schema), components: description['components'] };
}

/** Schema of one answer of an operation; undefined when the answer has no JSON body. */
export function responseSchema(operationId: string, status: number): JsonObject | undefined {
  const operation = operations.get(operationId);
  if (operation === undefined) return undefined;
  const path = operation.path.replaceAll(/:(\w+)/g, '{$1}');
  const responses = objectAt(description, 'paths', path, operation.method.toLowerCase(), 'responses');
  const response = resolve(responses[String(status)]);
  const content = objectAt(response, 'content');
  const media = content['application/json'] ?? content['application/problem+json'];
  return media === undefined ? undefined : withComponents(member(media, 'schema'));
}

function rebase(value: unknown, origin: string): unknown {
  if (typeof value === 'string') return value.replace('http://127.0.0.1:4410', origin);
  if (Array.isArray(value)) return value.map((entry) => rebase(entry, origin));
  if (isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, rebase(entry, origin)]));
  }
  return value;
}

/** The description with the address the service really has. */
export function descriptionAt(origin: string): JsonObject {
  return {
    ...description,
    servers: [{ url: `${origin}/v1`, description: 'This instance' }],
    components: {
      ...objectAt(description, 'components'),
      securitySchemes: rebase(member(description, 'components', 'securitySchemes'), origin),
    },
  };
}
