import type { Fix, JsonObject, Severity } from '@connectory/base';
import type { CheckContext } from './context.ts';
import type { DynamicSite } from './walk/dynamic.ts';
import type { PolicySite } from './walk/policies.ts';
import type {
  NodeSite,
  OperationSite,
  ParameterSite,
  ReferenceSite,
  ResponseSite,
  SchemaSite,
} from './walk/sites.ts';

/**
 * How strict a check is: `save` is what a connector needs to be stored, `publish` what Microsoft's validator asks of a
 * connector that is shared, `certify` what its certification pipeline asks on top.
 */
export type RuleProfile = 'save' | 'publish' | 'certify';

/** How bad a finding of a rule is in a profile; `off` when the profile does not look for it. */
export type RuleSeverity = Severity | 'off';

/** One place where a rule is broken. */
export interface Finding {
  /** The definition unless said otherwise; a file name for the other files of a package. */
  readonly document?: 'definition' | 'properties' | { readonly file: string };
  readonly pointer: string;
  /** Fills the placeholders of the rule's message. */
  readonly data?: JsonObject;
  readonly fix?: Fix | undefined;
  /** Place in a file that is text and no JSON document. */
  readonly line?: number;
  readonly column?: number;
}

export type Report = (finding: Finding) => void;

/** What rules can look at: each kind of site is walked once, and every rule over it sees it. */
export interface Sites {
  readonly package: CheckContext;
  readonly node: NodeSite;
  readonly operation: OperationSite;
  readonly parameter: ParameterSite;
  readonly schema: SchemaSite;
  readonly response: ResponseSite;
  readonly reference: ReferenceSite;
  readonly dynamic: DynamicSite;
  readonly policy: PolicySite;
}

export interface RuleOver<Over extends keyof Sites> {
  /** Stable id such as `PTH-001` (connector spec, validation rules). */
  readonly id: string;
  /** In the profiles save and publish. */
  readonly severity: readonly [save: RuleSeverity, publish: RuleSeverity];
  /**
   * The rule rests on certification text. Our reading: the profile certify is publish, in which the warnings of these
   * rules are errors, since a reviewer of Microsoft's sends a connector back for them.
   */
  readonly certification?: true;
  /** English with `{placeholders}`; says what is wrong, where, and what to do. */
  readonly message: string;
  readonly over: Over;
  readonly check: (site: Sites[Over], report: Report, context: CheckContext) => void;
}

/** One rule. Adding a rule is adding one of these to its family's list. */
export type Rule = { [Over in keyof Sites]: RuleOver<Over> }[keyof Sites];
