/** Outlines of flows, for people. */
import { type JsonObject, objectAt } from '@connectory/base';
import type {
  FlowOutline,
  LoadedFlow,
  OutlineBranch,
  OutlineRead,
  OutlineStep,
  OutlineTrigger,
} from '@connectory/workflow';
import { hostNames } from './check.ts';
import { timeText } from './durations.ts';
import { typeNote } from './schema-text.ts';

/** A flow as lines: what starts it, its steps in the order of running, and what holds for them. */
export function outlineLines(flow: LoadedFlow, outline: FlowOutline): readonly string[] {
  const { triggers, steps } = outline;
  return [
    `${flow.name}, a flow of ${hostNames[flow.flavour]}`,
    '',
    triggers.length === 0 ? 'Nothing starts it.' : 'Starts with',
    ...triggers.map((trigger) => `  ${triggerText(trigger)}`),
    '',
    steps.length === 0 ? 'Does nothing.' : 'Then',
    ...steps.flatMap((step, at) => stepLines(step, steps[at - 1], 1)),
    '',
    ...answerLines(outline),
    ...limitLines(flow, steps),
  ];
}

function triggerText({ name, type, conditions, splits, concurrency, outputs }: OutlineTrigger): string {
  const notes = [
    ...(conditions > 0 ? [`when ${conditions} condition${conditions === 1 ? ' is' : 's are'} met`] : []),
    ...(splits ? ['each element starts a run of its own'] : []),
    ...(concurrency ? [`${concurrency.runs} at a time, ${concurrency.waiting} more wait`] : []),
    ...typeNote(outputs),
  ];
  return [`${name} (${type})`, ...notes].join(' · ');
}

function stepLines(step: OutlineStep, above: OutlineStep | undefined, depth: number): readonly string[] {
  const indent = '  '.repeat(depth);
  const notes = [...afterNotes(step, above), ...loopNotes(step), ...callNotes(step), ...readNotes(step)];
  return [
    `${indent}${step.name} (${step.type})${notes.length === 0 ? '' : ` · ${notes.join(' · ')}`}`,
    ...stepTypeNote(step.outputs).map((note) => `${indent}    ${note}`),
    ...step.branches.flatMap((branch) => branchLines(branch, depth + 1)),
  ];
}

function branchLines({ role, name, steps }: OutlineBranch, depth: number): readonly string[] {
  if (steps.length === 0) return [];
  const lines = steps.flatMap((step, at) =>
    stepLines(step, steps[at - 1], role === 'actions' ? depth : depth + 1),
  );
  if (role === 'actions') return lines;
  const title = name === undefined ? role : `${role} ${name}`;
  return [`${'  '.repeat(depth)}${title}:`, ...lines];
}

/** Nothing is said of a step that runs when the one above it has succeeded. */
function afterNotes({ after }: OutlineStep, above: OutlineStep | undefined): readonly string[] {
  const [only] = after;
  const isPlain = (statuses: readonly string[]): boolean =>
    statuses.length === 1 && statuses[0] === 'Succeeded';
  if (after.length === 0) return above === undefined ? [] : ['starts at once, beside the others'];
  if (after.length === 1 && only !== undefined && only.name === above?.name && isPlain(only.statuses))
    return [];
  const texts = after.map(({ name, statuses }) =>
    isPlain(statuses) ? name : `${name} ${statuses.map(statusWord).join(' or ')}`,
  );
  return [`after ${texts.join(' and ')}`];
}

function statusWord(status: string): string {
  const words: Readonly<Record<string, string>> = {
    Succeeded: 'succeeded',
    Failed: 'failed',
    Skipped: 'was skipped',
    TimedOut: 'timed out',
  };
  return words[status] ?? status;
}

function loopNotes({ loop }: OutlineStep): readonly string[] {
  if (loop === undefined) return [];
  if (loop.kind === 'foreach') return [loop.atATime === 1 ? 'one by one' : `up to ${loop.atATime} at a time`];
  const end = loop.failsAtLimit ? 'then fails' : 'then goes on';
  return [`at most ${loop.passes} times or ${timeText(loop.timeoutMs)}, ${end}`];
}

function callNotes({ retry, timeoutMs }: OutlineStep): readonly string[] {
  const limit = timeoutMs === undefined ? [] : [`times out after ${timeText(timeoutMs)}`];
  if (retry === undefined) return limit;
  const every = `${retry.kind === 'fixed' ? 'every' : 'from'} ${timeText(retry.intervalMs)}${retry.kind === 'fixed' ? '' : ' on'}`;
  return [retry.count === 0 ? 'no retries' : `${retry.count} retries, ${every}`, ...limit];
}

/** What the host fills in is read everywhere, and says nothing. */
const filledIn = new Set(['$authentication', '$connections']);

function readNotes({ reads }: OutlineStep): readonly string[] {
  const told = reads.filter(({ kind, name }) => kind !== 'parameter' || !filledIn.has(name ?? ''));
  return told.length === 0 ? [] : [`reads ${told.map(readText).join(', ')}`];
}

/** That a call gives a status, headers and a body is no news. */
function stepTypeNote(outputs: JsonObject | undefined): readonly string[] {
  const properties = objectAt(outputs, 'properties');
  const body = objectAt(properties, 'body');
  const isPlain = properties?.['statusCode'] !== undefined && Object.keys(body ?? {}).length === 0;
  return outputs === undefined || isPlain ? [] : typeNote(outputs);
}

function readText({ kind, name }: OutlineRead): string {
  if (kind === 'action') return name ?? 'an action that is worked out while running';
  if (kind === 'item') return 'the item';
  if (kind === 'trigger') return 'the trigger';
  if (kind === 'run') return 'facts of the run';
  return name === undefined ? `a ${kind}` : `${kind} ${name}`;
}

function answerLines({ answer, triggers }: FlowOutline): readonly string[] {
  if (!triggers.some(({ type }) => type.toLowerCase() === 'request')) return [];
  switch (answer) {
    case 'response':
      return ['Whoever calls it waits for the Response.'];
    case 'at-once':
      return ['Whoever calls it is answered at once, with 202.'];
    case 'asynchronous':
      return ['Whoever calls it is answered at once, with 202 and the address of the answer.'];
    default:
      return answer satisfies never;
  }
}

function limitLines({ flavour }: LoadedFlow, steps: readonly OutlineStep[]): readonly string[] {
  const all = steps.flatMap(everyStep);
  const hasLoops = all.some(({ loop }) => loop?.kind === 'foreach');
  const hasCalls = all.some(({ retry }) => retry !== undefined);
  const isLogic = flavour === 'logic-apps';
  return [
    `In ${hostNames[flavour]} these hold where a step does not say otherwise:`,
    ...(hasCalls
      ? [
          isLogic
            ? '  calls are repeated 4 times, after 5 to 45 seconds'
            : '  calls are repeated 2 times from 5 minutes on (8 times from 7 seconds on with a better plan)',
        ]
      : []),
    ...(hasLoops
      ? [isLogic ? '  Foreach runs 20 passes at a time' : '  Foreach runs its passes one by one']
      : []),
    `  a run takes ${isLogic ? 90 : 30} days at most, and a flow has at most 500 actions`,
  ];
}

function everyStep(step: OutlineStep): readonly OutlineStep[] {
  return [step, ...step.branches.flatMap(({ steps }) => steps.flatMap(everyStep))];
}
