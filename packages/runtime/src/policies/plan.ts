import type { Diagnostic } from '@connectory/base';
import type { Connector, Operation } from '@connectory/connector';
import { diagnostic } from '../diagnostics.ts';
import { placeOf } from './failures.ts';
import { templates } from './templates.ts';
import type { RequestDraft } from '../request/draft.ts';
import type { AnswerDraft, PolicyContext, RequestOutcome, RequestStep, ResponseStep } from './types.ts';

/** The policies of one operation, compiled and in run order. */
export interface PolicyPlan {
  readonly request: readonly RequestStep[];
  readonly response: readonly ResponseStep[];
  readonly failure: readonly ResponseStep[];
  /** Policies that cannot run, told at every call. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The plan of an operation without policies. */
export const noPolicies: PolicyPlan = { request: [], response: [], failure: [], diagnostics: [] };
/** By list of policies, which a connector shares with its parameter sets. */
const plans = new WeakMap<Connector['policies'], Map<string, PolicyPlan>>();

/** The plan of an operation; compiled at its first call. */
export function planOf(connector: Connector, operation: Operation): PolicyPlan {
  if (connector.policies.length === 0) return noPolicies;
  let known = plans.get(connector.policies);
  if (known === undefined) plans.set(connector.policies, (known = new Map()));
  let plan = known.get(operation.id);
  if (plan === undefined) known.set(operation.id, (plan = compilePlan(connector, operation)));
  return plan;
}

function compilePlan(connector: Connector, operation: Operation): PolicyPlan {
  const diagnostics: Diagnostic[] = [];
  const compiled = connector.policies
    .filter(({ operations }) => operations === undefined || operations.has(operation.id))
    .flatMap((policy) => {
      const template = templates.get(policy.templateId);
      if (template !== undefined) return [template.compile(policy)];
      const data = {
        policy: policy.title,
        template: policy.templateId,
        known: [...templates.keys()].join(', '),
      };
      diagnostics.push(diagnostic('policy-unknown', data, placeOf(policy)));
      return [];
    });
  return {
    request: compiled.flatMap(({ request }) => request ?? []),
    response: compiled.flatMap(({ response }) => response ?? []),
    failure: compiled.flatMap(({ failure }) => failure ?? []),
    diagnostics,
  };
}

/**
 * Runs request policies from one on. When one has to ask the API first, the outcome says so and goes on with the answer,
 * or without it.
 */
export function runRequestPolicies(
  plan: PolicyPlan,
  draft: RequestDraft,
  context: PolicyContext,
  from = 0,
): RequestOutcome {
  let changed = draft;
  for (let at = from; at < plan.request.length; at += 1) {
    const outcome = plan.request[at]?.(changed, context) ?? { kind: 'done', draft: changed };
    if (outcome.kind === 'failed') return outcome;
    if (outcome.kind === 'ask') return resumable(plan, outcome, context, at + 1, changed);
    changed = outcome.draft;
  }
  return { kind: 'done', draft: changed };
}

function resumable(
  plan: PolicyPlan,
  asked: Extract<RequestOutcome, { kind: 'ask' }>,
  context: PolicyContext,
  next: number,
  before: RequestDraft,
): RequestOutcome {
  return {
    ...asked,
    resume(body) {
      const outcome = asked.resume(body);
      return outcome.kind === 'done' ? runRequestPolicies(plan, outcome.draft, context, next) : outcome;
    },
    skip: () => runRequestPolicies(plan, before, context, next),
  };
}

/** Runs the policies of an answer. One that fails leaves the answer as it is and is told. */
export function runResponsePolicies(
  plan: PolicyPlan,
  answer: AnswerDraft,
  context: PolicyContext,
): AnswerDraft {
  let draft = answer;
  const steps = answer.status >= 400 ? [...plan.response, ...plan.failure] : plan.response;
  for (const step of steps) {
    const next = step(draft, context);
    if ('message' in next) context.report(next);
    else draft = next;
  }
  return draft;
}
