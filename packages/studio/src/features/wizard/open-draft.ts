import type { Connector } from '@connectory/api';
import { readPackage } from '@connectory/connector';
import { readPayload } from '../../common/payload.ts';
import { editDraftId, type Draft } from '../../drafts/draft.ts';
import { createWizardStore, type Step, type WizardStore } from './store.ts';

type Opened = { readonly store: WizardStore } | { readonly store: undefined; readonly reason: string };

/** A wizard over a draft as it was left; with the registered connector, of the next version of that. */
export function storeOfDraft(draft: Draft, connector?: Connector): Opened {
  const reading = readPackage(draft.files);
  if (reading.package === undefined) return { store: undefined, reason: reasonOf(reading.diagnostics) };
  const saved = connector === undefined ? undefined : readPayload(connector.package).package;
  const store = createWizardStore({
    name: draft.name,
    package: reading.package,
    origin: {
      draftId: draft.id,
      registered:
        draft.connectorId === undefined
          ? undefined
          : { connectorId: draft.connectorId, baseVersion: draft.baseVersion ?? 1 },
      report: draft.report ?? [],
    },
    ...(saved !== undefined &&
      connector !== undefined && { saved: { name: connector.name, package: saved } }),
    ...(draft.text !== undefined && { text: draft.text }),
  });
  return { store };
}

/** A wizard over the newest version of a registered connector. */
export function storeOfConnector(connector: Connector, step: Step): Opened {
  const reading = readPayload(connector.package);
  if (reading.package === undefined) return { store: undefined, reason: reasonOf(reading.diagnostics) };
  const snapshot = { name: connector.name, package: reading.package };
  const store = createWizardStore({
    ...snapshot,
    saved: snapshot,
    step,
    origin: {
      draftId: editDraftId(connector.id),
      registered: { connectorId: connector.id, baseVersion: connector.version },
      report: [],
    },
  });
  return { store };
}

function reasonOf(diagnostics: readonly { readonly message: string }[]): string {
  return diagnostics.map((diagnostic) => diagnostic.message).join(' ');
}
