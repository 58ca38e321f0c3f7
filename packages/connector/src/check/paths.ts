import { escapeSegment, isObject, memberNames, objectAt } from '@connectory/base';
import type { Rule, RuleContext } from './types.ts';

/** Rules about the members of `paths`. */
export const pathRules: readonly Rule[] = [
  {
    id: 'PTH-001',
    severity: 'error',
    message: 'A path has to start with "/": "{path}" does not.',
    *find(context) {
      for (const path of pathsOf(context)) if (!path.startsWith('/')) yield at(path);
    },
  },
  {
    id: 'PTH-002',
    severity: 'error',
    message: 'A path cannot hold "?" or "#": use query parameters instead in "{path}".',
    *find(context) {
      for (const path of pathsOf(context)) if (/[?#]/.test(path.replaceAll(/\{[^}]*\}/g, ''))) yield at(path);
    },
  },
  {
    id: 'PTH-003',
    severity: 'error',
    message: 'A path cannot hold "*". Give "{path}" a parameter in its place.',
    *find(context) {
      for (const path of pathsOf(context))
        if (path.replaceAll(/\{[^}]*\}/g, '').includes('*')) yield at(path);
    },
  },
  {
    id: 'PTH-004',
    severity: 'error',
    message: 'Braces in "{path}" have to enclose one parameter name inside one segment.',
    *find(context) {
      for (const path of pathsOf(context)) {
        if (/[{}]/.test(path.replaceAll(/\{[^{}/]+\}/g, ''))) yield at(path);
      }
    },
  },
  {
    id: 'PTH-006',
    severity: 'error',
    message: 'Paths "{first}" and "{path}" differ only in capitals. Rename or join them.',
    *find(context) {
      const seen = new Map<string, string>();
      for (const path of pathsOf(context)) {
        const first = seen.get(path.toLowerCase());
        if (first === undefined) seen.set(path.toLowerCase(), path);
        else yield { ...at(path), data: { path, first } };
      }
    },
  },
  {
    id: 'PTH-007',
    severity: 'error',
    message: '"{first}" and "{path}" cannot be told apart for {verb}: they differ only in parameter names.',
    *find(context) {
      const seen = new Map<string, string>();
      for (const { path, verb, pointer } of context.operations) {
        const shape = `${verb} ${path.replaceAll(/\{[^}]*\}/g, '{}').toLowerCase()}`;
        const first = seen.get(shape);
        if (first === undefined) seen.set(shape, path);
        else if (first.toLowerCase() !== path.toLowerCase()) {
          yield { pointer, data: { first, path, verb: verb.toUpperCase() } };
        }
      }
    },
  },
  {
    id: 'PTH-009',
    severity: 'error',
    message: '"$ref" on a path is not supported. Copy what it points to here.',
    *find(context) {
      const paths = objectAt(context.definition, 'paths') ?? {};
      for (const path of pathsOf(context)) {
        const item = paths[path];
        if (isObject(item) && item['$ref'] !== undefined) yield { pointer: `${at(path).pointer}/$ref` };
      }
    },
  },
];

function pathsOf({ definition }: RuleContext): readonly string[] {
  return memberNames(objectAt(definition, 'paths') ?? {}).filter((path) => !path.startsWith('x-'));
}

function at(path: string): { readonly pointer: string; readonly data: { readonly path: string } } {
  return { pointer: `/paths/${escapeSegment(path)}`, data: { path } };
}
