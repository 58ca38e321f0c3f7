import { escapeSegment, isObject, memberNames, objectAt, stringAt } from '@connectory/base';
import type { CheckContext } from '../context.ts';
import type { Report, Rule } from '../types.ts';
import type { OperationSite } from '../walk/sites.ts';

/** Rules about the members of `paths`. */
export const pathRules: readonly Rule[] = [
  {
    id: 'PTH-001',
    severity: ['error', 'error'],
    message: 'A path has to start with "/": "{path}" does not. Put one in front.',
    over: 'package',
    check(context, report) {
      const paths = objectAt(context.definition, 'paths') ?? {};
      for (const path of pathsOf(context)) {
        if (path.startsWith('/')) continue;
        const better = `/${path.trim()}`;
        const edits = [
          { document: 'definition' as const, pointer: pointerTo(path) },
          { document: 'definition' as const, pointer: pointerTo(better), value: paths[path] ?? {} },
        ];
        const fix = Object.hasOwn(paths, better) ? undefined : { title: 'Put a slash in front', edits };
        report({ pointer: pointerTo(path), data: { path }, fix });
      }
    },
  },
  {
    id: 'PTH-002',
    severity: ['error', 'error'],
    message: 'A path cannot hold "?" or "#": use query parameters instead in "{path}".',
    over: 'package',
    check(context, report) {
      eachPath(context, (path) => /[?#]/.test(withoutVariables(path)), report);
    },
  },
  {
    id: 'PTH-003',
    severity: ['error', 'error'],
    message: 'A path cannot hold "*". Give "{path}" a parameter in its place.',
    over: 'package',
    check(context, report) {
      eachPath(context, (path) => withoutVariables(path).includes('*'), report);
    },
  },
  {
    id: 'PTH-004',
    severity: ['error', 'error'],
    message:
      'Braces in "{path}" have to enclose one parameter name inside one segment. Write single braces as %7B and %7D.',
    over: 'package',
    check(context, report) {
      eachPath(context, (path) => /[{}]/.test(path.replaceAll(/\{[^{}/]+\}/g, '')), report);
    },
  },
  {
    id: 'PTH-005',
    severity: ['error', 'error'],
    message:
      'Variable "{variable}" in path "{path}" carries a default. Give its parameter a "default" instead.',
    over: 'package',
    check(context, report) {
      for (const path of pathsOf(context)) {
        for (const variable of variablesOf(path)) {
          if (variable.includes('=')) report({ pointer: pointerTo(path), data: { variable, path } });
        }
      }
    },
  },
  {
    id: 'PTH-006',
    severity: ['error', 'error'],
    message: 'Paths "{first}" and "{path}" differ only in capitals. Rename or join them.',
    over: 'package',
    check(context, report) {
      const seen = new Map<string, string>();
      for (const path of pathsOf(context)) {
        const first = seen.get(path.toLowerCase());
        if (first === undefined) seen.set(path.toLowerCase(), path);
        else report({ pointer: pointerTo(path), data: { path, first } });
      }
    },
  },
  {
    id: 'PTH-007',
    severity: ['error', 'error'],
    message:
      '"{first}" and "{path}" cannot be told apart for {verb}: they differ only in parameter names. Join or rename them.',
    over: 'package',
    check({ operations }, report) {
      const seen = new Map<string, string>();
      for (const { path, verb, pointer } of operations) {
        const shape = `${verb.toLowerCase()} ${shapeOf(path)}`;
        const first = seen.get(shape);
        if (first === undefined) seen.set(shape, path);
        else if (first.toLowerCase() !== path.toLowerCase())
          report({ pointer, data: { first, path, verb: verb.toUpperCase() } });
      }
    },
  },
  {
    id: 'PTH-008',
    severity: ['info', 'warning'],
    message:
      '"{path}" may catch calls meant for "{other}", because a variable stands where the other has fixed text. Rename one of them if it does.',
    over: 'package',
    check({ operations }, report) {
      for (const group of groupsOf(operations)) findOverlaps(group, report);
    },
  },
  {
    id: 'PTH-009',
    severity: ['error', 'error'],
    message: '"$ref" on path "{path}" is not supported. Copy what it points to here.',
    over: 'package',
    check(context, report) {
      const paths = objectAt(context.definition, 'paths') ?? {};
      for (const path of pathsOf(context)) {
        const item = paths[path];
        if (isObject(item) && item['$ref'] !== undefined)
          report({ pointer: `${pointerTo(path)}/$ref`, data: { path } });
      }
    },
  },
  {
    id: 'PTH-010',
    severity: ['error', 'error'],
    message: 'Path "{path}" defines parameter "{name}" in {place} twice. Remove one.',
    over: 'package',
    check(context, report) {
      eachPathParameters(context, (path, parameters) => {
        const seen = new Set<string>();
        for (const { name, place, pointer } of parameters) {
          if (seen.has(`${place} ${name}`)) report({ pointer, data: { path, name, place } });
          seen.add(`${place} ${name}`);
        }
      });
    },
  },
  {
    id: 'PTH-011',
    severity: ['error', 'error'],
    message: 'Path "{path}" defines more than one body parameter. Join them into one object.',
    over: 'package',
    check(context, report) {
      eachPathParameters(context, (path, parameters) => {
        const [, ...more] = parameters.filter(({ place }) => place === 'body');
        for (const { pointer } of more) report({ pointer, data: { path } });
      });
    },
  },
];

/** Groups of paths that are compared with each other are cut here, since the comparison is of each with each. */
const maxCompared = 400;

/** The names in braces of a path. */
export function variablesOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map((match) => match[1] ?? '');
}

function pathsOf({ definition }: CheckContext): readonly string[] {
  return memberNames(objectAt(definition, 'paths') ?? {}).filter((path) => !path.startsWith('x-'));
}

function pointerTo(path: string): string {
  return `/paths/${escapeSegment(path)}`;
}

function withoutVariables(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, '');
}

