import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { Detected } from './merge.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  box: { maxHeight: '240px', overflow: 'auto' },
  table: { width: '100%', borderCollapse: 'collapse', textAlign: 'left' },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  hint: { color: tokens.colorNeutralForeground3 },
});

/** What would be added, and what contradicts. */
export function DetectedChanges(props: {
  readonly detected: Detected;
  /** How many answers it was found in. */
  readonly answers: number;
}) {
  const { answers } = props;
  const { additions, contradictions, fitting, shared } = props.detected;
  return (
    <>
      {additions.length > 0 ? (
        <Places
          title={texts.additions(additions.length)}
          columns={[texts.place, texts.added]}
          rows={additions.map(({ place, what }) => [place, what])}
          hint={shared ? texts.shared : undefined}
        />
      ) : (
        <Text role="status">
          {contradictions.length === 0 ? texts.nothing : texts.nothingButContradictions}
        </Text>
      )}
      {contradictions.length > 0 && (
        <Places
          title={texts.contradictions(contradictions.length)}
          columns={[texts.place, texts.declared, texts.found]}
          rows={contradictions.map(({ place, declared, found }) => [place, declared, found])}
          hint={texts.contradictionsHint}
        />
      )}
      {fitting !== undefined && fitting < answers && <Text>{texts.fitSome(answers - fitting, answers)}</Text>}
      {fitting === answers && additions.length > 0 && <Text>{texts.fitAll(answers)}</Text>}
    </>
  );
}

function Places(props: {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly hint: string | undefined;
}) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.group}>
      <h3 id={id} className={styles.title}>
        {props.title}
      </h3>
      {props.hint !== undefined && (
        <Text size={200} className={styles.hint}>
          {props.hint}
        </Text>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard */}
      <div className={styles.box} tabIndex={0} role="region" aria-labelledby={id}>
        <table className={styles.table}>
          <thead>
            <tr>
              {props.columns.map((title) => (
                <th key={title} className={styles.cell} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.rows.map((cells, at) => (
              <tr key={at}>
                {cells.map((text, column) => (
                  <td key={column} className={mergeClasses(styles.cell, column === 0 && styles.code)}>
                    {text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
