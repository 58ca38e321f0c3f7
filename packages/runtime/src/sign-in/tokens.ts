import type { TokenSet } from './types.ts';

/** A token is renewed this long before it ends, so that it does not end on the way. */
const marginMs = 60_000;

/**
 * Whether a token has ended or is about to: a minute before its end, or in the last tenth of its life where that is
 * shorter. A token whose end is not known counts as good until a call is answered 401.
 */
export function isExpiring(tokens: TokenSet, now: number): boolean {
  const { expiresAt, obtainedAt } = tokens;
  if (expiresAt === undefined) return false;
  return expiresAt - now <= Math.min(marginMs, (expiresAt - obtainedAt) / 10);
}
