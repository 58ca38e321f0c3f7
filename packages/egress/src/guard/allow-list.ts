import ipaddr from 'ipaddr.js';

/** One entry of the allow-list, read: a name or a range of addresses, for one port or all. */
export type AllowEntry =
  | { readonly kind: 'name'; readonly name: string; readonly port: number | undefined }
  | {
      readonly kind: 'range';
      readonly network: ipaddr.IPv4 | ipaddr.IPv6;
      readonly bits: number;
      readonly port: number | undefined;
    };

const namePattern = /^(?=.{1,253}$)[a-z\d_]([a-z\d_-]*[a-z\d_])?(\.[a-z\d_]([a-z\d_-]*[a-z\d_])?)*$/;

/**
 * Tells whether a text is an entry the allow-list understands: `host`, `host:port`, an address, or a CIDR range.
 *
 * @example
 * ```ts
 * import { isAllowEntry } from '@connectory/egress';
 * isAllowEntry('10.0.0.0/8'); // true
 * ```
 */
export function isAllowEntry(text: string): boolean {
  return readAllowEntry(text) !== undefined;
}

export function readAllowEntry(text: string): AllowEntry | undefined {
  const entry = text.trim().toLowerCase();
  const bracketed = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(entry);
  if (bracketed !== null) return rangeOf(bracketed[1] ?? '', portOf(bracketed[2]));
  const range = rangeOf(entry, undefined);
  if (range !== undefined) return range;
  const [, host, port] = /^([^:/]+)(?::(\d{1,5}))?$/.exec(entry) ?? [];
  if (host === undefined) return undefined;
  const number = portOf(port);
  if (number === false) return undefined;
  const address = rangeOf(host, number);
  if (address !== undefined) return address;
  const name = host.replace(/\.$/, '');
  // What looks like a mistyped IPv4 address is no name: it could never match.
  if (!namePattern.test(name) || /^[\d.]+$/.test(name)) return undefined;
  return { kind: 'name', name, port: number };
}

/** Tells whether one of the entries lets a call to `host` (as spelled), resolved to `address`, through. */
export function isAllowed(
  entries: readonly AllowEntry[],
  host: string,
  port: number,
  address: string,
): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  const parsed = ipaddr.process(address.replace(/%.*$/, ''));
  return entries.some((entry) => {
    if (entry.port !== undefined && entry.port !== port) return false;
    if (entry.kind === 'name') return entry.name === name;
    return parsed.kind() === entry.network.kind() && parsed.match(entry.network, entry.bits);
  });
}

function rangeOf(text: string, port: number | undefined | false): AllowEntry | undefined {
  if (port === false) return undefined;
  const [address = '', bits, ...more] = text.split('/');
  if (more.length > 0 || !isAddress(address)) return undefined;
  const network = ipaddr.process(address);
  const all = network.kind() === 'ipv4' ? 32 : 128;
  if (bits === undefined) return { kind: 'range', network, bits: all, port };
  if (!/^\d{1,3}$/.test(bits) || Number(bits) > all) return undefined;
  return { kind: 'range', network, bits: Number(bits), port };
}

function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

/** The port of a text; `undefined` for none, `false` for one out of range. */
function portOf(text: string | undefined): number | undefined | false {
  if (text === undefined) return undefined;
  const port = Number(text);
  return port >= 1 && port <= 65_535 ? port : false;
}
