import { createClient, type Transport } from '@connectory/api';
import { isObject } from '@connectory/base';
import { texts } from './texts.ts';

/** Sends one request; with a signal it can be cancelled. */
async function send(
  request: Parameters<Transport>[0],
  signal: AbortSignal | undefined,
): ReturnType<Transport> {
  try {
    const response = await fetch(request.url, {
      method: request.method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(request.contentType !== undefined && { 'content-type': request.contentType }),
      },
      ...(request.body !== undefined && { body: request.body }),
      ...(signal !== undefined && { signal }),
    });
    const type = response.headers.get('content-type') ?? '';
    const body = type.includes('json') ? await response.text() : new Uint8Array(await response.arrayBuffer());
    if (!response.ok && (typeof body !== 'string' || !isProblem(body)))
      return { status: response.status, body: '' };
    return { status: response.status, body };
  } catch (error) {
    const cancelled = signal?.aborted === true;
    if (!cancelled && !(error instanceof TypeError)) throw error;
    const problem = cancelled
      ? { code: 'studio.cancelled', message: texts.cancelled, diagnostics: [] }
      : { code: 'studio.unreachable', message: texts.unreachable, diagnostics: [] };
    return { status: 0, body: JSON.stringify(problem) };
  }
}

/** Failures of our server say what and why; a proxy in between may not. */
function isProblem(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && typeof value['message'] === 'string' && Array.isArray(value['diagnostics']);
  } catch {
    return false;
  }
}

/** Calls our own HTTP API. */
export const call = createClient((request) => send(request, undefined));

/** The same, for a call that a person may cancel. */
export function cancellable(signal: AbortSignal): typeof call {
  return createClient((request) => send(request, signal));
}
