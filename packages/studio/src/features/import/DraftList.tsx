import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { timeAgo } from '../../common/format.ts';
import { Section } from '../../common/Section.tsx';
import { TextLink } from '../../common/TextLink.tsx';
import type { Draft } from '../../drafts/draft.ts';
import { deleteDraft } from '../../drafts/draft-store.ts';
import { draftsQuery } from '../../drafts/queries.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  meta: { marginLeft: 'auto', color: tokens.colorNeutralForeground3 },
});

/** Unsaved work in this browser: drafts of connectors that were not created yet and, where asked for, of changes. */
export function DraftList(props: { readonly title: string; readonly withEdits?: boolean }) {
  const styles = useStyles();
  const query = useQuery(draftsQuery);
  const drafts = (query.data ?? []).filter(
    (draft) => draft.connectorId === undefined || props.withEdits === true,
  );
  if (drafts.length === 0) return null;
  const discard = (draft: Draft): void => {
    void deleteDraft(draft.id).then(() => query.refetch());
  };
  return (
    <Section title={props.title}>
      <ul className={styles.list}>
        {drafts.map((draft) => (
          <li key={draft.id} className={styles.row}>
            {draft.connectorId === undefined ? (
              <TextLink to="/connectors/new/$draftId" params={{ draftId: draft.id }}>
                {draft.name}
              </TextLink>
            ) : (
              <TextLink to="/connectors/$connectorId/edit" params={{ connectorId: draft.connectorId }}>
                {texts.draftOfChanges(draft.name)}
              </TextLink>
            )}
            <Text size={200} className={styles.meta}>
              {texts.draftChanged(timeAgo(draft.updatedAt))}
            </Text>
            <Button
              size="small"
              appearance="subtle"
              aria-label={texts.discardDraft(draft.name)}
              onClick={() => {
                discard(draft);
              }}
            >
              {texts.discard}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}
