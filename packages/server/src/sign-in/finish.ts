import { type Diagnostic, err, ok, parseUrl, type Result } from '@connectory/base';
import { canRenew, exchangeCode } from '@connectory/runtime';
import { AuthorizationResponseError, validateAuthResponse } from 'oauth4webapi';
import { openConnection } from '../connections/open.ts';
import type { Context } from '../context.ts';
import { diagnostic } from '../diagnostics.ts';
import type { SignInRow } from '../storage/tables.ts';
import { saveTokens } from './access.ts';
import { oauthSettingsOf, planFor } from './plan.ts';
import { digest, sessionDigest } from './start.ts';
import { testConnection } from './test-connection.ts';

/** What came of a sign-in, for the page that the popup shows and for the page that opened it. */
export interface Finished {
  /** Absent when nobody can tell which sign-in this was. */
  readonly connectionId?: string;
  readonly outcome: Result<{ readonly name: string }, Diagnostic>;
}

/** The one who comes back. */
export interface Returning {
  readonly userId: string | undefined;
  readonly cookie: string;
  /** The query the provider sent along. */
  readonly answer: URLSearchParams;
}

/** Ends a sign-in: checks that it is the one begun in this session, redeems the code, keeps the tokens, tests. */
export async function finishSignIn(context: Context, returning: Returning): Promise<Finished> {
  const { answer, cookie, userId } = returning;
  const state = answer.get('state') ?? '';
  const begun = state === '' ? undefined : await context.signIns.take(digest(state));
  const unknown: Finished = { outcome: err(diagnostic('sign-in-unknown')) };
  if (begun === undefined || Date.parse(begun.expires_at) < context.clock.now()) return unknown;
  if (begun.user_id !== userId || begun.session !== sessionDigest(cookie)) {
    return { outcome: err(diagnostic('sign-in-other-session')) };
  }
  const connectionId = begun.connection_id;
  const outcome = await redeem(context, begun, state, answer);
  if (!outcome.ok) {
    const row = await context.connections.find(begun.user_id, connectionId);
    // A connection that works goes on working: only one without tokens says why it has none.
    if (row !== undefined && row.tokens === null) {
      await context.connections.update(connectionId, { status_reason: outcome.error.message });
    }
  }
  return { connectionId, outcome };
}

async function redeem(
  context: Context,
  begun: SignInRow,
  state: string,
  answer: URLSearchParams,
): Promise<Result<{ readonly name: string }, Diagnostic>> {
  const {
    redirectUrl = '',
    provider = '',
    verifier,
  } = context.sealer.open(`sign-in/${begun.id}`, begun.sealed) ?? {};
  const refused = refusalIn(answer, state, provider);
  if (refused !== undefined) return err(refused);
  const row = await context.connections.find(begun.user_id, begun.connection_id);
  if (row === undefined) return err(diagnostic('sign-in-unknown'));
  const opened = await openConnection(context, row, await context.compiled.get(row.digest));
  if (!opened.ok) return err(opened.error.diagnostic);
  const settings = oauthSettingsOf(opened.value);
  if (settings === undefined) return err(diagnostic('no-sign-in', { name: row.name }));
  const { plan, client } = await planFor(context, settings, opened.value);
  if (!plan.ok) return plan;
  const code = {
    code: answer.get('code') ?? '',
    redirectUrl,
    ...(verifier !== undefined && { codeVerifier: verifier }),
  };
  const granted = await exchangeCode(plan.value, code, { http: context.http, clock: context.clock });
  if (!granted.ok) return err(granted.error.diagnostic);
  const lasting = canRenew(plan.value, granted.value.tokens) || granted.value.tokens.expiresAt === undefined;
  await saveTokens(context, row, granted.value, {
    redirectUrl,
    hasClient: client !== undefined,
    ...(!lasting && { warning: diagnostic('no-refresh-token', { provider }).message }),
  });
  const tested = await testConnection(context, begun.user_id, row.id);
  return tested?.kind === 'failed'
    ? err(diagnostic('sign-in-test-failed', { reason: tested.message }))
    : ok({ name: row.name });
}

/** Why the provider's answer brings no code, in words. */
function refusalIn(answer: URLSearchParams, state: string, provider: string): Diagnostic | undefined {
  const issuer = answer.get('iss');
  // RFC 9207: an answer that names another issuer belongs to another sign-in. Connectors do not name issuers, but
  // one is on the host of its authorization address.
  if (issuer !== null && parseUrl(issuer)?.host !== provider) {
    return diagnostic('sign-in-other-issuer', { provider, issuer });
  }
  try {
    const server = { issuer: issuer ?? `https://${provider}` };
    const checked = validateAuthResponse(server, { client_id: 'any' }, answer, state);
    return checked.has('code') ? undefined : diagnostic('sign-in-no-code', { provider });
  } catch (error) {
    if (!(error instanceof AuthorizationResponseError)) return diagnostic('sign-in-no-code', { provider });
    if (error.error === 'access_denied') return diagnostic('sign-in-declined', { provider });
    const problem = [error.error, error.error_description].filter((text) => text !== undefined).join(': ');
    return diagnostic('sign-in-refused', { provider, problem: problem.slice(0, 500) });
  }
}
