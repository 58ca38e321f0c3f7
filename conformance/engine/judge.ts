/** Compares what a case expects with what happened. */
import {
  arrayAt,
  hasErrors,
  isArray,
  isObject,
  jsonEqual,
  objectAt,
  stringAt,
  toText,
  type Json,
  type JsonObject,
} from '@connectory/base';
import { toJson } from '@connectory/expressions';
import { actionHistory, nextFirings, validateDefinition, type SimulatedRun } from '@connectory/workflow';
import { judgeAction } from './actions.ts';
import { millisecondsOf } from './duration.ts';
import { caseStart, flavourOf, play, type Played } from './play.ts';
import { holds } from './subset.ts';

/** Why a case fails; nothing when it passes. */
export async function judge(item: JsonObject): Promise<readonly string[]> {
  const expect = objectAt(item, 'expect') ?? {};
  const validation = objectAt(expect, 'validation');
  const reasons = validation === undefined ? [] : validated(item, validation);
  if (validation?.['valid'] === false) return reasons;
  const schedule = objectAt(expect, 'schedule');
  if (schedule !== undefined) return [...reasons, ...scheduled(item, schedule)];
  const played = await play(item);
  if (!played.ok) return [...reasons, `did not compile: ${played.error}`];
  return [
    ...reasons,
    ...Object.entries(expect).flatMap(([name, wanted]) => judgeMember(name, wanted, played.value)),
  ];
}

function validated(item: JsonObject, wanted: JsonObject): readonly string[] {
  const found = validateDefinition(objectAt(item, 'definition') ?? {}, { flavour: flavourOf(item) });
  const shown = found.map(({ message }) => message).join(' ');
  if (hasErrors(found) === (wanted['valid'] === true))
    return [`validity is not ${toText(wanted['valid'])}: ${shown}`];
  const missing = (arrayAt(wanted, 'mentions') ?? []).filter((mention) => !shown.includes(toText(mention)));
  return missing.map((mention) => `no diagnostic mentions ${toText(mention)}: ${shown}`);
}

function scheduled(item: JsonObject, wanted: JsonObject): readonly string[] {
  const name = stringAt(objectAt(item, 'trigger'), 'name') ?? '';
  const trigger = objectAt(objectAt(objectAt(item, 'definition'), 'triggers'), name);
  const next = (arrayAt(wanted, 'next') ?? []).map((each) => Date.parse(toText(each)));
  const given = nextFirings(trigger?.['recurrence'], Date.parse(stringAt(wanted, 'from') ?? ''), next.length);
  if (!given.ok) return [given.error.message];
  return jsonEqual(next, given.value)
    ? []
    : [`schedule is ${given.value.map((ms) => new Date(ms).toISOString()).join(', ')}`];
}

function judgeMember(name: string, wanted: Json, played: Played): readonly string[] {
  const { simulation, mocks } = played;
  const runs = simulation.runs.filter(({ isChild }) => !isChild);
  const [first] = runs;
  const member: JsonObject = isObject(wanted) ? wanted : {};
  switch (name) {
    case 'validation':
      return [];
    case 'runs':
      return isArray(wanted) ? judgeRuns(wanted, runs) : ['runs is no list'];
    case 'response':
      return judgeResponse(member, first, played);
    case 'calls':
      return isArray(wanted) ? wanted.filter(isObject).flatMap((each) => judgeCalls(each, mocks.calls)) : [];
    default:
      if (first === undefined)
        return [`no run was made: ${simulation.problems.map(({ message }) => message).join(' ')}`];
      return judgeRunMember(name, wanted, member, first);
  }
}

function judgeRunMember(
  name: string,
  wanted: Json,
  member: JsonObject,
  run: SimulatedRun,
): readonly string[] {
  const { state } = run;
  switch (name) {
    case 'run':
      return judgeRun(member, run);
    case 'actions':
      return Object.entries(member).flatMap(([action, each]) => judgeAction(run, action, each));
    case 'variables':
      return Object.entries(member).flatMap(([variable, value]) => {
        const given = state.variables[variable.toLowerCase()]?.value;
        return given !== undefined && jsonEqual(toJson(given), value)
          ? []
          : [`variable ${variable} is ${JSON.stringify(given)}`];
      });
    case 'elapsed':
      return (state.endMs ?? 0) - state.startMs === millisecondsOf(toText(wanted))
        ? []
        : [`elapsed is ${(state.endMs ?? 0) - state.startMs} ms, not ${toText(wanted)}`];
    case 'order':
      return isArray(wanted)
        ? wanted.flatMap((each) => (isArray(each) ? judgeOrder(each.map(toText), run) : []))
        : [];
    case 'maxParallel':
      return judgeParallel(member, run);
    default:
      return [`the suite does not know '${name}'`];
  }
}

