import { makeStyles, tokens } from '@fluentui/react-components';
import type { ImportOutcome } from '@connectory/api';
import { emptyPackage, writePackage } from '@connectory/connector';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { PageHeader } from '../../frame/PageHeader.tsx';
import type { ImportChoices } from './choices.ts';
import { DraftList } from './DraftList.tsx';
import { ImportFailure } from './ImportFailure.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportResult } from './ImportResult.tsx';
import { keepDraft, keepOutcome } from './keep-outcome.ts';
import { sourceName, type Source } from './source.ts';
import { texts } from './texts.ts';
import { useImport } from './use-import.ts';
import { WayForm } from './WayForm.tsx';
import { WayPicker, type Way } from './WayPicker.tsx';

const useStyles = makeStyles({
  body: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '1080px',
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
  },
});

/** Six ways to a connector; each ends in a draft and the wizard. */
export function NewConnectorPage() {
  const styles = useStyles();
  const navigate = useNavigate();
  const [way, setWay] = useState<Way>('openapi');
  const [source, setSource] = useState<Source>();
  const [made, setMade] = useState<{ readonly outcome: ImportOutcome; readonly choices: ImportChoices }>();

  const openDraft = async (id: string): Promise<void> => {
    await navigate({ to: '/connectors/new/$draftId', params: { draftId: id } });
  };
  const openOutcome = async (outcome: ImportOutcome): Promise<void> => {
    const id = await keepOutcome(outcome);
    if (id !== undefined) await openDraft(id);
  };
  const run = useImport((outcome, { choices }) => {
    if (outcome.package === undefined) return;
    if (outcome.report.length === 0) void openOutcome(outcome);
    else setMade({ outcome, choices });
  });
  const start = (next: Source): void => {
    setSource(next);
    setMade(undefined);
    run.mutate({ source: next, choices: {} });
  };
  const forget = (): void => {
    setSource(undefined);
    setMade(undefined);
    run.reset();
  };
  const wanted = run.isPending ? run.variables.choices : undefined;
  const startBlank = (name: string): void => {
    void keepDraft(name, writePackage(emptyPackage(name)), []).then(openDraft);
  };

  const what = source === undefined ? '' : sourceName(source);
  const failed = run.isError || (run.data !== undefined && run.data.package === undefined);
  // What was cancelled beside a report changes nothing.
  const cancelled = made !== undefined && run.isError && problemOf(run.error).code === 'studio.cancelled';
  return (
    <>
      <PageHeader title={texts.title} crumbs={[{ text: texts.connectors, to: '/connectors' }]} />
      <div className={styles.body}>
        {run.isPending && made === undefined && <ImportProgress what={what} onCancel={run.cancel} />}
        {source !== undefined && failed && !cancelled && (
          <ImportFailure
            what={what}
            error={run.error ?? undefined}
            outcome={run.data}
            onRetry={() => {
              if (run.variables !== undefined) run.mutate(run.variables);
            }}
            onForget={forget}
          />
        )}
        {source !== undefined && made !== undefined ? (
          <ImportResult
            outcome={made.outcome}
            onOpen={(outcome) => void openOutcome(outcome)}
            onForget={forget}
            choosing={{
              wanted,
              onChoose: (choices) => {
                run.mutate({ source, choices: { ...(wanted ?? made.choices), ...choices } });
              },
              onCancel: run.cancel,
            }}
          />
        ) : (
          <>
            <WayPicker way={way} onChange={setWay} />
            <WayForm key={way} way={way} busy={run.isPending} onSource={start} onBlank={startBlank} />
            <DraftList title={texts.drafts} />
          </>
        )}
      </div>
    </>
  );
}
