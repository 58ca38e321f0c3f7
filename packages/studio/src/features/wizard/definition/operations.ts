import {
  escapeSegment,
  isObject,
  memberNames,
  objectAt,
  stringAt,
  type Diagnostic,
  type Json,
  type JsonObject,
  type Severity,
} from '@connectory/base';
import type { OperationKey } from '@connectory/connector';

/** One line of the operation list. */
export interface OperationRow {
  readonly key: OperationKey;
  /** JSON pointer to the operation. */
  readonly pointer: string;
  readonly id: string;
  readonly summary: string;
  readonly trigger: boolean;
}

const verbs: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

const known = new WeakMap<JsonObject, { readonly path: string; readonly rows: readonly OperationRow[] }>();

/** The operations in the order of the document. An edit remakes only the rows of the path it touches. */
export function listOperations(definition: JsonObject): readonly OperationRow[] {
  const paths = objectAt(definition, 'paths') ?? {};
  return memberNames(paths).flatMap((path) => {
    const item = paths[path];
    return isObject(item) ? rowsOf(path, item) : [];
  });
}

function rowsOf(path: string, item: JsonObject): readonly OperationRow[] {
  const before = known.get(item);
  if (before?.path === path) return before.rows;
  const rows = memberNames(item)
    .filter((method) => verbs.has(method))
    .flatMap((method) => {
      const operation = item[method];
      if (!isObject(operation)) return [];
      return [
        {
          key: { path, method },
          pointer: `/paths/${escapeSegment(path)}/${method}`,
          id: stringAt(operation, 'operationId') ?? '',
          summary: stringAt(operation, 'summary') ?? '',
          trigger: Object.hasOwn(operation, 'x-ms-trigger'),
        },
      ];
    });
  known.set(item, { path, rows });
  return rows;
}

/** Rows whose id, summary or path holds the search. */
export function searchOperations(rows: readonly OperationRow[], search: string): readonly OperationRow[] {
  const text = search.trim().toLowerCase();
  if (text === '') return rows;
  return rows.filter((row) => `${row.id} ${row.summary} ${row.key.path}`.toLowerCase().includes(text));
}

/** The findings of each operation, by the operation's pointer. */
export function findingsByOperation(
  findings: readonly Diagnostic[],
): ReadonlyMap<string, readonly Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const finding of findings) {
    const pointer = /^\/paths\/[^/]*\/[^/]+/.exec(finding.place?.pointer ?? '')?.[0];
    if (pointer === undefined) continue;
    const group = groups.get(pointer);
    if (group === undefined) groups.set(pointer, [finding]);
    else group.push(finding);
  }
  return groups;
}

export function worstOf(findings: readonly Diagnostic[] | undefined): Severity | 'ok' {
  if (findings === undefined) return 'ok';
  for (const severity of ['error', 'warning', 'info'] as const) {
    if (findings.some((finding) => finding.severity === severity)) return severity;
  }
  return 'ok';
}

/** One entry of an operation's own parameter list, for showing and editing. */
export interface ParameterEntry {
  /** Index in the operation's own list; `undefined` for one declared at the path. */
  readonly index: number | undefined;
  readonly parameter: JsonObject;
  /** Declared at the path or by reference: shown, changed in the text editor. */
  readonly shared: boolean;
}

/** The parameters of an operation: its own, then those of its path that it does not declare anew. */
export function parameterEntries(definition: JsonObject, key: OperationKey): readonly ParameterEntry[] {
  const item = objectAt(objectAt(definition, 'paths'), key.path);
  const own = entriesOf(definition, objectAt(item, key.method)?.['parameters'], true);
  const inherited = entriesOf(definition, item?.['parameters'], false);
  const taken = new Set(own.map(identity));
  return [...own, ...inherited.filter((entry) => !taken.has(identity(entry)))];
}

function entriesOf(definition: JsonObject, list: Json | undefined, own: boolean): readonly ParameterEntry[] {
  return (Array.isArray(list) ? list : []).flatMap((item: Json, at): readonly ParameterEntry[] => {
    const reference = stringAt(item, '$ref');
    const parameter =
      reference === undefined
        ? item
        : objectAt(objectAt(definition, 'parameters'), reference.replace('#/parameters/', ''));
    if (!isObject(parameter)) return [];
    return [{ index: own ? at : undefined, parameter, shared: !own || reference !== undefined }];
  });
}

function identity(entry: ParameterEntry): string {
  return `${stringAt(entry.parameter, 'in') ?? ''} ${stringAt(entry.parameter, 'name') ?? ''}`;
}
