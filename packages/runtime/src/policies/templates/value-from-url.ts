import { type HttpHeader, isObject, type Json } from '@connectory/base';
import {
  evaluatePolicyText,
  evaluatePolicyValue,
  type ParsedTemplate,
  parsePolicyTemplate,
} from '@connectory/expressions';
import type { PolicyInstance } from '@connectory/connector';
import {
  addressOf,
  isSafeHeader,
  plainText,
  queryName,
  type RequestDraft,
  withHeader,
} from '../../request/draft.ts';
import { encodeQuery } from '../../request/serialize.ts';
import { insertIntoAddress } from '../address.ts';
import { missingReference, missingValue, placeOf } from '../failures.ts';
import { diagnostic } from '../../diagnostics.ts';
import { parameterTemplate, parameterText } from '../read.ts';
import { requestScope } from '../scope.ts';
import type { PolicyTemplate, RequestOutcome } from '../types.ts';

/**
 * Set header or query parameter value from URL (policies §4.9): asks the API first, on the same host and with the
 * connection's credentials, and puts a value of the answer into the request.
 */
export const setValueFromUrl: PolicyTemplate = {
  id: 'setvaluefromurl',
  compile(policy) {
    const target = readTarget(parameterTemplate(policy, 'parameterTemplate'));
    const url = parameterTemplate(policy, 'parameterValueUrl', true);
    const value = parsePolicyTemplate(parameterText(policy, 'parameterValuePathTemplate'));
    const method = parameterText(policy, 'httpMethod').trim().toUpperCase() || 'GET';
    return {
      request(draft, context) {
        if (target === undefined) {
          const data = { policy: policy.title, text: parameterText(policy, 'parameterTemplate') };
          return { kind: 'failed', diagnostic: diagnostic('policy-target', data, placeOf(policy)) };
        }
        const onMissing = (call: string): void => context.report(missingValue(policy, call));
        const scope = requestScope(draft, context);
        const path = evaluatePolicyText(url, scope, { onMissing, insert: insertIntoAddress });
        if (!path.ok) return { kind: 'failed', diagnostic: missingReference(policy, path.error) };
        const [plain = '', query = ''] = path.value.split('?');
        const entries = query === '' ? [] : query.split('&');
        const names = new Set(entries.map(queryName));
        const credentials = context.credentialQuery.filter((entry) => !names.has(queryName(entry)));
        const address = addressOf({
          base: draft.base,
          path: plain.startsWith('/') ? plain : `/${plain}`,
          query: [...entries, ...credentials],
        });
        return {
          kind: 'ask',
          policy: policy.title,
          skip: () => ({ kind: 'done', draft }),
          request: { method, url: address, headers: sideHeaders(draft.headers, method) },
          resume(body) {
            const found = evaluatePolicyValue(value, { ...scope, body: () => body });
            return found.ok
              ? put(policy, draft, target, found.value)
              : { kind: 'failed', diagnostic: missingReference(policy, found.error) };
          },
        };
      },
    };
  },
};

interface SideTarget {
  readonly kind: 'header' | 'query';
  readonly name: string;
}

function readTarget({ parts }: ParsedTemplate): SideTarget | undefined {
  const [only] = parts;
  if (parts.length !== 1 || only?.kind !== 'call') return undefined;
  const { name, argument = '' } = only.call;
  if (name === 'headers') return { kind: 'header', name: argument };
  return name === 'queryParameters' ? { kind: 'query', name: argument } : undefined;
}

/** A call that reads has no body, so it says nothing about one. */
function sideHeaders(headers: readonly HttpHeader[], method: string): readonly HttpHeader[] {
  return method === 'GET' ? headers.filter(([name]) => name.toLowerCase() !== 'content-type') : headers;
}

function put(policy: PolicyInstance, draft: RequestDraft, target: SideTarget, value: Json): RequestOutcome {
  const text = isObject(value) ? JSON.stringify(value) : plainText(value);
  if (target.kind === 'query') {
    const kept = draft.query.filter((entry) => queryName(entry) !== target.name);
    const entry = `${encodeQuery(target.name)}=${encodeURIComponent(text)}`;
    return { kind: 'done', draft: { ...draft, query: [...kept, entry] } };
  }
  const header: HttpHeader = [target.name, text];
  if (!isSafeHeader(header)) {
    const data = { policy: policy.title, name: target.name };
    return {
      kind: 'failed',
      diagnostic: diagnostic('policy-header', data, { ...placeOf(policy), severity: 'error' }),
    };
  }
  return { kind: 'done', draft: { ...draft, headers: withHeader(draft.headers, header) } };
}
