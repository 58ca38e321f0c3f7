import { Text } from '@fluentui/react-components';
import type { Diagnostic } from '@connectory/base';
import { DiagnosticItem } from '../../common/DiagnosticItem.tsx';
import { applyFix } from './apply-fix.ts';
import { useWizardStore } from './wizard-context.ts';

const shownAtMost = 200;

/** Findings with a way to their place and, where known, a button that mends them. */
export function ProblemList(props: { readonly findings: readonly Diagnostic[] }) {
  const store = useWizardStore();
  const { findings } = props;
  return (
    <>
      {findings.slice(0, shownAtMost).map((finding) => (
        <DiagnosticItem
          key={`${finding.code} ${finding.place?.file ?? ''} ${finding.place?.pointer ?? ''} ${finding.message}`}
          diagnostic={finding}
          onOpen={store.getState().open}
          onFix={(diagnostic) => {
            applyFix(store, diagnostic);
          }}
        />
      ))}
      {findings.length > shownAtMost && <Text>{`… ${findings.length - shownAtMost} more`}</Text>}
    </>
  );
}
