import { type Diagnostic, type JsonObject, ok, type Result } from '@connectory/base';
import { parseTemplate, referencesOf } from '@connectory/expressions';
import type { Action } from '../definition/model/actions.ts';
import { readDefinition } from '../definition/model/read.ts';
import type { Trigger } from '../definition/model/triggers.ts';
import { type OutputTypes, outputTypes } from '../definition/outputs/output-types.ts';
import { templatesOfStep } from '../definition/templates.ts';
import { compileFlow } from '../engine/plan/compile.ts';
import type { ActionPlan, FlowOptions, Plan, Step } from '../engine/plan/types.ts';
import type {
  FlowOutline,
  OutlineAfter,
  OutlineLoop,
  OutlineRead,
  OutlineStep,
  OutlineTrigger,
} from './types.ts';

/**
 * Outlines a flow: its triggers, and its steps as a tree in the order of running, with what each runs after, reads, repeats and gives.
 * Limits and retries are those that hold in the flavour.
 *
 * @returns The outline, or what keeps the definition from being run.
 * @example
 * ```ts
 * import { outlineFlow } from '@connectory/workflow';
 * const actions = { Sum: { type: 'Compose', inputs: "@add(variables('n'), 1)" } };
 * const outline = outlineFlow({ triggers: {}, actions }, { flavour: 'logic-apps' });
 * if (outline.ok) outline.value.steps[0]?.reads; // [{ kind: 'variable', name: 'n' }]
 * ```
 */
export function outlineFlow(
  definition: JsonObject,
  options: FlowOptions,
): Result<FlowOutline, readonly Diagnostic[]> {
  const plan = compileFlow(definition, options);
  if (!plan.ok) return plan;
  const flow = readDefinition(definition);
  const types = outputTypes(definition);
  return ok({
    triggers: flow.triggers.map((trigger) => outlinedTrigger(trigger, plan.value, types)),
    steps: outlinedSteps(flow.actions, plan.value, types),
    answer: plan.value.answer,
  });
}

function outlinedTrigger(trigger: Trigger, plan: Plan, types: OutputTypes): OutlineTrigger {
  const { name, type, pointer, conditions, splitOn } = trigger;
  const concurrency = plan.triggers.find((each) => each.name === name)?.concurrency;
  return {
    name,
    type,
    pointer,
    conditions: conditions.length,
    splits: splitOn !== undefined,
    ...(concurrency && { concurrency: { runs: concurrency.runs, waiting: concurrency.waiting } }),
    outputs: types.triggers.get(name) ?? {},
  };
}

function outlinedSteps(actions: readonly Action[], plan: Plan, types: OutputTypes): readonly OutlineStep[] {
  return inOrder(actions).map((action) => outlinedStep(action, plan, types));
}

/** Every action behind those it runs after; of those that may run at the same time, the one that stands first. */
function inOrder(actions: readonly Action[]): readonly Action[] {
  const byName = new Map(actions.map((action) => [action.name.toLowerCase(), action]));
  const placed = new Set<Action>();
  const open = actions.toReversed();
  for (let action = open.pop(); action !== undefined; action = open.pop()) {
    if (placed.has(action)) continue;
    const before = action.runAfter.flatMap(({ name }) => byName.get(name.toLowerCase()) ?? []);
    const missing = before.filter((each) => !placed.has(each));
    // A plan has no circles, so that this comes to an end.
    if (missing.length === 0) placed.add(action);
    else open.push(action, ...missing.toReversed());
  }
  return [...placed];
}

function outlinedStep(action: Action, plan: Plan, types: OutputTypes): OutlineStep {
  const { name, type, pointer, containers } = action;
  const compiled = plan.actions.get(name.toLowerCase());
  const outputs = types.actions.get(name);
  const loop = compiled && loopOf(compiled.step);
  const call = compiled && callOf(compiled.step);
  return {
    name,
    type,
    pointer,
    after: compiled === undefined ? [] : afterOf(compiled, plan),
    reads: readsOf(action),
    ...(call && { retry: call.retry }),
    ...(compiled?.timeoutMs !== undefined && { timeoutMs: compiled.timeoutMs }),
    ...(loop && { loop }),
    ...(outputs && { outputs }),
    branches: containers.map(({ role, name: branch, actions }) => ({
      role,
      ...(branch !== undefined && { name: branch }),
      steps: outlinedSteps(actions, plan, types),
    })),
  };
}

function afterOf({ predecessors, container }: ActionPlan, plan: Plan): readonly OutlineAfter[] {
  const beside = plan.containers[container]?.actions ?? [];
  const spelled = ['Succeeded', 'Failed', 'Skipped', 'TimedOut'];
  return predecessors.map(({ position, statuses }) => ({
    name: beside[position]?.name ?? '',
    statuses: spelled.filter((status) => statuses.has(status.toLowerCase())),
  }));
}

function callOf(step: Step): Extract<Step, { kind: 'invoke' | 'webhook' }>['call'] | undefined {
  return step.kind === 'invoke' || step.kind === 'webhook' ? step.call : undefined;
}

function loopOf(step: Step): OutlineLoop | undefined {
  if (step.kind === 'foreach') return { kind: 'foreach', atATime: step.degree };
  if (step.kind !== 'until') return undefined;
  const { count, timeoutMs, failAtLimit } = step;
  return { kind: 'until', passes: count, timeoutMs, failsAtLimit: failAtLimit };
}

/** What the expressions of a step read, each once; those of the steps inside it left out. */
function readsOf(action: Action): readonly OutlineRead[] {
  const found = new Map<string, OutlineRead>();
  for (const { text } of templatesOfStep(action.source, action.pointer)) {
    const template = parseTemplate(text);
    if (!template.ok) continue;
    for (const { kind, name } of referencesOf(template.value)) {
      const key = `${kind} ${name?.toLowerCase() ?? ''}`;
      if (!found.has(key)) found.set(key, { kind, ...(name !== undefined && { name }) });
    }
  }
  return [...found.values()];
}
