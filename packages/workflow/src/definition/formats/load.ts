import {
  type Bytes,
  type Diagnostic,
  isObject,
  type Json,
  type JsonObject,
  memberNames,
  memberOf,
  objectAt,
} from '@connectory/base';
import { diagnostic } from '../../diagnostics.ts';
import { armExpressionsOf } from '../arm.ts';
import type { Flavour } from '../context.ts';
import { connectionParameter, connectionReferences, connectionsFile } from './connections.ts';
import { readDocument } from './document.ts';
import { flowsIn, type FoundFlow } from './recognise.ts';
import type { FlowConnection, LoadedDocument, LoadedFlow, LoadedFlows } from './types.ts';

/** Names of many files are cut off in a message. */
const namedFiles = 5;

/**
 * Finds the flows in files: bare definitions, unpacked packages of Power Automate (legacy and solution), Logic Apps Standard with its
 * `connections.json` and `parameters.json`, and ARM templates. What a file is, is told by its content. Reading a zip or a folder is up to
 * the caller.
 *
 * @param files - Bytes by path; one file alone is a map with one entry.
 * @returns The flows with their connections, and diagnostics: `workflow.not-json`, `not-utf8`, `duplicate-member`, `no-flow`. Files that
 * hold no flow are kept.
 * @example
 * ```ts
 * import { utf8Encode } from '@connectory/base';
 * import { loadFlows } from '@connectory/workflow';
 * const text = '{"triggers": {}, "actions": {}}';
 * loadFlows(new Map([['flow.json', utf8Encode(text)]])).flows[0]?.format; // 'definition'
 * ```
 */
export function loadFlows(files: ReadonlyMap<string, Bytes>): LoadedFlows {
  const documents = new Map<string, LoadedDocument>();
  const diagnostics: Diagnostic[] = [];
  for (const [file, bytes] of files) {
    if (files.size > 1 && !/\.json$/i.test(file)) continue;
    const read = readDocument(file, bytes);
    if (!read.ok) {
      diagnostics.push(read.error);
      continue;
    }
    documents.set(file, read.value.document);
    diagnostics.push(...read.value.warnings);
  }
  const flows = [...documents].flatMap(([file, { value }]) =>
    flowsIn(value).map((found) => loadedFlow(found, file, documents)),
  );
  if (flows.length === 0 && diagnostics.every(({ severity }) => severity !== 'error')) {
    const names = [...files.keys()];
    const more = names.length > namedFiles ? ` and ${names.length - namedFiles} more` : '';
    const list = names.length === 0 ? 'no files' : `${names.slice(0, namedFiles).join(', ')}${more}`;
    diagnostics.push(diagnostic('no-flow', { files: list }));
  }
  return { flows, files, documents, diagnostics };
}

function loadedFlow(
  found: FoundFlow,
  file: string,
  documents: ReadonlyMap<string, LoadedDocument>,
): LoadedFlow {
  const { format, pointer, definition, holder } = found;
  const beside = (name: string): Json | undefined => nearest(file, name, documents)?.value;
  let connections: readonly FlowConnection[] = connectionReferences(holder);
  let parameters: JsonObject = {};
  if (format === 'arm-template') {
    connections = connectionParameter(holder);
    parameters = objectAt(holder, 'parameters') ?? {};
  } else if (format === 'standard') {
    const values = beside('parameters.json');
    connections = connectionsFile(beside('connections.json'));
    if (isObject(values)) parameters = values;
  }
  const flavour = flavourOf(found);
  return {
    name: found.name ?? nameOf(file),
    format,
    flavour,
    file,
    pointer,
    definition,
    connections,
    parameters,
    armExpressions: flavour === 'logic-apps' ? armExpressionsOf(definition) : [],
  };
}

/** `Approve-1B2C….json` of a solution, `orders/workflow.json` of Logic Apps Standard, or any other file. */
function nameOf(file: string): string {
  const segments = file.split(/[\\/]/u);
  const last = segments.at(-1) ?? file;
  const name = /^(?:workflow|definition)\.json$/i.test(last) ? (segments.at(-2) ?? last) : last;
  return name.replace(/\.json$/i, '').replace(/-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, '');
}

/** The file of a name in the folder of a file or in one above it. */
function nearest(
  file: string,
  name: string,
  documents: ReadonlyMap<string, LoadedDocument>,
): LoadedDocument | undefined {
  for (let folder = file; folder !== '';) {
    const slash = folder.lastIndexOf('/');
    folder = slash < 0 ? '' : folder.slice(0, slash);
    const found = documents.get(folder === '' ? name : `${folder}/${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The format says it, or the steps that only Power Automate has. */
function flavourOf({ format, definition }: FoundFlow): Flavour {
  switch (format) {
    case 'legacy-package':
    case 'solution':
    case 'with-references':
      return 'power-automate';
    case 'arm-template':
      return 'logic-apps';
    case 'definition':
    case 'standard': {
      const isOpenApi = ['triggers', 'actions'].some((member) => {
        const steps = objectAt(definition, member) ?? {};
        return memberNames(steps).some((name) => /^openapiconnection/i.test(typeOf(memberOf(steps, name))));
      });
      const signsIn = objectAt(objectAt(definition, 'parameters'), '$authentication') !== undefined;
      return isOpenApi || signsIn ? 'power-automate' : 'logic-apps';
    }
  }
}

function typeOf(step: Json | undefined): string {
  const type = memberOf(step, 'type');
  return typeof type === 'string' ? type : '';
}
