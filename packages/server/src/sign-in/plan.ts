import type { Diagnostic, Result } from '@connectory/base';
import type { OAuthSettings } from '@connectory/connector';
import { planSignIn, type OAuthClient, type SignInPlan } from '@connectory/runtime';
import type { OpenConnection } from '../connections/open.ts';
import type { Context } from '../context.ts';
import { clientOf } from './client.ts';

/** How a connection signs in, and with which client. */
export interface ConnectionPlan {
  readonly client: OAuthClient | undefined;
  readonly plan: Result<SignInPlan, Diagnostic>;
}

/** The OAuth settings of a connection; `undefined` when it signs in otherwise. */
export function oauthSettingsOf({ connector }: OpenConnection): OAuthSettings | undefined {
  return connector.security.kind === 'oauth2' ? connector.security.settings : undefined;
}

export async function planFor(
  context: Context,
  settings: OAuthSettings,
  { row, values }: OpenConnection,
): Promise<ConnectionPlan> {
  const client = await clientOf(context, row.connector_id, row.parameter_set);
  return { client, plan: planSignIn(settings, client, values) };
}
