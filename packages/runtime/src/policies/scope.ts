import { headerValue, type Json } from '@connectory/base';
import type { PolicyScope } from '@connectory/expressions';
import { queryValue, type RequestDraft } from '../request/draft.ts';
import type { AnswerDraft, PolicyContext } from './types.ts';

/** What the templates of a request policy read: the request as earlier policies left it, credentials included. */
export function requestScope(draft: RequestDraft, context: PolicyContext, item?: Json): PolicyScope {
  return {
    connectionParameter: context.connectionParameter,
    environmentVariable: context.environmentVariable,
    pathParameter: context.pathParameter,
    header: (name) => headerValue(draft.headers, name),
    queryParameter: (name) => queryValue(draft.query, name) ?? ignoringCase(draft.query, name),
    body: () => (draft.body?.kind === 'json' ? draft.body.value : undefined),
    item,
  };
}

/** What the templates of a response policy read. */
export function answerScope(draft: AnswerDraft, context: PolicyContext, item?: Json): PolicyScope {
  return {
    connectionParameter: context.connectionParameter,
    environmentVariable: context.environmentVariable,
    pathParameter: context.pathParameter,
    header: (name) => headerValue(draft.headers, name),
    queryParameter: () => undefined,
    body: () => (draft.body.kind === 'json' ? draft.body.value : undefined),
    item,
  };
}

function ignoringCase(query: readonly string[], name: string): string | undefined {
  const wanted = name.toLowerCase();
  const entry = query.find((one) => one.slice(0, one.indexOf('=')).toLowerCase() === wanted);
  return entry === undefined ? undefined : queryValue([entry], entry.slice(0, entry.indexOf('=')));
}
