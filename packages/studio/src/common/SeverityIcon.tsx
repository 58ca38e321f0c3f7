import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled, ErrorCircleFilled, InfoFilled, WarningFilled } from '@fluentui/react-icons';
import type { Severity } from '@connectory/base';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  error: { color: tokens.colorPaletteRedForeground1, flexShrink: 0 },
  warning: { color: tokens.colorPaletteDarkOrangeForeground1, flexShrink: 0 },
  info: { color: tokens.colorPaletteBlueForeground2, flexShrink: 0 },
  ok: { color: tokens.colorPaletteGreenForeground1, flexShrink: 0 },
});

/** How bad a finding is, as icon with a name; `ok` when there is none. */
export function SeverityIcon(props: { readonly severity: Severity | 'ok' }) {
  const styles = useStyles();
  switch (props.severity) {
    case 'error':
      return <ErrorCircleFilled className={styles.error} fontSize={16} aria-label={texts.severity.error} />;
    case 'warning':
      return <WarningFilled className={styles.warning} fontSize={16} aria-label={texts.severity.warning} />;
    case 'info':
      return <InfoFilled className={styles.info} fontSize={16} aria-label={texts.severity.info} />;
    case 'ok':
      return <CheckmarkCircleFilled className={styles.ok} fontSize={16} aria-hidden />;
  }
}
