import { err, newId, ok, type Result } from '@connectory/base';
import { buildRequest, invoke, type InvokeInput } from '@connectory/runtime';
import { findVersion } from '../connectors/find.ts';
import { openValues } from '../connections/views.ts';
import { timestamp, type Context } from '../context.ts';
import { failure, refuse, type Failure } from '../http/failure.ts';
import type { Call, Handlers } from '../http/handler.ts';
import { redactionFor, type Redaction } from '../invocations/redaction.ts';
import { checkView, diagnosticViews, requestView, responseView } from '../invocations/view.ts';

/** Limits of one call from the test page. */
const limits = { timeoutMs: 110_000, maxResponseBytes: 50 * 1_048_576 };

/** Calling one operation of a connector. */
export function invocationHandlers(context: Context): Pick<Handlers, 'invoke'> {
  return {
    async invoke(call) {
      const { id, body, signal } = call;
      const found = await findVersion(context, id, body.version);
      if (!found.ok) return found;
      const { digest, version } = found.value;
      const connector = await context.compiled.get(digest);
      const operation = connector.operations.get(body.operationId);
      if (operation === undefined) {
        return refuse(404, 'no-such-operation', { operationId: body.operationId, version });
      }
      const connection = await valuesOf(context, call);
      if (!connection.ok) return connection;
      const redaction = redactionFor(connector, connection.value);
      const input: InvokeInput = {
        connector,
        operation,
        connection: connection.value,
        parameters: body.parameters,
        http: context.http,
        clock: context.clock,
        limits,
        signal,
      };
      const startedAt = timestamp(context.clock);
      const result = body.dryRun ? dryRun(input, redaction) : await send(input, redaction);
      if (!body.dryRun && body.connectionId !== undefined) {
        await context.connections.update(body.connectionId, { last_used_at: startedAt });
      }
      return ok({ id: newId('inv'), operationId: operation.id, version, startedAt, ...result });
    },
  };
}

/** The values of the connection to call over; none without one. */
async function valuesOf(
  context: Context,
  { id, body, user }: Call<'invoke'>,
): Promise<Result<Readonly<Record<string, string>>, Failure>> {
  if (body.connectionId === undefined) return ok({});
  const row = await context.connections.find(user.id, body.connectionId);
  if (row === undefined) {
    return err(failure(404, 'not-found', { what: 'connection', id: body.connectionId }));
  }
  if (row.connector_id !== id) return err(failure(422, 'other-connector', { name: row.name }));
  const values = openValues(context, row);
  if (values !== undefined) return ok(values);
  await context.connections.update(row.id, { status: 'error' });
  return err(failure(422, 'connection-unreadable', { name: row.name }));
}

function dryRun(input: InvokeInput, redaction: Redaction) {
  const built = buildRequest(input);
  return {
    ...(built.kind === 'built' && { request: requestView(built.request, redaction) }),
    check: { kind: 'not-checked', reason: 'The request was built and not sent.' } as const,
    diagnostics: diagnosticViews(built.diagnostics, redaction),
  };
}

async function send(input: InvokeInput, redaction: Redaction) {
  const invocation = await invoke(input);
  const diagnostics = diagnosticViews(invocation.diagnostics, redaction);
  const unchecked = { kind: 'not-checked', reason: 'No answer came.' } as const;
  if (invocation.kind === 'not-sent') return { check: unchecked, diagnostics };
  const request = requestView(invocation.request, redaction);
  if (invocation.kind === 'not-answered') return { request, check: unchecked, diagnostics };
  return {
    request,
    response: responseView(invocation.answer, redaction),
    check: checkView(invocation.check, redaction),
    diagnostics,
  };
}
