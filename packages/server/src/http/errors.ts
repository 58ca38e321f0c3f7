import type { FastifyError } from 'fastify';
import { failure, type Failure } from './failure.ts';

/** What the framework itself refuses, in our words. `undefined` means that it is a bug of ours. */
export function frameworkFailure(
  error: FastifyError,
  {
    limitBytes,
    contentType,
    rawBody,
  }: Readonly<{ limitBytes: number; contentType: string; rawBody: boolean }>,
): Failure | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return failure(413, 'too-large', { limit: Math.round(limitBytes / 1_048_576) });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return failure(415, 'wrong-content-type', {
        contentType,
        expected: rawBody ? 'application/octet-stream' : 'application/json',
      });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return failure(400, 'not-json', { problem: 'it is empty' });
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return failure(400, 'not-json', { problem: 'its text ends early or has a stray character' });
    default:
      break;
  }
  if (error instanceof SyntaxError) return failure(400, 'not-json', { problem: error.message });
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return failure(400, 'nested-too-deeply');
  }
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500
    ? failure(status, 'bad-request', { problem: error.message })
    : undefined;
}
