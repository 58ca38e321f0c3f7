import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import type { Diagnostic } from '@connectory/base';
import { useState } from 'react';
import { Section } from '../../../common/Section.tsx';
import { ProblemList } from '../ProblemList.tsx';
import { useWizard } from '../wizard-context.ts';
import { OperationGeneral } from './OperationGeneral.tsx';
import type { OperationRow } from './operations.ts';
import { ParameterEditor } from './ParameterEditor.tsx';
import { RequestBlock } from './RequestBlock.tsx';
import { ResponseBlock } from './ResponseBlock.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '880px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    overflowWrap: 'anywhere',
  },
});

/** The four blocks of one operation; a parameter chosen in the request block opens in its place. */
export function OperationEditor(props: {
  readonly row: OperationRow;
  readonly findings: readonly Diagnostic[];
}) {
  const styles = useStyles();
  const { row, findings } = props;
  const edit = useWizard((state) => state.edit);
  const [parameter, setParameter] = useState<number>();
  if (parameter !== undefined) {
    return (
      <ParameterEditor
        row={row}
        index={parameter}
        onBack={() => {
          setParameter(undefined);
        }}
      />
    );
  }
  return (
    <div className={styles.root}>
      <div className={styles.head}>
        <h2 className={styles.title}>{row.id === '' ? texts.withoutId : row.id}</h2>
        <Button
          size="small"
          appearance="subtle"
          icon={<DeleteRegular />}
          onClick={() => {
            edit({ kind: 'remove-operation', operation: row.key });
          }}
        >
          {texts.delete}
        </Button>
      </div>
      <OperationGeneral row={row} />
      <RequestBlock row={row} onParameter={setParameter} />
      <ResponseBlock row={row} />
      <Section title={texts.validation.title}>
        {findings.length === 0 ? <Text>{texts.validation.fine}</Text> : <ProblemList findings={findings} />}
      </Section>
    </div>
  );
}
