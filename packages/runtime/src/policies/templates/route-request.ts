import { evaluatePolicyText } from '@connectory/expressions';
import { queryName } from '../../request/draft.ts';
import { missingReference, missingValue } from '../failures.ts';
import { parameterTemplate, parameterText } from '../read.ts';
import { requestScope } from '../scope.ts';
import type { PolicyTemplate } from '../types.ts';
import { insertIntoAddress } from '../address.ts';

const methods: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD']);

/** Route request (policies §4.2): another path below host and base path, and perhaps another verb. */
export const routeRequest: PolicyTemplate = {
  id: 'routerequesttoendpoint',
  compile(policy) {
    const template = parameterTemplate(policy, 'newPath', true);
    const method = parameterText(policy, 'httpMethod').trim().toUpperCase();
    return {
      request(draft, context) {
        const onMissing = (call: string): void => context.report(missingValue(policy, call));
        const options = { onMissing, insert: insertIntoAddress };
        const value = evaluatePolicyText(template, requestScope(draft, context), options);
        if (!value.ok) return { kind: 'failed', diagnostic: missingReference(policy, value.error) };
        const text = value.value.trim().replaceAll(' ', '%20');
        const at = text.indexOf('?');
        const path = at === -1 ? text : text.slice(0, at);
        return {
          kind: 'done',
          draft: {
            ...draft,
            method: methods.has(method) ? method : draft.method,
            path: path.startsWith('/') || path === '' ? path : `/${path}`,
            query: at === -1 ? draft.query : withEntries(draft.query, text.slice(at + 1)),
          },
        };
      },
    };
  },
};

/** The query with further entries; those of the same name give way. */
function withEntries(query: readonly string[], text: string): readonly string[] {
  const entries = text.split('&').filter((entry) => entry !== '');
  const names = new Set(entries.map(queryName));
  return [...query.filter((entry) => !names.has(queryName(entry))), ...entries];
}
