import { type Diagnostic, type JsonObject, type Severity, stringAt } from '@connectory/base';
import { severityOf } from '../check/check.ts';
import type { RuleProfile } from '../check/types.ts';
import { walkDefinition } from '../check/walk/walk.ts';
import type { OperationSite } from '../check/walk/sites.ts';
import { definitionFile, propertiesFile } from '../package/names.ts';
import type { ConnectorPackage } from '../package/types.ts';
import { withoutSlashes } from '../text/without-end.ts';
import { compareConnections } from './connections.ts';
import { compareMessages, type Told } from './messages.ts';
import { compareCatalogue, compareRules } from './rules.ts';

/** How to compare two versions. */
export interface CompareOptions {
  /** `publish` unless said otherwise: what breaks others is an error there, and a warning in `save`. */
  readonly profile?: RuleProfile;
}

const order = { error: 0, warning: 1, info: 2 } as const;

/**
 * Compares two versions of a connector and tells what of the second breaks flows and apps made with the first.
 *
 * Operations are matched by id. Inputs and outputs are compared by their paths after references are resolved, so that
 * renaming a definition changes nothing. Codes are `rule.BRK-001` to `rule.BRK-014`; the last one tells, as `info`, what
 * changed without breaking anything. Pointers lead into the second version, or into the first for what was deleted.
 *
 * @example
 * ```ts
 * import { applyEdit, compareVersions, emptyPackage } from '@connectory/connector';
 * const before = applyEdit(emptyPackage('Tasks'), { kind: 'add-operation', trigger: false }).package;
 * compareVersions(before, emptyPackage('Tasks'))[0]?.code; // 'rule.BRK-001'
 * ```
 */
export function compareVersions(
  before: ConnectorPackage,
  after: ConnectorPackage,
  options: CompareOptions = {},
): readonly Diagnostic[] {
  const told: Told[] = [];
  const tell = (one: Told): void => void told.push(one);
  compareConnections(before, after, tell);
  const now = byId(after);
  const was = byId(before);
  for (const [id, old] of was) {
    const found = now.get(id);
    if (found === undefined) tell({ rule: 'BRK-001', pointer: old.pointer, data: { id: old.id } });
    else compareOperations({ old, root: before.definition }, { old: found, root: after.definition }, tell);
  }
  for (const [id, { pointer, id: shown }] of now) {
    if (!was.has(id)) tell({ rule: 'BRK-014', pointer, data: { what: `Operation "${shown}" was added` } });
  }
  return told
    .map((one) => toDiagnostic(one, options.profile ?? 'publish'))
    .toSorted((left, right) => order[left.severity] - order[right.severity]);
}

function byId({ definition }: ConnectorPackage): ReadonlyMap<string, OperationSite> {
  const { operations } = walkDefinition(definition);
  return new Map(
    operations.map((operation) => [(operation.id || operation.label).toLowerCase(), operation] as const),
  );
}

interface Version {
  readonly old: OperationSite;
  readonly root: JsonObject;
}

function compareOperations(was: Version, now: Version, tell: (told: Told) => void): void {
  const { old } = was;
  const { old: current } = now;
  const id = old.id || old.label;
  const { pointer } = current;
  const paths = { before: fullPath(was), after: fullPath(now) };
  if (withoutNames(paths.before) !== withoutNames(paths.after))
    tell({ rule: 'BRK-002', pointer, data: { id, ...paths } });
  const verbs = { before: old.verb.toUpperCase(), after: current.verb.toUpperCase() };
  if (verbs.before !== verbs.after) tell({ rule: 'BRK-009', pointer, data: { id, ...verbs } });
  const kinds = { before: kindOf(old), after: kindOf(current) };
  if (kinds.before !== kinds.after) tell({ rule: 'BRK-012', pointer, data: { id, ...kinds } });
  compareMessages({ site: old, root: was.root }, { site: current, root: now.root }, id, tell);
}

function fullPath({ old, root }: Version): string {
  return `${withoutSlashes(stringAt(root, 'basePath') ?? '')}${old.path}`;
}

/** The name of a path parameter is compared as an input. */
function withoutNames(path: string): string {
  return path.replaceAll(/\{[^{}]*\}/g, '{}');
}

function kindOf({ source, isTrigger, notification }: OperationSite): string {
  if (!isTrigger) return 'an action';
  const mode = stringAt(source, 'x-ms-trigger')?.toLowerCase() ?? 'single';
  return `a ${notification === undefined ? 'polling' : 'webhook'} trigger (${mode})`;
}

function toDiagnostic({ rule: id, pointer, data, document }: Told, profile: RuleProfile): Diagnostic {
  const rule = compareRules.find((one) => one.id === id);
  const found = rule === undefined ? 'warning' : severityOf(rule, profile);
  const severity: Severity = found === 'off' ? 'info' : found;
  const file = document === 'properties' ? propertiesFile : definitionFile;
  return compareCatalogue.diagnostic(id, data, { place: { file, pointer }, severity });
}
