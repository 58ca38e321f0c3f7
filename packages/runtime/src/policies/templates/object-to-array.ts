import { isObject, memberNames } from '@connectory/base';
import { walkPath } from '@connectory/expressions';
import { bodyPolicy } from '../body-policy.ts';
import { destination, putAt } from '../places.ts';
import { parameterPath, parameterSubPath, parameterText } from '../read.ts';
import type { PolicyTemplate } from '../types.ts';
import { holdersOf } from './holders.ts';

/** Convert an object to an array (policies §4.7): one element for each member. */
export const objectToArray: PolicyTemplate = {
  id: 'convertobjecttoarray',
  compile(policy) {
    const parent = parameterPath(policy, 'propertyParentPath');
    const subPath = parameterSubPath(policy, 'propertySubPath');
    const target = parameterPath(policy, 'newPropertyPath');
    const keyName = parameterText(policy, 'keyName') || 'key';
    const valueName = parameterText(policy, 'valueName') || 'value';
    return bodyPolicy(policy, (body) => {
      let changed = body;
      for (const holder of holdersOf(body, parent, subPath)) {
        const object = walkPath(holder.value, subPath);
        if (!isObject(object)) continue;
        const list = memberNames(object).map((name) => ({
          [keyName]: name,
          [valueName]: object[name] ?? null,
        }));
        changed = putAt(changed, destination(holder, target), list);
      }
      return { body: changed };
    });
  },
};
