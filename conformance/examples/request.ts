import { headerValue, type JsonObject, objectAt, stringAt } from '@connectory/base';
import type { Connector } from '@connectory/connector';
import { buildRequest } from '@connectory/runtime';
import { textOf } from '../cases.ts';
import { type CaseResult, judged } from '../suite.ts';
import { differs } from './differences.ts';
import { bodyOf } from './policy.ts';

/** Builds the request of one operation from values and holds it against the one expected. */
export function requestCase(
  id: string,
  connector: Connector,
  connectionValues: JsonObject,
  one: JsonObject,
): CaseResult {
  const operation = connector.operations.get(stringAt(one, 'operationId') ?? '');
  if (operation === undefined) return judged(id, ['the connector has no such operation']);
  const connection = Object.fromEntries(
    Object.entries(connectionValues).map(([name, value]) => [name, textOf(value)]),
  );
  const parameters = objectAt(one, 'values') ?? {};
  const callbackUrl = stringAt(one, 'callbackUrl');
  const built = buildRequest({
    connector,
    operation,
    connection,
    parameters,
    ...(callbackUrl !== undefined && { callbackUrl }),
  });
  if (built.kind === 'refused')
    return judged(
      id,
      built.diagnostics.map(({ message }) => message),
    );
  const expected = objectAt(one, 'expect') ?? {};
  const { request } = built;
  return judged(id, [
    ...differs('the verb', request.method, expected['method']),
    ...differs('the address', request.url, expected['url']),
    ...differs('the body', bodyOf(request), expected['body']),
    ...Object.entries(objectAt(expected, 'headers') ?? {}).flatMap(([name, value]) =>
      differs(`header ${name}`, headerValue(request.headers, name), value),
    ),
  ]);
}
