import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    minWidth: 0,
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalM}`,
    border: 'none',
    borderLeft: `${tokens.strokeWidthThick} solid ${tokens.colorNeutralStroke2}`,
  },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold, marginBottom: tokens.spacingVerticalS },
  star: { color: tokens.colorPaletteRedForeground1 },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  error: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
});

/** A titled group of fields. */
export function Group(props: {
  readonly title: string;
  readonly required: boolean;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <fieldset className={styles.root}>
      <legend className={styles.legend}>
        {props.title}
        {props.required && (
          <span className={styles.star} aria-hidden>
            {' *'}
          </span>
        )}
      </legend>
      {props.error !== undefined ? (
        <span className={styles.error} role="alert">
          {props.error}
        </span>
      ) : (
        props.description !== undefined && <span className={styles.hint}>{props.description}</span>
      )}
      {props.children}
    </fieldset>
  );
}
