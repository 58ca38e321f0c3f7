import { makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { wire } from '../../api/wire.ts';
import { DiagnosticItem } from '../../common/DiagnosticItem.tsx';
import { PageSkeleton } from '../../common/PageSkeleton.tsx';
import { GeneralStep } from './GeneralStep.tsx';
import { DefinitionStep } from './definition/DefinitionStep.tsx';
import { SecurityStep } from './SecurityStep.tsx';
import { SidePanel } from './SidePanel.tsx';
import { StepTabs } from './StepTabs.tsx';
import type { Step } from './store.ts';
import { TestStep } from './TestStep.tsx';
import { texts } from './texts.ts';
import { useCheck } from './use-check.ts';
import { useDraft } from './use-draft.ts';
import { useHistoryKeys } from './use-history-keys.ts';
import { useRegister } from './use-register.ts';
import { useTarget } from './use-target.ts';
import { WizardHeader } from './WizardHeader.tsx';
import { useWizard } from './wizard-context.ts';

const TextStep = lazy(() => import('./TextStep.tsx').then((module) => ({ default: module.TextStep })));

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: 0,
    // In a low window, as at 200 % zoom, the page scrolls as a whole and the editor keeps a height to work in.
    '@media (max-height: 560px)': { flexShrink: 0, minHeight: 'auto' },
  },
  message: { margin: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalM}` },
  body: {
    display: 'flex',
    flexGrow: 1,
    minHeight: 0,
    '@media (max-height: 560px)': { height: '384px', flexShrink: 0 },
  },
  step: {
    flexGrow: 1,
    minWidth: 0,
    minHeight: 0,
    display: 'flex',
    flexDirection: 'column',
    overflow: 'auto',
  },
});

/** The wizard around its four steps. */
export function Wizard() {
  const styles = useStyles();
  useCheck();
  useDraft();
  useHistoryKeys();
  useTarget();
  const register = useRegister();
  const step = useWizard((state) => state.step);
  const textMode = useWizard((state) => state.textMode);
  const name = useWizard((state) => state.name);
  const [panel, setPanel] = useState<'problems' | 'report'>();
  useEffect(() => {
    document.title = `${name} – Connectory`;
  }, [name]);
  const problem = register.error === null ? undefined : problemOf(register.error);
  return (
    <div className={styles.root}>
      <h1 className="visually-hidden">{name === '' ? texts.newConnector : name}</h1>
      <WizardHeader
        busy={register.isPending}
        panel={panel}
        onPanel={setPanel}
        onSave={() => {
          register.mutate();
        }}
      />
      {problem !== undefined && problem.status !== 401 && (
        <MessageBar intent="error" layout="multiline" className={styles.message} role="alert">
          <MessageBarBody>
            <MessageBarTitle>{texts.saveFailed}</MessageBarTitle> {problem.message}
            {problem.diagnostics.map((diagnostic, at) => (
              <DiagnosticItem key={at} diagnostic={wire(diagnostic)} />
            ))}
          </MessageBarBody>
        </MessageBar>
      )}
      {!textMode && <StepTabs />}
      <div className={styles.body}>
        <div className={styles.step}>
          {textMode ? (
            <Suspense fallback={<PageSkeleton />}>
              <TextStep />
            </Suspense>
          ) : (
            <CurrentStep step={step} />
          )}
        </div>
        {panel !== undefined && (
          <SidePanel
            panel={panel}
            onClose={() => {
              setPanel(undefined);
            }}
          />
        )}
      </div>
    </div>
  );
}

function CurrentStep(props: { readonly step: Step }) {
  switch (props.step) {
    case 'general':
      return <GeneralStep />;
    case 'security':
      return <SecurityStep />;
    case 'definition':
      return <DefinitionStep />;
    case 'test':
      return <TestStep />;
  }
}
