import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { resolveReference } from '@connectory/schema';
import { parse } from 'yaml';
import { readIndex } from '../cases.ts';
import type { ImportAnswer } from '../import-child.ts';
import { importAll } from '../import-pool.ts';
import { type CaseResult, judged, type Suite } from '../suite.ts';

const secondsForOne = 60;
const largeBytes = 2_000_000;

/** Every valid document imports with every operation, every invalid one is told with a place, nothing hangs. */
export const openapi: Suite = async (folder) => {
  const entries = readIndex(folder, 'documents');
  const tasks = entries.map((entry) => {
    const name = stringAt(entry, 'file') ?? '';
    return { name, file: join(folder, name), alone: Number(entry['bytes'] ?? 0) > largeBytes };
  });
  const outcomes = await importAll(tasks, secondsForOne * 1000);
  const cases: CaseResult[] = [];
  const answers: ImportAnswer[] = [];
  for (const entry of entries) {
    const name = stringAt(entry, 'file') ?? '';
    const outcome = outcomes.get(name);
    if (outcome === undefined || 'problem' in outcome) {
      cases.push(judged(name, [outcome?.problem ?? 'was not run']));
      continue;
    }
    answers.push(outcome);
    cases.push(judged(name, judge(entry, outcome, join(folder, name))));
  }
  const large = new Set(tasks.filter(({ alone }) => alone).map(({ name }) => name));
  const notes = answers
    .filter(({ name }) => large.has(name))
    .toSorted((left, right) => right.milliseconds - left.milliseconds)
    .map(
      ({ name, milliseconds, peak }) =>
        `${name}: ${Math.round(milliseconds)} ms, peak ${Math.round(peak)} MB`,
    );
  return { suite: 'openapi', cases, notes };
};

function judge(entry: JsonObject, answer: ImportAnswer, file: string): readonly string[] {
  const reasons: string[] = [];
  const expect = stringAt(entry, 'expect');
  if (expect === 'invalid') {
    if (!answer.errors.some(({ placed }) => placed))
      reasons.push('marked invalid, but no error with a place');
    return reasons;
  }
  if (expect === 'valid') {
    reasons.push(...answer.errors.slice(0, 3).map(({ message }) => `marked valid, but told: ${message}`));
    if (!answer.usable) reasons.push('marked valid, but nothing was imported');
  }
  if (!answer.usable) {
    if (answer.errors.length === 0) reasons.push('nothing was imported and nothing was told');
    return reasons;
  }
  const expected = countOperations(file);
  const listed = Number(entry['operations'] ?? 0);
  if (answer.operations.length !== expected)
    reasons.push(`${answer.operations.length} operations kept of ${expected}`);
  if (answer.operations.length < listed)
    reasons.push(`${answer.operations.length} operations kept of the ${listed} the index lists`);
  const callable = answer.operations.filter((label) =>
    /^(get|put|post|delete|options|head|patch) /.test(label),
  ).length;
  if (answer.compiled !== callable) reasons.push(`${answer.compiled} operations compiled of ${callable}`);
  return reasons;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** Operations of a raw document, read without the importer: references of path items are followed. */
function countOperations(file: string): number {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const document = readRaw(text);
  if (!isObject(document)) return 0;
  const is2 = document['swagger'] !== undefined;
  let count = 0;
  for (const [path, value] of Object.entries(objectAt(document, 'paths') ?? {})) {
    if (path.startsWith('x-') || !isObject(value)) continue;
    const reference = stringAt(value, '$ref');
    const target = reference === undefined || is2 ? undefined : resolveReference(reference, document);
    const item = isObject(target) ? { ...target, ...value } : value;
    const known = is2 ? methods.slice(0, 7) : methods;
    count += known.filter((name) => isObject(item[name])).length;
    count += Object.keys(objectAt(item, 'additionalOperations') ?? {}).length;
  }
  return count;
}

function readRaw(text: string): Json {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    try {
      const value: Json = parse(text, {
        merge: true,
        uniqueKeys: false,
        logLevel: 'silent',
        maxAliasCount: 10_000,
      });
      return value;
    } catch {
      return null;
    }
  }
}
