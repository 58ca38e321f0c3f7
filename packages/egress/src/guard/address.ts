import ipaddr from 'ipaddr.js';

/*
 * Terms. An address is public when it may be called as it is, guarded when it needs an entry in the allow-list
 * (loopback and private ranges), and forbidden when nothing allows it (link-local, metadata, multicast, unusable).
 */

/** What the guard thinks of an address. `range` completes the sentence "the address is …". */
export interface AddressClass {
  readonly kind: 'public' | 'guarded' | 'forbidden';
  readonly range: string;
}

const publicAddress: AddressClass = { kind: 'public', range: 'a public address' };

/** Addresses under which clouds hand out credentials; some of them lie in ranges that could be allowed. */
const metadataAddresses: ReadonlySet<string> = new Set([
  '169.254.169.254',
  '169.254.170.2',
  '169.254.170.23',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
  'fd00:ec2::254',
  'fd00:ec2::23',
  'fd20:ce::254',
]);

/** Names under which clouds hand out credentials. */
const metadataNames: ReadonlySet<string> = new Set([
  'metadata.google.internal',
  'metadata.goog',
  'metadata',
  'instance-data',
  'instance-data.ec2.internal',
]);

/** Words for ranges, by their names in ipaddr.js (which follow the registries of IANA). */
const guardedRanges: Readonly<Record<string, string>> = {
  loopback: 'on this machine (loopback)',
  private: 'in a private network',
  uniqueLocal: 'in a private network',
  carrierGradeNat: 'in a carrier network (100.64.0.0/10)',
  deprecatedSiteLocal: 'in a private network',
};

const forbiddenRanges: Readonly<Record<string, string>> = {
  linkLocal: 'link-local',
  multicast: 'a multicast address',
  broadcast: 'the broadcast address',
  unspecified: 'no particular address (0.0.0.0/8 or ::)',
};

/** Tells whether a name is one of a cloud's metadata service. */
export function isMetadataName(host: string): boolean {
  return metadataNames.has(host.replace(/\.$/, '').toLowerCase());
}

/** Classifies an IPv4 or IPv6 address. What embeds an IPv4 address is judged by that one as well. */
export function classifyAddress(text: string): AddressClass {
  const plain = text.replace(/%.*$/, '');
  if (!ipaddr.isValid(plain)) return { kind: 'forbidden', range: 'not an IP address' };
  const address = ipaddr.parse(plain);
  if (address instanceof ipaddr.IPv4) return classifyIpv4(address);
  const embedded = embeddedIpv4(address);
  if (embedded !== undefined) {
    const inner = classifyIpv4(embedded);
    if (inner.kind !== 'public') {
      return { kind: inner.kind, range: `${inner.range}, written as an IPv6 address` };
    }
  }
  const range = address.range();
  if (metadataAddresses.has(canonical(address))) return metadata();
  if (embedded !== undefined) return publicAddress;
  if (range === 'unicast') return publicAddress;
  return classifyRange(range);
}

function classifyIpv4(address: ipaddr.IPv4): AddressClass {
  if (metadataAddresses.has(address.toString())) return metadata();
  const range = address.range();
  if (range === 'unicast' || range === 'as112' || range === 'amt') return publicAddress;
  return classifyRange(range);
}

function classifyRange(range: string): AddressClass {
  const guarded = guardedRanges[range];
  if (guarded !== undefined) return { kind: 'guarded', range: guarded };
  return { kind: 'forbidden', range: forbiddenRanges[range] ?? `in a reserved range (${range})` };
}

function metadata(): AddressClass {
  return { kind: 'forbidden', range: "a cloud's metadata service" };
}

/** The text form used in the tables above. */
function canonical(address: ipaddr.IPv6): string {
  return address.toRFC5952String();
}

/** The IPv4 address inside a mapped, compatible, NAT64 (64:ff9b::/96, 64:ff9b:1::/48) or 6to4 address. */
function embeddedIpv4(address: ipaddr.IPv6): ipaddr.IPv4 | undefined {
  const parts = address.parts;
  const at = (index: number): ipaddr.IPv4 => {
    const high = parts[index] ?? 0;
    const low = parts[index + 1] ?? 0;
    return new ipaddr.IPv4([high >> 8, high & 255, low >> 8, low & 255]);
  };
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  if (parts[0] === 0x64 && parts[1] === 0xff9b) return at(6);
  if (parts[0] === 0x2002) return at(1);
  const zeros = parts.slice(0, 6).every((part) => part === 0);
  if (zeros && (parts[6] ?? 0) !== 0) return at(6);
  const translated = parts.slice(0, 4).every((part) => part === 0) && parts[4] === 0xffff && parts[5] === 0;
  return translated ? at(6) : undefined;
}
