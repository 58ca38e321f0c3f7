import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const clipped = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const;

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    height: '100%',
    padding: `0 ${tokens.spacingHorizontalM}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0, flexGrow: 1 },
  title: { ...clipped, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  meta: {
    ...clipped,
    color: tokens.colorNeutralForeground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** The two lines of an option in a long list. Plain elements: a fast scroll makes dozens of these in one frame. */
export function ListOptionText(props: {
  readonly title: string;
  readonly meta: string;
  readonly mark?: ReactNode;
}) {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <span className={styles.words}>
        <span className={styles.title}>{props.title}</span>
        <span className={styles.meta}>{props.meta}</span>
      </span>
      {props.mark}
    </span>
  );
}
