import { parseUrl, type HttpHeader, type HttpRequest } from '@connectory/base';

const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Headers that say nothing about who calls; all others stay behind when a redirect leads to another origin. */
const harmlessHeaders: ReadonlySet<string> = new Set([
  'accept',
  'accept-charset',
  'accept-encoding',
  'accept-language',
  'cache-control',
  'content-encoding',
  'content-language',
  'content-type',
  'if-modified-since',
  'if-none-match',
  'pragma',
  'range',
  'user-agent',
]);

export function isRedirect(status: number): boolean {
  return redirectStatuses.has(status);
}

/** The request that follows a redirect; `undefined` when `location` is not a URL. */
export function redirected(
  request: HttpRequest,
  from: string,
  status: number,
  location: string,
): HttpRequest | undefined {
  const target = parseUrl(location, from);
  if (target === undefined) return undefined;
  const becomesGet =
    (status === 303 && request.method !== 'HEAD') ||
    ((status === 301 || status === 302) && request.method === 'POST');
  const source = parseUrl(from);
  const sameOrigin = source?.protocol === target.protocol && source.host === target.host;
  const kept = ([name]: HttpHeader): boolean => {
    const lower = name.toLowerCase();
    if (lower === 'host') return sameOrigin;
    if (becomesGet && lower.startsWith('content-')) return false;
    return sameOrigin || harmlessHeaders.has(lower);
  };
  return {
    method: becomesGet ? 'GET' : request.method,
    url: target.href,
    headers: request.headers.filter(kept),
    ...(!becomesGet && request.body !== undefined && { body: request.body }),
  };
}
