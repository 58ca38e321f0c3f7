import { expect, test } from 'vitest';
import { newLoop, type Loop } from './loop.ts';

interface Item {
  readonly name: string;
  value: number;
}

interface Commit {
  readonly rows: readonly string[];
  readonly end: (error?: Error) => void;
}

interface Desk {
  readonly loop: Loop<Item>;
  readonly commits: Commit[];
  readonly effects: string[];
  readonly given: (readonly string[])[];
}

function desk(): Desk {
  const commits: Commit[] = [];
  const effects: string[] = [];
  const given: (readonly string[])[] = [];
  const loop = newLoop<Item>({
    commit: (items) =>
      new Promise((resolve, reject) => {
        const rows = items.map(({ name, value }) => `${name}${value}`);
        commits.push({ rows, end: (error) => (error === undefined ? resolve() : reject(error)) });
      }),
    take: ({ name, value }) => {
      const effect = `${name}${value}`;
      return () => effects.push(effect);
    },
    failed: (items) => given.push(items.map(({ name }) => name)),
    turn: undefined,
  });
  return { loop, commits, effects, given };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

const adding = (item: Item) => (): readonly Item[] => {
  item.value += 1;
  return [item];
};

test('what comes while something is written is worked through, and written together after it', async () => {
  const { loop, commits, effects } = desk();
  const [a, b] = [
    { name: 'a', value: 0 },
    { name: 'b', value: 0 },
  ];
  const first = loop.post(adding(a));
  await settle();
  const later = [loop.post(adding(a)), loop.post(adding(b)), loop.post(() => [])];
  await settle();
  expect([a.value, b.value]).toEqual([2, 1]);
  expect(commits.map(({ rows }) => rows)).toEqual([['a1']]);
  expect([loop.isPending(a), loop.isPending(b)]).toEqual([true, true]);
  commits[0]?.end();
  expect(await first).toBe('written');
  await settle();
  expect(effects).toEqual(['a1']);
  expect(commits.at(-1)?.rows).toEqual(['a2', 'b1']);
  commits[1]?.end();
  expect(await Promise.all(later)).toEqual(['written', 'written', 'nothing']);
  expect(effects).toEqual(['a1', 'a2', 'b1']);
  expect([loop.isPending(a), loop.isPending(b)]).toEqual([false, false]);
});

test('what was worked through on top of something that could not be written is given up with it', async () => {
  const { loop, commits, effects, given } = desk();
  const [a, b, c] = ['a', 'b', 'c'].map((name) => ({ name, value: 0 }));
  if (a === undefined || b === undefined || c === undefined) throw new Error();
  const lost = [loop.post(adding(a))];
  await settle();
  lost.push(loop.post(adding(a)), loop.post(adding(b)));
  await settle();
  commits[0]?.end(new Error('The disk is full.'));
  expect(await Promise.all(lost)).toEqual(['failed', 'failed', 'failed']);
  expect(given).toEqual([['a', 'b']]);
  expect(effects).toEqual([]);
  const next = loop.post(adding(c));
  await settle();
  commits[1]?.end();
  expect(await next).toBe('written');
});

test('work that throws fails alone, and stopping waits for what is being written', async () => {
  const { loop, commits } = desk();
  const a = { name: 'a', value: 0 };
  const broken = loop.post(() => {
    throw new Error('A bug.');
  });
  const good = loop.post(adding(a));
  expect(await broken).toBe('failed');
  await settle();
  let isOver = false;
  const stopped = loop.stop().then(() => (isOver = true));
  await settle();
  expect(isOver).toBe(false);
  commits[0]?.end();
  await stopped;
  expect(await good).toBe('written');
  expect(await loop.post(adding(a))).toBe('failed');
});

test('an effect that throws stops neither the others nor the loop', async () => {
  const given: unknown[] = [];
  const loop = newLoop<Item>({
    commit: () => Promise.resolve(),
    take:
      ({ name }) =>
      () => {
        if (name === 'a') throw new Error('A port threw.');
      },
    failed: (_, error) => given.push(error),
    turn: undefined,
  });
  const posts = [loop.post(adding({ name: 'a', value: 0 })), loop.post(adding({ name: 'b', value: 0 }))];
  expect(await Promise.all(posts)).toEqual(['written', 'written']);
  expect(await loop.post(adding({ name: 'b', value: 1 }))).toBe('written');
  expect(given).toEqual([new Error('A port threw.')]);
});
