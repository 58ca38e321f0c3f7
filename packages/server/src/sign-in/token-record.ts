import type { TokenSet } from '@connectory/runtime';
import type { Sealer } from '../secrets/seal.ts';
import type { ConnectionRow } from '../storage/tables.ts';

/** Tokens are bound to another id than the values, so that neither record opens in the other's place. */
function recordId(connectionId: string): string {
  return `${connectionId}/tokens`;
}

/** Tokens, and the redirect address they were got with: some providers want to see it again at each renewal. */
export type StoredTokens = TokenSet & { readonly redirectUrl?: string };

/** Seals tokens into the text that is stored. */
export function sealTokens(sealer: Sealer, connectionId: string, tokens: StoredTokens): string {
  return sealer.seal(recordId(connectionId), {
    accessToken: tokens.accessToken,
    obtainedAt: String(tokens.obtainedAt),
    ...(tokens.refreshToken !== undefined && { refreshToken: tokens.refreshToken }),
    ...(tokens.expiresAt !== undefined && { expiresAt: String(tokens.expiresAt) }),
    ...(tokens.scope !== undefined && { scope: tokens.scope }),
    ...(tokens.redirectUrl !== undefined && { redirectUrl: tokens.redirectUrl }),
  });
}

/** The tokens of a connection; `undefined` when it has none, or they do not open. */
export function openTokens(
  sealer: Sealer,
  { id, tokens }: Pick<ConnectionRow, 'id' | 'tokens'>,
): StoredTokens | undefined {
  const record = tokens === null ? undefined : sealer.open(recordId(id), tokens);
  const accessToken = record?.['accessToken'];
  if (record === undefined || accessToken === undefined) return undefined;
  const { refreshToken, expiresAt, scope, obtainedAt, redirectUrl } = record;
  return {
    accessToken,
    obtainedAt: Number(obtainedAt ?? 0),
    ...(refreshToken !== undefined && { refreshToken }),
    ...(expiresAt !== undefined && { expiresAt: Number(expiresAt) }),
    ...(scope !== undefined && { scope }),
    ...(redirectUrl !== undefined && { redirectUrl }),
  };
}
