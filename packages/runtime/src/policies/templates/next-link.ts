import { parseUrl } from '@connectory/base';
import { walkPath } from '@connectory/expressions';
import { putAt } from '../places.ts';
import { parameterPath, parameterText } from '../read.ts';
import type { PolicyTemplate } from '../types.ts';

/**
 * Update next link (policies §4.13). The link is noted for paging; when the caller gives an address that links are led
 * through, the body shows that one.
 */
export const updateNextLink: PolicyTemplate = {
  id: 'updatenextlink',
  compile(policy) {
    const parent = parameterPath(policy, 'nextLinkParentPropertyPath').steps;
    const steps = [...parent, parameterText(policy, 'nextLinkPropertyName').trim() || 'nextLink'];
    return {
      response(draft, { linkBase }) {
        const link = draft.body.kind === 'json' ? walkPath(draft.body.value, steps) : undefined;
        if (draft.body.kind !== 'json' || typeof link !== 'string' || link === '') return draft;
        const url = linkBase === undefined ? undefined : parseUrl(link);
        const value = url === undefined ? link : `${linkBase ?? ''}${url.pathname}${url.search}`;
        const body = { kind: 'json' as const, value: putAt(draft.body.value, steps, value) };
        return { ...draft, nextLink: link, body: value === link ? draft.body : body };
      },
    };
  },
};
