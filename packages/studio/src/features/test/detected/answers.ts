import type { Invocation } from '@connectory/api';
import type { Json } from '@connectory/base';
import { queryOptions, skipToken, type QueryClient } from '@tanstack/react-query';

/** A body that an operation answered with. */
export interface CollectedAnswer {
  /** Of the call it came with. */
  readonly id: string;
  readonly value: Json;
  readonly bytes: number;
}

const answersAtMost = 20;
const bytesAtMost = 8 * 1024 * 1024;

/** The JSON answers of one operation with one status since the page was loaded or somebody signed in, the newest last. */
export function answersQuery(connectorId: string, operationId: string, status: number) {
  return queryOptions<readonly CollectedAnswer[]>({
    queryKey: ['answers', connectorId, operationId, status],
    queryFn: skipToken,
    staleTime: Infinity,
    gcTime: Infinity,
  });
}

/** Keeps the answer of a call when it is JSON. It never leaves the memory of the page. */
export function collectAnswer(client: QueryClient, connectorId: string, invocation: Invocation): void {
  const { id, operationId, response } = invocation;
  if (response?.body.kind !== 'json') return;
  const { value, bytes } = response.body;
  client.setQueryData(answersQuery(connectorId, operationId, response.status).queryKey, (before = []) =>
    newest([...before, { id, value, bytes }]),
  );
}

/** As many of the newest answers as fit, the very newest always. */
export function newest(answers: readonly CollectedAnswer[]): readonly CollectedAnswer[] {
  let bytes = 0;
  const kept = answers.slice(-answersAtMost);
  const first = kept.findLastIndex((answer, at) => {
    bytes += answer.bytes;
    return bytes > bytesAtMost && at < kept.length - 1;
  });
  return kept.slice(first + 1);
}
