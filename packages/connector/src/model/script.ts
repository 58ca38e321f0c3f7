import { isArray, type JsonObject, objectAt } from '@connectory/base';
import { decodeBytes } from '../text/read.ts';
import type { ConnectorPackage } from '../package/types.ts';

/** The custom code of a connector (SPEC §8). */
export type Script =
  | { readonly kind: 'none' }
  | {
      /** C#, which cannot run here: the operations it is for need it ported. */
      readonly kind: 'csharp';
      readonly file: string;
      /** Ids of the operations it is for; `undefined` means all. */
      readonly operations: ReadonlySet<string> | undefined;
    }
  | {
      readonly kind: 'script';
      readonly file: string;
      readonly language: 'typescript' | 'javascript';
      readonly source: string;
      readonly operations: ReadonlySet<string> | undefined;
    };

/** File names in the order in which they win: a ported script stands in for the C# one beside it. */
const names: readonly string[] = ['script.ts', 'script.js', 'script.csx'];

/** Reads which script a package has and which operations run it; an empty list means all. */
export function compileScript({ files, properties }: ConnectorPackage): Script {
  for (const name of names) {
    const file = files.find((one) => one.name.toLowerCase() === name);
    if (file === undefined) continue;
    const operations = scriptOperations(properties);
    if (name === 'script.csx') return { kind: 'csharp', file: file.name, operations };
    const language = name === 'script.ts' ? 'typescript' : 'javascript';
    return {
      kind: 'script',
      file: file.name,
      language,
      source: decodeBytes(file.bytes, file.name).text,
      operations,
    };
  }
  return { kind: 'none' };
}

function scriptOperations(properties: JsonObject): ReadonlySet<string> | undefined {
  const list = objectAt(properties, 'properties')?.['scriptOperations'];
  const ids = isArray(list) ? list.filter((id) => typeof id === 'string') : [];
  return ids.length === 0 ? undefined : new Set(ids);
}
