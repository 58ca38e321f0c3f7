import { makeStyles, tokens } from '@fluentui/react-components';
import type { ImportOutcome } from '@connectory/api';
import { emptyPackage, writePackage } from '@connectory/connector';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeader } from '../../frame/PageHeader.tsx';
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

  const openDraft = async (id: string): Promise<void> => {
    await navigate({ to: '/connectors/new/$draftId', params: { draftId: id } });
  };
  const openOutcome = async (outcome: ImportOutcome): Promise<void> => {
    const id = await keepOutcome(outcome);
    if (id !== undefined) await openDraft(id);
  };
  const run = useImport((outcome) => {
    if (outcome.package !== undefined && outcome.report.length === 0) void openOutcome(outcome);
  });
  const start = (next: Source): void => {
    setSource(next);
    run.mutate(next);
  };
  const forget = (): void => {
    setSource(undefined);
    run.reset();
  };
  const startBlank = (name: string): void => {
    void keepDraft(name, writePackage(emptyPackage(name)), []).then(openDraft);
  };

  const what = source === undefined ? '' : sourceName(source);
  const failed = run.isError || (run.data !== undefined && run.data.package === undefined);
  return (
    <>
      <PageHeader title={texts.title} crumbs={[{ text: texts.connectors, to: '/connectors' }]} />
      <div className={styles.body}>
        {run.isPending && <ImportProgress what={what} onCancel={run.cancel} />}
        {source !== undefined && failed && (
          <ImportFailure
            what={what}
            error={run.error ?? undefined}
            outcome={run.data}
            onRetry={() => {
              start(source);
            }}
            onForget={forget}
          />
        )}
        {run.data?.package !== undefined && run.data.report.length > 0 ? (
          <ImportResult
            outcome={run.data}
            onOpen={(outcome) => void openOutcome(outcome)}
            onForget={forget}
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
