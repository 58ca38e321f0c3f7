import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Severity } from '@connectory/base';
import { SeverityIcon } from '../../../common/SeverityIcon.tsx';
import type { OperationRow } from './operations.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  path: { color: tokens.colorNeutralForeground3, fontFamily: tokens.fontFamilyMonospace },
});

export function OperationOption(props: { readonly row: OperationRow; readonly status: Severity | 'ok' }) {
  const styles = useStyles();
  const { row } = props;
  return (
    <span className={styles.root}>
      <span className={styles.words}>
        <Text truncate wrap={false}>
          {row.id === '' ? texts.withoutId : row.id}
        </Text>
        <Text size={100} className={styles.path} truncate wrap={false}>
          {row.key.method.toUpperCase()} {row.key.path}
        </Text>
      </span>
      <SeverityIcon severity={props.status} />
    </span>
  );
}
