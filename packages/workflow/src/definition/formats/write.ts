import { type Bytes, type JsonObject, parsePointer, withValueAt } from '@connectory/base';
import { writeDocument } from './document.ts';
import type { LoadedFlow, LoadedFlows } from './types.ts';

/**
 * Puts another definition in the place of a flow's. Everything around it stays. Make the new one with the edits of base (`withMember`,
 * `withValueAt`), which keep the order of members and the spelling of numbers.
 *
 * @param flow - One of `loaded.flows`.
 * @example
 * ```ts
 * import { withMember } from '@connectory/base';
 * import { withDefinition, writeFlows, type LoadedFlows } from '@connectory/workflow';
 * function describe(loaded: LoadedFlows, text: string) {
 *   const [flow] = loaded.flows;
 *   if (flow === undefined) return loaded.files;
 *   return writeFlows(withDefinition(loaded, flow, withMember(flow.definition, 'description', text)));
 * }
 * ```
 */
export function withDefinition(loaded: LoadedFlows, flow: LoadedFlow, definition: JsonObject): LoadedFlows {
  const document = loaded.documents.get(flow.file);
  const segments = parsePointer(flow.pointer);
  if (document === undefined || segments === undefined) return loaded;
  const value = withValueAt(document.value, segments, definition);
  return {
    ...loaded,
    flows: loaded.flows.map((one) =>
      one.file === flow.file && one.pointer === flow.pointer ? { ...one, definition } : one,
    ),
    documents: new Map([...loaded.documents, [flow.file, { ...document, value, edited: true }]]),
  };
}

/**
 * Writes the files again: those whose flows were replaced as JSON with the indentation they had, all others byte by byte as they were.
 *
 * @example
 * ```ts
 * import { loadFlows, writeFlows } from '@connectory/workflow';
 * const files = new Map([['flow.json', new Uint8Array([123, 125])]]);
 * writeFlows(loadFlows(files)).get('flow.json'); // the same bytes
 * ```
 */
export function writeFlows({ files, documents }: LoadedFlows): ReadonlyMap<string, Bytes> {
  return new Map(
    [...files].map(([file, bytes]) => {
      const document = documents.get(file);
      return [file, document?.edited === true ? writeDocument(document) : bytes];
    }),
  );
}
