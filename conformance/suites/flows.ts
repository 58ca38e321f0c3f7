import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  arrayAt,
  hasErrors,
  isObject,
  memberNames,
  objectAt,
  type JsonObject,
  stringAt,
  withMember,
} from '@connectory/base';
import {
  loadFlows,
  outputTypes,
  readDefinition,
  validateDefinition,
  withDefinition,
  writeFlows,
  type Flavour,
  type LoadedFlow,
  type LoadedFlows,
} from '@connectory/workflow';
import { readIndex, textOf } from '../cases.ts';
import { countsOf } from '../flows/counts.ts';
import { runToEnd } from '../flows/run.ts';
import { newTally } from '../flows/tally.ts';
import { firstDifference, tokensOf } from '../json-text.ts';
import { type CaseResult, judged, type Suite } from '../suite.ts';

/** Every flow loads, is written back unchanged, and is made of the parts that the index counts. */
export const flows: Suite = async (place) => {
  const folder = existsSync(join(place, 'flows')) ? join(place, 'flows') : place;
  const cases: CaseResult[] = [];
  const refused: string[] = [];
  const runs = newTally();
  let real = 0;
  let steps = 0;
  let told = 0;
  for (const entry of readIndex(folder, 'flows')) {
    const file = stringAt(entry, 'file') ?? '';
    try {
      const bytes = readFileSync(join(folder, file));
      const loaded = loadFlows(new Map([[file, bytes]]));
      const [flow] = loaded.flows;
      cases.push(judged(file, judgeFlow(entry, loaded, flow, bytes.toString('utf8'))));
      if (flow !== undefined) runs.add(file, await runToEnd(flow, flavourOf(entry)));
      if (flow === undefined || entry['origin'] !== 'real') continue;
      real += 1;
      steps += countsOf(readDefinition(flow.definition)).actions;
      told += outputTypes(flow.definition).actions.size;
      // Flows with expressions that do not parse are known to be broken.
      if (entry['unparsed'] === 0 && isRefused(entry, flow)) refused.push(file);
    } catch (error) {
      cases.push(
        judged(file, [`crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`]),
      );
    }
  }
  const notes = [
    `the outputs of ${told} of ${steps} actions of real flows are told`,
    `${refused.length} of ${real} real flows have errors in validation: ${refused.join(', ')}`,
    ...runs.notes(),
  ];
  return { suite: 'flows', cases, notes };
};

function flavourOf(entry: JsonObject): Flavour {
  return entry['flavour'] === 'power-automate' ? 'power-automate' : 'logic-apps';
}

function isRefused(entry: JsonObject, { definition }: LoadedFlow): boolean {
  return hasErrors(validateDefinition(definition, { flavour: flavourOf(entry) }));
}

function judgeFlow(
  entry: JsonObject,
  loaded: LoadedFlows,
  flow: LoadedFlow | undefined,
  text: string,
): readonly string[] {
  if (flow === undefined || loaded.flows.length !== 1) {
    return [`${loaded.flows.length} flows were found`, ...loaded.diagnostics.map(({ message }) => message)];
  }
  return [...judgeRoundTrip(loaded, flow, text), ...judgeCounts(entry, flow)];
}

/** An edit that changes nothing makes the file be written anew. */
function judgeRoundTrip(loaded: LoadedFlows, flow: LoadedFlow, text: string): readonly string[] {
  const [name] = memberNames(flow.definition);
  if (name === undefined) return [];
  const same = withMember(flow.definition, name, flow.definition[name] ?? null);
  const bytes = writeFlows(withDefinition(loaded, flow, same)).get(flow.file);
  const written = new TextDecoder().decode(bytes);
  if (written === text) return [];
  const difference = firstDifference(tokensOf(text), tokensOf(written));
  return difference === undefined ? [] : [difference];
}

function judgeCounts(entry: JsonObject, { definition }: LoadedFlow): readonly string[] {
  const model = readDefinition(definition);
  const ours = countsOf(model);
  const found: string[] = [];
  const compare = (what: string, value: number, expected: unknown): void => {
    if (value !== expected) found.push(`${what}: ${value}, expected ${String(expected)}`);
  };
  compare('actions', ours.actions, entry['actions']);
  compare('depth', ours.depth, entry['depth']);
  compare('expressions that do not parse', ours.unparsed, entry['unparsed']);
  const triggers = model.triggers.map(({ type, source }) =>
    [type, stringAt(source, 'kind')].filter(Boolean).join(':'),
  );
  const expected = (arrayAt(entry, 'triggers') ?? []).map(textOf);
  if (triggers.join() !== expected.join())
    found.push(`triggers: ${triggers.join()}, expected ${expected.join()}`);
  const functions = objectAt(entry, 'functions') ?? {};
  for (const name of new Set([...ours.functions.keys(), ...Object.keys(functions)])) {
    compare(`calls of ${name}`, ours.functions.get(name) ?? 0, functions[name] ?? 0);
  }
  const types = objectAt(entry, 'actionTypes') ?? {};
  for (const [type, count] of Object.entries(isObject(types) ? types : {})) {
    compare(`actions of type ${type}`, ours.types.get(type) ?? 0, count);
  }
  return found;
}