function judgeRun(wanted: JsonObject, { state }: SimulatedRun): readonly string[] {
  const oneOf = arrayAt(wanted, 'statusOneOf');
  return [
    ...(wanted['status'] === undefined || wanted['status'] === state.status
      ? []
      : [`run is ${state.status}, not ${toText(wanted['status'])}`]),
    ...(oneOf === undefined || oneOf.includes(state.status) ? [] : [`run is ${state.status}`]),
    ...(wanted['error'] === undefined || holds(wanted['error'], { ...state.error })
      ? []
      : [`run error is ${JSON.stringify(state.error)}`]),
    ...(wanted['outputs'] === undefined || jsonEqual(wanted['outputs'], toJson(state.outputs ?? {}))
      ? []
      : [`run outputs are ${JSON.stringify(state.outputs)}`]),
  ];
}

function judgeRuns(wanted: readonly Json[], runs: readonly SimulatedRun[]): readonly string[] {
  const count = wanted.length === runs.length ? [] : [`${runs.length} runs, not ${wanted.length}`];
  const each = wanted.filter(isObject).flatMap((one, at) => {
    const run = runs[at];
    if (run === undefined) return [];
    const { state } = run;
    const body = objectAt({ outputs: toJson(state.trigger['outputs'] ?? {}) }, 'outputs')?.['body'];
    const times = [
      ['start', state.startMs],
      ['end', state.endMs ?? NaN],
    ] as const;
    return [
      ...judgeRun(one, run),
      ...(one['triggerBody'] === undefined || jsonEqual(one['triggerBody'], body)
        ? []
        : [`trigger body is ${JSON.stringify(body)}`]),
      ...times.flatMap(([name, ms]) => {
        const moment = stringAt(one, name);
        return moment === undefined || caseStart + millisecondsOf(moment) === ms
          ? []
          : [`run ${at} ${name} is ${ms - caseStart} ms`];
      }),
      ...Object.entries(objectAt(one, 'actions') ?? {}).flatMap(([action, value]) =>
        judgeAction(run, action, value),
      ),
    ];
  });
  return [...count, ...each];
}

function judgeResponse(
  wanted: JsonObject,
  run: SimulatedRun | undefined,
  { refusedWith }: Played,
): readonly string[] {
  const response = run?.response;
  if (response === undefined) return wanted['statusCode'] === refusedWith ? [] : ['there was no response'];
  const { at, ...rest } = response;
  const { at: moment, ...others } = wanted;
  const given = { statusCode: rest.statusCode, headers: toJson(rest.headers), body: toJson(rest.body) };
  const late = moment !== undefined && caseStart + millisecondsOf(toText(moment)) !== at;
  return [
    ...(holds(others, given) ? [] : [`response is ${JSON.stringify(given)}`]),
    ...(late ? [`response came after ${at - caseStart} ms`] : []),
  ];
}

function judgeCalls(wanted: JsonObject, calls: Played['mocks']['calls']): readonly string[] {
  const name = toText(wanted['action']);
  const own = calls.filter(({ action }) => action.toLowerCase() === name.toLowerCase());
  const at = arrayAt(wanted, 'at')?.map((each) => millisecondsOf(toText(each)));
  const requests = arrayAt(wanted, 'requests') ?? [];
  return [
    ...(wanted['count'] === undefined || wanted['count'] === own.length
      ? []
      : [`${name} was called ${own.length} times`]),
    ...(at === undefined ||
    jsonEqual(
      at,
      own.map((call) => call.at - caseStart),
    )
      ? []
      : [`${name} was called at ${own.map((call) => call.at - caseStart).join(', ')} ms`]),
    ...requests.flatMap((each, index) => {
      const given = own[index]?.request;
      return holds(each, given) ? [] : [`request ${index} of ${name} is ${JSON.stringify(given)}`];
    }),
  ];
}

function judgeOrder(names: readonly string[], { plan, state }: SimulatedRun): readonly string[] {
  return names.slice(1).flatMap((after, at) => {
    const before = actionHistory(plan, state, names[at] ?? '').at(0)?.order ?? 0;
    const then = actionHistory(plan, state, after).at(0)?.order ?? 0;
    return before < then ? [] : [`${after} did not start after ${names[at]}`];
  });
}

function judgeParallel(wanted: JsonObject, { plan, state }: SimulatedRun): readonly string[] {
  const spans = actionHistory(plan, state, toText(wanted['action']));
  const most = spans.map(
    ({ startMs = 0 }) =>
      spans.filter((other) => (other.startMs ?? 0) <= startMs && (other.endMs ?? 0) > startMs).length,
  );
  const value = Math.max(0, ...most);
  return value === wanted['value'] ? [] : [`${value} ran at a time`];
}
