import type { Bytes, Diagnostic, Json, JsonObject } from '@connectory/base';
import type { ArmExpression } from '../arm.ts';
import type { Flavour } from '../context.ts';

/**
 * How a flow was packed: the definition alone, beside its connection references in one object, as a legacy package of Power Automate, a
 * workflow file of a solution, a `workflow.json` of Logic Apps Standard, or a resource of an ARM template.
 */
export type FlowFormat =
  'definition' | 'with-references' | 'legacy-package' | 'solution' | 'standard' | 'arm-template';

/** A connection that a flow refers to. */
export interface FlowConnection {
  /** The key that actions name. */
  readonly key: string;
  readonly kind: 'managed' | 'service-provider' | 'function' | 'agent';
  /** The connector: `shared_office365`, an id of a managed API, or a service provider. May be an expression of a template. */
  readonly connector?: string;
  /** `embedded` (the owner's) or `invoker` (that of who runs the flow); Power Automate only. */
  readonly runtimeSource?: string;
  /** The entry as it stands. */
  readonly source: Json;
}

/** A flow among the files it was read from. */
export interface LoadedFlow {
  /** Its display name, the name of its file or folder, or an expression of a template. */
  readonly name: string;
  readonly format: FlowFormat;
  readonly flavour: Flavour;
  /** The path of the file that holds it. */
  readonly file: string;
  /** JSON pointer of the definition in that file. */
  readonly pointer: string;
  readonly definition: JsonObject;
  readonly connections: readonly FlowConnection[];
  /** Values of parameters that are kept outside of the definition: `parameters.json`, or those of an ARM resource. */
  readonly parameters: JsonObject;
  /** Expressions of a template that a deployment has to work out before the flow can run; Logic Apps only. */
  readonly armExpressions: readonly ArmExpression[];
}

/** A file that was read as JSON. */
export interface LoadedDocument {
  readonly value: Json;
  /** Spaces a level. */
  readonly indent: number;
  readonly byteOrderMark: boolean;
  /** What stands behind the value, such as a line end. */
  readonly tail: string;
  /** Whether it was edited since; of others the bytes are written. */
  readonly edited: boolean;
}

/** Files with the flows in them. */
export interface LoadedFlows {
  readonly flows: readonly LoadedFlow[];
  /** Every file as it was given. */
  readonly files: ReadonlyMap<string, Bytes>;
  /** The files that hold JSON, by path. */
  readonly documents: ReadonlyMap<string, LoadedDocument>;
  readonly diagnostics: readonly Diagnostic[];
}
