import { evaluatePolicyText } from '@connectory/expressions';
import type { Diagnostic, HttpHeader } from '@connectory/base';
import type { PolicyInstance } from '@connectory/connector';
import { diagnostic } from '../../diagnostics.ts';
import { isSafeHeader, withHeader } from '../../request/draft.ts';
import { missingReference, missingValue, placeOf } from '../failures.ts';
import { existsAction, parameterTemplate, parameterText, sectionOf } from '../read.ts';
import { answerScope, requestScope } from '../scope.ts';
import type { PolicyScope } from '@connectory/expressions';
import type { CompiledPolicy, PolicyContext, PolicyTemplate, ResponseStep } from '../types.ts';

/** Set HTTP header (policies §4.3). An empty value is sent as an empty header, as documented. */
export const setHeader: PolicyTemplate = {
  id: 'setheader',
  compile(policy): CompiledPolicy {
    const change = headerChange(policy);
    const response: ResponseStep = (draft, context) => {
      const changed = change(draft.headers, answerScope(draft, context), context);
      return 'failed' in changed ? changed.failed : { ...draft, headers: changed.headers };
    };
    switch (sectionOf(policy, 'request')) {
      case 'response':
        return { response };
      case 'failure':
        return { failure: response };
      default:
        return {
          request(draft, context) {
            const changed = change(draft.headers, requestScope(draft, context), context);
            return 'failed' in changed
              ? { kind: 'failed', diagnostic: changed.failed }
              : { kind: 'done', draft: { ...draft, headers: changed.headers } };
          },
        };
    }
  },
};

type Change = (
  headers: readonly HttpHeader[],
  scope: PolicyScope,
  context: PolicyContext,
) => { readonly headers: readonly HttpHeader[] } | { readonly failed: Diagnostic };

function headerChange(policy: PolicyInstance): Change {
  const name = parameterText(policy, 'name').trim();
  const template = parameterTemplate(policy, 'value');
  const action = existsAction(policy);
  const lowerName = name.toLowerCase();
  return (headers, scope, context) => {
    const present = headers.find(([known]) => known.toLowerCase() === lowerName);
    if (present !== undefined && action === 'skip') return { headers };
    const onMissing = (call: string): void => context.report(missingValue(policy, call));
    const value = evaluatePolicyText(template, scope, { onMissing });
    if (!value.ok) return { failed: missingReference(policy, value.error) };
    const joined =
      present !== undefined && action === 'append' ? `${present[1]}, ${value.value}` : value.value;
    const header: HttpHeader = [present?.[0] ?? name, joined];
    if (!isSafeHeader(header)) {
      context.report(diagnostic('policy-header', { policy: policy.title, name }, placeOf(policy)));
      return { headers };
    }
    return { headers: withHeader(headers, header) };
  };
}
