import { evaluatePolicyText } from '@connectory/expressions';
import { decodeQuery, queryName, queryValue } from '../../request/draft.ts';
import { encodeQuery } from '../../request/serialize.ts';
import { missingReference, missingValue } from '../failures.ts';
import { existsAction, parameterTemplate, parameterText } from '../read.ts';
import { requestScope } from '../scope.ts';
import type { PolicyTemplate } from '../types.ts';

/** Set query string parameter (policies §4.4). */
export const setQueryParameter: PolicyTemplate = {
  id: 'setqueryparameter',
  compile(policy) {
    // One published connector writes the name encoded (`%24top`).
    const name = decodeQuery(parameterText(policy, 'name').trim());
    const encodedName = encodeQuery(name);
    const template = parameterTemplate(policy, 'value');
    const action = existsAction(policy);
    return {
      request(draft, context) {
        if (action === 'skip' && queryValue(draft.query, name) !== undefined) return { kind: 'done', draft };
        const onMissing = (call: string): void => context.report(missingValue(policy, call));
        const value = evaluatePolicyText(template, requestScope(draft, context), { onMissing });
        if (!value.ok) return { kind: 'failed', diagnostic: missingReference(policy, value.error) };
        const entry = `${encodedName}=${encodeURIComponent(value.value)}`;
        const kept = action === 'append' ? draft.query : draft.query.filter((one) => queryName(one) !== name);
        return { kind: 'done', draft: { ...draft, query: [...kept, entry] } };
      },
    };
  },
};
