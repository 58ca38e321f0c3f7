import { expect, test } from 'vitest';
import { memoryStore } from './memory.ts';
import { storeCases } from './testing/cases.ts';

test.each(storeCases)('a store in memory $name', async ({ check }) => {
  expect(await check(memoryStore())).toEqual([]);
});
