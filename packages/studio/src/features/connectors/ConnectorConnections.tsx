import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { connectionsQuery } from '../../api/queries.ts';
import { timeAgo } from '../../common/format.ts';
import { LinkButton } from '../../common/LinkButton.tsx';
import { Section } from '../../common/Section.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  row: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  meta: { color: tokens.colorNeutralForeground3 },
});

export function ConnectorConnections(props: { readonly connectorId: string }) {
  const styles = useStyles();
  const { data } = useQuery(connectionsQuery);
  const mine = (data ?? []).filter((connection) => connection.connectorId === props.connectorId);
  return (
    <Section
      title={texts.connections}
      actions={
        <LinkButton size="small" to="/connections" search={{ new: props.connectorId }}>
          {texts.newConnection}
        </LinkButton>
      }
    >
      {mine.length === 0 ? (
        <Text>{texts.connectionsEmpty}</Text>
      ) : (
        <ul className={styles.list}>
          {mine.map((connection) => (
            <li key={connection.id} className={styles.row}>
              <Text truncate wrap={false}>
                {connection.name}
              </Text>
              <Text size={200} className={styles.meta}>
                {timeAgo(connection.lastUsedAt ?? connection.createdAt)}
              </Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
