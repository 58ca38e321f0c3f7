import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { OAuthClient } from '@connectory/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '../../common/Section.tsx';
import { OAuthClientDialog } from './OAuthClientDialog.tsx';
import { texts } from './texts.ts';
import { oauthClientsQuery } from './use-oauth-clients.ts';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalS} 0`,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
  title: { margin: `${tokens.spacingVerticalM} 0 0`, fontSize: tokens.fontSizeBase300 },
});

/** The OAuth clients that people's sign-ins go through; nothing for a connector that signs in otherwise. */
export function OAuthClients(props: { readonly connectorId: string }) {
  const styles = useStyles();
  const { data } = useQuery(oauthClientsQuery(props.connectorId));
  const [editing, setEditing] = useState<OAuthClient>();
  if (data === undefined || data.length === 0) return null;
  return (
    <Section title={texts.clients}>
      <Text>{texts.clientsText}</Text>
      {data.map((client) => (
        <div key={client.parameterSet}>
          {client.title !== '' && <h3 className={styles.title}>{client.title}</h3>}
          <dl className={styles.facts}>
            <dt className={styles.term}>{texts.provider}</dt>
            <dd className={styles.value}>{client.provider}</dd>
            <dt className={styles.term}>{texts.redirectUrl}</dt>
            <dd className={styles.value}>{client.redirectUrl}</dd>
            <dt className={styles.term}>{texts.clientId}</dt>
            <dd className={styles.value}>{client.clientId === '' ? texts.clientMissing : client.clientId}</dd>
            <dt className={styles.term}>{texts.clientSecret}</dt>
            <dd className={styles.value}>{client.clientSecretSet ? texts.stored : texts.notStored}</dd>
          </dl>
          <Button
            size="small"
            {...(client.title !== '' && { 'aria-label': texts.editFor(client.title) })}
            onClick={() => {
              setEditing(client);
            }}
          >
            {texts.edit}
          </Button>
        </div>
      ))}
      {editing !== undefined && (
        <OAuthClientDialog
          connectorId={props.connectorId}
          client={editing}
          onClose={() => {
            setEditing(undefined);
          }}
        />
      )}
    </Section>
  );
}
