import type { ImportOutcome } from '@connectory/api';
import type { Diagnostic } from '@connectory/base';
import type { PackageFile } from '@connectory/connector';
import { wire } from '../../api/wire.ts';
import { fromPayload } from '../../common/payload.ts';
import { saveDraft } from '../../drafts/draft-store.ts';

/** Keeps a package as the draft of a new connector and gives the draft's id. */
export async function keepDraft(
  name: string,
  files: readonly PackageFile[],
  report: readonly Diagnostic[],
): Promise<string> {
  const id = crypto.randomUUID();
  await saveDraft({
    id,
    name,
    files,
    ...(report.length > 0 && { report }),
    updatedAt: new Date().toISOString(),
  });
  return id;
}

/** Keeps what an import made; `undefined` when it made nothing. */
export async function keepOutcome(outcome: ImportOutcome): Promise<string | undefined> {
  if (outcome.package === undefined) return undefined;
  return keepDraft(outcome.name, fromPayload(outcome.package), outcome.report.map(wire));
}
