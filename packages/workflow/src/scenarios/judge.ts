/** Compares what a scenario expects with what happened. */
import {
  arrayAt,
  escapeSegment,
  hasErrors,
  isArray,
  isObject,
  type Json,
  type JsonObject,
  jsonEqual,
  objectAt,
  stringAt,
  toText,
} from '@connectory/base';
import { toJson } from '@connectory/expressions';
import { validateDefinition } from '../definition/validate.ts';
import type { SimulatedRun } from '../engine/host/types.ts';
import { nextFirings } from '../engine/trigger/schedule.ts';
import { differences } from './compare.ts';
import { judgeAction } from './judge-action.ts';
import { judgeCalls } from './judge-calls.ts';
import { judgeElapsed, judgeOrder, judgeParallel, judgeResponse, judgeRun, judgeRuns } from './judge-run.ts';
import { momentOf } from './moments.ts';
import { definitionOf, flavourOf, type Played } from './play.ts';
import { knownMembers } from './shape.ts';
import type { Mismatch, ScenarioSetting } from './types.ts';

/** Compares what the host says of a definition when it is saved with what is expected of it. */
export function judgeValidation(
  source: JsonObject,
  wanted: JsonObject,
  setting: ScenarioSetting,
): readonly Mismatch[] {
  const found = validateDefinition(definitionOf(source, setting), { flavour: flavourOf(source, setting) });
  const messages = found.map(({ message }) => message);
  const actual: Json = { valid: !hasErrors(found), messages };
  const pointer = '/validation';
  if (hasErrors(found) === (wanted['valid'] === true)) {
    return [{ pointer: `${pointer}/valid`, what: 'validity', expected: wanted['valid'] ?? null, actual }];
  }
  return (arrayAt(wanted, 'mentions') ?? []).flatMap((mention, at): readonly Mismatch[] =>
    messages.some((message) => message.includes(toText(mention)))
      ? []
      : [{ pointer: `${pointer}/mentions/${at}`, what: 'messages', expected: mention, actual: messages }],
  );
}

/** Compares the moments at which a trigger fires with those expected. */
export function judgeSchedule(
  source: JsonObject,
  wanted: JsonObject,
  setting: ScenarioSetting,
): readonly Mismatch[] {
  const triggers = objectAt(definitionOf(source, setting), 'triggers') ?? {};
  const name = stringAt(objectAt(source, 'trigger'), 'name') ?? Object.keys(triggers)[0] ?? '';
  const next = (arrayAt(wanted, 'next') ?? []).map(momentOf);
  const recurrence = objectAt(triggers, name)?.['recurrence'];
  const given = nextFirings(recurrence, momentOf(wanted['from']), next.length);
  const pointer = '/schedule/next';
  const expected = wanted['next'] ?? [];
  if (!given.ok) return [{ pointer, what: `schedule of ${name}`, expected, actual: given.error.message }];
  if (jsonEqual(next, given.value)) return [];
  const actual = given.value.map((ms) => new Date(ms).toISOString());
  return [{ pointer, what: `schedule of ${name}`, expected, actual }];
}

/** Compares all else. */
export function judgePlayed(expect: JsonObject, played: Played): readonly Mismatch[] {
  return Object.entries(expect).flatMap(([name, wanted]) => judgeMember(name, wanted, played));
}

function judgeMember(name: string, wanted: Json, played: Played): readonly Mismatch[] {
  const { simulation, mocks } = played;
  const runs = simulation.runs.filter(({ isChild }) => !isChild);
  const [first] = runs;
  const pointer = `/${escapeSegment(name)}`;
  switch (name) {
    case 'validation':
    case 'schedule':
      return [];
    case 'runs':
      return isArray(wanted) ? judgeRuns(wanted, runs, pointer) : [];
    case 'response':
      return isObject(wanted) ? judgeResponse(wanted, first, played.refusedWith, pointer) : [];
    case 'calls':
      return isArray(wanted)
        ? wanted.flatMap((each, at) =>
            isObject(each) ? judgeCalls(each, mocks.calls, `${pointer}/${at}`) : [],
          )
        : [];
    default:
      return first === undefined
        ? [{ pointer, what: 'a run', expected: wanted }]
        : judgeRunMember(name, wanted, first, pointer);
  }
}

function judgeRunMember(name: string, wanted: Json, run: SimulatedRun, pointer: string): readonly Mismatch[] {
  const member: JsonObject = isObject(wanted) ? wanted : {};
  switch (name) {
    case 'run':
      return judgeRun(member, run, 'the run', pointer);
    case 'actions':
      return Object.entries(member).flatMap(([action, each]) =>
        judgeAction(run, action, each, `${pointer}/${escapeSegment(action)}`),
      );
    case 'variables':
      return Object.entries(member).flatMap(([variable, value]) => {
        const given = run.state.variables[variable.toLowerCase()]?.value;
        const at = `${pointer}/${escapeSegment(variable)}`;
        const found = differences(value, given === undefined ? undefined : toJson(given), 'exact', at);
        return found.map((each) => ({ what: `variable ${variable}`, ...each }));
      });
    case 'elapsed':
      return judgeElapsed(wanted, run, pointer);
    case 'order':
      return isArray(wanted)
        ? wanted.flatMap((each, at) =>
            isArray(each) ? judgeOrder(each.map(toText), run, `${pointer}/${at}`) : [],
          )
        : [];
    case 'maxParallel':
      return judgeParallel(member, run, pointer);
    default:
      return [{ pointer, what: `'${name}', which is no expectation; known are ${knownMembers('expect')}` }];
  }
}
