import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { routeUrl, type ConnectorSummary } from '@connectory/api';
import { Link } from '@tanstack/react-router';
import { ConnectorTile } from '../../common/ConnectorTile.tsx';
import { TextLink } from '../../common/TextLink.tsx';
import { byRecency } from './next-step.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'baseline', justifyContent: 'space-between' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  list: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(280px, 1fr))',
    gap: tokens.spacingHorizontalM,
    listStyle: 'none',
    margin: `${tokens.spacingVerticalM} 0 0`,
    padding: 0,
  },
  card: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  meta: { color: tokens.colorNeutralForeground3 },
});

export function RecentConnectors(props: { readonly connectors: readonly ConnectorSummary[] }) {
  const styles = useStyles();
  return (
    <section>
      <div className={styles.head}>
        <h2 className={styles.title}>{texts.recent}</h2>
        <TextLink to="/connectors">{texts.all}</TextLink>
      </div>
      <ul className={styles.list}>
        {byRecency(props.connectors)
          .slice(0, 6)
          .map((connector) => (
            <li key={connector.id}>
              <Link
                to="/connectors/$connectorId"
                params={{ connectorId: connector.id }}
                className={styles.card}
              >
                <ConnectorTile
                  name={connector.name}
                  color={connector.color}
                  iconUrl={connector.hasIcon ? routeUrl('getConnectorIcon', { id: connector.id }) : undefined}
                />
                <span className={styles.words}>
                  <Text weight="semibold" truncate wrap={false}>
                    {connector.name}
                  </Text>
                  <Text size={200} className={styles.meta}>
                    {texts.summary(connector.actions, connector.triggers, connector.version)}
                  </Text>
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}
