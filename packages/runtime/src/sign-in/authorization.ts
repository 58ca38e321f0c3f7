import type { Diagnostic, Result } from '@connectory/base';
import { fillEndpoint, lookupOf } from './template.ts';
import type { SignInPlan } from './types.ts';

/** What belongs to one attempt to sign in. */
export interface AuthorizationInput {
  /** Where the provider sends the person back to. */
  readonly redirectUrl: string;
  /** Unguessable, used once. */
  readonly state: string;
  /** PKCE challenge (S256); sent only where the plan says so. */
  readonly codeChallenge?: string;
}

/**
 * The address at which a person signs in and agrees.
 *
 * @returns A `runtime.sign-in-…` diagnostic when a value is missing or would lead to a host outside the pattern.
 */
export function authorizationAddress(
  plan: SignInPlan,
  { redirectUrl, state, codeChallenge }: AuthorizationInput,
): Result<string, Diagnostic> {
  return fillEndpoint(
    plan.authorization,
    lookupOf(plan, { redirectUrl, state, codeChallenge, code: '', refreshToken: '', codeVerifier: '' }),
  );
}
