import { makeStyles, tokens } from '@fluentui/react-components';
import { routeUrl } from '@connectory/api';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { connectorQuery } from '../../api/queries.ts';
import { ConnectorTile } from '../../common/ConnectorTile.tsx';
import { LinkButton } from '../../common/LinkButton.tsx';
import { QueryState } from '../../common/QueryState.tsx';
import { PageHeader } from '../../frame/PageHeader.tsx';
import { ConnectorMenu } from './ConnectorMenu.tsx';
import { ConnectorOverview } from './ConnectorOverview.tsx';
import { DeleteConnector } from './DeleteConnector.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({ actions: { display: 'flex', gap: tokens.spacingHorizontalS } });

export function ConnectorPage() {
  const styles = useStyles();
  const { connectorId } = useParams({ from: '/frame/connectors/$connectorId' });
  const navigate = useNavigate();
  const query = useQuery(connectorQuery(connectorId));
  const [deleting, setDeleting] = useState(false);
  return (
    <QueryState query={query} what={texts.connectorWhat}>
      {(connector) => (
        <>
          <PageHeader
            title={connector.name}
            crumbs={[{ text: texts.title, to: '/connectors' }]}
            before={
              <ConnectorTile
                size="large"
                name={connector.name}
                color={connector.color}
                iconUrl={connector.hasIcon ? routeUrl('getConnectorIcon', { id: connector.id }) : undefined}
              />
            }
            actions={
              <div className={styles.actions}>
                <ConnectorMenu
                  connector={connector}
                  onDelete={() => {
                    setDeleting(true);
                  }}
                />
                <LinkButton to="/connectors/$connectorId/edit" params={{ connectorId }}>
                  {texts.edit}
                </LinkButton>
                <LinkButton to="/connectors/$connectorId/test" params={{ connectorId }} appearance="primary">
                  {texts.test}
                </LinkButton>
              </div>
            }
          />
          <ConnectorOverview connector={connector} />
          {deleting && (
            <DeleteConnector
              connector={connector}
              onClose={() => {
                setDeleting(false);
              }}
              onDeleted={() => void navigate({ to: '/connectors' })}
            />
          )}
        </>
      )}
    </QueryState>
  );
}
