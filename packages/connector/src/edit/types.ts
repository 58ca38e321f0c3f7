import type { Json, PointerSegment } from '@connectory/base';
import type { ParameterPlace, Visibility } from '../model/types.ts';

/** Names one operation of a definition: its path as a member of `paths`, its verb in lower case. */
export interface OperationKey {
  readonly path: string;
  readonly method: string;
}

/** A pasted sample of a request (SPEC §1.5.2). */
export interface RequestSample {
  readonly method: string;
  /** Full or relative URL; `{name}` marks a path parameter. */
  readonly url: string;
  /** One header a line: name, blank or colon, value. */
  readonly headers: string;
  /** JSON text, or empty. */
  readonly body: string;
}

/** Signing in at an identity provider, as the wizard's form has it. */
export interface OAuthChoice {
  readonly kind: 'oauth2';
  /** Id of an identity provider that the wizard offers. */
  readonly provider: string;
  readonly clientId: string;
  /** Separated by blanks, as typed. */
  readonly scopes: string;
  /** The provider's own fields by name. */
  readonly values: Readonly<Record<string, string>>;
  /** True when the client signs in by itself (client credentials). */
  readonly withoutPeople: boolean;
}

/** The security the wizard offers. */
export type SecurityChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic'; readonly usernameLabel: string; readonly passwordLabel: string }
  | {
      readonly kind: 'apiKey';
      readonly label: string;
      readonly name: string;
      readonly in: 'header' | 'query';
    }
  | OAuthChoice;

/** Members of an operation's General block; `undefined` leaves one alone, an empty text removes it. */
export interface OperationChanges {
  readonly summary?: string;
  readonly description?: string;
  readonly operationId?: string;
  readonly visibility?: Visibility;
}

/** Members of a parameter; `undefined` leaves one alone. `default` and `enum` of `null` remove it. */
export interface ParameterChanges {
  readonly name?: string;
  readonly place?: ParameterPlace;
  readonly type?: string;
  readonly format?: string;
  readonly required?: boolean;
  readonly default?: Json;
  readonly visibility?: Visibility;
  readonly summary?: string;
  readonly description?: string;
  readonly enum?: readonly Json[] | null;
}

/**
 * One change to a package. Every edit leaves everything it does not name as it was, member order and unknown members
 * included.
 */
export type Edit =
  | { readonly kind: 'set-title'; readonly title: string }
  | { readonly kind: 'set-description'; readonly description: string }
  | { readonly kind: 'set-color'; readonly color: string }
  | { readonly kind: 'set-icon'; readonly bytes: Uint8Array | undefined }
  | {
      readonly kind: 'set-address';
      readonly scheme?: 'http' | 'https';
      readonly host?: string;
      readonly basePath?: string;
    }
  | { readonly kind: 'set-security'; readonly security: SecurityChoice }
  | { readonly kind: 'add-operation'; readonly trigger: boolean }
  | { readonly kind: 'remove-operation'; readonly operation: OperationKey }
  | { readonly kind: 'set-operation'; readonly operation: OperationKey; readonly changes: OperationChanges }
  | { readonly kind: 'move-operation'; readonly operation: OperationKey; readonly to: OperationKey }
  | { readonly kind: 'import-request'; readonly operation: OperationKey; readonly sample: RequestSample }
  | {
      readonly kind: 'add-parameter';
      readonly operation: OperationKey;
      readonly parameter: ParameterChanges & { readonly name: string; readonly place: ParameterPlace };
    }
  | {
      readonly kind: 'set-parameter';
      readonly operation: OperationKey;
      readonly index: number;
      readonly changes: ParameterChanges;
    }
  | { readonly kind: 'remove-parameter'; readonly operation: OperationKey; readonly index: number }
  | { readonly kind: 'add-response'; readonly operation: OperationKey; readonly status: string }
  | { readonly kind: 'remove-response'; readonly operation: OperationKey; readonly status: string }
  | {
      readonly kind: 'import-response';
      readonly operation: OperationKey;
      readonly status: string;
      readonly body: string;
      readonly headers?: string;
    }
  /** Sets, or without a value removes, whatever is at a place: the text editor's, a fix's and a schema form's edit. */
  | {
      /** Adds to a response what real answers hold (detected schema). */
      readonly kind: 'merge-response';
      readonly operation: OperationKey;
      readonly status: string;
      readonly samples: readonly Json[];
    }
  | {
      readonly kind: 'set-value';
      readonly document: 'definition' | 'properties';
      readonly place: readonly PointerSegment[];
      readonly value?: Json;
    }
  | { readonly kind: 'replace-definition'; readonly definition: { readonly [name: string]: Json } };
