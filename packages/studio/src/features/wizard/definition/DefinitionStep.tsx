import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { SidePane } from '../../../common/SidePane.tsx';
import { StateMessage } from '../../../common/StateMessage.tsx';
import { useWizard } from '../wizard-context.ts';
import { findingsByOperation, listOperations } from './operations.ts';
import { OperationEditor } from './OperationEditor.tsx';
import { OperationList } from './OperationList.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexGrow: 1, minHeight: 0 },
  editor: { flexGrow: 1, minWidth: 0, overflow: 'auto', padding: tokens.spacingHorizontalXL },
});

/** Operations at the left, the chosen one at the right. */
export function DefinitionStep() {
  const styles = useStyles();
  const definition = useWizard((state) => state.package.definition);
  const findings = useWizard((state) => state.findings);
  const selected = useWizard((state) => state.selected);
  const rows = useMemo(() => listOperations(definition), [definition]);
  const byOperation = useMemo(() => findingsByOperation(findings ?? []), [findings]);
  const row = rows.find(
    (candidate) => candidate.key.path === selected?.path && candidate.key.method === selected.method,
  );
  return (
    <div className={styles.root}>
      <SidePane name="operations" side="left" initialWidth={320} label={texts.list}>
        <OperationList rows={rows} findings={byOperation} selected={row} />
      </SidePane>
      <div className={styles.editor}>
        {row === undefined ? (
          <StateMessage
            title={rows.length === 0 ? texts.noOperations : texts.chooseOperation}
            text={rows.length === 0 ? texts.noOperationsText : texts.chooseOperationText}
          />
        ) : (
          <OperationEditor
            key={`${row.key.path} ${row.key.method}`}
            row={row}
            findings={byOperation.get(row.pointer) ?? []}
          />
        )}
      </div>
    </div>
  );
}
