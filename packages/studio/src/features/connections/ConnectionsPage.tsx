import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  SearchBox,
  tokens,
} from '@fluentui/react-components';
import { PlugConnectedRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { connectionsQuery, connectorsQuery } from '../../api/queries.ts';
import { LinkButton } from '../../common/LinkButton.tsx';
import { QueryState } from '../../common/QueryState.tsx';
import { StateMessage } from '../../common/StateMessage.tsx';
import { PageHeader } from '../../frame/PageHeader.tsx';
import { ConnectionEditor } from './ConnectionEditor.tsx';
import { ConnectionList } from './ConnectionList.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  tools: { padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalM}` },
});

export function ConnectionsPage() {
  const styles = useStyles();
  const navigate = useNavigate();
  const { new: newFor } = useSearch({ from: '/frame/connections' });
  const query = useQuery(connectionsQuery);
  const connectors = useQuery(connectorsQuery);
  const [search, setSearch] = useState('');
  const text = search.trim().toLowerCase();
  const shown = (query.data ?? []).filter((connection) =>
    `${connection.name} ${connection.connectorName}`.toLowerCase().includes(text),
  );
  const open = (connectorId: string | undefined): void => {
    void navigate({ to: '/connections', search: connectorId === undefined ? {} : { new: connectorId } });
  };
  const choices = connectors.data ?? [];

  return (
    <>
      <PageHeader
        title={texts.title}
        actions={
          choices.length === 0 ? undefined : (
            <Menu positioning="below-end">
              <MenuTrigger disableButtonEnhancement>
                <Button appearance="primary">{texts.newConnection}</Button>
              </MenuTrigger>
              <MenuPopover>
                <MenuList>
                  {choices.map((connector) => (
                    <MenuItem
                      key={connector.id}
                      onClick={() => {
                        open(connector.id);
                      }}
                    >
                      {connector.name}
                    </MenuItem>
                  ))}
                </MenuList>
              </MenuPopover>
            </Menu>
          )
        }
      />
      <QueryState query={query} what={texts.what}>
        {(connections) =>
          connections.length === 0 ? (
            <StateMessage
              icon={<PlugConnectedRegular />}
              title={texts.emptyTitle}
              text={choices.length === 0 ? `${texts.empty} ${texts.needConnector}` : texts.empty}
              action={
                choices.length === 0 && <LinkButton to="/connectors/new">{texts.newConnector}</LinkButton>
              }
            />
          ) : (
            <>
              <div className={styles.tools}>
                <SearchBox
                  placeholder={texts.search}
                  aria-label={texts.search}
                  value={search}
                  onChange={(_event, data) => {
                    setSearch(data.value);
                  }}
                />
              </div>
              <ConnectionList connections={shown} />
            </>
          )
        }
      </QueryState>
      {newFor !== undefined && (
        <ConnectionEditor
          connectorId={newFor}
          onClose={() => {
            open(undefined);
          }}
        />
      )}
    </>
  );
}
