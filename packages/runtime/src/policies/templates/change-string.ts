import type { PolicyInstance } from '@connectory/connector';
import { walkPath } from '@connectory/expressions';
import { bodyPolicy } from '../body-policy.ts';
import { destination, memberTargets, putAt } from '../places.ts';
import { parameterPath, parameterSubPath, parameterText } from '../read.ts';
import type { CompiledPolicy, PolicyTemplate } from '../types.ts';

/** Replaces every occurrence of a text (policies §4.10). */
export const stringReplace: PolicyTemplate = {
  id: 'stringreplace',
  compile(policy) {
    const source = parameterText(policy, 'sourceString');
    const replacement = parameterText(policy, 'replacementString');
    return changeStrings(policy, (text) =>
      source === '' ? text : text.replaceAll(source, () => replacement),
    );
  },
};

/** URL-encodes a text (policies §4.11). */
export const encodePropertyValue: PolicyTemplate = {
  id: 'encodepropertyvalue',
  compile: (policy) => changeStrings(policy, encodeURIComponent),
};

function changeStrings(policy: PolicyInstance, change: (text: string) => string): CompiledPolicy {
  const parent = parameterPath(policy, 'propertyParentPath');
  const subPath = parameterSubPath(policy, 'propertySubPath');
  const target = parameterPath(policy, 'newPropertyPath');
  return bodyPolicy(policy, (body) => {
    let changed = body;
    for (const holder of memberTargets(body, parent, subPath)) {
      const text = walkPath(holder.value, subPath);
      if (typeof text === 'string') changed = putAt(changed, destination(holder, target), change(text));
    }
    return { body: changed };
  });
}
