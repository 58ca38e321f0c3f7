import type { Diagnostic } from '@connectory/base';
import { AllowButton } from '../../common/AllowButton.tsx';
import { allowable } from '../../common/allowable.ts';
import { DiagnosticItem } from '../../common/DiagnosticItem.tsx';

/** What was noticed about a call, and the next step where one is known. */
export function Findings(props: {
  readonly diagnostics: readonly Diagnostic[];
  readonly onRetry: () => void;
}) {
  const entry = allowable(props.diagnostics);
  return (
    <>
      {props.diagnostics.map((diagnostic, at) => (
        <DiagnosticItem key={at} diagnostic={diagnostic} />
      ))}
      {entry !== undefined && (
        <div>
          <AllowButton entry={entry} onAllowed={props.onRetry} />
        </div>
      )}
    </>
  );
}
