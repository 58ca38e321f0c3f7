import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalXXL,
  },
});

const widths = ['40%', '100%', '92%', '96%', '88%'];

/** The shape of a page that is on its way. */
export function PageSkeleton() {
  const styles = useStyles();
  return (
    <Skeleton className={styles.root} aria-label={texts.loading}>
      {widths.map((width, at) => (
        <SkeletonItem key={width} size={at === 0 ? 32 : 48} style={{ width }} />
      ))}
    </Skeleton>
  );
}
