import { makeStyles, MessageBar, MessageBarBody, Tab, TabList, tokens } from '@fluentui/react-components';
import { routeUrl, type Connector } from '@connectory/api';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { connectorQuery } from '../../api/queries.ts';
import { PageSkeleton } from '../../common/PageSkeleton.tsx';
import { QueryState } from '../../common/QueryState.tsx';
import { PageHeader } from '../../frame/PageHeader.tsx';
import { texts } from './texts.ts';

const CodeEditor = lazy(() =>
  import('../../editor/CodeEditor.tsx').then((module) => ({ default: module.CodeEditor })),
);

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    flexGrow: 1,
    minHeight: 0,
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
  },
  editor: { flexGrow: 1, minHeight: '320px', display: 'flex' },
});

const documents = {
  definition: 'apiDefinition.swagger.json',
  properties: 'apiProperties.json',
} as const;

/** One registered version, to read. */
export function VersionPage() {
  const { connectorId, version } = useParams({ from: '/frame/connectors/$connectorId/versions/$version' });
  const query = useQuery(connectorQuery(connectorId, Number(version)));
  return (
    <QueryState query={query} what={texts.connectorWhat}>
      {(connector) => <Version connector={connector} />}
    </QueryState>
  );
}

function Version(props: { readonly connector: Connector }) {
  const styles = useStyles();
  const { connector } = props;
  const [shown, setShown] = useState<keyof typeof documents>('definition');
  const file = connector.package.files.find((candidate) => candidate.name === documents[shown]);
  return (
    <>
      <PageHeader
        title={`${connector.name}, ${texts.version(connector.packageVersion).toLowerCase()}`}
        crumbs={[
          { text: texts.title, to: '/connectors' },
          { text: connector.name, connectorId: connector.id },
        ]}
        actions={
          <a
            href={routeUrl('downloadConnector', {
              id: connector.id,
              query: { version: connector.packageVersion },
            })}
          >
            {texts.download}
          </a>
        }
      />
      <div className={styles.body}>
        <MessageBar layout="multiline">
          <MessageBarBody>{texts.oldVersion(connector.packageVersion, connector.version)}</MessageBarBody>
        </MessageBar>
        <TabList
          selectedValue={shown}
          onTabSelect={(_event, data) => {
            setShown(data.value === 'properties' ? 'properties' : 'definition');
          }}
        >
          <Tab value="definition">{texts.definition}</Tab>
          <Tab value="properties">{texts.properties}</Tab>
        </TabList>
        <div className={styles.editor}>
          <Suspense fallback={<PageSkeleton />}>
            <CodeEditor key={shown} label={texts[shown]} value={file?.content ?? ''} readOnly />
          </Suspense>
        </div>
      </div>
    </>
  );
}
