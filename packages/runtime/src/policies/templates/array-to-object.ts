import { isArray, isObject, type Json, type JsonObject, withoutMember } from '@connectory/base';
import { walkPath } from '@connectory/expressions';
import { plainText } from '../../request/draft.ts';
import { bodyPolicy } from '../body-policy.ts';
import { destination, putAt, type Target } from '../places.ts';
import { isTrue, parameterPath, parameterSubPath, parameterText } from '../read.ts';
import type { PolicyTemplate } from '../types.ts';
import { holdersOf } from './holders.ts';

/** Convert an array to an object (policies §4.6): the value of one member becomes the key. */
export const arrayToObject: PolicyTemplate = {
  id: 'convertarraytoobject',
  compile(policy) {
    const parent = parameterPath(policy, 'propertyParentPath');
    const subPath = parameterSubPath(policy, 'propertySubPath');
    const keyPath = parameterSubPath(policy, 'keyWithinCollectionPath');
    const target = parameterPath(policy, 'newPropertyPath');
    const retain = parameterText(policy, 'retainKey') === '' || isTrue(policy.parameters.get('retainkey'));
    const convert = (list: readonly Json[]): JsonObject =>
      Object.fromEntries(
        list.flatMap((item) => {
          const key = walkPath(item, keyPath);
          if (key === undefined || !isObject(item)) return [];
          const [member] = keyPath;
          const value =
            retain || member === undefined || keyPath.length > 1 ? item : withoutMember(item, String(member));
          return [[plainText(key), value]];
        }),
      );
    return bodyPolicy(policy, (body) => {
      let changed = body;
      for (const holder of holdersOf(body, parent, subPath)) {
        const list = walkPath(holder.value, subPath);
        if (isArray(list)) changed = put(changed, holder, convert(list));
      }
      return { body: changed };
    });

    function put(body: Json, holder: Target, value: Json): Json {
      return putAt(body, destination(holder, target), value);
    }
  },
};
