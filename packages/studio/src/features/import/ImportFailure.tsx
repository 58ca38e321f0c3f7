import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { ImportOutcome } from '@connectory/api';
import { problemOf } from '../../api/problem.ts';
import { wire } from '../../api/wire.ts';
import { AllowButton } from '../../common/AllowButton.tsx';
import { allowable } from '../../common/allowable.ts';
import { DiagnosticItem } from '../../common/DiagnosticItem.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  list: { maxHeight: '240px', overflowY: 'auto', paddingRight: tokens.spacingHorizontalM },
});

/** What failed, where, and what to do; the source is kept. */
export function ImportFailure(props: {
  readonly what: string;
  readonly error: Error | undefined;
  readonly outcome: ImportOutcome | undefined;
  readonly onRetry: () => void;
  readonly onForget: () => void;
}) {
  const styles = useStyles();
  const problem = props.error === undefined ? undefined : problemOf(props.error);
  const diagnostics = (problem?.diagnostics ?? props.outcome?.report ?? []).map(wire);
  const entry = allowable(diagnostics);
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{texts.failedTitle(props.what)}</MessageBarTitle>{' '}
        {diagnostics.length === 0 && problem?.message} {texts.kept}
        {diagnostics.length > 0 && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls must be reachable by keyboard
          <div className={styles.list} tabIndex={0} role="region" aria-label={texts.reportTitle}>
            {diagnostics.map((diagnostic, at) => (
              <DiagnosticItem key={at} diagnostic={diagnostic} />
            ))}
          </div>
        )}
      </MessageBarBody>
      <MessageBarActions>
        {entry !== undefined && <AllowButton entry={entry} onAllowed={props.onRetry} />}
        <Button onClick={props.onRetry}>{texts.retry}</Button>
        <Button onClick={props.onForget}>{texts.another}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
