import type { Connector } from '@connectory/api';
import type { Edit } from '@connectory/connector';
import { lazy, Suspense, useMemo } from 'react';
import { PageSkeleton } from '../../common/PageSkeleton.tsx';
import { StateMessage } from '../../common/StateMessage.tsx';
import { takeOver } from './take-over.ts';
import { texts } from './texts.ts';
import { isDirty } from './use-draft.ts';
import { useWizard, useWizardStore } from './wizard-context.ts';

const TestWorkspace = lazy(() =>
  import('../test/TestWorkspace.tsx').then((module) => ({ default: module.TestWorkspace })),
);

export function TestStep() {
  const registered = useWizard((state) => state.origin.registered);
  const saved = useWizard((state) => state.saved);
  const dirty = useWizard(isDirty);
  const store = useWizardStore();
  const editing = useMemo(
    () =>
      registered && {
        baseVersion: registered.baseVersion,
        onRegistered: (connector: Connector, edit: Edit) => {
          takeOver(store, connector.version, edit);
        },
      },
    [registered, store],
  );
  if (registered === undefined || saved === undefined) {
    return <StateMessage title={texts.test.createFirst} text={texts.test.createFirstText} />;
  }
  return (
    <Suspense fallback={<PageSkeleton />}>
      <TestWorkspace
        connectorId={registered.connectorId}
        package={saved.package}
        {...(editing !== undefined && { editing })}
        {...(dirty && { notice: texts.test.updateFirst })}
      />
    </Suspense>
  );
}
