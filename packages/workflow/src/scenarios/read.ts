import {
  arrayAt,
  type Bytes,
  type Diagnostic,
  decodeText,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  objectAt,
  type Place,
  stringAt,
  utf8Encode,
} from '@connectory/base';
import { readDocument } from '../definition/formats/document.ts';
import { diagnostic } from '../diagnostics.ts';
import { shapeProblems } from './shape.ts';
import type { Scenario } from './types.ts';

/** A file of scenarios. */
export interface ScenarioFile {
  /** Those that can be played. */
  readonly scenarios: readonly Scenario[];
  /** What is wrong with the file and with the others. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads scenarios of a flow: a JSON list, an object with a list named `scenarios`, a single scenario, or JSON Lines. The format is
 * described in `docs/guides/flow-tests.md`.
 *
 * @param file - Name of the file, for places.
 * @returns The scenarios that can be played, and diagnostics: `workflow.not-json`, `scenarios-none`, `scenario-shape`,
 * `scenario-expects-nothing`, `scenario-endless`, `scenario-title-twice`. Places hold a JSON pointer into the file, and of JSON Lines the
 * line with a pointer into it.
 * @example
 * ```ts
 * import { utf8Encode } from '@connectory/base';
 * import { readScenarios } from '@connectory/workflow';
 * const text = '[{"title": "greets", "expect": {"run": {"status": "Succeeded"}}}]';
 * readScenarios('cases.json', utf8Encode(text)).scenarios[0]?.title; // 'greets'
 * ```
 */
export function readScenarios(file: string, bytes: Bytes): ScenarioFile {
  const { found, problem } = entriesOf(file, bytes);
  const diagnostics: Diagnostic[] = problem === undefined ? [] : [problem];
  if (found.length === 0 && problem === undefined) {
    diagnostics.push(diagnostic('scenarios-none', { file }, { place: { file } }));
  }
  const scenarios: Scenario[] = [];
  const titles = new Set<string>();
  for (const [index, { value, place }] of found.entries()) {
    const title = stringAt(value, 'title') ?? stringAt(value, 'id') ?? `scenario ${index + 1}`;
    const wrong = problemsOf(title, value, place);
    diagnostics.push(...wrong);
    if (titles.has(title)) diagnostics.push(diagnostic('scenario-title-twice', { title }, { place }));
    titles.add(title);
    if (isObject(value) && wrong.length === 0) scenarios.push({ title, source: value, place });
  }
  return { scenarios, diagnostics };
}

interface Entry {
  readonly value: Json;
  readonly place: Place;
}

interface Entries {
  readonly found: readonly Entry[];
  readonly problem?: Diagnostic;
}

function entriesOf(file: string, bytes: Bytes): Entries {
  const whole = readDocument(file, bytes);
  const lines = whole.ok && !/\.(?:jsonl|ndjson)$/iu.test(file) ? undefined : linesOf(file, bytes);
  if (lines !== undefined) return lines;
  if (!whole.ok) return { found: [], problem: whole.error };
  const { value } = whole.value.document;
  const list = isArray(value) ? value : arrayAt(value, 'scenarios');
  const base = isArray(value) ? '' : '/scenarios';
  if (list !== undefined) {
    return { found: list.map((each, at) => ({ value: each, place: { file, pointer: `${base}/${at}` } })) };
  }
  const isSingle = objectAt(value, 'expect') !== undefined;
  return { found: isSingle ? [{ value, place: { file, pointer: '' } }] : [] };
}

/** One scenario a line; nothing when the first line is no JSON on its own. */
function linesOf(file: string, bytes: Bytes): Entries | undefined {
  const text = decodeText(bytes, 'utf-8', true) ?? '';
  const found: Entry[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const read = readDocument(file, utf8Encode(line));
    const at = { file, line: index + 1 };
    if (read.ok) found.push({ value: read.value.document.value, place: { ...at, pointer: '' } });
    else if (found.length === 0) return undefined;
    else {
      const { reason = '', column = 1 } = read.error.data ?? {};
      const data = { file, reason, line: index + 1, column };
      return { found, problem: diagnostic('not-json', data, { place: { ...read.error.place, ...at } }) };
    }
  }
  return { found };
}

function problemsOf(title: string, value: Json, place: Place): readonly Diagnostic[] {
  const problems = shapeProblems(value).map(({ pointer, problem }) =>
    diagnostic(
      'scenario-shape',
      { title, problem },
      { place: { ...place, pointer: `${place.pointer ?? ''}${pointer}` } },
    ),
  );
  if (problems.length > 0 || !isObject(value)) return problems;
  const inside = (member: string): { readonly place: Place } => ({
    place: { ...place, pointer: `${place.pointer ?? ''}/${member}` },
  });
  const expect = objectAt(value, 'expect') ?? {};
  if (Object.keys(expect).length === 0)
    return [diagnostic('scenario-expects-nothing', { title }, inside('expect'))];
  return isEndless(value, expect) ? [diagnostic('scenario-endless', { title }, inside('trigger'))] : [];
}

function isEndless(value: JsonObject, expect: JsonObject): boolean {
  const trigger = objectAt(value, 'trigger');
  const goesOn = trigger?.['poll'] !== undefined || trigger?.['schedule'] === true;
  return goesOn && value['until'] === undefined && expect['schedule'] === undefined;
}
