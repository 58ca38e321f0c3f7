import { type HttpPort, type HttpRequest, ok, type Result } from '@connectory/base';
import type { Answer, Invocation, RunError } from '../engine/run/types.ts';
import { httpAnswer } from './answer.ts';
import { callFailure } from './failure.ts';
import { httpRequest } from './request.ts';

/**
 * Makes the call of an `Http` action through a port: method, address, queries, headers, cookie, body and sign-in (Basic or Raw) as the
 * inputs say. An address that an earlier answer gave is fetched with the headers and sign-in of the first call.
 *
 * @returns The answer whatever its status; a failure when none came or the inputs make no request.
 * @example
 * ```ts
 * import type { HttpPort } from '@connectory/base';
 * import { callHttp } from '@connectory/workflow';
 * const inputs = { method: 'GET', uri: 'https://api.example.com/items' };
 * const statusOf = async (http: HttpPort): Promise<number | undefined> => {
 *   const answer = await callHttp({ kind: 'http', inputs }, http);
 *   return answer.kind === 'response' ? answer.statusCode : undefined;
 * };
 * ```
 */
export async function callHttp(
  invocation: Extract<Invocation, { kind: 'http' | 'follow' }>,
  http: HttpPort,
): Promise<Answer> {
  const request = requestOf(invocation);
  if (!request.ok) return { kind: 'failure', retryable: false, error: request.error };
  const sent = await http.send(request.value);
  return sent.ok ? httpAnswer(sent.value) : callFailure(sent.error);
}

function requestOf(
  invocation: Extract<Invocation, { kind: 'http' | 'follow' }>,
): Result<HttpRequest, RunError> {
  if (invocation.kind === 'http') return httpRequest(invocation.inputs);
  const { body: _body, queries: _queries, ...inputs } = invocation.inputs;
  const request = httpRequest({ ...inputs, uri: invocation.uri, method: 'GET' });
  if (!request.ok) return request;
  const headers = request.value.headers.filter(([name]) => name.toLowerCase() !== 'content-type');
  return ok({ ...request.value, headers });
}
