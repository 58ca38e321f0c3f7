import { isObject } from '@connectory/base';
import { walkPath } from '@connectory/expressions';
import { bodyPolicy } from '../body-policy.ts';
import { putAt } from '../places.ts';
import { isTrue, parameterPath, parameterSubPath } from '../read.ts';
import type { PolicyTemplate } from '../types.ts';

/** Moves a member, or the members of one, to another place (policies §4.15). */
export const moveProperties: PolicyTemplate = {
  id: 'moveproperties',
  compile(policy) {
    const from = [...parameterPath(policy, 'srcParentPath').steps, ...parameterSubPath(policy, 'srcSubPath')];
    const to = [...parameterPath(policy, 'dstParentPath').steps, ...parameterSubPath(policy, 'dstSubPath')];
    const membersOnly = isTrue(policy.parameters.get('copyonlysubproperties'));
    return bodyPolicy(policy, (body) => {
      const moved = walkPath(body, from);
      if (moved === undefined) return { body };
      const without = from.length === 0 ? body : putAt(body, from, undefined);
      if (!membersOnly || !isObject(moved)) return { body: putAt(without, to, moved) };
      const there = walkPath(without, to);
      return { body: putAt(without, to, { ...(isObject(there) ? there : {}), ...moved }) };
    });
  },
};
