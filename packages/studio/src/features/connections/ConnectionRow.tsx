import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import type { Connection } from '@connectory/api';
import { timeAgo } from '../../common/format.ts';
import { LinkButton } from '../../common/LinkButton.tsx';
import { texts as signInTexts } from '../sign-in/texts.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  meta: { color: tokens.colorNeutralForeground3 },
  reason: { color: tokens.colorStatusDangerForeground1 },
  badge: { flexShrink: 0 },
});

const colors = {
  connected: 'success',
  error: 'danger',
  unfinished: 'warning',
  'sign-in-needed': 'danger',
} as const;

/** Only who signs in at a provider can sign in again; values are mended by editing them. */
function shownStatus({ status, signsIn }: Connection): Connection['status'] {
  return signsIn || status === 'connected' ? status : 'error';
}

export function ConnectionRow(props: {
  readonly connection: Connection;
  readonly onEdit: (connection: Connection) => void;
  readonly onSignIn: (connection: Connection) => void;
  readonly onDelete: (connection: Connection) => void;
}) {
  const styles = useStyles();
  const { connection } = props;
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        <Text weight="semibold" truncate wrap={false}>
          {connection.name}
        </Text>
        {connection.statusReason === undefined ? (
          <Text size={200} className={styles.meta} truncate wrap={false}>
            {connection.connectorName} ·{' '}
            {connection.lastUsedAt === undefined ? texts.unused : texts.used(timeAgo(connection.lastUsedAt))}{' '}
            · {connection.owner}
          </Text>
        ) : (
          <Text
            size={200}
            className={connection.status === 'connected' ? styles.meta : styles.reason}
            truncate
            wrap={false}
            title={connection.statusReason}
          >
            {connection.statusReason}
          </Text>
        )}
      </span>
      <Badge className={styles.badge} appearance="tint" color={colors[shownStatus(connection)]}>
        {texts.status[shownStatus(connection)]}
      </Badge>
      {connection.signsIn && (connection.status !== 'connected' || connection.statusReason !== undefined) && (
        <Button
          size="small"
          appearance="primary"
          aria-label={`${signInTexts.signIn} ${connection.name}`}
          onClick={() => {
            props.onSignIn(connection);
          }}
        >
          {signInTexts.signIn}
        </Button>
      )}
      <LinkButton
        size="small"
        to="/connectors/$connectorId/test"
        params={{ connectorId: connection.connectorId }}
        aria-label={`${texts.test} ${connection.name}`}
      >
        {texts.test}
      </LinkButton>
      <Button
        size="small"
        aria-label={`${texts.edit} ${connection.name}`}
        onClick={() => {
          props.onEdit(connection);
        }}
      >
        {texts.edit}
      </Button>
      <Button
        size="small"
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={`${texts.delete} ${connection.name}`}
        onClick={() => {
          props.onDelete(connection);
        }}
      />
    </div>
  );
}
