import type { Diagnostic } from '@connectory/base';

/*
 * Terms. A plan is everything that signing in over one connection needs, made of the connector's OAuth settings, the
 * connector's OAuth client and the values of the connection. A token set is what an identity provider handed out.
 */

/** How a client proves itself at the token address: members of the form, or `Authorization: Basic`. */
export type ClientAuthentication = 'body' | 'header';

/** What the connector's owner got when registering with the identity provider. */
export interface OAuthClient {
  readonly id: string;
  /** Absent for public clients. */
  readonly secret?: string;
  /** Absent until it is known: the form is tried first. */
  readonly authentication?: ClientAuthentication;
  /** False for a provider that turns PKCE away. */
  readonly pkce?: boolean;
}

/** What an identity provider handed out. Times are milliseconds since 1970. */
export interface TokenSet {
  readonly accessToken: string;
  readonly refreshToken?: string;
  readonly obtainedAt: number;
  /** Absent when the provider did not say. */
  readonly expiresAt?: number;
  readonly scope?: string;
}

/** An address, its query and, for posts, its form, each with placeholders in braces. */
export interface EndpointTemplate {
  readonly url: string;
  readonly query: string;
  readonly body: string;
}

/** Everything that signing in over one connection needs. */
export interface SignInPlan {
  readonly grant: 'authorization-code' | 'client-credentials';
  /** Whether a code challenge is sent. */
  readonly pkce: boolean;
  /** True when the file spells out the strings, which then are sent exactly so. */
  readonly exact: boolean;
  readonly authorization: EndpointTemplate;
  readonly token: EndpointTemplate;
  readonly refresh: EndpointTemplate;
  readonly client: OAuthClient | undefined;
  /** Values of placeholders, their names in lower case. */
  readonly values: ReadonlyMap<string, string>;
  /** Placeholders that people may leave empty, in lower case. */
  readonly optional: ReadonlySet<string>;
}

/** Why no tokens came. */
export interface TokenFailure {
  /**
   * `refused`: only a new sign-in helps. `client`: the connector's OAuth client or addresses are wrong. `transient`: the
   * same request may work later.
   */
  readonly kind: 'refused' | 'client' | 'transient';
  readonly diagnostic: Diagnostic;
}
