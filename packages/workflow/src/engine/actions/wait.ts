/** `Wait`: for a time, or until a moment. */
import { err, ok } from '@connectory/base';
import type { ActionSource } from '../plan/source.ts';
import type { Step } from '../plan/types.ts';
import { failure } from '../run/failures.ts';
import { addUnits, momentMs } from '../time.ts';
import { integerFrom, member, textMember } from '../values.ts';
import { objectInputs } from './inputs.ts';

/** `Wait`. A moment that is past ends at once. */
export function wait(source: ActionSource): Step {
  const compiled = source.compile(source.json['inputs'], 'inputs');
  return {
    kind: 'wait',
    moment: (view) => {
      const inputs = objectInputs(source.name, compiled, view);
      if (!inputs.ok) return inputs;
      const timestamp = textMember(member(inputs.value, 'until'), 'timestamp');
      const interval = member(inputs.value, 'interval');
      const count = integerFrom(member(interval, 'count'));
      const until =
        timestamp !== undefined
          ? momentMs(timestamp)
          : count === undefined
            ? undefined
            : addUnits(view.now, count, textMember(interval, 'unit') ?? '');
      if (until !== undefined && Number.isSafeInteger(until)) return ok({ until, inputs: inputs.value });
      const why = `Action '${source.name}' needs interval.count and interval.unit (Second to Month), or until.timestamp.`;
      return err(failure('InvalidWait', why, inputs.value));
    },
  };
}
