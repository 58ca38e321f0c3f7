import { makeStyles, mergeClasses, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { Invocation } from '@connectory/api';
import { wire } from '../../api/wire.ts';
import { deviationRows } from './deviations.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  box: { overflowX: 'auto', marginTop: tokens.spacingVerticalM },
  table: { width: '100%', borderCollapse: 'collapse', textAlign: 'left' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  place: { minWidth: '160px' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
});

/** Whether the answer fits the declared schema, in plain words, each deviation with its place. */
export function CheckView(props: { readonly check: Invocation['check'] }) {
  const styles = useStyles();
  const { check } = props;
  switch (check.kind) {
    case 'not-checked':
      return (
        <MessageBar layout="multiline">
          <MessageBarBody>{texts.notChecked(check.reason)}</MessageBarBody>
        </MessageBar>
      );
    case 'fits':
      return (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>{texts.fits(check.response)}</MessageBarBody>
        </MessageBar>
      );
    case 'deviates':
      return (
        <>
          <MessageBar intent="error" layout="multiline">
            <MessageBarBody>{texts.deviates(check.deviations.length, check.response)}</MessageBarBody>
          </MessageBar>
          <div className={styles.box}>
            <table className={styles.table}>
              <thead>
                <tr>
                  {[texts.place, texts.finding, texts.expected, texts.actual].map((title) => (
                    <th key={title} className={styles.cell} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {deviationRows(check.deviations.map(wire)).map((row, at) => (
                  <tr key={at}>
                    <td className={mergeClasses(styles.cell, styles.code, styles.place)}>{row.place}</td>
                    <td className={styles.cell}>{row.message}</td>
                    <td className={`${styles.cell} ${styles.code}`}>{row.expected}</td>
                    <td className={`${styles.cell} ${styles.code}`}>{row.actual}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      );
  }
}
