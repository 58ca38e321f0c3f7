import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Diagnostic, type Json, type JsonObject, stringAt } from '@connectory/base';
import {
  checkPackage,
  type ConnectorPackage,
  listRules,
  mendPackage,
  readPackage,
} from '@connectory/connector';
import { readIndex, specFolder } from '../cases.ts';
import { filesIn } from '../package-files.ts';
import { type CaseResult, judged, type Suite } from '../suite.ts';

interface Hits {
  findings: number;
  readonly packages: Set<string>;
}

/**
 * Published packages have no error in the profile save, and what the fixes mend stays mended and breaks nothing. Every rule
 * of the table is there with its severities, and one that no published connector breaks is not found in any.
 */
export const rules: Suite = (folder) => {
  const hits = new Map<string, Hits>();
  const packages = readIndex(folder, 'connectors').map((entry): CaseResult => {
    const slug = stringAt(entry, 'slug') ?? '';
    const { package: read, diagnostics } = readPackage(filesIn(join(folder, slug)));
    if (read === undefined)
      return judged(
        slug,
        diagnostics.map(({ message }) => message),
      );
    const found = checkPackage(read);
    for (const { code } of found) {
      const id = code.replace('rule.', '');
      const hit = hits.get(id) ?? { findings: 0, packages: new Set() };
      hits.set(id, hit);
      hit.findings += 1;
      hit.packages.add(slug);
    }
    return judged(slug, [...errorsIn(found), ...checkMending(read)]);
  });
  const table = readTable(join(specFolder('connector'), 'data', 'validation-rules.json'));
  const cases = [...packages, ...table.map((entry) => judgeRule(entry, hits))];
  return Promise.resolve({
    suite: 'rules',
    cases,
    notes: [...families(table, cases), ...hitTable(table, hits)],
  });
};

function errorsIn(found: readonly Diagnostic[]): readonly string[] {
  return found
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message, place }) => `${code} ${place?.pointer ?? place?.file ?? ''} ${message}`);
}

function checkMending(read: ConnectorPackage): readonly string[] {
  const options = { profile: 'publish' } as const;
  const before = new Set(checkPackage(read, options).map(keyOf));
  const { package: mended, left, mended: done } = mendPackage(read, options);
  const again = mendPackage(mended, options);
  return [
    ...left
      .filter((finding) => finding.severity === 'error' && !before.has(keyOf(finding)))
      .map((finding) => `mending brought ${keyOf(finding)}: ${finding.message}`),
    ...left.filter(({ fix }) => fix !== undefined).map((finding) => `not mended: ${keyOf(finding)}`),
    ...(again.mended.length === 0 ? [] : [`mending twice mends ${again.mended.length} more`]),
    ...(done.length > 0 && mended === read ? ['mending changed nothing'] : []),
  ];
}

function keyOf({ code, place }: Diagnostic): string {
  return `${code} ${place?.file ?? ''} ${place?.pointer ?? ''}`;
}

function readTable(file: string): readonly JsonObject[] {
  if (!existsSync(file)) return [];
  const table: Json = JSON.parse(readFileSync(file, 'utf8'));
  return Array.isArray(table) ? table.filter(isObject) : [];
}

function judgeRule(entry: JsonObject, hits: ReadonlyMap<string, Hits>): CaseResult {
  const id = stringAt(entry, 'id') ?? '';
  const ours = listRules().find((rule) => rule.id === id);
  if (ours === undefined) return judged(id, ['there is no such rule']);
  const reasons: string[] = [];
  for (const profile of ['save', 'publish'] as const) {
    const expected = stringAt(entry, profile) ?? '';
    if (ours[profile] !== expected) reasons.push(`${profile} is ${ours[profile]}, not ${expected}`);
  }
  const found = hits.get(id)?.packages.size ?? 0;
  // The table counts a larger set of connectors, so that a zero there is a zero here.
  if (stringAt(entry, 'corpus') === '0' && expectsNone.has(stringAt(entry, 'save') ?? '') && found > 0)
    reasons.push(`${found} packages break it, the table knows none`);
  return judged(id, reasons);
}

const expectsNone = new Set(['error', 'warning']);

function families(table: readonly JsonObject[], cases: readonly CaseResult[]): readonly string[] {
  const counts = new Map<string, { passed: number; all: number }>();
  for (const { id, outcome } of cases.slice(cases.length - table.length)) {
    const family = id.split('-')[0] ?? '';
    const count = counts.get(family) ?? { passed: 0, all: 0 };
    counts.set(family, count);
    count.all += 1;
    if (outcome === 'passed') count.passed += 1;
  }
  return [...counts].map(([family, { passed, all }]) => `${family}: ${passed} of ${all} rules`);
}

function hitTable(table: readonly JsonObject[], hits: ReadonlyMap<string, Hits>): readonly string[] {
  const reference = new Map(
    table.map((entry) => [stringAt(entry, 'id') ?? '', stringAt(entry, 'corpus') ?? '']),
  );
  const rows = [...hits].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return [
    'Findings in the profile save, and what the table counted over all connectors:',
    ...rows.map(
      ([id, { findings, packages }]) =>
        `  ${id} ${findings} in ${packages.size} packages; table: ${reference.get(id) || 'not counted'}`,
    ),
  ];
}
