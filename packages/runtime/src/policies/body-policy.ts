import type { Diagnostic, Json } from '@connectory/base';
import type { PolicyInstance } from '@connectory/connector';
import type { PolicyScope } from '@connectory/expressions';
import { bodyNotJson } from './failures.ts';
import { sectionOf } from './read.ts';
import { answerScope, requestScope } from './scope.ts';
import type { CompiledPolicy, PolicyContext } from './types.ts';

/** Makes the scope of one element. */
type ItemScope = (item: Json) => PolicyScope;

/** Changes a JSON body; a failure names the reference that leads nowhere. */
export type BodyChange = (
  body: Json,
  scope: ItemScope,
  context: PolicyContext,
) => { readonly body: Json } | { readonly failed: Diagnostic };

const methodsWithBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Makes a policy of a change of the JSON body. A request without a body is left alone unless the policy may start one; an
 * answer is changed when it is a success, as an error has another shape.
 */
export function bodyPolicy(
  policy: PolicyInstance,
  change: BodyChange,
  options: { readonly startsBody: boolean } = { startsBody: false },
): CompiledPolicy {
  if (sectionOf(policy, 'request') === 'request') {
    return {
      request(draft, context) {
        if (draft.body?.kind === 'content') return { kind: 'failed', diagnostic: bodyNotJson(policy) };
        const starts = options.startsBody && methodsWithBody.has(draft.method);
        if (draft.body === undefined && !starts) return { kind: 'done', draft };
        const changed = change(
          draft.body?.value ?? {},
          (item) => requestScope(draft, context, item),
          context,
        );
        return 'failed' in changed
          ? { kind: 'failed', diagnostic: changed.failed }
          : { kind: 'done', draft: { ...draft, body: { kind: 'json', value: changed.body } } };
      },
    };
  }
  return {
    response(draft, context) {
      if (
        draft.status < 200 ||
        draft.status > 299 ||
        draft.body.kind === 'empty' ||
        draft.body.kind === 'streamed'
      )
        return draft;
      if (draft.body.kind !== 'json') return bodyNotJson(policy);
      const changed = change(draft.body.value, (item) => answerScope(draft, context, item), context);
      return 'failed' in changed ? changed.failed : { ...draft, body: { kind: 'json', value: changed.body } };
    },
  };
}
