/** Compares runs, and what a caller was answered, with what is expected of them. */
import { arrayAt, isObject, type Json, type JsonObject, memberOf, objectAt } from '@connectory/base';
import { toJson } from '@connectory/expressions';
import { actionHistory } from '../engine/history.ts';
import type { SimulatedRun } from '../engine/host/types.ts';
import { differences } from './compare.ts';
import { judgeAction } from './judge-action.ts';
import { durationText, millisecondsOf, momentOf } from './moments.ts';
import { type Mismatch, scenarioStart } from './types.ts';

/** Status, error and outputs of a run. */
export function judgeRun(
  wanted: JsonObject,
  { state }: SimulatedRun,
  of: string,
  pointer: string,
): readonly Mismatch[] {
  const oneOf = arrayAt(wanted, 'statusOneOf');
  const found: Mismatch[] = [];
  if (wanted['status'] !== undefined && wanted['status'] !== state.status) {
    const at = `${pointer}/status`;
    found.push({ pointer: at, what: `status of ${of}`, expected: wanted['status'], actual: state.status });
  }
  if (oneOf !== undefined && !oneOf.includes(state.status)) {
    const at = `${pointer}/statusOneOf`;
    found.push({ pointer: at, what: `status of ${of}`, expected: oneOf, actual: state.status });
  }
  if (wanted['error'] !== undefined) {
    const error = state.error === undefined ? null : { ...state.error };
    const parts = differences(wanted['error'], error, 'subset', `${pointer}/error`);
    found.push(...parts.map((each) => ({ what: `error of ${of}`, ...each })));
  }
  if (wanted['outputs'] !== undefined) {
    const outputs = toJson(state.outputs ?? {});
    const parts = differences(wanted['outputs'], outputs, 'exact', `${pointer}/outputs`);
    found.push(...parts.map((each) => ({ what: `outputs of ${of}`, ...each })));
  }
  return found;
}

/** Each run that a trigger made, in order. */
export function judgeRuns(
  wanted: readonly Json[],
  runs: readonly SimulatedRun[],
  pointer: string,
): readonly Mismatch[] {
  const each = wanted.flatMap((one, at): readonly Mismatch[] => {
    const run = runs[at];
    return run === undefined || !isObject(one) ? [] : judgeOneOfRuns(one, run, at, `${pointer}/${at}`);
  });
  if (wanted.length === runs.length) return each;
  return [{ pointer, what: 'number of runs', expected: wanted.length, actual: runs.length }, ...each];
}

function judgeOneOfRuns(
  wanted: JsonObject,
  run: SimulatedRun,
  index: number,
  pointer: string,
): readonly Mismatch[] {
  const of = `run ${index + 1}`;
  const { state } = run;
  const found: Mismatch[] = [...judgeRun(wanted, run, of, pointer)];
  const body = memberOf(toJson(state.trigger['outputs'] ?? {}), 'body');
  if (wanted['triggerBody'] !== undefined) {
    const parts = differences(wanted['triggerBody'], body, 'exact', `${pointer}/triggerBody`);
    found.push(...parts.map((each) => ({ what: `trigger body of ${of}`, ...each })));
  }
  for (const [name, ms] of [
    ['start', state.startMs],
    ['end', state.endMs ?? NaN],
  ] as const) {
    const moment = wanted[name];
    if (moment === undefined || momentOf(moment) === ms) continue;
    const actual = durationText(ms - scenarioStart);
    found.push({ pointer: `${pointer}/${name}`, what: `${name} of ${of}`, expected: moment, actual });
  }
  for (const [action, value] of Object.entries(objectAt(wanted, 'actions') ?? {})) {
    found.push(...judgeAction(run, action, value, `${pointer}/actions/${action}`));
  }
  return found;
}

/** What the caller was answered, and when. */
export function judgeResponse(
  wanted: JsonObject,
  run: SimulatedRun | undefined,
  refusedWith: number | undefined,
  pointer: string,
): readonly Mismatch[] {
  const { at: moment, ...others } = wanted;
  const response = run?.response;
  if (response === undefined) {
    if (refusedWith !== undefined && wanted['statusCode'] === refusedWith) return [];
    const actual = refusedWith === undefined ? {} : { actual: { statusCode: refusedWith } };
    return [{ pointer, what: 'response to the caller', expected: wanted, ...actual }];
  }
  const { statusCode, headers, body, at } = response;
  const given = { statusCode, headers: toJson(headers), body: toJson(body) };
  const parts = differences(others, given, 'subset', pointer);
  const found: Mismatch[] = parts.map((each) => ({ what: 'response to the caller', ...each }));
  if (moment !== undefined && momentOf(moment) !== at) {
    const actual = durationText(at - scenarioStart);
    found.push({ pointer: `${pointer}/at`, what: 'moment of the response', expected: moment, actual });
  }
  return found;
}

/** How long the run took. */
export function judgeElapsed(wanted: Json, { state }: SimulatedRun, pointer: string): readonly Mismatch[] {
  const elapsed = (state.endMs ?? NaN) - state.startMs;
  if (elapsed === millisecondsOf(wanted)) return [];
  return [{ pointer, what: 'duration of the run', expected: wanted, actual: durationText(elapsed) }];
}

/** How many executions of an action went on at the same time. */
export function judgeParallel(
  wanted: JsonObject,
  { plan, state }: SimulatedRun,
  pointer: string,
): readonly Mismatch[] {
  const action = typeof wanted['action'] === 'string' ? wanted['action'] : '';
  const spans = actionHistory(plan, state, action);
  // One that takes no time still goes on while it does.
  const most = spans.map(
    (span) =>
      spans.filter(
        (other) =>
          other === span ||
          ((other.startMs ?? 0) <= (span.startMs ?? 0) && (other.endMs ?? Infinity) > (span.startMs ?? 0)),
      ).length,
  );
  const actual = Math.max(0, ...most);
  if (actual === wanted['value']) return [];
  const expected = wanted['value'] ?? null;
  return [{ pointer: `${pointer}/value`, what: `executions of ${action} at a time`, expected, actual }];
}

/** Actions that start one after the other. */
export function judgeOrder(
  names: readonly string[],
  { plan, state }: SimulatedRun,
  pointer: string,
): readonly Mismatch[] {
  const orderOf = (name: string): number => actionHistory(plan, state, name).at(0)?.order ?? 0;
  return names.slice(1).flatMap((after, at): readonly Mismatch[] => {
    const before = names[at] ?? '';
    if (orderOf(before) < orderOf(after)) return [];
    const what =
      orderOf(after) === 0 ? `start of ${after}, which did not start` : `order of ${before}, ${after}`;
    return [{ pointer: `${pointer}/${at + 1}`, what, expected: [before, after], actual: [after, before] }];
  });
}
