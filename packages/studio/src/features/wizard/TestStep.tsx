import { lazy, Suspense } from 'react';
import { PageSkeleton } from '../../common/PageSkeleton.tsx';
import { StateMessage } from '../../common/StateMessage.tsx';
import { texts } from './texts.ts';
import { isDirty } from './use-draft.ts';
import { useWizard } from './wizard-context.ts';

const TestWorkspace = lazy(() =>
  import('../test/TestWorkspace.tsx').then((module) => ({ default: module.TestWorkspace })),
);

export function TestStep() {
  const registered = useWizard((state) => state.origin.registered);
  const saved = useWizard((state) => state.saved);
  const dirty = useWizard(isDirty);
  if (registered === undefined || saved === undefined) {
    return <StateMessage title={texts.test.createFirst} text={texts.test.createFirstText} />;
  }
  return (
    <Suspense fallback={<PageSkeleton />}>
      <TestWorkspace
        connectorId={registered.connectorId}
        package={saved.package}
        {...(dirty && { notice: texts.test.updateFirst })}
      />
    </Suspense>
  );
}
