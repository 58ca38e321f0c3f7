import type { Diagnostic, Json, JsonObject } from '@connectory/base';
import type { Connector, Operation } from '@connectory/connector';
import type { InvokeInput } from '../types.ts';

/** What resolving a dynamic extension needs: the operation being edited, its values so far, and how to call. */
export interface DynamicInput extends Pick<
  InvokeInput,
  'connection' | 'http' | 'clock' | 'signal' | 'limits' | 'environment' | 'retry' | 'scripts'
> {
  readonly connector: Connector;
  /** The operation being edited. */
  readonly operation: Operation;
  /** Its values so far, as for `invoke`. */
  readonly values: Readonly<Record<string, Json>>;
  /** The member of the tree node just opened, for trees. */
  readonly selected?: Json;
  /** Tells values that are known at run time only, such as formulas; such references are not resolved. */
  readonly isExpression?: (value: Json) => boolean;
}

/** One entry of a dropdown. */
export interface Choice {
  /** What is stored and sent. */
  readonly value: Json;
  /** What is shown. */
  readonly title: string;
  readonly description?: string;
}

/** One node of a tree. */
export interface TreeNode extends Choice {
  /** What is shown once it is chosen. */
  readonly fullTitle: string;
  /** True when it can be opened. */
  readonly isParent: boolean;
  /** The entry as the API sent it, for opening it. */
  readonly item: Json;
}

/** Why nothing was called: values that have to be there first, or that are known at run time only. */
export type DynamicPause =
  | { readonly kind: 'waiting'; readonly for: readonly string[] }
  | { readonly kind: 'run-time'; readonly for: readonly string[] };

/** What came of a dynamic extension. */
export type DynamicResult<Found> =
  | ({ readonly kind: 'found'; readonly diagnostics: readonly Diagnostic[] } & Found)
  | DynamicPause
  | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };

/** The choices of a value in the order of the API, or why there are none. */
export type Choices = DynamicResult<{ readonly choices: readonly Choice[] }>;
/** One level of a tree in the order of the API, or why there is none. */
export type Tree = DynamicResult<{ readonly nodes: readonly TreeNode[] }>;
/** `schema` is `undefined` when the API says that there is none. */
export type DynamicSchema = DynamicResult<{ readonly schema: JsonObject | undefined }>;

/** A call ready to be made. */
export interface ReadyCall {
  readonly kind: 'ready';
  readonly operation: Operation;
  readonly parameters: Readonly<Record<string, Json>>;
}

/** What making a call ready comes to. */
export type ResolvedCall =
  ReadyCall | DynamicPause | { readonly kind: 'failed'; readonly diagnostics: readonly Diagnostic[] };
