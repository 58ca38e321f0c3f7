import { emptyPackage } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { createWizardStore, placeOf } from './store.ts';

function make() {
  let time = 0;
  const store = createWizardStore(
    {
      name: 'Tasks',
      package: emptyPackage('Tasks'),
      origin: { draftId: 'd', registered: undefined, report: [] },
    },
    () => time,
  );
  return {
    store,
    wait: (milliseconds: number) => {
      time += milliseconds;
    },
    host: () => store.getState().package.definition['host'],
  };
}

describe('wizard store', () => {
  it('undoes and redoes edits', () => {
    const { store, host } = make();
    const before = host();
    store.getState().edit({ kind: 'set-address', host: 'a.example' });
    expect(host()).toBe('a.example');
    store.getState().undo();
    expect(host()).toBe(before);
    store.getState().redo();
    expect(host()).toBe('a.example');
  });

  it('takes quick edits of one field as one step, and slow ones as several', () => {
    const { store, host, wait } = make();
    for (const text of ['a', 'ab', 'abc']) {
      store.getState().edit({ kind: 'set-address', host: text }, 'host');
      wait(100);
    }
    expect(store.getState().past).toHaveLength(1);
    wait(2000);
    store.getState().edit({ kind: 'set-address', host: 'abcd' }, 'host');
    store.getState().undo();
    expect(host()).toBe('abc');
  });

  it('keeps text that is not a definition beside the last valid state', () => {
    const { store, host } = make();
    const before = host();
    store.getState().setText('{ "host": ', undefined);
    expect(store.getState().text).toBe('{ "host": ');
    expect(host()).toBe(before);
    store.getState().setText('{ "host": "b.example" }', { host: 'b.example' });
    expect(store.getState().text).toBeUndefined();
    expect(host()).toBe('b.example');
  });

  it('follows a moved operation and forgets a removed one', () => {
    const { store } = make();
    store.getState().edit({ kind: 'add-operation', trigger: false });
    const [path = ''] = Object.keys(Object(store.getState().package.definition['paths']));
    const [method = ''] = Object.keys(Object(Object(store.getState().package.definition['paths'])[path]));
    store.getState().select({ path, method });
    store
      .getState()
      .edit({ kind: 'move-operation', operation: { path, method }, to: { path: '/x', method } });
    expect(store.getState().selected).toEqual({ path: '/x', method });
    store.getState().edit({ kind: 'remove-operation', operation: { path: '/x', method } });
    expect(store.getState().selected).toBeUndefined();
  });

  it('leads from a pointer to the page and the operation', () => {
    expect(placeOf('/paths/~1a~1{b}/get/parameters/0')).toEqual({
      step: 'definition',
      operation: { path: '/a/{b}', method: 'get' },
    });
    expect(placeOf('/host')).toEqual({ step: 'general' });
    expect(placeOf('/securityDefinitions/x')).toEqual({ step: 'security' });
    expect(placeOf('/properties/iconBrandColor', 'apiProperties.json')).toEqual({ step: 'general' });
  });
});
