import type { LookupAddress } from 'node:dns';
import { isIP, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { err, ok, type Diagnostic, type Result } from '@connectory/base';
import { buildConnector } from 'undici';
import { diagnostic } from '../diagnostics.ts';
import { classifyAddress, isMetadataName } from './address.ts';
import { isAllowed, type AllowEntry } from './allow-list.ts';

/** One answer to a look-up of a name. */
export type ResolvedAddress = LookupAddress;

/** Looks up all addresses of a name. The system's resolver outside tests. */
export type LookupPort = (host: string) => Promise<readonly ResolvedAddress[]>;

/** Carries a refusal out of undici's connect. */
export class Refusal extends Error {
  readonly diagnostic: Diagnostic;
  constructor(refused: Diagnostic) {
    super(refused.message);
    this.diagnostic = refused;
  }
}

type Connected = (
  ...outcome: [error: Error, socket: null] | [error: null, socket: Socket | TLSSocket]
) => void;

/**
 * Makes the connect hook. A name is looked up once, every address of the answer is judged, and the socket connects to
 * one that was judged: a second look-up, which could answer otherwise (DNS rebinding), never happens.
 */
export function guardedConnect(
  lookup: LookupPort,
  entries: readonly AllowEntry[],
  connectTimeoutMs: number,
): buildConnector.connector {
  return (options, callback: Connected) => {
    const host = options.hostname.replace(/^\[|\]$/g, '');
    const port = Number(options.port) || (options.protocol === 'https:' ? 443 : 80);
    const open = async (): Promise<void> => {
      const outcome = await judged(lookup, entries, host, port);
      if (!outcome.ok) {
        callback(outcome.error, null);
        return;
      }
      const addresses = outcome.value;
      const connect = buildConnector({
        timeout: connectTimeoutMs,
        allowH2: false,
        // Answers what was judged; node tries the addresses in turn when there are several.
        lookup: (_name, { all }, answer) => {
          const [first] = addresses;
          if (all === true || first === undefined) answer(null, [...addresses]);
          else answer(null, first.address, first.family);
        },
        autoSelectFamily: true,
      });
      connect({ ...options, hostname: host }, callback);
    };
    void open();
  };
}

/** Looks a name up and judges every address of the answer. */
async function judged(
  lookup: LookupPort,
  entries: readonly AllowEntry[],
  host: string,
  port: number,
): Promise<Result<readonly ResolvedAddress[], Error>> {
  try {
    const addresses = await resolve(lookup, host);
    for (const { address } of addresses) {
      const refused = judge(entries, host, port, address);
      if (refused !== undefined) return err(new Refusal(refused));
    }
    return ok(addresses);
  } catch (error) {
    return err(error instanceof Error ? error : new Error(String(error)));
  }
}

/** Why an address must not be called; `undefined` when it may. */
function judge(
  entries: readonly AllowEntry[],
  host: string,
  port: number,
  address: string,
): Diagnostic | undefined {
  const { kind, range } = isMetadataName(host)
    ? { kind: 'forbidden', range: "a cloud's metadata service" }
    : classifyAddress(address);
  if (kind === 'public') return undefined;
  if (kind === 'forbidden') return diagnostic('address-forbidden', { host, port, address, range });
  if (isAllowed(entries, host, port, address)) return undefined;
  const name = host.includes(':') ? `[${host}]` : host;
  return diagnostic('address-refused', { host, port, address, range, allow: `${name}:${port}` });
}

async function resolve(lookup: LookupPort, host: string): Promise<readonly ResolvedAddress[]> {
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  if (isMetadataName(host)) return [{ address: host, family: 4 }];
  const addresses = await lookup(host);
  if (addresses.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
  return addresses;
}
