import { parseUrl } from '@connectory/base';
import { failure, type Failure } from './failure.ts';

/** What of a request tells where it comes from. */
export interface Provenance {
  readonly method: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** The `Sec-Fetch-Site` header, which browsers set and pages cannot. */
  readonly fetchSite: string | undefined;
}

const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const harmless: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses calls that a page of another site makes in its visitor's name.
 *
 * The Host header is checked because a hostile name can be made to resolve to loopback (DNS rebinding); Origin and
 * Sec-Fetch-Site are checked on every call that changes something. Clients that are not browsers send neither.
 *
 * @param hosts Names the instance answers to; `undefined` when it listens on all interfaces and any name may lead here.
 */
export function provenanceFailure(
  { method, host, origin, fetchSite }: Provenance,
  hosts: ReadonlySet<string> | undefined,
): Failure | undefined {
  const name = host === undefined ? undefined : parseUrl(`http://${host}`)?.hostname;
  if (hosts !== undefined && (name === undefined || !hosts.has(name))) {
    return failure(421, 'unknown-host', { host: host ?? '' });
  }
  if (harmless.has(method)) return undefined;
  const foreign = fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none';
  const otherOrigin =
    origin !== undefined && parseUrl(origin)?.host !== parseUrl(`http://${host ?? ''}`)?.host;
  const defaultPort = origin !== undefined && parseUrl(origin)?.host === host;
  if (foreign || (otherOrigin && !defaultPort)) {
    return failure(403, 'other-origin', { origin: origin ?? 'unknown' });
  }
  return undefined;
}

/** The names an instance answers to: its public one, and on loopback the loopback names; `undefined` for any. */
export function knownHosts(
  listenHost: string,
  publicUrl: string | undefined,
): ReadonlySet<string> | undefined {
  const publicName = publicUrl === undefined ? undefined : parseUrl(publicUrl)?.hostname;
  const onLoopback = loopbackNames.has(listenHost) || listenHost === '::1';
  if (!onLoopback && publicName === undefined) return undefined;
  return new Set([...loopbackNames, ...(publicName === undefined ? [] : [publicName])]);
}
