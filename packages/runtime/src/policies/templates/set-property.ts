import { evaluatePolicyValue } from '@connectory/expressions';
import { bodyPolicy } from '../body-policy.ts';
import { missingReference, missingValue } from '../failures.ts';
import { putAt, targetsOf } from '../places.ts';
import { parameterPath, parameterSubPath, parameterTemplate } from '../read.ts';
import type { PolicyTemplate } from '../types.ts';

/** Set property (policies §4.5): sets a member of an object, or of every element of a list. */
export const setProperty: PolicyTemplate = {
  id: 'setproperty',
  compile(policy) {
    const parent = parameterPath(policy, 'newPropertyParentPathTemplate');
    const subPath = parameterSubPath(policy, 'newPropertySubPathTemplate');
    const template = parameterTemplate(policy, 'propertyValuePathTemplate');
    return bodyPolicy(
      policy,
      (body, scope, context) => {
        const onMissing = (call: string): void => context.report(missingValue(policy, call));
        let changed = body;
        for (const target of targetsOf(body, parent)) {
          const value = evaluatePolicyValue(template, scope(target.value), { onMissing });
          if (!value.ok) return { failed: missingReference(policy, value.error) };
          changed = putAt(changed, [...target.steps, ...subPath], value.value);
        }
        return { body: changed };
      },
      { startsBody: parent.steps.length === 0 },
    );
  },
};
