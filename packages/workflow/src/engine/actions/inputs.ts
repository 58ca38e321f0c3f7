/** Steps whose inputs are worked out as a whole. */
import { err, ok, type Result } from '@connectory/base';
import type { Compiled, ObjectValue, Value } from '@connectory/expressions';
import type { Step, StepOutcome, StepView } from '../plan/types.ts';
import type { ActionSource } from '../plan/source.ts';
import { failure, templateFailure } from '../run/failures.ts';
import type { Failure } from '../run/types.ts';
import { isObjectValue } from '../values.ts';

/** A step that needs only its inputs. */
export function fromInputs(source: ActionSource, run: (inputs: Value, view: StepView) => StepOutcome): Step {
  const compiled = source.compile(source.json['inputs'], 'inputs');
  return {
    kind: 'immediate',
    run: (view) => {
      const inputs = compiled.evaluate(view.context);
      if (!inputs.ok) return { failure: templateFailure(source.name, inputs.error) };
      return { inputs: inputs.value, ...run(inputs.value, view) };
    },
  };
}

/** Inputs that must be an object. */
export function objectInputs(name: string, compiled: Compiled, view: StepView): Result<ObjectValue, Failure> {
  const inputs = compiled.evaluate(view.context);
  if (!inputs.ok) return err(templateFailure(name, inputs.error));
  if (isObjectValue(inputs.value)) return ok(inputs.value);
  return err(failure('InvalidInputs', `The inputs of action '${name}' must be an object.`, inputs.value));
}
