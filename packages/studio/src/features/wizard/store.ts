import type { Diagnostic, JsonObject } from '@connectory/base';
import { applyEdit, type ConnectorPackage, type Edit, type OperationKey } from '@connectory/connector';
import { listOperations } from './definition/operations.ts';
import { createStore, type StoreApi } from 'zustand/vanilla';

export type Step = 'general' | 'security' | 'definition' | 'test';

/** What undo goes back to. Packages share all they have in common, so a long history is cheap. */
interface Snapshot {
  readonly name: string;
  readonly package: ConnectorPackage;
}

/** Where the wizard works: a new connector's draft, or the next version of a registered one. */
export interface WizardOrigin {
  readonly draftId: string;
  readonly registered: { readonly connectorId: string; readonly baseVersion: number } | undefined;
  readonly report: readonly Diagnostic[];
}

export interface WizardState extends Snapshot {
  readonly origin: WizardOrigin;
  /** The state that is registered; everything differs from it before the first save. */
  readonly saved: Snapshot | undefined;
  readonly past: readonly Snapshot[];
  readonly future: readonly Snapshot[];
  /** Edits with the same key in quick succession are one step of the history. */
  readonly lastEdit: { readonly key: string; readonly at: number } | undefined;
  /** Typed and not yet stored. It is in no draft: it goes to the server when the connector is saved, and nowhere else. */
  readonly clientSecret: string;
  readonly step: Step;
  readonly textMode: boolean;
  /** Text of the text editor while it is not a definition; the package stays at the last valid state. */
  readonly text: string | undefined;
  readonly selected: OperationKey | undefined;
  /** What the rules find in the package; `undefined` until they have run once. */
  readonly findings: readonly Diagnostic[] | undefined;
  /** Where a click on a problem leads. A new object leads there again. */
  readonly target: { readonly pointer: string } | undefined;
}

export interface WizardActions {
  /** Applies an edit and gives what it had to say; with an error nothing changes. */
  readonly edit: (edit: Edit, key?: string) => readonly Diagnostic[];
  readonly rename: (name: string) => void;
  readonly setClientSecret: (clientSecret: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly goTo: (step: Step) => void;
  readonly select: (key: OperationKey | undefined) => void;
  readonly setTextMode: (on: boolean) => void;
  /** Takes the text editor's text: a definition replaces the package's, anything else is kept as text. */
  readonly setText: (text: string, definition: JsonObject | undefined) => void;
  readonly setFindings: (findings: readonly Diagnostic[]) => void;
  readonly open: (diagnostic: Diagnostic) => void;
  readonly registered: (connectorId: string, version: number, saved: Snapshot) => void;
}

export type WizardStore = StoreApi<WizardState & WizardActions>;

const historyLength = 200;
const coalesceMs = 1000;

export function createWizardStore(
  initial: Snapshot & {
    readonly origin: WizardOrigin;
    readonly saved?: Snapshot;
    readonly text?: string;
    readonly step?: Step;
  },
  now: () => number = Date.now,
): WizardStore {
  return createStore<WizardState & WizardActions>((set, get) => {
    const change = (next: Partial<Snapshot>, key: string | undefined): void => {
      const { name, package: pkg, past, lastEdit } = get();
      const at = now();
      const merged = key !== undefined && lastEdit?.key === key && at - lastEdit.at < coalesceMs;
      set({
        ...next,
        past: merged ? past : [...past.slice(1 - historyLength), { name, package: pkg }],
        future: [],
        lastEdit: key === undefined ? undefined : { key, at },
      });
    };
    return {
      name: initial.name,
      package: initial.package,
      origin: initial.origin,
      saved: initial.saved,
      past: [],
      future: [],
      lastEdit: undefined,
      clientSecret: '',
      step: initial.step ?? 'general',
      textMode: initial.text !== undefined,
      text: initial.text,
      selected: undefined,
      findings: undefined,
      target: undefined,

      edit: (edit, key) => {
        const before = get();
        const outcome = applyEdit(before.package, edit);
        if (outcome.package !== before.package) {
          change({ package: outcome.package }, key);
          set({
            selected: followSelection(before.selected, before.package.definition, outcome.package.definition),
          });
        }
        return outcome.diagnostics;
      },
      rename: (name) => {
        change({ name }, 'name');
      },
      setClientSecret: (clientSecret) => {
        set({ clientSecret });
      },
      undo: () => {
        const { past, future, name, package: pkg } = get();
        const last = past.at(-1);
        if (last === undefined) return;
        set({
          ...last,
          past: past.slice(0, -1),
          future: [{ name, package: pkg }, ...future],
          lastEdit: undefined,
          text: undefined,
        });
      },
      redo: () => {
        const { past, future, name, package: pkg } = get();
        const [next, ...rest] = future;
        if (next === undefined) return;
        set({
          ...next,
          past: [...past, { name, package: pkg }],
          future: rest,
          lastEdit: undefined,
          text: undefined,
        });
      },
      goTo: (step) => {
        set({ step, target: undefined });
      },
      select: (selected) => {
        set({ selected, target: undefined });
      },
      setTextMode: (textMode) => {
        set({ textMode, target: undefined });
      },
      setText: (text, definition) => {
        if (definition === undefined) {
          set({ text });
          return;
        }
        set({ text: undefined });
        change({ package: { ...get().package, definition } }, 'text');
      },
      setFindings: (findings) => {
        set({ findings });
      },
      open: (diagnostic) => {
        const pointer = diagnostic.place?.pointer ?? '';
        const place = placeOf(pointer, diagnostic.place?.file);
        set({
          step: place.step,
          ...(place.operation !== undefined && { selected: place.operation }),
          target: { pointer },
        });
      },
      registered: (connectorId, version, saved) => {
        set((state) => ({
          saved,
          origin: { ...state.origin, registered: { connectorId, baseVersion: version } },
        }));
      },
    };
  });
}

/** The page and the operation that a pointer belongs to. */
export function placeOf(
  pointer: string,
  file?: string,
): { readonly step: Step; readonly operation?: OperationKey } {
  const [root = '', path, method] = pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (file === 'apiProperties.json') {
    return { step: pointer.includes('connectionParameters') ? 'security' : 'general' };
  }
  if (root === 'paths' && path !== undefined && method !== undefined) {
    return { step: 'definition', operation: { path, method } };
  }
  if (root === 'securityDefinitions' || root === 'security') return { step: 'security' };
  return { step: ['info', 'host', 'basePath', 'schemes', ''].includes(root) ? 'general' : 'definition' };
}

/** The selection after an edit: an operation that is gone was moved to where a new one appeared, or removed. */
function followSelection(
  selected: OperationKey | undefined,
  before: JsonObject,
  after: JsonObject,
): OperationKey | undefined {
  if (selected === undefined || before['paths'] === after['paths']) return selected;
  const rows = listOperations(after);
  if (rows.some(({ key }) => key.path === selected.path && key.method === selected.method)) return selected;
  const known = new Set(listOperations(before).map((row) => row.pointer));
  return rows.find((row) => !known.has(row.pointer))?.key;
}
