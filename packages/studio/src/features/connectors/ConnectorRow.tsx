import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { routeUrl, type ConnectorSummary } from '@connectory/api';
import { Link } from '@tanstack/react-router';
import { ConnectorTile } from '../../common/ConnectorTile.tsx';
import { timeAgo } from '../../common/format.ts';
import { ProblemCounts } from '../../common/ProblemCounts.tsx';
import { ConnectorMenu } from './ConnectorMenu.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    height: '100%',
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  link: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    flexGrow: 1,
    minWidth: 0,
    height: '100%',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `-${tokens.strokeWidthThick}`,
    },
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  meta: { color: tokens.colorNeutralForeground3 },
  fact: {
    flexShrink: 0,
    color: tokens.colorNeutralForeground2,
    '@media (max-width: 900px)': { display: 'none' },
  },
});

export function ConnectorRow(props: {
  readonly connector: ConnectorSummary;
  readonly onDelete: (connector: ConnectorSummary) => void;
}) {
  const styles = useStyles();
  const { connector } = props;
  return (
    <div className={styles.row}>
      <Link to="/connectors/$connectorId" params={{ connectorId: connector.id }} className={styles.link}>
        <ConnectorTile
          name={connector.name}
          color={connector.color}
          iconUrl={connector.hasIcon ? routeUrl('getConnectorIcon', { id: connector.id }) : undefined}
        />
        <span className={styles.words}>
          <Text weight="semibold" truncate wrap={false}>
            {connector.name}
          </Text>
          <Text size={200} className={styles.meta} truncate wrap={false}>
            {connector.description === '' ? texts.noDescription : connector.description}
          </Text>
        </span>
        <ProblemCounts errors={connector.errors} warnings={connector.warnings} />
        <Text size={200} className={styles.fact}>
          {texts.counts(connector.actions, connector.triggers)}
        </Text>
        <Text size={200} className={styles.fact}>
          {texts.version(connector.version)}
        </Text>
        <Text size={200} className={styles.fact}>
          {texts.changed(timeAgo(connector.updatedAt), connector.owner)}
        </Text>
      </Link>
      <ConnectorMenu connector={connector} onDelete={props.onDelete} />
    </div>
  );
}
