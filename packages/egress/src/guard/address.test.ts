import { describe, expect, it } from 'vitest';
import { classifyAddress, isMetadataName } from './address.ts';

/** Address and what the guard has to think of it. */
const cases: readonly (readonly [address: string, kind: 'public' | 'guarded' | 'forbidden'])[] = [
  ['93.184.216.34', 'public'],
  ['8.8.8.8', 'public'],
  ['172.15.255.255', 'public'],
  ['172.32.0.1', 'public'],
  ['100.63.255.255', 'public'],
  ['100.128.0.1', 'public'],
  ['2606:2800:220:1:248:1893:25c8:1946', 'public'],
  ['::ffff:8.8.8.8', 'public'],
  ['64:ff9b::808:808', 'public'],
  ['2002:808:808::1', 'public'],
  ['127.0.0.1', 'guarded'],
  ['127.255.255.254', 'guarded'],
  ['10.0.0.1', 'guarded'],
  ['172.16.0.1', 'guarded'],
  ['172.31.255.255', 'guarded'],
  ['192.168.1.1', 'guarded'],
  ['100.64.0.1', 'guarded'],
  ['::1', 'guarded'],
  ['fc00::1', 'guarded'],
  ['fd12:3456::1', 'guarded'],
  ['fec0::1', 'guarded'],
  ['::ffff:127.0.0.1', 'guarded'],
  ['::ffff:7f00:1', 'guarded'],
  ['::ffff:10.0.0.1', 'guarded'],
  ['::7f00:1', 'guarded'],
  ['::ffff:0:7f00:1', 'guarded'],
  ['64:ff9b::7f00:1', 'guarded'],
  ['64:ff9b:1::a00:1', 'guarded'],
  ['2002:7f00:1::', 'guarded'],
  ['2002:a00:1::1', 'guarded'],
  ['169.254.1.1', 'forbidden'],
  ['169.254.169.254', 'forbidden'],
  ['169.254.170.2', 'forbidden'],
  ['100.100.100.200', 'forbidden'],
  ['168.63.129.16', 'forbidden'],
  ['fd00:ec2::254', 'forbidden'],
  ['fd00:0ec2:0:0:0:0:0:0254', 'forbidden'],
  ['fe80::1', 'forbidden'],
  ['fe80::1%eth0', 'forbidden'],
  ['febf::1', 'forbidden'],
  ['::ffff:169.254.169.254', 'forbidden'],
  ['64:ff9b::a9fe:a9fe', 'forbidden'],
  ['2002:a9fe:a9fe::', 'forbidden'],
  ['0.0.0.0', 'forbidden'],
  ['0.1.2.3', 'forbidden'],
  ['::', 'forbidden'],
  ['::ffff:0.0.0.0', 'forbidden'],
  ['224.0.0.1', 'forbidden'],
  ['239.255.255.255', 'forbidden'],
  ['ff02::1', 'forbidden'],
  ['255.255.255.255', 'forbidden'],
  ['240.0.0.1', 'forbidden'],
  ['192.0.2.1', 'forbidden'],
  ['198.51.100.1', 'forbidden'],
  ['2001:db8::1', 'forbidden'],
  ['100::1', 'forbidden'],
  ['not an address', 'forbidden'],
];

describe('classifyAddress', () => {
  it.each(cases)('%s is %s', (address, kind) => {
    expect(classifyAddress(address).kind).toBe(kind);
  });
});

describe('isMetadataName', () => {
  it.each(['metadata.google.internal', 'Metadata.Google.Internal.', 'metadata.goog', 'instance-data'])(
    'knows %s',
    (name) => expect(isMetadataName(name)).toBe(true),
  );

  it('leaves other names alone', () => {
    expect(isMetadataName('metadata.example.com')).toBe(false);
  });
});
