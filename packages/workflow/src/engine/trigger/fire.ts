/** What runs a trigger makes when it fires. */
import { type Diagnostic, err, ok, type Result } from '@connectory/base';
import type { ExpressionContext, ObjectValue, Value } from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import { reasonOf } from '../run/http-status.ts';
import { timestamp } from '../time.ts';
import { integerFrom, isListValue, member } from '../values.ts';
import type { TriggerPlan } from './types.ts';

/** The record of a trigger that has fired. */
function triggerRecord(trigger: TriggerPlan, outputs: ObjectValue, now: number): ObjectValue {
  const time = timestamp(now);
  const statusCode = integerFrom(member(outputs, 'statusCode')) ?? 200;
  return {
    name: trigger.name,
    outputs,
    startTime: time,
    endTime: time,
    status: 'Succeeded',
    code: reasonOf(statusCode),
  };
}

/**
 * The trigger records of the runs that an event makes: none when a condition is not met, one for every element with splitOn.
 *
 * @returns The records in order, or why splitOn gives no array.
 */
export function runsOf(
  trigger: TriggerPlan,
  outputs: ObjectValue,
  parameters: Readonly<Record<string, Value>>,
  now: number,
): Result<readonly ObjectValue[], Diagnostic> {
  const record = triggerRecord(trigger, outputs, now);
  const context: ExpressionContext = {
    now: () => timestamp(now),
    trigger: () => record,
    parameter: (name) => {
      const key = name.toLowerCase();
      return Object.hasOwn(parameters, key) ? parameters[key] : undefined;
    },
  };
  const met = trigger.conditions.every((condition) => {
    const value = condition.evaluate(context);
    return value.ok && value.value === true;
  });
  if (!met) return ok([]);
  if (trigger.splitOn === undefined) return ok([record]);
  const items = trigger.splitOn.evaluate(context);
  if (!items.ok) return err(diagnostic('split-on-invalid', { problem: items.error.message }));
  if (!isListValue(items.value)) return err(diagnostic('split-on-invalid', { problem: '' }));
  const { length: count } = items.value;
  if (count > trigger.maxSplit) {
    return err(diagnostic('split-on-too-many', { name: trigger.name, count, limit: trigger.maxSplit }));
  }
  return ok(
    items.value.map((body) => ({ ...record, outputs: { headers: member(outputs, 'headers') ?? {}, body } })),
  );
}
