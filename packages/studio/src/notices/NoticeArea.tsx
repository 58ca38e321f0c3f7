import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useNotices } from './notice-store.ts';

const NoticeCard = lazy(() => import('./NoticeCard.tsx').then((module) => ({ default: module.NoticeCard })));

const useStyles = makeStyles({
  area: {
    position: 'fixed',
    right: tokens.spacingHorizontalXL,
    bottom: tokens.spacingVerticalXL,
    zIndex: 1_000_001,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    width: '360px',
    maxWidth: 'calc(100vw - 48px)',
  },
});

/** The corner where notices appear. It exists from the start, so that screen readers follow it. */
export function NoticeArea() {
  const styles = useStyles();
  const notices = useNotices((state) => state.notices);
  return (
    <div className={styles.area} role="status">
      <Suspense>
        {notices.map((notice) => (
          <NoticeCard key={notice.id} notice={notice} />
        ))}
      </Suspense>
    </div>
  );
}
