import { readFileSync } from 'node:fs';
import { isObject, type Json, objectAt, stringAt } from '@connectory/base';
import { compileConnector, type ConnectorPackage } from '@connectory/connector';
import { importDescription } from '@connectory/importers';

/*
 * Imports one file a message, in a process of its own: a hang or a crash ends this process and not the run, and its peak
 * memory is its own.
 */

/** What the parent asks for. */
export interface ImportTask {
  readonly file: string;
  readonly name: string;
}

/** What the child answers. */
export interface ImportAnswer {
  readonly name: string;
  readonly milliseconds: number;
  /** Peak resident memory of the process so far, in MB. */
  readonly peak: number;
  readonly usable: boolean;
  /** Verb and path of every operation written, newer methods kept beside them included. */
  readonly operations: readonly string[];
  readonly compiled: number;
  readonly errors: readonly { readonly message: string; readonly placed: boolean }[];
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

process.on('message', (task: ImportTask) => {
  void answer(task).then((result) => process.send?.(result));
});

async function answer(task: ImportTask): Promise<ImportAnswer> {
  const bytes = readFileSync(task.file);
  const from = performance.now();
  const result = await importDescription({ bytes, fileName: task.name });
  const milliseconds = performance.now() - from;
  return {
    name: task.name,
    milliseconds,
    peak: process.resourceUsage().maxRSS / 1024,
    usable: result.package !== undefined,
    operations: operationsOf(result.package?.definition ?? {}),
    compiled: result.package === undefined ? 0 : compiledOperations(result.package),
    errors: result.report
      .filter(({ severity }) => severity === 'error')
      .map(({ message, place }) => ({ message, placed: place?.line !== undefined })),
  };
}

function compiledOperations(made: ConnectorPackage): number {
  const operations = [...compileConnector(made).operations.values()];
  return operations.filter(({ source }) => stringAt(source, 'x-webhook') === undefined).length;
}

function operationsOf(definition: Json): readonly string[] {
  const operations: string[] = [];
  for (const [path, item] of Object.entries(objectAt(definition, 'paths') ?? {})) {
    if (!isObject(item)) continue;
    for (const [name, operation] of Object.entries(item)) {
      // Triggers made of webhooks are no operations of the document.
      if (stringAt(operation, 'x-webhook') !== undefined) continue;
      if (methods.includes(name)) operations.push(`${name} ${path}`);
      if (name === 'x-trace' || name === 'x-query') operations.push(`${name.slice(2)} ${path}`);
    }
    for (const name of Object.keys(objectAt(item, 'x-additionalOperations') ?? {}))
      operations.push(`${name} ${path}`);
  }
  return operations;
}
