import type { Diagnostic, Json, JsonObject } from '@connectory/base';
import type { Annotation } from './annotation.ts';
import type { DynamicNode } from './dynamic-nodes.ts';
import type { PolicyInstance } from './policies.ts';
import type { Script } from './script.ts';
import type { ConnectionParameterSet, OAuthSettings } from './sign-in.ts';

/*
 * Terms. A connector is the compiled, read-only view of a package that everything at run time works on. An operation is
 * one path + verb. A parameter belongs to one operation, with path-level and shared ones already resolved into it. A
 * response is one declared answer. Schemas stay as the document has them, references unresolved: they may recurse.
 */

/** How loudly an operation or a parameter is offered (`x-ms-visibility`). */
export type Visibility = 'none' | 'advanced' | 'internal' | 'important';

/** Where a parameter goes in the request. */
export type ParameterPlace = 'path' | 'query' | 'header' | 'formData' | 'body';

/** How array items are joined in a text (`collectionFormat`). */
export type CollectionFormat = 'csv' | 'ssv' | 'tsv' | 'pipes' | 'multi';

/** One parameter of an operation, effective: shared and path-level ones resolved, operation-level ones winning. */
export interface Parameter {
  readonly name: string;
  readonly place: ParameterPlace;
  readonly required: boolean;
  /** Schema of the value. For places other than `body` it is made of the parameter's own type members. */
  readonly schema: JsonObject;
  /** The type as declared; `file` only in `formData`; `undefined` when the body schema has none or is a reference. */
  readonly type: string | undefined;
  readonly format: string | undefined;
  /** Caption (`x-ms-summary`), else the name. */
  readonly summary: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly default: Json | undefined;
  readonly enum: readonly Json[] | undefined;
  readonly collectionFormat: CollectionFormat;
  /** `double` when a path value is encoded twice (`x-ms-url-encoding`). */
  readonly urlEncoding: 'single' | 'double';
  /** JSON pointer to where it is declared. */
  readonly pointer: string;
  /** The declaration itself, extensions included. */
  readonly source: JsonObject;
}

/** One declared answer of an operation. */
export interface ResponseModel {
  /** `200`, `4XX`-like text or `default`. */
  readonly status: string;
  readonly description: string;
  /** Absent when the answer has no declared body. */
  readonly schema: JsonObject | undefined;
  readonly headers: JsonObject;
  /** Places of the body whose choices or shape another operation supplies; their pointers go on from `pointer`. */
  readonly dynamic: readonly DynamicNode[];
  readonly pointer: string;
}

/** What kind of step an operation is: an action, or a trigger of one of two protocols. */
export type OperationKind = 'action' | 'polling-trigger' | 'webhook-trigger';

/** One path + verb. */
export interface Operation {
  /** `operationId`; operations without one get `<method> <path>`. */
  readonly id: string;
  /** Upper case: `GET`. */
  readonly method: string;
  /** As in the document, below the base path. */
  readonly path: string;
  readonly kind: OperationKind;
  /** `summary`, else the id. */
  readonly summary: string;
  readonly description: string;
  readonly visibility: Visibility;
  readonly deprecated: boolean;
  /** Family, revision, preview and replacement. */
  readonly annotation: Annotation;
  /** How to make a trigger fire (`x-ms-trigger-hint`); empty when nothing is said. */
  readonly triggerHint: string;
  readonly parameters: readonly Parameter[];
  readonly responses: readonly ResponseModel[];
  /** The response whose body is the operation's output (SPEC §10.4). */
  readonly output: ResponseModel | undefined;
  /** What is sent to the callback address of a webhook trigger or of an action that waits (`x-ms-notification-content`). */
  readonly notification: ResponseModel | undefined;
  /** Content types in order of the document, operation-level winning over root. */
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  readonly pointer: string;
  readonly source: JsonObject;
}

/** One value a connection has to supply (SPEC §2.2.1). */
export interface ConnectionParameter {
  readonly name: string;
  /** Lower case: `string`, `securestring`, `oauthsetting`, `gatewaysetting`, `int`, `bool` … */
  readonly type: string;
  /** True when the value is sealed and never shown. */
  readonly secret: boolean;
  readonly displayName: string;
  readonly description: string;
  readonly required: boolean;
  readonly hidden: boolean;
  /** True when a form may show a secret value while it is typed. */
  readonly clearText: boolean;
  /** Shown in the empty box. */
  readonly placeholder: string;
  /** Shown only while each of these other parameters has one of the values. */
  readonly dependencies: readonly { readonly parameter: string; readonly values: readonly string[] }[];
  readonly default: string | undefined;
  /** A dropdown's entries, when it is one. */
  readonly choices: readonly { readonly value: string; readonly text: string }[] | undefined;
  readonly tabIndex: number;
}

/** How credentials reach the request (SPEC §9.3). */
export type Security =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic' }
  | { readonly kind: 'apiKey'; readonly keys: readonly ApiKey[] }
  | { readonly kind: 'oauth2'; readonly settings: OAuthSettings };

/** One API key: which connection parameter holds it and where it goes. */
export interface ApiKey {
  readonly parameter: string;
  readonly in: 'header' | 'query';
  readonly name: string;
}

/** A connector, compiled from one version of a package. */
export interface Connector {
  readonly title: string;
  readonly description: string;
  readonly scheme: 'http' | 'https';
  readonly host: string;
  /** Starts with `/`, does not end with one; empty for the root. */
  readonly basePath: string;
  /** In the order of the document, by id. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** The ways to connect; at least one. A connector that declares no sets has one without a name. */
  readonly connectionParameterSets: readonly ConnectionParameterSet[];
  /** Those of the first set, or of the one chosen with `withParameterSet`; in the order of `tabIndex`. */
  readonly connectionParameters: readonly ConnectionParameter[];
  /** That of the same set. */
  readonly security: Security;
  /** In run order. */
  readonly policies: readonly PolicyInstance[];
  readonly script: Script;
  /** The definition, to resolve references against. */
  readonly document: JsonObject;
  /** What could not be compiled as written. */
  readonly diagnostics: readonly Diagnostic[];
}
