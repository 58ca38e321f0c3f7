import { err, ok, type Diagnostic, type Result } from '@connectory/base';
import { invoke, type Invocation, type InvokeInput } from '@connectory/runtime';
import type { Context } from '../context.ts';
import { diagnostic } from '../diagnostics.ts';
import { redactionFor, type Redaction } from '../invocations/redaction.ts';
import { clientOf } from '../sign-in/client.ts';
import { oauthSettingsOf } from '../sign-in/plan.ts';
import { openTokens } from '../sign-in/token-record.ts';
import type { OpenConnection } from './open.ts';

/** A call over a connection. */
export interface Called {
  /** An invocation, or why there is no token to call with. */
  readonly result: Result<Invocation, Diagnostic>;
  /** What happened to the connection on the way. */
  readonly diagnostics: readonly Diagnostic[];
  /** Takes every secret of the connection out, renewed ones included. */
  readonly redaction: Redaction;
}

/** What a call takes beside connector and connection. */
export type CallInput = Pick<InvokeInput, 'operation' | 'parameters' | 'limits' | 'signal'>;

/**
 * Calls an operation over a connection. A connection that signs in calls with a token renewed in time; when the API
 * answers 401 all the same, the token is renewed once and the call made once more.
 */
export async function callOver(
  context: Context,
  connection: OpenConnection,
  input: CallInput,
): Promise<Called> {
  const { connector, values } = connection;
  const send = (connectionValues: Readonly<Record<string, string>>): Promise<Invocation> =>
    invoke({ ...input, ...portsOf(context), connector, connection: connectionValues });
  const settings = oauthSettingsOf(connection);
  const waitMs = context.throttle.take(connection.row.id);
  if (waitMs > 0) {
    const data = { name: connection.row.name, seconds: Math.ceil(waitMs / 1000) };
    return {
      result: err(diagnostic('too-many-calls', data)),
      diagnostics: [],
      redaction: await redactionOf(context, connection),
    };
  }
  const finish = async (
    result: Called['result'],
    tokens: readonly (string | undefined)[] = [],
    diagnostics: readonly Diagnostic[] = [],
  ): Promise<Called> => {
    if (result.ok && result.value.kind === 'answered' && result.value.signInNeeded) {
      await setAside(context, connection, result.value.answer.status);
    }
    return { result, diagnostics, redaction: await redactionOf(context, connection, tokens) };
  };
  if (settings === undefined) return finish(ok(await send(values)));

  const first = await context.access.current(connection, settings);
  if (!first.ok) return finish(first);
  const used = [first.value.accessToken, first.value.refreshToken];
  const invocation = await send({ ...values, [settings.parameter]: first.value.accessToken });
  if (invocation.kind !== 'answered' || invocation.answer.status !== 401) return finish(ok(invocation), used);
  const second = await context.access.replace(connection, settings, first.value);
  if (!second.ok) return finish(ok(invocation), used, [second.error]);
  const again = await send({ ...values, [settings.parameter]: second.value.accessToken });
  return finish(ok(again), [...used, second.value.accessToken, second.value.refreshToken]);
}

/** A policy says that this answer means that the sign-in is over: a person has to mend it. */
async function setAside(context: Context, { row }: OpenConnection, status: number): Promise<void> {
  const { message } = diagnostic('api-refused', { status });
  await context.connections.update(row.id, { status: 'sign-in-needed', status_reason: message });
}

/** The values to call over a connection with, and what takes its secrets out of what comes of it. */
export interface ReadyConnection {
  readonly values: Readonly<Record<string, string>>;
  readonly redaction: Redaction;
}

/** Opens a connection for calls at design time: its token is renewed in time. A diagnostic says why there is none. */
export async function readyConnection(
  context: Context,
  connection: OpenConnection,
): Promise<Result<ReadyConnection, Diagnostic>> {
  const settings = oauthSettingsOf(connection);
  if (settings === undefined) {
    return ok({ values: connection.values, redaction: await redactionOf(context, connection) });
  }
  const tokens = await context.access.current(connection, settings);
  if (!tokens.ok) return tokens;
  const { accessToken, refreshToken } = tokens.value;
  return ok({
    values: { ...connection.values, [settings.parameter]: accessToken },
    redaction: await redactionOf(context, connection, [accessToken, refreshToken]),
  });
}

/** What every call is made with. */
export function portsOf({ http, clock, scripts }: Context): Pick<InvokeInput, 'http' | 'clock' | 'scripts'> {
  return { http, clock, scripts };
}

/** The values to build a request with that is not sent: nothing is renewed for it. */
export function valuesAsTheyAre(
  context: Context,
  connection: OpenConnection,
): Readonly<Record<string, string>> {
  const settings = oauthSettingsOf(connection);
  const tokens = settings === undefined ? undefined : openTokens(context.sealer, connection.row);
  return settings === undefined || tokens === undefined
    ? connection.values
    : { ...connection.values, [settings.parameter]: tokens.accessToken };
}

/** Takes out the values, the tokens before and after, and the connector's client secret. */
export async function redactionOf(
  context: Context,
  { connector, values, row }: OpenConnection,
  tokens: readonly (string | undefined)[] = [],
): Promise<Redaction> {
  const stored = openTokens(context.sealer, row);
  const client =
    stored === undefined ? undefined : await clientOf(context, row.connector_id, row.parameter_set);
  const others = [...tokens, stored?.accessToken, stored?.refreshToken, client?.secret];
  return redactionFor(
    connector,
    values,
    others.filter((text) => text !== undefined),
  );
}
