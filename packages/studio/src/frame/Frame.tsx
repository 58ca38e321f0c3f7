import { makeStyles, tokens } from '@fluentui/react-components';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useExpiry } from '../api/expiry.ts';
import { NoticeArea } from '../notices/NoticeArea.tsx';
import { PageSkeleton } from '../common/PageSkeleton.tsx';
import { Rail } from './Rail.tsx';
import { texts } from './texts.ts';

const ExpiredDialog = lazy(() =>
  import('./ExpiredDialog.tsx').then((module) => ({ default: module.ExpiredDialog })),
);

const useStyles = makeStyles({
  root: { display: 'flex', height: '100vh', overflow: 'hidden' },
  main: {
    flexGrow: 1,
    minWidth: 0,
    overflow: 'auto',
    display: 'flex',
    flexDirection: 'column',
    ':focus': { outlineStyle: 'none' },
  },
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalS,
    top: '-80px',
    zIndex: 10,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    borderRadius: tokens.borderRadiusMedium,
    boxShadow: tokens.shadow8,
    ':focus': { top: tokens.spacingVerticalS },
  },
});

/** Rail at the left, the page at the right. */
export function Frame() {
  const styles = useStyles();
  const expired = useExpiry((state) => state.expired);
  return (
    <div className={styles.root}>
      <a href="#content" className={styles.skip}>
        {texts.skip}
      </a>
      <Rail />
      <main id="content" className={styles.main} tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
      <NoticeArea />
      {expired && (
        <Suspense>
          <ExpiredDialog />
        </Suspense>
      )}
    </div>
  );
}
