import type { Diagnostic } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import type { Script } from './script.ts';
import type { Operation } from './types.ts';

const maxNamed = 20;

/** Tells which operations cannot be called because their C# script is not ported. */
export function scriptDiagnostics(
  script: Script,
  operations: ReadonlyMap<string, Operation>,
): readonly Diagnostic[] {
  if (script.kind !== 'csharp') return [];
  const ids = [...operations.keys()].filter((id) => script.operations?.has(id) !== false);
  if (ids.length === 0) return [];
  const named = ids.slice(0, maxNamed).join(', ');
  const operationsText = ids.length > maxNamed ? `${named} and ${ids.length - maxNamed} more` : named;
  return [
    diagnostic(
      'script-csharp',
      { file: script.file, operations: operationsText, count: ids.length },
      { place: { file: script.file } },
    ),
  ];
}
