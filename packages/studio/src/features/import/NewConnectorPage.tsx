import { makeStyles, tokens } from '@fluentui/react-components';
import type { Diagnostic } from '@connectory/base';
import type { ImportOutcome } from '@connectory/api';
import { emptyPackage, writePackage, type PackageFile } from '@connectory/connector';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { wire } from '../../api/wire.ts';
import { fromPayload } from '../../common/payload.ts';
import { saveDraft } from '../../drafts/draft-store.ts';
import { PageHeader } from '../../frame/PageHeader.tsx';
import { DraftList } from './DraftList.tsx';
import { ImportFailure } from './ImportFailure.tsx';
import { ImportProgress } from './ImportProgress.tsx';
import { ImportResult } from './ImportResult.tsx';
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
  const { from } = useSearch({ from: '/frame/connectors/new' });
  const [way, setWay] = useState<Way>(from ?? 'openapi');
  const [source, setSource] = useState<Source>();

  const openDraft = async (
    name: string,
    files: readonly PackageFile[],
    report: readonly Diagnostic[],
  ): Promise<void> => {
    const id = crypto.randomUUID();
    await saveDraft({
      id,
      name,
      files,
      ...(report.length > 0 && { report }),
      updatedAt: new Date().toISOString(),
    });
    await navigate({ to: '/connectors/new/$draftId', params: { draftId: id } });
  };
  const openOutcome = (outcome: ImportOutcome): void => {
    if (outcome.package === undefined) return;
    void openDraft(outcome.name, fromPayload(outcome.package), outcome.report.map(wire));
  };
  const run = useImport((outcome) => {
    if (outcome.package !== undefined && outcome.report.length === 0) openOutcome(outcome);
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
    void openDraft(name, writePackage(emptyPackage(name)), []);
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
          <ImportResult outcome={run.data} onOpen={openOutcome} onForget={forget} />
        ) : (
          <>
            <WayPicker way={way} onChange={setWay} />
            <WayForm key={way} way={way} busy={run.isPending} onSource={start} onBlank={startBlank} />
            <DraftList />
          </>
        )}
      </div>
    </>
  );
}
