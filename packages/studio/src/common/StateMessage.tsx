import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXL}`,
    textAlign: 'center',
  },
  icon: { fontSize: tokens.fontSizeHero900, color: tokens.colorBrandForeground1, display: 'flex' },
  title: { margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
  text: { maxWidth: '560px', color: tokens.colorNeutralForeground2 },
  actions: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    flexWrap: 'wrap',
    justifyContent: 'center',
    marginTop: tokens.spacingVerticalS,
  },
});

/** An empty, failed or forbidden state: what it is, why, and what to do. */
export function StateMessage(props: {
  readonly title: string;
  readonly text: ReactNode;
  readonly icon?: ReactElement;
  readonly action?: ReactNode;
  readonly live?: boolean;
  /** The message is the whole page, so its title is the page's. */
  readonly page?: boolean;
}) {
  const styles = useStyles();
  const Title = props.page === true ? 'h1' : 'h2';
  return (
    <div className={styles.root} role={props.live === true ? 'alert' : undefined}>
      {props.icon !== undefined && (
        <span className={styles.icon} aria-hidden>
          {props.icon}
        </span>
      )}
      <Title className={styles.title}>{props.title}</Title>
      <Text className={styles.text}>{props.text}</Text>
      {props.action !== undefined && <div className={styles.actions}>{props.action}</div>}
    </div>
  );
}
