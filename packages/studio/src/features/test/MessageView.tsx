import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { BodyView } from '@connectory/api';
import { BodyPanel } from './BodyPanel.tsx';
import { fileNameOf } from './file-name.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  title: { margin: `${tokens.spacingVerticalS} 0 0`, fontSize: tokens.fontSizeBase300 },
  headers: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: `0 ${tokens.spacingHorizontalL}`,
    margin: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** Headers and body of a request or a response. */
export function MessageView(props: {
  readonly headers: readonly (readonly [string, string])[];
  readonly body: BodyView;
  readonly label: string;
}) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <h3 className={styles.title}>{texts.body}</h3>
      <BodyPanel
        body={props.body}
        label={`${props.label}: ${texts.body}`}
        fileName={fileNameOf(props.headers)}
      />
      <h3 className={styles.title}>{texts.headers}</h3>
      {props.headers.length === 0 ? (
        <Text>{texts.noHeaders}</Text>
      ) : (
        <dl className={styles.headers}>
          {props.headers.map(([name, value], at) => (
            <div key={at} style={{ display: 'contents' }}>
              <dt className={styles.name}>{name}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
