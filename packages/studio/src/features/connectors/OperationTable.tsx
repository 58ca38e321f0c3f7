import { Badge, makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components';
import type { Operation } from '@connectory/connector';
import { useMemo, useState } from 'react';
import { VirtualRows } from '../../common/VirtualRows.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  list: { height: '360px', marginTop: tokens.spacingVerticalM },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    height: '100%',
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
  },
  method: { width: '64px', flexShrink: 0, fontFamily: tokens.fontFamilyMonospace },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  meta: { color: tokens.colorNeutralForeground3, fontFamily: tokens.fontFamilyMonospace },
});

/** The operations of a connector, to look at. */
export function OperationTable(props: { readonly operations: readonly Operation[] }) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const shown = useMemo(() => {
    const text = search.trim().toLowerCase();
    return props.operations.filter((operation) =>
      `${operation.id} ${operation.summary} ${operation.path}`.toLowerCase().includes(text),
    );
  }, [props.operations, search]);
  return (
    <>
      <SearchBox
        placeholder={texts.searchOperations}
        aria-label={texts.searchOperations}
        value={search}
        onChange={(_event, data) => {
          setSearch(data.value);
        }}
      />
      <div className={styles.list} style={{ height: Math.min(360, Math.max(48, shown.length * 48)) }}>
        <VirtualRows
          focusable
          label={texts.operations}
          items={shown}
          rowHeight={48}
          keyOf={(operation) => operation.id}
        >
          {(operation) => (
            <div className={styles.row}>
              <Text size={200} weight="semibold" className={styles.method}>
                {operation.method}
              </Text>
              <span className={styles.words}>
                <Text truncate wrap={false}>
                  {operation.summary}
                </Text>
                <Text size={200} className={styles.meta} truncate wrap={false}>
                  {operation.path}
                </Text>
              </span>
              {operation.kind !== 'action' && (
                <Badge appearance="tint" color="brand">
                  {texts.trigger}
                </Badge>
              )}
            </div>
          )}
        </VirtualRows>
      </div>
    </>
  );
}
