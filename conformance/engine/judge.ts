/** Plays and judges a case of the engine suite, as `connectory flow test` does with the scenarios of people. */
import { compileConnector } from '@connectory/connector';
import { type Json, type JsonObject, objectAt, stringAt } from '@connectory/base';
import { type Mismatch, playScenario } from '@connectory/workflow';

/** Why a case fails; nothing when it passes. */
export async function judge(item: JsonObject): Promise<readonly string[]> {
  const connectors = objectAt(item, 'connectors') ?? {};
  const scenario = { title: stringAt(item, 'title') ?? '', source: item, place: {} };
  const report = await playScenario(scenario, {
    definition: {},
    flavour: 'logic-apps',
    connector: ({ key, api }) => {
      const definition = objectAt(connectors, api ?? key) ?? objectAt(connectors, key);
      return definition && compileConnector({ definition, properties: {}, files: [] });
    },
  });
  const unplayed = report.outcome === 'not-played' ? report.diagnostics.map(({ message }) => message) : [];
  return [...report.mismatches.map(lineOf), ...unplayed];
}

function lineOf({ pointer, what, expected, actual }: Mismatch): string {
  return `${pointer}: ${what} is ${shown(actual)}, not ${shown(expected)}`;
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'absent' : JSON.stringify(value);
}
