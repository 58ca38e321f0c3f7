import { createHash, randomBytes } from 'node:crypto';
import type { Principal, Scope } from '../auth/principal.ts';

/** Life of an authorization code. */
const codeLifetimeMs = 60_000;

interface AuthorizationCode {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly codeChallenge: string | null;
  readonly principal: Principal;
}

interface IssuedCode extends AuthorizationCode {
  readonly expiresAt: number;
  readonly family: string;
  readonly used: boolean;
}

interface AccessToken {
  readonly principal: Principal;
  readonly clientId: string;
  readonly family: string;
  readonly expiresAt: number;
}

interface RefreshToken {
  readonly principal: Principal;
  readonly clientId: string;
  readonly family: string;
  readonly used: boolean;
}

export interface IssuedTokens {
  readonly accessToken: string;
  readonly refreshToken: string | null;
  readonly expiresIn: number;
  readonly scopes: readonly Scope[];
}

type AccessTokenState =
  | { readonly kind: 'valid'; readonly principal: Principal }
  | { readonly kind: 'expired' }
  | { readonly kind: 'unknown' };

export type Redemption = { readonly tokens: IssuedTokens } | { readonly refusal: string };

/** Codes and tokens. Tokens that descend from one sign-in form a family and are revoked together. */
export interface Grants {
  issueCode(code: AuthorizationCode): string;
  redeemCode(code: string, clientId: string, redirectUri: string, verifier: string | undefined): Redemption;
  refresh(token: string, clientId: string, scopes: readonly Scope[] | null): Redemption;
  issueForClient(clientId: string, principal: Principal): IssuedTokens;
  readAccessToken(token: string): AccessTokenState;
  revoke(token: string, clientId: string): void;
  /** Ends every access token; refresh tokens stay good. */
  expire(): void;
  reset(): void;
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

export function createGrants(now: () => number, lifetimeSeconds: number): Grants {
  const codes = new Map<string, IssuedCode>();
  const accessTokens = new Map<string, AccessToken>();
  const refreshTokens = new Map<string, RefreshToken>();

  const secret = (prefix: string): string => `${prefix}_${randomBytes(24).toString('base64url')}`;

  const issue = (
    principal: Principal,
    clientId: string,
    family: string,
    refreshable: boolean,
  ): IssuedTokens => {
    const accessToken = secret('at');
    accessTokens.set(accessToken, { principal, clientId, family, expiresAt: now() + lifetimeSeconds * 1000 });
    const refreshToken = refreshable ? secret('rt') : null;
    if (refreshToken !== null) refreshTokens.set(refreshToken, { principal, clientId, family, used: false });
    return { accessToken, refreshToken, expiresIn: lifetimeSeconds, scopes: principal.scopes };
  };

  const revokeFamily = (family: string): void => {
    for (const [token, held] of accessTokens) if (held.family === family) accessTokens.delete(token);
    for (const [token, held] of refreshTokens) if (held.family === family) refreshTokens.delete(token);
  };

  return {
    issueCode(code) {
      const value = secret('code');
      const expiresAt = now() + codeLifetimeMs;
      codes.set(value, { ...code, expiresAt, family: secret('family'), used: false });
      return value;
    },
    redeemCode(value, clientId, redirectUri, verifier) {
      const code = codes.get(value);
      if (code === undefined || code.clientId !== clientId) return { refusal: 'The code is not known.' };
      if (code.used) {
        revokeFamily(code.family);
        return { refusal: 'The code was used before; all its tokens are revoked now.' };
      }
      codes.set(value, { ...code, used: true });
      if (code.expiresAt <= now()) return { refusal: 'The code has expired; sign in again.' };
      if (code.redirectUri !== redirectUri)
        return { refusal: 'redirect_uri differs from the one signed in with.' };
      if (
        code.codeChallenge !== null &&
        (verifier === undefined || challengeOf(verifier) !== code.codeChallenge)
      ) {
        return { refusal: 'code_verifier does not fit the code_challenge.' };
      }
      if (code.codeChallenge === null && verifier !== undefined) {
        return { refusal: 'code_verifier was sent, but the sign-in had no code_challenge.' };
      }
      return { tokens: issue(code.principal, clientId, code.family, true) };
    },
    refresh(value, clientId, scopes) {
      const held = refreshTokens.get(value);
      if (held === undefined || held.clientId !== clientId) {
        return { refusal: 'The refresh token is not known or was revoked; sign in again.' };
      }
      if (held.used) {
        revokeFamily(held.family);
        return {
          refusal: 'The refresh token was used before; all its tokens are revoked now. Sign in again.',
        };
      }
      if (scopes?.some((scope) => !held.principal.scopes.includes(scope)) === true) {
        return { refusal: 'The scope is wider than what was granted.' };
      }
      refreshTokens.set(value, { ...held, used: true });
      const principal = scopes === null ? held.principal : { ...held.principal, scopes };
      return { tokens: issue(principal, clientId, held.family, true) };
    },
    issueForClient: (clientId, principal) => issue(principal, clientId, secret('family'), false),
    readAccessToken(token) {
      const held = accessTokens.get(token);
      if (held === undefined) return { kind: 'unknown' };
      if (held.expiresAt <= now()) return { kind: 'expired' };
      return { kind: 'valid', principal: held.principal };
    },
    revoke(token, clientId) {
      const held = accessTokens.get(token) ?? refreshTokens.get(token);
      if (held?.clientId === clientId) revokeFamily(held.family);
    },
    expire() {
      for (const [token, held] of accessTokens) accessTokens.set(token, { ...held, expiresAt: now() });
    },
    reset() {
      for (const map of [codes, accessTokens, refreshTokens]) map.clear();
    },
  };
}
