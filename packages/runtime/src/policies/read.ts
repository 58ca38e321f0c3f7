import { type Json, toText } from '@connectory/base';
import type { PolicyInstance, PolicySection } from '@connectory/connector';
import {
  type ParsedTemplate,
  parsePolicyPath,
  parsePolicySubPath,
  parsePolicyTemplate,
} from '@connectory/expressions';
import type { PathStep, PolicyPath } from '@connectory/expressions';

/** A parameter of a policy as text; empty when it is missing. */
export function parameterText(policy: PolicyInstance, name: string): string {
  return toText(policy.parameters.get(name.toLowerCase()));
}

/** A parameter as a template. */
export function parameterTemplate(
  policy: PolicyInstance,
  name: string,
  placeholders = false,
): ParsedTemplate {
  return parsePolicyTemplate(parameterText(policy, name), { placeholders });
}

/** A parameter that names a place; the whole body when it is missing or cannot be read. */
export function parameterPath(policy: PolicyInstance, name: string): PolicyPath {
  return parsePolicyPath(parameterText(policy, name)) ?? { root: 'body', steps: [] };
}

/** A parameter that names a path below a place. */
export function parameterSubPath(policy: PolicyInstance, name: string): readonly PathStep[] {
  return parsePolicySubPath(parameterText(policy, name)) ?? [];
}

/** What to do when there is already a value of the name. */
export type ExistsAction = 'override' | 'skip' | 'append';

/** Reads `existsAction`; overriding is what templates do when it is missing. */
export function existsAction(policy: PolicyInstance): ExistsAction {
  const text = parameterText(policy, 'existsAction').trim().toLowerCase();
  return text === 'skip' || text === 'append' ? text : 'override';
}

/** The section an instance runs in. */
export function sectionOf(policy: PolicyInstance, standard: PolicySection): PolicySection {
  return policy.section ?? standard;
}

/** True for `"true"` and `true`, in any case. */
export function isTrue(value: Json | undefined): boolean {
  return toText(value).trim().toLowerCase() === 'true';
}
