import { isObject, objectAt, stringAt } from '@connectory/base';
import { openConnection } from '../connections/open.ts';
import { callOver } from '../connections/call.ts';
import type { Context } from '../context.ts';
import { diagnostic } from '../diagnostics.ts';

/** Whether a connection works. */
export interface ConnectionTest {
  readonly kind: 'passed' | 'failed' | 'not-declared';
  readonly message: string;
}

/** A test should not keep a person waiting. */
const limits = { timeoutMs: 30_000, maxResponseBytes: 5 * 1_048_576 };

/**
 * Calls the operation that the connector declares for it (`x-ms-capabilities.testConnection`). An answer of 4xx other
 * than 429 is a failure and marks the connection; everything else may have reasons that are not the connection's.
 *
 * @returns `undefined` when there is no such connection.
 */
export async function testConnection(
  context: Context,
  userId: string,
  connectionId: string,
): Promise<ConnectionTest | undefined> {
  const row = await context.connections.find(userId, connectionId);
  if (row === undefined) return undefined;
  const opened = await openConnection(context, row, await context.compiled.get(row.digest));
  if (!opened.ok) return { kind: 'failed', message: opened.error.diagnostic.message };
  const { connector } = opened.value;
  const declared = objectAt(objectAt(connector.document, 'x-ms-capabilities'), 'testConnection');
  const operation = connector.operations.get(stringAt(declared, 'operationId') ?? '');
  if (operation === undefined) {
    return { kind: 'not-declared', message: diagnostic('test-not-declared', {}).message };
  }
  const given = declared?.['parameters'];
  const parameters = isObject(given) ? given : {};
  const { result, diagnostics, redaction } = await callOver(context, opened.value, {
    operation,
    parameters,
    limits,
  });
  if (!result.ok) return { kind: 'failed', message: redaction.text(result.error.message) };
  const invocation = result.value;
  if (invocation.kind !== 'answered') {
    const problem = invocation.diagnostics.find(({ severity }) => severity === 'error')?.message ?? '';
    return { kind: 'failed', message: redaction.text(problem) };
  }
  const { status } = invocation.answer;
  const failed = status >= 400 && status < 500 && status !== 429;
  if (!failed) {
    if (row.status === 'error')
      await context.connections.update(row.id, { status: 'connected', status_reason: null });
    return { kind: 'passed', message: diagnostic('test-passed', { status }).message };
  }
  const known = diagnostics[0]?.message;
  const reason = known ?? diagnostic('test-failed', { operation: operation.id, status }).message;
  const message = redaction.text(reason);
  // A refused renewal has already said what is wrong with the connection.
  if (known === undefined)
    await context.connections.update(row.id, { status: 'error', status_reason: message });
  return { kind: 'failed', message };
}
