import { type At } from '../../report/at.ts';
import type { Reporter } from '../../report/reporter.ts';
import { pascalCase, uniqueName } from './names.ts';

/** Gives every operation an id of its own. */
export interface OperationIds {
  readonly idFor: (stated: unknown, label: string, method: string, path: string, at: At) => string;
}

/**
 * @param stated - Every id the document states, so that a made one never takes it.
 */
export function makeOperationIds(stated: ReadonlySet<string>, reporter: Reporter): OperationIds {
  const used = new Map<string, string>();
  return {
    idFor(id, label, method, path, at) {
      if (typeof id === 'string' && id.trim() !== '') {
        const first = used.get(id);
        if (first === undefined) {
          used.set(id, label);
          return id;
        }
        const renamed = uniqueName(id, (name) => used.has(name) || stated.has(name));
        used.set(renamed, label);
        reporter.tell('operation-id-twice', at, { id, first, second: label, renamed });
        return renamed;
      }
      const words = path.replaceAll(/\{([^{}]*)\}/g, ' By $1');
      const made = uniqueName(
        pascalCase(method.toLowerCase()) + pascalCase(words),
        (name) => used.has(name) || stated.has(name),
      );
      used.set(made, label);
      reporter.tell('operation-id-given', at, { operation: label, id: made });
      return made;
    },
  };
}
