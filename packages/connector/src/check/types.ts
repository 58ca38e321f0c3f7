import type { Fix, JsonObject, Severity } from '@connectory/base';
import type { Connector } from '../model/types.ts';
import type { ConnectorPackage } from '../package/types.ts';

/** One path + verb as it stands in the definition. */
export interface DefinedOperation {
  readonly path: string;
  readonly verb: string;
  readonly pointer: string;
  readonly source: JsonObject;
}

/** What rules look at. */
export interface RuleContext {
  readonly package: ConnectorPackage;
  readonly definition: JsonObject;
  /** The inner `properties` object of the properties file. */
  readonly properties: JsonObject;
  readonly connector: Connector;
  readonly operations: readonly DefinedOperation[];
}

/** One place where a rule is broken. */
export interface Finding {
  /** The definition unless said otherwise. */
  readonly document?: 'definition' | 'properties';
  readonly pointer: string;
  /** Fills the placeholders of the rule's message. */
  readonly data?: JsonObject;
  readonly fix?: Fix;
}

/** One rule. Adding a rule is adding one of these to its family's list. */
export interface Rule {
  /** Stable id such as `PTH-001` (connector spec, validation rules). */
  readonly id: string;
  readonly severity: Severity;
  /** English with `{placeholders}`; says what to do. */
  readonly message: string;
  readonly find: (context: RuleContext) => Iterable<Finding>;
}
