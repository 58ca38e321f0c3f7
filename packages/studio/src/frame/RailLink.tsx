import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';

const useStyles = makeStyles({
  link: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: `-${tokens.strokeWidthThick}`,
    },
  },
  active: {
    color: tokens.colorBrandForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  icon: { fontSize: tokens.fontSizeBase600, display: 'flex' },
});

export function RailLink(props: {
  readonly to: '/' | '/connectors' | '/connections' | '/settings';
  readonly icon: ReactElement;
  readonly text: string;
}) {
  const styles = useStyles();
  return (
    <li>
      <Link
        to={props.to}
        activeOptions={{ exact: props.to === '/' }}
        className={styles.link}
        activeProps={{ className: mergeClasses(styles.link, styles.active), 'aria-current': 'page' }}
      >
        <span className={styles.icon} aria-hidden>
          {props.icon}
        </span>
        {props.text}
      </Link>
    </li>
  );
}
