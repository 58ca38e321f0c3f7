import { objectAt, parseUrl, stringAt } from '@connectory/base';
import type { Operation } from '@connectory/connector';
import type { AnswerBody } from '../types.ts';

/** The link of the next page that a pageable operation's answer names (`x-ms-pageable`), made absolute. */
export function nextLinkOf(operation: Operation, body: AnswerBody, url: string): string | undefined {
  const name = stringAt(objectAt(operation.source, 'x-ms-pageable'), 'nextLinkName');
  if (name === undefined || body.kind !== 'json') return undefined;
  const link = stringAt(body.value, name);
  return link === undefined || link === '' ? undefined : (parseUrl(link, url)?.href ?? undefined);
}
