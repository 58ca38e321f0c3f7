/**
 * Contents in parts. An upload (`transferMode` Chunked) begins with a request without a body, which tells the size; the answer says where the
 * parts go, and how large they should be; each is a PATCH with its Content-Range. A download goes on while answers are 206.
 */
import { ok, err, type Result } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import type { CallPlan, EngineLimits } from '../plan/types.ts';
import { integerFrom, isObjectValue, member, textMember } from '../values.ts';
import { contentOf, joinParts, partOf } from './content.ts';
import { failure } from './failures.ts';
import type { Answer, Failure, Invocation, Transfer } from './types.ts';

type Responded = Extract<Answer, { kind: 'response' }>;

/** What comes after an answer: another request, or the answer that counts. */
export type NextPart =
  | { readonly kind: 'request'; readonly request: Invocation; readonly transfer: Transfer }
  | { readonly kind: 'answer'; readonly answer: Answer };

/** Bytes of a part, where neither the service nor the definition says it. */
const usualSize = 52_428_800;

/** The first request of an upload in parts; nothing when the content goes as it is. */
export function beginUpload(
  request: Invocation,
  { chunks }: CallPlan,
  limits: EngineLimits,
): Result<{ readonly request: Invocation; readonly transfer: Transfer } | undefined, Failure> {
  if (chunks === undefined || (request.kind !== 'http' && request.kind !== 'connection'))
    return ok(undefined);
  const { inputs } = request;
  const method = textMember(inputs, 'method')?.toUpperCase();
  const content = method === 'POST' || method === 'PUT' ? contentOf(member(inputs, 'body')) : undefined;
  const size = chunks.upload ?? usualSize;
  // A connector's own parts begin where its content is large. A plain call does what it was told.
  if (content === undefined || (request.kind === 'connection' && content.size <= size)) return ok(undefined);
  if (content.size > limits.maxTransferSize) {
    const why = `The content has ${content.size} bytes, and ${limits.maxTransferSize} may be sent in parts.`;
    return err(failure('ContentTooLarge', why));
  }
  const { body: _, ...rest } = inputs;
  const headers = {
    ...headersOf(inputs),
    'x-ms-transfer-mode': 'chunked',
    'x-ms-content-length': String(content.size),
  };
  return ok({
    request: { ...request, inputs: { ...rest, headers } },
    transfer: { kind: 'upload', size, from: 0, sent: 0, parts: 0 },
  });
}

function headersOf(inputs: Value | undefined): ObjectValue {
  const headers = member(inputs, 'headers');
  return isObjectValue(headers) ? headers : {};
}

/** What comes after an answer to a call that sends or gets parts. `inputs` are those of the action. */
export function nextPart(
  request: Invocation,
  transfer: Transfer | undefined,
  answer: Responded,
  inputs: ObjectValue,
  plan: CallPlan,
  limits: EngineLimits,
): NextPart {
  return transfer?.kind === 'upload'
    ? nextUpload(transfer, answer, inputs, limits)
    : nextDownload(request, transfer, answer, plan, limits);
}

