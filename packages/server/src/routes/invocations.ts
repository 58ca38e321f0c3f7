import { newId, ok } from '@connectory/base';
import type { Connector } from '@connectory/connector';
import { buildRequest, invoke } from '@connectory/runtime';
import { findVersion } from '../connectors/find.ts';
import {
  callOver,
  portsOf,
  redactionOf,
  valuesAsTheyAre,
  type Called,
  type CallInput,
} from '../connections/call.ts';
import { connectionFor, type OpenConnection } from '../connections/open.ts';
import { timestamp, type Context } from '../context.ts';
import { refuse } from '../http/failure.ts';
import type { Handlers } from '../http/handler.ts';
import { redactionFor } from '../invocations/redaction.ts';
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
      const connection = await connectionFor(context, call, connector);
      if (!connection.ok) return connection;
      const startedAt = timestamp(context.clock);
      const input = { operation, parameters: body.parameters, limits, signal };
      const result = body.dryRun
        ? await dryRun(context, connector, connection.value, input)
        : await send(context, connector, connection.value, input);
      if (!body.dryRun && body.connectionId !== undefined) {
        await context.connections.update(body.connectionId, { last_used_at: startedAt });
      }
      return ok({ id: newId('inv'), operationId: operation.id, version, startedAt, ...result });
    },
  };
}

async function dryRun(
  context: Context,
  connector: Connector,
  connection: OpenConnection | undefined,
  input: CallInput,
) {
  const built = buildRequest({
    ...input,
    connector: connection?.connector ?? connector,
    connection: connection === undefined ? {} : valuesAsTheyAre(context, connection),
  });
  const redaction =
    connection === undefined ? redactionFor(connector, {}) : await redactionOf(context, connection);
  return {
    ...(built.kind === 'built' && { request: requestView(built.request, redaction) }),
    check: { kind: 'not-checked', reason: 'The request was built and not sent.' } as const,
    diagnostics: diagnosticViews(built.diagnostics, redaction),
  };
}

async function send(
  context: Context,
  connector: Connector,
  connection: OpenConnection | undefined,
  input: CallInput,
) {
  const called =
    connection === undefined
      ? await callWithout(context, connector, input)
      : await callOver(context, connection, input);
  const { result, redaction } = called;
  const unchecked = { kind: 'not-checked', reason: 'No answer came.' } as const;
  if (!result.ok) return { check: unchecked, diagnostics: diagnosticViews([result.error], redaction) };
  const invocation = result.value;
  const diagnostics = diagnosticViews([...called.diagnostics, ...invocation.diagnostics], redaction);
  if (invocation.kind === 'not-sent') return { check: unchecked, diagnostics };
  const request = requestView(invocation.request, redaction);
  if (invocation.kind === 'not-answered') return { request, check: unchecked, diagnostics };
  return {
    request,
    response: responseView(invocation.answer, redaction),
    check: checkView(invocation.check, redaction),
    ...(invocation.log.length > 0 && { log: invocation.log.map((line) => redaction.text(line)) }),
    diagnostics,
  };
}

async function callWithout(context: Context, connector: Connector, input: CallInput): Promise<Called> {
  const invocation = await invoke({ ...input, ...portsOf(context), connector, connection: {} });
  return { result: ok(invocation), diagnostics: [], redaction: redactionFor(connector, {}) };
}
