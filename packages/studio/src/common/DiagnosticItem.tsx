import { Button, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { Diagnostic } from '@connectory/base';
import type { ReactNode } from 'react';
import { SeverityIcon } from './SeverityIcon.tsx';
import { placeText } from './place-text.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    alignItems: 'flex-start',
  },
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    minWidth: 0,
    flexGrow: 1,
  },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  place: { fontFamily: tokens.fontFamilyMonospace, textAlign: 'start' },
  message: { overflowWrap: 'anywhere' },
  icon: { display: 'flex', paddingTop: '2px' },
});

/** One finding: how bad, what, where, and the way to mend it. */
export function DiagnosticItem(props: {
  readonly diagnostic: Diagnostic;
  /** Goes to the place; without it the place is only named. */
  readonly onOpen?: ((diagnostic: Diagnostic) => void) | undefined;
  readonly onFix?: ((diagnostic: Diagnostic) => void) | undefined;
  readonly action?: ReactNode;
}) {
  const styles = useStyles();
  const { diagnostic, onOpen, onFix } = props;
  const place = placeText(diagnostic.place);
  return (
    <div className={styles.root}>
      <span className={styles.icon}>
        <SeverityIcon severity={diagnostic.severity} />
      </span>
      <div className={styles.body}>
        <Text className={styles.message}>{diagnostic.message}</Text>
        <div className={styles.facts}>
          {place !== '' &&
            (onOpen === undefined ? (
              <span className={styles.place}>{place}</span>
            ) : (
              <Link
                className={styles.place}
                onClick={() => {
                  onOpen(diagnostic);
                }}
              >
                {place}
              </Link>
            ))}
          <span>{diagnostic.code}</span>
        </div>
      </div>
      {diagnostic.fix !== undefined && onFix !== undefined && (
        <Button
          size="small"
          onClick={() => {
            onFix(diagnostic);
          }}
        >
          {texts.apply(diagnostic.fix.title)}
        </Button>
      )}
      {props.action}
    </div>
  );
}
