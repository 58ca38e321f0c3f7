import { compareRules } from '../compare/rules.ts';
import { severityOf } from './check.ts';
import { rules } from './rules/all.ts';
import type { RuleSeverity } from './types.ts';

/** One rule as tables show it. */
export interface RuleInfo {
  /** Such as `PTH-001`; diagnostics carry it as `rule.PTH-001`. */
  readonly id: string;
  /** English with `{placeholders}`. */
  readonly message: string;
  readonly save: RuleSeverity;
  readonly publish: RuleSeverity;
  readonly certify: RuleSeverity;
}

/**
 * Every rule there is, by id: those of `checkPackage` and, as `BRK-`, those of `compareVersions`.
 *
 * @example
 * ```ts
 * import { listRules } from '@connectory/connector';
 * listRules().find(({ id }) => id === 'PTH-001')?.save; // 'error'
 * ```
 */
export function listRules(): readonly RuleInfo[] {
  return [...rules, ...compareRules]
    .map((rule) => ({
      id: rule.id,
      message: rule.message,
      save: severityOf(rule, 'save'),
      publish: severityOf(rule, 'publish'),
      certify: severityOf(rule, 'certify'),
    }))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
}
