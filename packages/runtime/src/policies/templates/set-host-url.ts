import { evaluatePolicyText } from '@connectory/expressions';
import type { PolicyInstance } from '@connectory/connector';
import { diagnostic } from '../../diagnostics.ts';
import { missingReference, missingValue, placeOf } from '../failures.ts';
import { parameterTemplate } from '../read.ts';
import { requestScope } from '../scope.ts';
import type { CompiledPolicy, PolicyTemplate } from '../types.ts';

/** Set host URL (policies §4.1): replaces scheme, host, port and base path. */
export const setHostUrl: PolicyTemplate = { id: 'dynamichosturl', compile };

/** The older name of the same policy (policies §4.16). */
export const dynamicSubdomain: PolicyTemplate = { id: 'dynamicsubdomain', compile };

const address = /^https?:\/\/[^/?#\s@\\]+([/?#][^\s]*)?$/i;

function compile(policy: PolicyInstance): CompiledPolicy {
  const template = parameterTemplate(policy, 'urlTemplate', true);
  return {
    request(draft, context) {
      const onMissing = (call: string): void => context.report(missingValue(policy, call));
      const value = evaluatePolicyText(template, requestScope(draft, context), { onMissing });
      if (!value.ok) return { kind: 'failed', diagnostic: missingReference(policy, value.error) };
      if (value.value.trim() === '') {
        const data = { policy: policy.title, base: draft.base };
        context.report(diagnostic('policy-no-address', data, placeOf(policy)));
        return { kind: 'done', draft };
      }
      const url = asAddress(value.value);
      if (!address.test(url)) {
        const data = { policy: policy.title, address: value.value };
        return { kind: 'failed', diagnostic: diagnostic('policy-address', data, placeOf(policy)) };
      }
      const [base = '', query] = (url.split('#')[0] ?? '').split('?');
      const more = query === undefined || query === '' ? [] : query.split('&');
      return {
        kind: 'done',
        draft: { ...draft, base: base.replace(/\/+$/, ''), query: [...draft.query, ...more] },
      };
    },
  };
}

/**
 * Reads what a template gave as an address. People type a host with its scheme into a field whose template adds one, or
 * without into a field whose template does not.
 */
function asAddress(text: string): string {
  const trimmed = text.trim();
  const doubled = /^https?:\/\/(https?:\/\/.*)$/i.exec(trimmed)?.[1];
  if (doubled !== undefined) return doubled;
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
}
