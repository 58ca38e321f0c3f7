import { type Diagnostic, isObject, type JsonObject, objectAt, stringAt, arrayAt } from '@connectory/base';
import { diagnostic } from '../diagnostics.ts';
import type { Plan } from '../engine/plan/types.ts';
import { similarNames } from '../similar.ts';
import { judgePlayed, judgeSchedule, judgeValidation } from './judge.ts';
import { play, type Played } from './play.ts';
import {
  type Mismatch,
  type Scenario,
  type ScenarioReport,
  type ScenarioRun,
  type ScenarioSetting,
  scenarioStart,
} from './types.ts';

/**
 * Plays a scenario of a flow on the virtual clock and judges it. Nothing leaves the machine, and no time passes.
 *
 * @returns What was not as expected, with a JSON pointer into the scenario's `expect`, and the runs that were made.
 * @example
 * ```ts
 * import { playScenario, type Scenario } from '@connectory/workflow';
 * const definition = {
 *   triggers: { manual: { type: 'Request' } },
 *   actions: { Greet: { type: 'Compose', inputs: 'Hello' } },
 * };
 * const passes = async (scenario: Scenario): Promise<boolean> =>
 *   (await playScenario(scenario, { definition, flavour: 'logic-apps' })).outcome === 'passed';
 * ```
 */
export async function playScenario(
  { title, source }: Scenario,
  setting: ScenarioSetting,
): Promise<ScenarioReport> {
  const expect = objectAt(source, 'expect') ?? {};
  const validation = objectAt(expect, 'validation');
  const schedule = objectAt(expect, 'schedule');
  const before: readonly Mismatch[] = [
    ...(validation === undefined ? [] : judgeValidation(source, validation, setting)),
    ...(schedule === undefined ? [] : judgeSchedule(source, schedule, setting)),
  ];
  // A flow that is refused when it is saved has no runs, and a schedule is looked at without any.
  if (validation?.['valid'] === false || schedule !== undefined) return reported(title, before, [], []);
  const played = await play(source, setting);
  if (!played.ok) {
    return { title, outcome: 'not-played', mismatches: before, diagnostics: played.error, runs: [] };
  }
  const mismatches = [...before, ...judgePlayed(expect, played.value)];
  return reported(title, mismatches, diagnosticsOf(source, played.value), runsOf(played.value));
}

function reported(
  title: string,
  mismatches: readonly Mismatch[],
  diagnostics: readonly Diagnostic[],
  runs: readonly ScenarioRun[],
): ScenarioReport {
  return { title, outcome: mismatches.length === 0 ? 'passed' : 'failed', mismatches, diagnostics, runs };
}

function runsOf({ simulation }: Played): readonly ScenarioRun[] {
  return simulation.runs
    .filter(({ isChild }) => !isChild)
    .map(({ state }) => ({
      status: state.status,
      startMs: state.startMs - scenarioStart,
      ...(state.endMs !== undefined && { endMs: state.endMs - scenarioStart }),
      ...(state.error && { error: state.error }),
    }));
}

function diagnosticsOf(source: JsonObject, { plan, simulation, mocks }: Played): readonly Diagnostic[] {
  return [...simulation.problems, ...unusedMocks(source, plan), ...mocks.diagnostics];
}

/** Mocks of steps that are not there are mostly misspelled. Steps of child flows are not known here. */
function unusedMocks(source: JsonObject, plan: Plan): readonly Diagnostic[] {
  if (objectAt(source, 'children') !== undefined) return [];
  const steps = [...plan.triggers, ...plan.actions.values()].map(({ name }) => name);
  const known = new Set(['*', ...steps.map((name) => name.toLowerCase())]);
  const named = (arrayAt(source, 'mocks') ?? [])
    .filter(isObject)
    .map((mock) => stringAt(mock, 'action') ?? '');
  return [...new Set(named)]
    .filter((name) => !known.has(name.toLowerCase()))
    .map((action) => {
      const [similar] = similarNames(action, steps);
      const advice = similar === undefined ? 'Correct the name.' : `Perhaps '${similar}' is meant.`;
      return diagnostic('scenario-mock-unused', { action, advice });
    });
}
