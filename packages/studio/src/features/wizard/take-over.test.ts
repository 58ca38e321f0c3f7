import { emptyPackage, type Edit } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { createWizardStore } from './store.ts';
import { takeOver } from './take-over.ts';
import { isDirty } from './use-draft.ts';

const registered = { name: 'Tasks', package: emptyPackage('Tasks') };
const edit: Edit = { kind: 'set-description', description: 'Detected.' };

function wizard() {
  return createWizardStore({
    ...registered,
    origin: { draftId: 'd', registered: { connectorId: 'con', baseVersion: 4 }, report: [] },
    saved: registered,
  });
}

describe('takeOver', () => {
  it('leaves nothing to save where nothing was', () => {
    const store = wizard();
    takeOver(store, 5, edit);
    const state = store.getState();
    expect(isDirty(state)).toBe(false);
    expect(state.origin.registered).toEqual({ connectorId: 'con', baseVersion: 5 });
    expect(JSON.stringify(state.package.definition)).toContain('Detected.');
  });

  it('keeps unsaved changes unsaved', () => {
    const store = wizard();
    store.getState().edit({ kind: 'set-title', title: 'Mine' });
    takeOver(store, 5, edit);
    const { package: pkg, saved } = store.getState();
    expect(JSON.stringify(pkg.definition)).toMatch(/Mine.*Detected\./);
    expect(JSON.stringify(saved?.package.definition)).toContain('Detected.');
    expect(JSON.stringify(saved?.package.definition)).not.toContain('Mine');
  });
});
