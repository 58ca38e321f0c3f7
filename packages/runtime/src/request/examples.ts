import { base64Encode, type Json, utf8Encode } from '@connectory/base';
import type { Connector, Operation, Parameter } from '@connectory/connector';
import { exampleOf } from '@connectory/schema';

/**
 * Makes values with which an operation can be called for a try: for every parameter that is not hidden, its default, the
 * first of its choices, or the plainest value of its type. The body follows its schema.
 *
 * @example
 * ```ts
 * import { compileConnector, emptyPackage } from '@connectory/connector';
 * import { buildRequest, exampleConnection, exampleValues } from '@connectory/runtime';
 * const connector = compileConnector(emptyPackage('Tasks'));
 * const connection = exampleConnection(connector);
 * for (const operation of connector.operations.values()) {
 *   buildRequest({ connector, operation, connection, parameters: exampleValues(connector, operation) });
 * }
 * ```
 */
export function exampleValues(connector: Connector, operation: Operation): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    operation.parameters
      .filter(({ visibility, default: standard }) => visibility !== 'internal' || standard === undefined)
      .map((parameter) => [parameter.name, exampleValue(connector, parameter)]),
  );
}

/** Makes values for a connection: defaults, first choices, else a text that is no secret. Texts are good in host names. */
export function exampleConnection(connector: Connector): Readonly<Record<string, string>> {
  return Object.fromEntries(
    connector.connectionParameters.map((parameter) => {
      const { name, choices } = parameter;
      return [name, parameter.default ?? choices?.[0]?.value ?? 'example'];
    }),
  );
}

function exampleValue(connector: Connector, parameter: Parameter): Json {
  if (parameter.type === 'file' || (parameter.place === 'body' && parameter.format === 'binary')) {
    return {
      '$content-type': 'text/plain',
      $content: base64Encode(utf8Encode('example')),
      name: 'example.txt',
    };
  }
  const value = exampleOf(parameter.schema, connector.document);
  if (parameter.place === 'body') return value;
  // Only plain values go into addresses, headers and forms, and an empty one would be none.
  const plain = Array.isArray(value) ? value.filter((item) => item !== '') : value;
  if (Array.isArray(plain)) return plain.length === 0 ? ['example'] : plain;
  return plain === '' || plain === null || typeof plain === 'object' ? 'example' : plain;
}
