import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { Connector } from '@connectory/api';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { connectorQuery } from '../../api/queries.ts';
import { timeAgo } from '../../common/format.ts';
import { QueryState } from '../../common/QueryState.tsx';
import { StateMessage } from '../../common/StateMessage.tsx';
import { editDraftId, type Draft } from '../../drafts/draft.ts';
import { deleteDraft, loadDraft } from '../../drafts/draft-store.ts';
import { storeOfConnector, storeOfDraft } from './open-draft.ts';
import { texts } from './texts.ts';
import { Wizard } from './Wizard.tsx';
import { WizardContext } from './wizard-context.ts';

const useStyles = makeStyles({ banner: { margin: tokens.spacingHorizontalM, flexShrink: 0 } });

/** The wizard over a registered connector; what was left unsaved before is offered for recovery. */
export function EditPage() {
  const { connectorId } = useParams({ from: '/frame/connectors/$connectorId/edit' });
  const query = useQuery({ ...connectorQuery(connectorId), staleTime: Infinity });
  const draft = useQuery({
    queryKey: ['drafts', editDraftId(connectorId)],
    queryFn: async () => (await loadDraft(editDraftId(connectorId))) ?? null,
    gcTime: 0,
    staleTime: Infinity,
  });
  return (
    <QueryState query={query} what={texts.connectorWhat}>
      {(connector) =>
        draft.data === undefined ? null : (
          <EditWizard key={connector.id} connector={connector} draft={draft.data ?? undefined} />
        )
      }
    </QueryState>
  );
}

function EditWizard(props: { readonly connector: Connector; readonly draft: Draft | undefined }) {
  const styles = useStyles();
  const { connector } = props;
  const { step } = useSearch({ from: '/frame/connectors/$connectorId/edit' });
  const [draft, setDraft] = useState(props.draft);
  const [opened, setOpened] = useState(() => storeOfConnector(connector, step ?? 'general'));
  if (opened.store === undefined) {
    return <StateMessage title={texts.unreadable} text={opened.reason} />;
  }
  const recover = (): void => {
    if (draft !== undefined) setOpened(storeOfDraft(draft, connector));
    setDraft(undefined);
  };
  const discard = (): void => {
    void deleteDraft(editDraftId(connector.id));
    setDraft(undefined);
  };
  return (
    <>
      {draft !== undefined && (
        <MessageBar intent="warning" layout="multiline" className={styles.banner}>
          <MessageBarBody>
            <MessageBarTitle>{texts.recoverTitle}</MessageBarTitle>{' '}
            {texts.recoverText(timeAgo(draft.updatedAt), draft.baseVersion ?? 1)}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={recover}>{texts.recover}</Button>
            <Button onClick={discard}>{texts.discard}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      <WizardContext value={opened.store}>
        <Wizard />
      </WizardContext>
    </>
  );
}
