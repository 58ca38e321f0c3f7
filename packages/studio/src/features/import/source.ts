import type { ImportOutcome } from '@connectory/api';
import { cancellable } from '../../api/client.ts';
import { unwrap } from '../../api/problem.ts';
import type { ImportChoices } from './choices.ts';
import { texts } from './texts.ts';

/** What is imported; kept until an import of it has succeeded. */
export type Source =
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'sample' };

export function sourceName(source: Source): string {
  switch (source.kind) {
    case 'file':
      return source.name;
    case 'url':
      return source.url;
    case 'sample':
      return texts.sample;
  }
}

/** Sends a source to the importers of the server. */
export async function importFrom(
  source: Source,
  choices: ImportChoices,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  const call = cancellable(signal);
  if (source.kind === 'file') {
    return unwrap(await call('importFile', { query: { name: source.name, ...choices }, body: source.bytes }));
  }
  const body = source.kind === 'url' ? { ...source, ...choices } : source;
  return unwrap(await call('importSource', { body }));
}
