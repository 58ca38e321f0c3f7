import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Connector } from '@connectory/api';
import { compileConnector } from '@connectory/connector';
import { useMemo } from 'react';
import { DiagnosticItem } from '../../common/DiagnosticItem.tsx';
import { wire } from '../../api/wire.ts';
import { readPayload } from '../../common/payload.ts';
import { Section } from '../../common/Section.tsx';
import { OAuthClients } from '../sign-in/OAuthClients.tsx';
import { ConnectorConnections } from './ConnectorConnections.tsx';
import { OperationTable } from './OperationTable.tsx';
import { VersionList } from './VersionList.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(280px, 1fr)',
    gap: tokens.spacingHorizontalL,
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    '@media (max-width: 960px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalM} 0 0`,
  },
  term: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

export function ConnectorOverview(props: { readonly connector: Connector }) {
  const styles = useStyles();
  const { connector } = props;
  const model = useMemo(() => {
    const reading = readPayload(connector.package);
    return reading.package === undefined ? undefined : compileConnector(reading.package);
  }, [connector.package]);
  const operations = useMemo(() => (model === undefined ? [] : [...model.operations.values()]), [model]);
  return (
    <div className={styles.root}>
      <div className={styles.column}>
        <Section title={texts.overview}>
          <Text>{connector.description === '' ? texts.noDescription : connector.description}</Text>
          {model !== undefined && (
            <dl className={styles.facts}>
              <dt className={styles.term}>{texts.address}</dt>
              <dd className={styles.value}>{`${model.scheme}://${model.host}${model.basePath}`}</dd>
              <dt className={styles.term}>{texts.signIn}</dt>
              <dd className={styles.value}>{texts.security[model.security.kind]}</dd>
            </dl>
          )}
        </Section>
        <Section title={texts.operations}>
          {operations.length === 0 ? (
            <Text>{texts.operationsEmpty}</Text>
          ) : (
            <OperationTable operations={operations} />
          )}
        </Section>
      </div>
      <div className={styles.column}>
        {model?.connectionParameterSets.some(({ security }) => security.kind === 'oauth2') === true && (
          <OAuthClients connectorId={connector.id} />
        )}
        <ConnectorConnections connectorId={connector.id} />
        <VersionList connector={connector} />
        <Section title={texts.problems}>
          {connector.diagnostics.length === 0 ? (
            <Text>{texts.noProblems}</Text>
          ) : (
            connector.diagnostics
              .slice(0, 20)
              .map((diagnostic, at) => <DiagnosticItem key={at} diagnostic={wire(diagnostic)} />)
          )}
        </Section>
      </div>
    </div>
  );
}
