/** The history of a run, for people and for programs. */
import type { Json } from '@connectory/base';
import { toJson } from '@connectory/expressions';
import { actionHistory, type ActionHistory, type SimulatedRun } from '@connectory/workflow';
import { timeText } from './durations.ts';

interface Executed {
  readonly name: string;
  readonly type: string;
  readonly entry: ActionHistory;
  readonly ms: number;
}

/** Every execution, in order; of steps that were skipped, one at the end. */
function executed({ plan, state }: SimulatedRun, callMs: ReadonlyMap<string, number>): readonly Executed[] {
  const all = [...plan.actions.values()].flatMap(({ name, type }) => {
    const entries = actionHistory(plan, state, name);
    // The clock of a run stands still while it calls, so that the time of a call is known to whoever made it.
    const extra = (callMs.get(name) ?? 0) / Math.max(1, entries.length);
    return entries.map((entry) => ({
      name,
      type,
      entry,
      ms: (entry.endMs ?? 0) - (entry.startMs ?? 0) + (entry.status === 'Skipped' ? 0 : extra),
    }));
  });
  const order = ({ entry }: Executed): number => (entry.order === 0 ? Infinity : entry.order);
  return all.toSorted((left, right) =>
    order(left) < order(right) ? -1 : order(left) > order(right) ? 1 : 0,
  );
}

/** A run as lines: one a step, then its outputs and what the caller was answered. */
export function runLines(run: SimulatedRun, callMs: ReadonlyMap<string, number>): readonly string[] {
  const steps = executed(run, callMs);
  const { state, response } = run;
  const width = Math.max(...steps.map(({ name }) => name.length), 0);
  const time = state.endMs === undefined ? '' : ` after ${timeText(totalMs(run, callMs))}`;
  const error = state.error === undefined ? '' : `: ${state.error.code}, ${state.error.message}`;
  const outputs = Object.entries(state.outputs ?? {});
  return [
    `${state.status}${time}${error}`,
    ...steps
      .filter(({ entry }) => entry.status !== 'Skipped')
      .flatMap(({ name, entry, ms }) => [
        `  ${name.padEnd(width)}  ${entry.status.padEnd(9)}  ${(entry.code ?? '').padEnd(12)}  ${ms > 0 ? timeText(ms) : ''}`.trimEnd(),
        ...(entry.error === undefined ? [] : [`    ${entry.error.code}: ${entry.error.message}`]),
      ]),
    ...skippedLine(steps),
    ...outputs.map(([name, value]) => `output ${name}: ${JSON.stringify(toJson(value))}`),
    ...(response === undefined
      ? []
      : [`response: ${response.statusCode} ${JSON.stringify(toJson(response.body))}`]),
  ];
}

/** Names of large flows are cut off. */
const maxListed = 10;

function skippedLine(steps: readonly Executed[]): readonly string[] {
  const names = [...new Set(steps.filter(({ entry }) => entry.status === 'Skipped').map(({ name }) => name))];
  const more = names.length > maxListed ? ` and ${names.length - maxListed} more` : '';
  return names.length === 0 ? [] : [`  not run: ${names.slice(0, maxListed).join(', ')}${more}`];
}

function totalMs({ state, plan }: SimulatedRun, callMs: ReadonlyMap<string, number>): number {
  const calls = [...plan.actions.values()].reduce((sum, { name }) => sum + (callMs.get(name) ?? 0), 0);
  return (state.endMs ?? state.startMs) - state.startMs + calls;
}

/** A run as JSON. */
export function runJson(run: SimulatedRun, callMs: ReadonlyMap<string, number>): Json {
  const { state, response } = run;
  return {
    status: state.status,
    ...(state.error && { error: { ...state.error } }),
    durationMs: Math.round(totalMs(run, callMs)),
    actions: executed(run, callMs).map(({ name, type, entry, ms }) => ({
      name,
      type,
      status: entry.status,
      ...(entry.code !== undefined && { code: entry.code }),
      ...(entry.error && { error: { ...entry.error } }),
      ...(entry.status !== 'Skipped' && { durationMs: Math.round(ms) }),
      ...(entry.inputs !== undefined && { inputs: toJson(entry.inputs) }),
      ...(entry.outputs !== undefined && { outputs: toJson(entry.outputs) }),
    })),
    outputs: toJson(state.outputs ?? {}),
    ...(response && {
      response: {
        statusCode: response.statusCode,
        headers: toJson(response.headers),
        body: toJson(response.body),
      },
    }),
  };
}
