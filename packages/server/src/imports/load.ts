import { type CancelSignal, type Diagnostic, err, type HttpPort, ok, type Result } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';

/** A document that a description refers to, fetched. */
export interface LoadedDocument {
  readonly bytes: Uint8Array;
  readonly url: string;
}

/** Fetches what a description refers to. */
export type LoadDocument = (address: string) => Promise<Result<LoadedDocument, Diagnostic>>;

const limits = { timeoutMs: 15_000, maxResponseBytes: 16 * 1024 * 1024 };

/** Fetches documents through the guard; what is no web address cannot be reached from a server. */
export function loadThrough(http: HttpPort, signal: CancelSignal): LoadDocument {
  return async (address) => {
    if (!/^https?:\/\//i.test(address)) return err(diagnostic('import-reference-local', { address }));
    const headers = [['accept', 'application/json, application/yaml, text/yaml;q=0.9, */*;q=0.5']] as const;
    const answered = await http.send({ method: 'GET', url: address, headers }, { limits, signal });
    if (!answered.ok) return answered;
    const { status, statusText, body, url } = answered.value;
    if (status < 200 || status > 299) return err(diagnostic('import-status', { url, status, statusText }));
    return ok({ bytes: body, url });
  };
}