function nextUpload(
  transfer: Extract<Transfer, { kind: 'upload' }>,
  answer: Responded,
  inputs: ObjectValue,
  limits: EngineLimits,
): NextPart {
  const content = contentOf(member(inputs, 'body'));
  if (answer.statusCode >= 400 || content === undefined) return { kind: 'answer', answer };
  const uri = textMember(answer.headers, 'location') ?? transfer.uri;
  if (uri === undefined) {
    return stopped('The service did not say where the parts go. Turn transferMode off, as it takes none.');
  }
  const received = transfer.parts === 0 ? 0 : (receivedUpTo(answer.headers) ?? transfer.sent);
  if (received >= content.size) return { kind: 'answer', answer };
  if (transfer.parts > 0 && received <= transfer.from) {
    return stopped(`The service has not received more than ${received} bytes of ${content.size}.`);
  }
  const wanted = integerFrom(member(answer.headers, 'x-ms-chunk-size'));
  const size = wanted !== undefined && wanted > 0 ? wanted : transfer.size;
  if (transfer.parts + (content.size - received) / size > limits.maxChunks) {
    return stopped(`The content would be sent in more than ${limits.maxChunks} parts of ${size} bytes.`);
  }
  const to = Math.min(received + size, content.size);
  const headers = {
    'Content-Range': `bytes=${received}-${to - 1}/${content.size}`,
    'Content-Type': textMember(headersOf(inputs), 'content-type') ?? content.type,
    'Content-Length': String(to - received),
  };
  const body = partOf(content, received, to);
  return {
    kind: 'request',
    request: { kind: 'follow', uri, inputs: withoutBody(inputs), method: 'PATCH', headers, body },
    transfer: { kind: 'upload', size, uri, from: received, sent: to, parts: transfer.parts + 1 },
  };
}

/** The whole content is in the record of the action already. */
function withoutBody(inputs: ObjectValue): ObjectValue {
  const { body: _, ...rest } = inputs;
  return rest;
}

/** How many bytes a service says that it has. */
function receivedUpTo(headers: ObjectValue): number | undefined {
  const last = /^\s*bytes[ =]\d+-(\d+)/i.exec(textMember(headers, 'range') ?? '')?.[1];
  return last === undefined ? undefined : Number(last) + 1;
}

function stopped(message: string): NextPart {
  return {
    kind: 'answer',
    answer: { kind: 'failure', retryable: false, error: { code: 'ChunkedTransferFailed', message } },
  };
}

function nextDownload(
  request: Invocation,
  transfer: Extract<Transfer, { kind: 'download' }> | undefined,
  answer: Responded,
  { chunks }: CallPlan,
  limits: EngineLimits,
): NextPart {
  const range = /^\s*bytes[ =](\d+)-(\d+)\/(\d+)\s*$/i.exec(
    textMember(answer.headers, 'content-range') ?? '',
  );
  const isGet = textMember(request.inputs, 'method')?.toUpperCase() === 'GET';
  const isPlain = request.kind === 'http' || request.kind === 'connection';
  if (answer.statusCode !== 206 || range === null || !isGet || !isPlain) return { kind: 'answer', answer };
  const [from = 0, last = 0, total = 0] = range.slice(1).map(Number);
  if (from !== (transfer?.next ?? from) || last < from || last >= total) {
    return stopped(`The service gave bytes ${from} to ${last} of ${total}, which are not those asked for.`);
  }
  const parts = [...(transfer?.parts ?? []), answer.body];
  if (total > limits.maxTransferSize) {
    return stopped(`The content has ${total} bytes, and ${limits.maxTransferSize} may be got in parts.`);
  }
  const next = last + 1;
  if (next >= total) return whole(answer, parts);
  const size = chunks?.download ?? next - from;
  if (parts.length + (total - next) / size > limits.maxChunks) {
    return stopped(`The content would be got in more than ${limits.maxChunks} parts of ${size} bytes.`);
  }
  const others = Object.entries(headersOf(request.inputs)).filter(([name]) => name.toLowerCase() !== 'range');
  const headers: ObjectValue = Object.fromEntries([
    ...others,
    ['Range', `bytes=${next}-${Math.min(next + size, total) - 1}`],
  ]);
  return {
    kind: 'request',
    request: { ...request, inputs: { ...request.inputs, headers } },
    transfer: { kind: 'download', parts, next },
  };
}

function whole(answer: Responded, parts: readonly Value[]): NextPart {
  const body = joinParts(parts, textMember(answer.headers, 'content-type') ?? '');
  if (body === undefined) return stopped('A part of the content is neither text nor binary.');
  const headers = Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => !/^content-(?:range|length)$/i.test(name)),
  );
  return { kind: 'answer', answer: { ...answer, statusCode: 200, headers, body } };
}
