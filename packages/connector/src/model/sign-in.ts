import type { ConnectionParameter, Security } from './types.ts';

/*
 * Terms. An OAuth setting is a connection parameter of type `oauthSetting`: its value is an access token that a person's
 * sign-in at an identity provider gives. A parameter set is one of several ways to connect that a connector offers.
 */

/** A placeholder that counts only while another value of the connection is one of some (SPEC §2.2.3). */
export interface AdditionalParameter {
  readonly name: string;
  readonly secret: boolean;
  /** All have to hold; `null` stands for a value that is not set. */
  readonly applicableWhen: readonly {
    readonly parameter: string;
    readonly oneOf: readonly (string | null)[];
  }[];
}

/** How a connector signs people in, as its properties say (SPEC §2.2.3). */
export interface OAuthSettings {
  /** Name of the connection parameter whose value the access token is; by convention `token`. */
  readonly parameter: string;
  /** Lower case; empty when the file names none. */
  readonly identityProvider: string;
  /** As in the file; published files often hold a stand-in, which `isStandIn` tells. */
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly redirectMode: 'global' | 'per-connector' | 'direct';
  /** `customParameters` that have a value, their names in lower case. */
  readonly custom: ReadonlyMap<string, string>;
  /** What people supply for the templates: the `X` of each `token:X`. */
  readonly tokenParameters: readonly string[];
  readonly additional: readonly AdditionalParameter[];
}

/** One way to connect (SPEC §2.2.4). A connector without sets has one, without a name. */
export interface ConnectionParameterSet {
  /** Empty for the plain connection parameters. */
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** In the order of `tabIndex`. */
  readonly parameters: readonly ConnectionParameter[];
  readonly security: Security;
  /** Whether connections of this set may be shared, where the file says so. */
  readonly allowSharing: boolean | undefined;
}

/** True for a text that stands where a client id belongs but is none: `[[DUMMY]]`, `<<Enter client id>>`, `{{ id }}`. */
export function isStandIn(clientId: string): boolean {
  const text = clientId.trim();
  return (
    text === '' ||
    /[<>[\]{}*\s]/.test(text) ||
    /^(?:dummy|null|undefined|client[_-]?id|placeholder.*|.*replace.*|x+)$/i.test(text)
  );
}
