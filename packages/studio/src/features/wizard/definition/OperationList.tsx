import { Button, makeStyles, SearchBox, Text, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import type { Diagnostic } from '@connectory/base';
import { useMemo, useState } from 'react';
import { VirtualListbox, type ListboxItem } from '../../../common/VirtualListbox.tsx';
import { useWizard, useWizardStore } from '../wizard-context.ts';
import { addOperation } from './add-operation.ts';
import { OperationOption } from './OperationOption.tsx';
import { searchOperations, worstOf, type OperationRow } from './operations.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
  },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS },
  nothing: { padding: tokens.spacingHorizontalM },
});

export function OperationList(props: {
  readonly rows: readonly OperationRow[];
  readonly findings: ReadonlyMap<string, readonly Diagnostic[]>;
  readonly selected: OperationRow | undefined;
}) {
  const styles = useStyles();
  const store = useWizardStore();
  const select = useWizard((state) => state.select);
  const [search, setSearch] = useState('');
  const { rows } = props;
  const items = useMemo((): readonly ListboxItem<OperationRow>[] => {
    const found = searchOperations(rows, search);
    const actions = found.filter((row) => !row.trigger);
    const triggers = found.filter((row) => row.trigger);
    return [
      ...group(texts.actions(actions.length), actions),
      ...group(texts.triggers(triggers.length), triggers),
    ];
  }, [rows, search]);
  return (
    <>
      <div className={styles.tools}>
        <div className={styles.buttons}>
          <Button
            size="small"
            icon={<AddRegular />}
            onClick={() => {
              addOperation(store, false);
            }}
          >
            {texts.newAction}
          </Button>
          <Button
            size="small"
            icon={<AddRegular />}
            onClick={() => {
              addOperation(store, true);
            }}
          >
            {texts.newTrigger}
          </Button>
        </div>
        <SearchBox
          size="small"
          placeholder={texts.search}
          aria-label={texts.search}
          value={search}
          onChange={(_event, data) => {
            setSearch(data.value);
          }}
        />
      </div>
      {rows.length > 0 && items.length === 0 && <Text className={styles.nothing}>{texts.nothingFound}</Text>}
      <VirtualListbox
        label={texts.list}
        items={items}
        rowHeight={52}
        selected={props.selected?.pointer}
        keyOf={(row) => row.pointer}
        onSelect={(row) => {
          select(row.key);
        }}
      >
        {(row) => <OperationOption row={row} status={worstOf(props.findings.get(row.pointer))} />}
      </VirtualListbox>
    </>
  );
}

function group(title: string, rows: readonly OperationRow[]): readonly ListboxItem<OperationRow>[] {
  if (rows.length === 0) return [];
  return [{ kind: 'heading', title }, ...rows.map((value) => ({ kind: 'option', value }) as const)];
}
