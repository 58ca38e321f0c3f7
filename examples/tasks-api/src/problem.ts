import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The body of every failed call (RFC 9457). */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
  readonly errors?: readonly FieldError[];
}

interface ProblemError extends Error {
  readonly statusCode: number;
  readonly code: string;
  readonly errors: readonly FieldError[];
}

/** An error to throw from a handler; it becomes the answer. */
export function problemError(
  statusCode: number,
  code: string,
  detail: string,
  errors: readonly FieldError[] = [],
): ProblemError {
  return Object.assign(new Error(detail), { statusCode, code, errors });
}

export function notFound(what: string, id: string): ProblemError {
  return problemError(404, 'not-found', `There is no ${what} '${id}'.`);
}

export function invalid(field: string, message: string): ProblemError {
  return problemError(400, 'invalid-request', `${field}: ${message}`, [{ field, message }]);
}

export function sendProblem(
  reply: FastifyReply,
  status: number,
  code: string,
  detail: string,
  errors: readonly FieldError[] = [],
): FastifyReply {
  const first = errors[0];
  const body: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    code,
    detail,
    ...(first === undefined ? {} : { field: first.field, errors }),
  };
  return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(body);
}

type HandledError = FastifyError & { readonly errors?: readonly FieldError[] };

export function handleError(error: HandledError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const status = error.statusCode ?? 500;
  if (status >= 500) {
    request.log.error(error);
    return sendProblem(reply, 500, 'internal', 'The service made a mistake. This is a bug of the service.');
  }
  const code = error.code.startsWith('FST_') ? codeOfStatus(status) : error.code;
  return sendProblem(reply, status, code, error.message, error.errors);
}

function codeOfStatus(status: number): string {
  return (STATUS_CODES[status] ?? 'bad-request').toLowerCase().replaceAll(' ', '-');
}