function shapeOf(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, '{}').toLowerCase();
}

function eachPath(context: CheckContext, isWrong: (path: string) => boolean, report: Report): void {
  for (const path of pathsOf(context))
    if (isWrong(path)) report({ pointer: pointerTo(path), data: { path } });
}

interface Listed {
  readonly name: string;
  readonly place: string;
  readonly pointer: string;
}

function eachPathParameters(
  { definition, resolve }: CheckContext,
  see: (path: string, parameters: readonly Listed[]) => void,
): void {
  const paths = objectAt(definition, 'paths') ?? {};
  for (const path of Object.keys(paths)) {
    const item = paths[path];
    const list = isObject(item) ? item['parameters'] : undefined;
    if (!Array.isArray(list)) continue;
    const parameters = list.filter(isObject).map((given, index) => {
      const source = resolve(given);
      return {
        name: stringAt(source, 'name') ?? '',
        place: stringAt(source, 'in') ?? '',
        pointer: `${pointerTo(path)}/parameters/${index}`,
      };
    });
    see(path, parameters);
  }
}

/** Only paths of one verb and one number of segments can catch each other's calls. */
function groupsOf(operations: readonly OperationSite[]): Iterable<readonly OperationSite[]> {
  const groups = new Map<string, OperationSite[]>();
  for (const operation of operations) {
    const key = `${operation.verb.toLowerCase()} ${operation.path.split('/').length}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [operation]);
    else if (group.length < maxCompared) group.push(operation);
  }
  return groups.values();
}

function findOverlaps(group: readonly OperationSite[], report: Report): void {
  const shapes = group.map(({ path }) => shapeOf(path).split('/'));
  const open = group.map((_, at) => at).filter((at) => shapes[at]?.includes('{}') === true);
  for (const at of open) {
    for (const [other, segments] of shapes.entries()) {
      const mine = shapes[at] ?? [];
      if (other === at || !catches(mine, segments)) continue;
      const [path, caught] = [group[at], group[other]];
      if (path !== undefined && caught !== undefined)
        report({ pointer: path.pointer, data: { path: path.path, other: caught.path } });
    }
  }
}

/** Whether every call of the other path also fits this one, and this one says less. */
function catches(mine: readonly string[], others: readonly string[]): boolean {
  let wider = false;
  for (const [index, segment] of mine.entries()) {
    const other = others[index] ?? '';
    if (segment === other) continue;
    if (segment !== '{}' || other === '' || other.includes('{}')) return false;
    wider = true;
  }
  return wider;
}
