import { describe, expect, it } from 'vitest';
import { isAllowed, isAllowEntry, readAllowEntry } from './allow-list.ts';

function allows(entry: string, host: string, port: number, address: string): boolean {
  const read = readAllowEntry(entry);
  return read !== undefined && isAllowed([read], host, port, address);
}

describe('isAllowed', () => {
  it.each([
    ['localhost', 'localhost', 4410, '127.0.0.1', true],
    ['localhost', 'LocalHost.', 4410, '::1', true],
    ['localhost:4410', 'localhost', 4410, '127.0.0.1', true],
    ['localhost:4410', 'localhost', 4411, '127.0.0.1', false],
    ['localhost', 'evil.example.com', 4410, '127.0.0.1', false],
    ['localhost', 'xlocalhost', 80, '127.0.0.1', false],
    ['127.0.0.1', 'anything', 80, '127.0.0.1', true],
    ['127.0.0.1', 'anything', 80, '::ffff:127.0.0.1', true],
    ['127.0.0.1:8080', '127.0.0.1', 8080, '127.0.0.1', true],
    ['127.0.0.1:8080', '127.0.0.1', 80, '127.0.0.1', false],
    ['10.0.0.0/8', 'intranet', 443, '10.200.3.4', true],
    ['10.0.0.0/8', 'intranet', 443, '11.0.0.1', false],
    ['::1', '::1', 80, '::1', true],
    ['[::1]:8080', '::1', 8080, '::1', true],
    ['[::1]:8080', '::1', 80, '::1', false],
    ['fd00::/8', 'x', 80, 'fd12::1', true],
    ['fd00::/8', 'x', 80, '10.0.0.1', false],
  ])('%s, %s port %i at %s: %s', (entry, host, port, address, expected) => {
    expect(allows(entry, host, port, address)).toBe(expected);
  });
});

describe('isAllowEntry', () => {
  it.each(['localhost', 'tasks.internal:8080', '10.0.0.5', '10.0.0.0/8', 'fd00::/8', '[::1]:80', '::1'])(
    'takes %s',
    (entry) => expect(isAllowEntry(entry)).toBe(true),
  );

  it.each([
    '',
    'http://localhost',
    'a b',
    '10.0.0.0/33',
    '10.0.0',
    '300.1.1.1',
    'localhost:0',
    'localhost:99999',
    '*',
    'a/8',
    '-x',
  ])('refuses %j', (entry) => expect(isAllowEntry(entry)).toBe(false));
});
