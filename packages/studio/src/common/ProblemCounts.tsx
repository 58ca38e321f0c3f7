import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { SeverityIcon } from './SeverityIcon.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'inline-flex', gap: tokens.spacingHorizontalS, flexShrink: 0 },
  count: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

/** How many errors and warnings something has; nothing when it has none. */
export function ProblemCounts(props: { readonly errors: number; readonly warnings: number }) {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      {props.errors > 0 && (
        <span className={styles.count}>
          <span aria-hidden>
            <SeverityIcon severity="error" />
          </span>
          <Text size={200}>{texts.errors(props.errors)}</Text>
        </span>
      )}
      {props.warnings > 0 && (
        <span className={styles.count}>
          <span aria-hidden>
            <SeverityIcon severity="warning" />
          </span>
          <Text size={200}>{texts.warnings(props.warnings)}</Text>
        </span>
      )}
    </span>
  );
}
