import { describe, expect, it } from 'vitest';
import { equalValues } from './equal.ts';
import { identityOf } from './identity.ts';
import { memberAt, namesOf, objectOf, withLast, without } from './objects.ts';
import { toJson } from './plain.ts';
import { readJson } from './read.ts';
import type { Value } from './value.ts';
import { writeValue } from './write.ts';

function read(text: string): Value {
  const result = readJson(text);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

describe('JSON text', () => {
  it.each([
    '{"z":1,"10":2,"2":3,"a":{"1":0,"0":1}}',
    '[1,1.0,-0.5,1E+20,9223372036854775807,-9223372036854775808]',
    '["a\\"\\\\\\n\\u0007","é😀"]',
    '{"__proto__":{"constructor":null}}',
    '[[],{},"",null,true,false]',
  ])('comes back as it was: %s', (text) => {
    const written = writeValue(read(text));
    expect(written === undefined ? undefined : JSON.parse(written)).toEqual(JSON.parse(text));
    expect(writeValue(read(written ?? ''))).toBe(written);
  });

  it('keeps order and the last of equal names at its place', () => {
    expect(writeValue(read('{"2":1,"b":2,"1":3,"2":4}'))).toBe('{"b":2,"1":3,"2":4}');
  });

  it.each(['', '{', '[1,]', '{"a":1,}', "{'a':1}", '01', '1.', '.5', 'nul', '"\n"', '1 2', '[1}'])(
    'refuses %j',
    (text) => {
      expect(readJson(text).ok).toBe(false);
    },
  );

  it('is the same whether it is read by the platform or here', () => {
    const plain = '{"b":[1,-20,"x",null,{"a b":true}],"":[]}';
    // The float keeps the platform's reader away.
    const [read1, read2] = [read(plain), read(`[${plain},1.0]`)];
    expect(read1).toEqual(JSON.parse(plain));
    expect(Array.isArray(read2) && read2[0]).toEqual(read1);
  });

  it('has a limit of depth', () => {
    expect(readJson(`${'['.repeat(500)}${']'.repeat(500)}`).ok).toBe(true);
    expect(readJson(`${'['.repeat(501)}${']'.repeat(501)}`).ok).toBe(false);
    expect(readJson('['.repeat(10_000)).ok).toBe(false);
  });
});

describe('objects', () => {
  const object = objectOf([
    ['b', 1],
    ['10', 2],
    ['B', 3],
  ]);

  it('are read by exact spelling, else by the first without case', () => {
    expect(memberAt(object, 'B')).toBe(3);
    expect(
      memberAt(
        objectOf([
          ['aB', 1],
          ['Ab', 2],
        ]),
        'AB',
      ),
    ).toBe(1);
    expect(memberAt(object, 'constructor')).toBeUndefined();
  });

  it('are copied with their order', () => {
    expect(namesOf(withLast(object, '1', 4))).toEqual(['b', '10', 'B', '1']);
    expect(namesOf(without(object, 'b'))).toEqual(['10', 'B']);
    expect(JSON.stringify(toJson(withLast(object, '10', 5)))).toBe('{"10":5,"b":1,"B":3}');
  });
});

describe('equality', () => {
  const values = [
    '1',
    '1.0',
    '"1"',
    '2.5',
    'null',
    'true',
    '[1]',
    '[1.0]',
    '{"a":1,"b":2}',
    '{"b":2.0,"a":1}',
    '9007199254740993',
  ].map(read);

  it('and identity agree', () => {
    for (const a of values) {
      for (const b of values) {
        const sameKind = typeof a === 'string' || typeof b === 'string' ? typeof a === typeof b : true;
        expect(identityOf(a) === identityOf(b) && sameKind).toBe(equalValues(a, b));
      }
    }
  });
});
