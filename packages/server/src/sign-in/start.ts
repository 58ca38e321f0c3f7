import { createHash } from 'node:crypto';
import { type Diagnostic, err, ok, parseUrl, type Result } from '@connectory/base';
import { authorizationAddress, grantToClient } from '@connectory/runtime';
import { calculatePKCECodeChallenge, generateRandomCodeVerifier, generateRandomState } from 'oauth4webapi';
import type { OpenConnection } from '../connections/open.ts';
import type { Context } from '../context.ts';
import { diagnostic } from '../diagnostics.ts';
import { saveTokens } from './access.ts';
import { redirectUrlOf } from './client.ts';
import { oauthSettingsOf, planFor } from './plan.ts';

/** How long a person has to sign in, in milliseconds. */
const signInMs = 15 * 60_000;

/** Who signs in, from where. */
export interface Visitor {
  readonly userId: string;
  /** The `Cookie` header. */
  readonly cookie: string;
  /** Origin of this instance as the person sees it. */
  readonly origin: string;
}

/** What starts a sign-in: an address to open, or its end where the client signs in by itself. */
export type Started = { readonly kind: 'redirect'; readonly address: string } | { readonly kind: 'done' };

/** Digest of a text that is looked up and never shown. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Digest of the session of a `Cookie` header: a sign-in ends in the session it began in. */
export function sessionDigest(cookie: string): string {
  return digest(/connectory\.session_token=([^;]+)/.exec(cookie)?.[1] ?? '');
}

export async function startSignIn(
  context: Context,
  connection: OpenConnection,
  visitor: Visitor,
): Promise<Result<Started, Diagnostic>> {
  const settings = oauthSettingsOf(connection);
  const { row, connector } = connection;
  if (settings === undefined) return err(diagnostic('no-sign-in', { name: row.name }));
  const { plan, client } = await planFor(context, settings, connection);
  if (!plan.ok) return plan;
  if (plan.value.grant === 'client-credentials') {
    const granted = await grantToClient(plan.value, { http: context.http, clock: context.clock });
    if (!granted.ok) {
      await context.connections.update(row.id, {
        status: 'error',
        status_reason: granted.error.diagnostic.message,
      });
      return err(granted.error.diagnostic);
    }
    await saveTokens(context, row, granted.value, { redirectUrl: '', hasClient: client !== undefined });
    return ok({ kind: 'done' });
  }
  const redirectUrl = redirectUrlOf(visitor.origin, row.connector_id, connector.security);
  const state = generateRandomState();
  const verifier = plan.value.pkce ? generateRandomCodeVerifier() : undefined;
  const codeChallenge = verifier === undefined ? undefined : await calculatePKCECodeChallenge(verifier);
  const address = authorizationAddress(plan.value, {
    redirectUrl,
    state,
    ...(codeChallenge !== undefined && { codeChallenge }),
  });
  if (!address.ok) return address;
  const id = digest(state);
  const now = context.clock.now();
  const sealed = context.sealer.seal(`sign-in/${id}`, {
    redirectUrl,
    provider: parseUrl(address.value)?.host ?? '',
    ...(verifier !== undefined && { verifier }),
  });
  await context.signIns.begin(
    {
      id,
      connection_id: row.id,
      user_id: visitor.userId,
      session: sessionDigest(visitor.cookie),
      sealed,
      expires_at: new Date(now + signInMs).toISOString(),
    },
    new Date(now).toISOString(),
  );
  return ok({ kind: 'redirect', address: address.value });
}
