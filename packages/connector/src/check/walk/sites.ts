import type { JsonObject } from '@connectory/base';

/*
 * Terms. A site is one thing of the document at the place where it is written: no reference is followed to reach it, so
 * each is visited once. The owner of a schema is the operation, the shared parameter, the shared response or the
 * definition it is written in; `context.usersOf` tells which operations reach it.
 */

/** Where a schema is written. */
export type Owner =
  | { readonly kind: 'operation'; readonly operation: OperationSite; readonly side: 'input' | 'output' }
  | { readonly kind: 'definition'; readonly name: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'response'; readonly name: string };

/** An object whose members OpenAPI or an extension prescribes (see `shapes.ts`). */
export interface NodeSite {
  readonly shape: string;
  readonly value: JsonObject;
  readonly pointer: string;
}

/** What a schema is there for. Parameters other than the body, their items and headers are schemas of a simple kind. */
export type SchemaRole =
  | 'parameter'
  | 'header'
  | 'simple-items'
  | 'body'
  | 'response'
  | 'notification'
  | 'definition'
  | 'property'
  | 'items'
  | 'additional'
  | 'branch';

/** A schema, or a parameter, header or item that describes a value as one does. */
export interface SchemaSite {
  readonly schema: JsonObject;
  readonly pointer: string;
  readonly role: SchemaRole;
  /** Name of the property, parameter, header or definition; empty for others. */
  readonly name: string;
  /** The schema this one is written in. */
  readonly parent: SchemaSite | undefined;
  readonly owner: Owner;
}

/** A parameter as declared, reached by an operation directly or through a reference. */
export interface ParameterSite {
  readonly source: JsonObject;
  /** Where it is declared. */
  readonly pointer: string;
  /** Where it stands in a list: `pointer`, but for references. */
  readonly listed: string;
  readonly name: string;
  readonly place: string;
  /** The reference it was reached by. */
  readonly reference: string | undefined;
}

/** A response as declared. */
export interface ResponseSite {
  readonly source: JsonObject;
  readonly pointer: string;
  /** `200`, `default`; the name for shared responses. */
  readonly code: string;
  readonly operation: OperationSite | undefined;
}

/** One path + verb as it stands in the definition. */
export interface OperationSite {
  readonly path: string;
  /** As written; compare in lower case. */
  readonly verb: string;
  readonly pointer: string;
  readonly source: JsonObject;
  readonly item: JsonObject;
  readonly itemPointer: string;
  /** `operationId`, empty when there is none. */
  readonly id: string;
  /** `GET /path`, for messages. */
  readonly label: string;
  /** The parameters it lists itself, references resolved. */
  readonly own: readonly ParameterSite[];
  /** Its own, and those of the path it does not replace. */
  readonly effective: readonly ParameterSite[];
  readonly body: ParameterSite | undefined;
  /** References resolved; extensions left out. */
  readonly responses: readonly ResponseSite[];
  readonly isTrigger: boolean;
  /** `x-ms-notification-content` of the path or, tolerated, of the operation. */
  readonly notification: { readonly value: JsonObject; readonly pointer: string } | undefined;
}

/** A `$ref`. */
export interface ReferenceSite {
  readonly reference: string;
  /** Of the object that holds it. */
  readonly pointer: string;
  readonly value: JsonObject;
  readonly of: 'parameter' | 'response' | 'schema';
  /** The schema site it stands in, for schemas. */
  readonly owner: Owner | undefined;
}
