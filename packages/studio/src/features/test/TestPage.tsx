import type { Connector } from '@connectory/api';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { connectorQuery } from '../../api/queries.ts';
import { LinkButton } from '../../common/LinkButton.tsx';
import { readPayload } from '../../common/payload.ts';
import { QueryState } from '../../common/QueryState.tsx';
import { StateMessage } from '../../common/StateMessage.tsx';
import { PageHeader } from '../../frame/PageHeader.tsx';
import { TestWorkspace } from './TestWorkspace.tsx';
import { texts } from './texts.ts';

/** Calls operations of a registered connector. */
export function TestPage() {
  const { connectorId } = useParams({ from: '/frame/connectors/$connectorId/test' });
  const query = useQuery(connectorQuery(connectorId));
  return (
    <QueryState query={query} what={texts.what}>
      {(connector) => (
        <>
          <PageHeader
            title={texts.title(connector.name)}
            crumbs={[
              { text: texts.connectors, to: '/connectors' },
              { text: connector.name, connectorId },
            ]}
            actions={
              <LinkButton to="/connectors/$connectorId/edit" params={{ connectorId }}>
                {texts.edit}
              </LinkButton>
            }
          />
          <Loaded connector={connector} />
        </>
      )}
    </QueryState>
  );
}

function Loaded(props: { readonly connector: Connector }) {
  const { connector } = props;
  const reading = useMemo(() => readPayload(connector.package), [connector.package]);
  if (reading.package === undefined) {
    return (
      <StateMessage
        title={texts.unreadable}
        text={reading.diagnostics.map((diagnostic) => diagnostic.message).join(' ')}
      />
    );
  }
  return <TestWorkspace connectorId={connector.id} package={reading.package} />;
}
