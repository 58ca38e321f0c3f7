import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { LinkButton } from '../../common/LinkButton.tsx';
import { QueryState } from '../../common/QueryState.tsx';
import { StateMessage } from '../../common/StateMessage.tsx';
import type { Draft } from '../../drafts/draft.ts';
import { loadDraft } from '../../drafts/draft-store.ts';
import { storeOfDraft } from './open-draft.ts';
import { texts } from './texts.ts';
import { Wizard } from './Wizard.tsx';
import { WizardContext } from './wizard-context.ts';

/** The wizard over a draft that is not registered yet. */
export function DraftPage() {
  const { draftId } = useParams({ from: '/frame/connectors/new/$draftId' });
  const query = useQuery({
    queryKey: ['drafts', draftId],
    queryFn: async () => (await loadDraft(draftId)) ?? null,
    gcTime: 0,
    staleTime: Infinity,
  });
  return (
    <QueryState query={query} what={texts.connectorWhat}>
      {(draft) => (draft === null ? <Missing /> : <DraftWizard key={draft.id} draft={draft} />)}
    </QueryState>
  );
}

function DraftWizard(props: { readonly draft: Draft }) {
  const [opened] = useState(() => storeOfDraft(props.draft));
  if (opened.store === undefined) {
    return <StateMessage title={texts.unreadable} text={opened.reason} />;
  }
  return (
    <WizardContext value={opened.store}>
      <Wizard />
    </WizardContext>
  );
}

function Missing() {
  return (
    <StateMessage
      title={texts.draftMissing}
      text={texts.draftMissingText}
      action={
        <LinkButton appearance="primary" to="/connectors/new">
          {texts.newConnector}
        </LinkButton>
      }
    />
  );
}
