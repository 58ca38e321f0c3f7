import { makeStyles, SearchBox, Select, tokens } from '@fluentui/react-components';
import { PuzzlePieceRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { connectorsQuery } from '../../api/queries.ts';
import { LinkButton } from '../../common/LinkButton.tsx';
import { QueryState } from '../../common/QueryState.tsx';
import { StateMessage } from '../../common/StateMessage.tsx';
import { PageHeader } from '../../frame/PageHeader.tsx';
import { ConnectorList } from './ConnectorList.tsx';
import { isSortKey, sortConnectors, type SortKey } from './sort-connectors.ts';
import { TrySample } from '../import/TrySample.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalM}`,
  },
  search: { minWidth: '280px' },
  sort: { minWidth: '160px' },
});

export function ConnectorsPage() {
  const styles = useStyles();
  const query = useQuery(connectorsQuery);
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<SortKey>('name');
  const shown = useMemo(() => sortConnectors(query.data ?? [], search, sort), [query.data, search, sort]);
  return (
    <>
      <PageHeader
        title={texts.title}
        actions={
          <LinkButton to="/connectors/new" appearance="primary">
            {texts.newConnector}
          </LinkButton>
        }
      />
      <QueryState query={query} what={texts.what}>
        {(connectors) =>
          connectors.length === 0 ? (
            <StateMessage
              icon={<PuzzlePieceRegular />}
              title={texts.emptyTitle}
              text={texts.empty}
              action={<TrySample label={texts.trySample} />}
            />
          ) : (
            <>
              <div className={styles.tools}>
                <SearchBox
                  className={styles.search}
                  placeholder={texts.search}
                  aria-label={texts.search}
                  value={search}
                  onChange={(_event, data) => {
                    setSearch(data.value);
                  }}
                />
                <Select
                  className={styles.sort}
                  aria-label={texts.sort}
                  value={sort}
                  onChange={(_event, data) => {
                    if (isSortKey(data.value)) setSort(data.value);
                  }}
                >
                  <option value="name">{texts.sortName}</option>
                  <option value="updated">{texts.sortUpdated}</option>
                  <option value="problems">{texts.sortProblems}</option>
                </Select>
              </div>
              {shown.length === 0 ? (
                <StateMessage title={texts.nothingFound(search)} text={texts.nothingFoundText} />
              ) : (
                <ConnectorList connectors={shown} />
              )}
            </>
          )
        }
      </QueryState>
    </>
  );
}
