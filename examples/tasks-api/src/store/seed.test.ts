import { describe, expect, it } from 'vitest';
import { compileSchema } from '../validation.ts';
import { seedItems, seedLists } from './seed.ts';
import { createStore } from './store.ts';

describe('the seed', () => {
  it('holds 60 tasks with fixed ids, the same every time', () => {
    const items = seedItems();
    expect(items).toHaveLength(60);
    expect([items[0]?.id, items.at(-1)?.id]).toEqual(['task-001', 'task-060']);
    expect(seedItems()).toEqual(items);
  });

  it('fills the custom fields as the lists ask', () => {
    for (const list of seedLists) {
      const validate = compileSchema(list.customFieldsSchema);
      for (const item of seedItems().filter(({ listId }) => listId === list.id)) {
        validate(item.customFields);
        expect(validate.errors, item.id).toBeNull();
      }
    }
  });
});

describe('a store', () => {
  it('shares nothing with another and goes back to the seed', () => {
    const told: string[] = [];
    const one = createStore(
      () => 0,
      (change) => told.push(`${change.kind} ${change.itemId}`),
    );
    const other = createStore(
      () => 0,
      () => undefined,
    );
    one.removeList('garden');
    expect(one.lists()).toHaveLength(4);
    expect(told).toHaveLength(8);
    expect(other.lists()).toHaveLength(5);
    one.reset();
    expect(one.lists()).toEqual(other.lists());
    expect(one.lastSequence()).toBe(60);
  });
});
