import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import type { OAuthSettings } from '@connectory/connector';
import {
  canRenew,
  isExpiring,
  renewTokens,
  type Granted,
  type TokenFailure,
  type TokenSet,
} from '@connectory/runtime';
import type { OpenConnection } from '../connections/open.ts';
import { timestamp, type Context } from '../context.ts';
import { diagnostic } from '../diagnostics.ts';
import type { ConnectionListing } from '../storage/connections.ts';
import { planFor } from './plan.ts';
import { openTokens, sealTokens } from './token-record.ts';

/** Access tokens for calls: renewed in time, one renewal for all calls that need it at once. */
export interface AccessTokens {
  /** The token to call with. A diagnostic says why there is none. */
  readonly current: (
    connection: OpenConnection,
    settings: OAuthSettings,
  ) => Promise<Result<TokenSet, Diagnostic>>;
  /** Another token after the API answered 401 to this one. */
  readonly replace: (
    connection: OpenConnection,
    settings: OAuthSettings,
    refused: TokenSet,
  ) => Promise<Result<TokenSet, Diagnostic>>;
}

/** The token to be replaced, and whether the API has refused it already. */
interface StaleToken {
  readonly accessToken: string;
  readonly refused: boolean;
}

export function accessTokens(context: () => Context): AccessTokens {
  const underWay = new Map<string, Promise<Result<TokenSet, Diagnostic>>>();
  /** Calls of one connection share the renewal that is under way. */
  const renewOnce = (
    connection: OpenConnection,
    settings: OAuthSettings,
    stale: StaleToken,
  ): Promise<Result<TokenSet, Diagnostic>> => {
    const { id } = connection.row;
    const running = underWay.get(id);
    if (running !== undefined) return running;
    const renewal = renew(context(), connection, settings, stale).finally(() => underWay.delete(id));
    underWay.set(id, renewal);
    return renewal;
  };
  return {
    current(connection, settings) {
      const tokens = openTokens(context().sealer, connection.row);
      if (tokens === undefined) return Promise.resolve(err(signInAgain(connection.row)));
      return isExpiring(tokens, context().clock.now())
        ? renewOnce(connection, settings, { accessToken: tokens.accessToken, refused: false })
        : Promise.resolve(ok(tokens));
    },
    replace: (connection, settings, { accessToken }) =>
      renewOnce(connection, settings, { accessToken, refused: true }),
  };
}

function signInAgain({ name, status_reason }: ConnectionListing): Diagnostic {
  return diagnostic('sign-in-again', { name, reason: status_reason ?? 'Nobody has signed in yet.' });
}

async function renew(
  context: Context,
  connection: OpenConnection,
  settings: OAuthSettings,
  stale: StaleToken,
): Promise<Result<TokenSet, Diagnostic>> {
  const { connections, sealer, clock } = context;
  // A call may have read the row before another one renewed: what is stored now decides.
  const row = await connections.find(connection.row.owner_id, connection.row.id);
  const stored = row === undefined ? undefined : openTokens(sealer, row);
  if (row === undefined || stored === undefined) return err(signInAgain(row ?? connection.row));
  if (stored.accessToken !== stale.accessToken && !isExpiring(stored, clock.now())) return ok(stored);
  const { client, plan } = await planFor(context, settings, connection);
  if (!plan.ok) return err(plan.error);
  if (!canRenew(plan.value, stored)) {
    const { message } = diagnostic('token-ended', {});
    return setAside(context, row, message);
  }
  const redirectUrl = stored.redirectUrl ?? '';
  const renewed = await renewTokens(plan.value, stored, redirectUrl, { http: context.http, clock });
  context.log.info('token renewed', {
    connection: row.id,
    outcome: renewed.ok ? 'renewed' : renewed.error.diagnostic.code,
    refreshToken: renewed.ok && renewed.value.tokens.refreshToken !== undefined ? 'given' : 'none',
  });
  if (!renewed.ok) return renewalFailed(context, row, stored, stale, renewed.error);
  // Saved before anything uses it: a provider that rotates refresh tokens has already forgotten the former one.
  const more = { redirectUrl, hasClient: client !== undefined, former: row.tokens };
  await saveTokens(context, row, renewed.value, more);
  return ok(renewed.value.tokens);
}

/**
 * Stores new tokens; the connection is connected, perhaps with a warning.
 *
 * @param more `former`: the sealed tokens that were renewed; others, of a sign-in in between, are left alone.
 */
export async function saveTokens(
  context: Context,
  row: Pick<ConnectionListing, 'id' | 'connector_id' | 'parameter_set'>,
  { tokens, authentication }: Granted,
  more: {
    readonly redirectUrl: string;
    readonly hasClient: boolean;
    readonly warning?: string;
    readonly former?: string | null;
  },
): Promise<void> {
  const changes = {
    tokens: sealTokens(context.sealer, row.id, { ...tokens, redirectUrl: more.redirectUrl }),
    status: 'connected',
    status_reason: more.warning ?? null,
    updated_at: timestamp(context.clock),
  };
  if (more.former === undefined) await context.connections.update(row.id, changes);
  else await context.connections.updateTokens({ id: row.id, tokens: more.former }, changes);
  if (more.hasClient) {
    await context.signIns.rememberAuthentication(row.connector_id, row.parameter_set, authentication);
  }
}

async function renewalFailed(
  context: Context,
  row: ConnectionListing,
  stored: TokenSet,
  stale: StaleToken,
  { kind, diagnostic: reason }: TokenFailure,
): Promise<Result<TokenSet, Diagnostic>> {
  switch (kind) {
    case 'refused':
      return setAside(context, row, reason.message);
    case 'client':
      await context.connections.update(row.id, { status: 'error', status_reason: reason.message });
      return err(reason);
    case 'transient': {
      // Renewed ahead of its end, the former token may still do.
      const good = !stale.refused && (stored.expiresAt ?? 0) > context.clock.now();
      return good ? ok(stored) : err(reason);
    }
    default:
      return kind satisfies never;
  }
}

/** Only a person can mend it: the tokens go, and the connection says why. */
async function setAside(
  context: Context,
  row: ConnectionListing,
  reason: string,
): Promise<Result<TokenSet, Diagnostic>> {
  await context.connections.updateTokens(row, {
    tokens: null,
    status: 'sign-in-needed',
    status_reason: reason,
    updated_at: timestamp(context.clock),
  });
  return err(diagnostic('sign-in-again', { name: row.name, reason }));
}
