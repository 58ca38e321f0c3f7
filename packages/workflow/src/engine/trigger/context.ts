/** What the expressions of a trigger read, and its recurrence. */
import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import { type Compiled, type ExpressionContext, type ObjectValue, toJson } from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import { timestamp } from '../time.ts';
import { isObjectValue } from '../values.ts';
import { nextFirings } from './schedule.ts';
import type { TriggerCommand, TriggerEnvironment } from './state.ts';
import type { TriggerPlan } from './types.ts';

/** What expressions of a trigger read. `record` is that of its subscription, where there is one. */
export function triggerContext(environment: TriggerEnvironment, record?: ObjectValue): ExpressionContext {
  const { now, random, parameters, workflow, callbackUrl } = environment;
  return {
    now: () => timestamp(now),
    random,
    parameter: (name) => {
      const key = name.toLowerCase();
      return Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    },
    workflow: () => ({ ...workflow }),
    callbackUrl: () => callbackUrl,
    ...(record && { trigger: () => record, currentAction: () => record }),
  };
}

/** Inputs of a trigger, which must be an object. */
export function triggerInputs(
  { name }: TriggerPlan,
  compiled: Compiled,
  context: ExpressionContext,
): Result<ObjectValue, Diagnostic> {
  const inputs = compiled.evaluate(context);
  if (inputs.ok && isObjectValue(inputs.value)) return ok(inputs.value);
  const problem = inputs.ok ? 'They must be an object.' : inputs.error.message;
  return err(diagnostic('trigger-inputs-invalid', { name, problem }));
}

/** The next moment at which a trigger's recurrence fires, from a moment on. Nothing when it is over. */
export function nextFiring(
  trigger: TriggerPlan,
  environment: TriggerEnvironment,
  from: number,
  anchor: number,
): Result<number | undefined, Diagnostic> {
  const recurrence = trigger.recurrence?.evaluate(triggerContext(environment));
  if (recurrence?.ok === false) return recurrence;
  const next = nextFirings(recurrence && toJson(recurrence.value), from, 1, anchor);
  return next.ok ? ok(next.value[0]) : next;
}

/** A wish to be told the time, if there is a moment. */
export function wakeAt(at: number | undefined): readonly TriggerCommand[] {
  return at === undefined ? [] : [{ kind: 'wake', at }];
}

/** Tells that a trigger cannot do its work. */
export function troubled(problem: Diagnostic): readonly TriggerCommand[] {
  return [{ kind: 'problem', problem }];
}
