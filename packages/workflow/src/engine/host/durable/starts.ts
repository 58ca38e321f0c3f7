/** The runs that a firing makes. */
import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import type { Plan } from '../../plan/types.ts';
import { parameterValues } from '../../run/parameters.ts';
import type { RunStart } from '../../run/run.ts';
import { runsOf } from '../../trigger/fire.ts';
import type { TriggerPlan } from '../../trigger/types.ts';

/** A trigger that has fired, and how its runs are named. */
export interface FiredTrigger {
  readonly plan: Plan;
  readonly trigger: TriggerPlan;
  readonly outputs: ObjectValue;
  readonly parameters: Readonly<Record<string, Value>>;
  readonly now: number;
  readonly idOf: (at: number) => string;
  /** Whether somebody waits for the answer. With splitOn nobody can. */
  readonly isWaiting?: boolean;
}

/** How the runs of a firing begin: none when a condition is not met, one for every item with splitOn. */
export function startsOf(fired: FiredTrigger): Result<readonly RunStart[], readonly Diagnostic[]> {
  const { plan, trigger, outputs, parameters, now, idOf, isWaiting = false } = fired;
  const values = parameterValues(plan, parameters);
  if (!values.ok) return values;
  const records = runsOf(trigger, outputs, values.value, now);
  if (!records.ok) return err([records.error]);
  const waiting = isWaiting && trigger.splitOn === undefined;
  return ok(records.value.map((record, at) => ({ id: idOf(at), trigger: record, parameters, waiting })));
}
