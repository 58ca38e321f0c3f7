import { walkPath } from '@connectory/expressions';
import { bodyPolicy } from '../body-policy.ts';
import { destination, putAt } from '../places.ts';
import { parameterPath, parameterSubPath, parameterText } from '../read.ts';
import type { PolicyTemplate } from '../types.ts';
import { holdersOf } from './holders.ts';

/** Convert a delimited string into an array of objects (policies §4.8). Blanks around parts and empty parts go. */
export const stringToArray: PolicyTemplate = {
  id: 'stringtoarray',
  compile(policy) {
    const parent = parameterPath(policy, 'propertyParentPath');
    const subPath = parameterSubPath(policy, 'propertySubPath');
    const target = parameterPath(policy, 'newPropertyPath');
    const delimiters = new Set(parameterText(policy, 'delimiterList'));
    const name = parameterText(policy, 'childPropertyName');
    return bodyPolicy(policy, (body) => {
      let changed = body;
      for (const holder of holdersOf(body, parent, subPath)) {
        const text = walkPath(holder.value, subPath);
        if (typeof text !== 'string') continue;
        const list = split(text, delimiters).map((part) => ({ [name]: part }));
        changed = putAt(changed, destination(holder, target), list);
      }
      return { body: changed };
    });
  },
};

function split(text: string, delimiters: ReadonlySet<string>): readonly string[] {
  const parts = [''];
  for (const character of text) {
    if (delimiters.has(character)) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
