import { makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons';
import type { Connector, Operation } from '@connectory/connector';
import { useMemo, useState } from 'react';
import { ListOptionText } from '../../common/ListOptionText.tsx';
import { VirtualListbox, type ListboxItem } from '../../common/VirtualListbox.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  search: { margin: tokens.spacingHorizontalM },
  tick: { color: tokens.colorPaletteGreenForeground1, flexShrink: 0 },
});

/** The operations to call, with a tick on those that were called with success. */
export function OperationPicker(props: {
  readonly connector: Connector;
  readonly selected: string | undefined;
  readonly succeeded: ReadonlySet<string>;
  readonly onSelect: (id: string) => void;
}) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const { operations } = props.connector;
  const items = useMemo((): readonly ListboxItem<Operation>[] => {
    const text = search.trim().toLowerCase();
    const found = [...operations.values()].filter((operation) =>
      `${operation.id} ${operation.summary} ${operation.path}`.toLowerCase().includes(text),
    );
    const actions = found.filter((operation) => operation.kind === 'action');
    const triggers = found.filter((operation) => operation.kind !== 'action');
    return [
      ...group(texts.actions(actions.length), actions),
      ...group(texts.triggers(triggers.length), triggers),
    ];
  }, [operations, search]);
  return (
    <>
      <SearchBox
        className={styles.search}
        size="small"
        placeholder={texts.search}
        aria-label={texts.search}
        value={search}
        onChange={(_event, data) => {
          setSearch(data.value);
        }}
      />
      <VirtualListbox
        label={texts.operations}
        items={items}
        rowHeight={52}
        selected={props.selected}
        keyOf={(operation) => operation.id}
        onSelect={(operation) => {
          props.onSelect(operation.id);
        }}
      >
        {(operation) => (
          <ListOptionText
            title={operation.summary}
            meta={`${operation.method} ${operation.path}`}
            mark={
              props.succeeded.has(operation.id) && (
                <CheckmarkCircleFilled className={styles.tick} fontSize={16} aria-label={texts.succeeded} />
              )
            }
          />
        )}
      </VirtualListbox>
    </>
  );
}

function group(title: string, operations: readonly Operation[]): readonly ListboxItem<Operation>[] {
  if (operations.length === 0) return [];
  return [{ kind: 'heading', title }, ...operations.map((value) => ({ kind: 'option', value }) as const)];
}
