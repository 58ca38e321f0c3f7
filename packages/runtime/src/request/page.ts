import { type Diagnostic, err, type HttpRequest, ok, parseUrl, type Result } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import { queryName } from './draft.ts';

/**
 * The request for a next page: the same call sent to the link. Links to other origins are refused, for the credentials
 * of the connection would go along.
 */
export function toPage(
  request: HttpRequest,
  link: string,
  credentialQuery: readonly string[],
): Result<HttpRequest, Diagnostic> {
  const from = parseUrl(request.url);
  const to = parseUrl(link, request.url);
  if (from === undefined || to === undefined || from.protocol !== to.protocol || from.host !== to.host) {
    const data = { host: to?.host ?? link, expected: from?.host ?? request.url };
    return err(diagnostic('page-foreign', data));
  }
  const present = new Set(to.search.slice(1).split('&').map(queryName));
  const missing = credentialQuery.filter((entry) => !present.has(queryName(entry)));
  const url =
    missing.length === 0 ? to.href : `${to.href}${to.search === '' ? '?' : '&'}${missing.join('&')}`;
  return ok({ ...request, url });
}
