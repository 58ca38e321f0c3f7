import { Badge, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Connector } from '@connectory/api';
import { timeAgo } from '../../common/format.ts';
import { Section } from '../../common/Section.tsx';
import { TextLink } from '../../common/TextLink.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyle: 'none' },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  meta: { marginLeft: 'auto', color: tokens.colorNeutralForeground3 },
});

export function VersionList(props: { readonly connector: Connector }) {
  const styles = useStyles();
  const { connector } = props;
  return (
    <Section title={texts.versions}>
      <ul className={styles.list}>
        {connector.versions
          .toSorted((left, right) => right.version - left.version)
          .map((version) => (
            <li key={version.version} className={styles.row}>
              <TextLink
                to="/connectors/$connectorId/versions/$version"
                params={{ connectorId: connector.id, version: String(version.version) }}
                aria-label={texts.openVersion(version.version)}
              >
                {texts.version(version.version)}
              </TextLink>
              {version.version === connector.version && (
                <Badge appearance="tint" color="brand">
                  {texts.newest}
                </Badge>
              )}
              <Text size={200} className={styles.meta}>
                {texts.madeBy(timeAgo(version.createdAt), version.createdBy)}
              </Text>
            </li>
          ))}
      </ul>
    </Section>
  );
}
