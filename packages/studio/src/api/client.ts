import { createClient, type Transport } from '@connectory/api';
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

/** Calls our own HTTP API. */
export const call = createClient((request) => send(request, undefined));

/** The same, for a call that a person may cancel. */
export function cancellable(signal: AbortSignal): typeof call {
  return createClient((request) => send(request, signal));
}
