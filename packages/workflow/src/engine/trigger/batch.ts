/** `Batch`: messages are gathered by batch and partition, and let go together: after so many, so large, or so long. */
import {
  type Diagnostic,
  err,
  isObject,
  type JsonObject,
  ok,
  type Result,
  utf8Encode,
} from '@connectory/base';
import { type ObjectValue, toJson, writeValue } from '@connectory/expressions';
import { diagnostic } from '../../diagnostics.ts';
import { callFunction, integerFrom, member, sameName, textMember } from '../values.ts';
import { triggerContext, triggerInputs, troubled, wakeAt } from './context.ts';
import { nextFirings } from './schedule.ts';
import type {
  BatchGroup,
  BatchMessage,
  TriggerAdvance,
  TriggerCommand,
  TriggerEnvironment,
  TriggerEvent,
  TriggerState,
} from './state.ts';
import type { TriggerPlan } from './types.ts';

type BatchState = Extract<TriggerState, { kind: 'batch' }>;

interface Criteria {
  readonly batchName: string;
  readonly messageCount: number;
  readonly size: number;
  readonly recurrence?: JsonObject;
}

/** What a partition holds at most: it is let go then whatever its criteria say. */
const batchLimits = {
  /** Messages of a partition. */
  maxMessages: 5_000,
  /** Bytes of the contents of a partition: 80 MB. */
  maxSize: 83_886_080,
} as const;

/** The message in the inputs of a `SendToBatch` action. */
export function batchMessage(inputs: ObjectValue): BatchMessage {
  const partition = callFunction('string', [member(inputs, 'partitionName') ?? null]);
  const partitionName = partition.ok && typeof partition.value === 'string' ? partition.value : '';
  const messageId = textMember(inputs, 'messageId') ?? '';
  return {
    batchName: textMember(inputs, 'batchName') ?? '',
    content: member(inputs, 'content') ?? null,
    ...(partitionName !== '' && { partitionName }),
    ...(messageId !== '' && { messageId }),
  };
}

/** The flow is turned on. What was gathered before a new version came is kept. */
export function batchOn(
  trigger: TriggerPlan,
  before: TriggerState,
  environment: TriggerEnvironment,
): TriggerAdvance {
  const { now } = environment;
  const groups = before.kind === 'batch' ? before.groups : [];
  const state: BatchState = { kind: 'batch', anchor: now, groups, releases: [] };
  const criteria = criteriaOf(trigger, environment);
  if (!criteria.ok) return { state, commands: troubled(criteria.error) };
  const problems: TriggerCommand[] = [];
  const releases = criteria.value.flatMap(({ batchName, recurrence }) => {
    if (recurrence === undefined) return [];
    const next = nextFirings(recurrence, now + 1, 1, now);
    if (!next.ok) problems.push({ kind: 'problem', problem: next.error });
    const at = next.ok ? next.value[0] : undefined;
    return at === undefined ? [] : [{ batchName, at }];
  });
  return scheduled({ ...state, releases }, problems);
}

function scheduled(state: BatchState, commands: readonly TriggerCommand[]): TriggerAdvance {
  const at = state.releases.reduce((least, release) => Math.min(least, release.at), Infinity);
  return { state, commands: [...commands, ...wakeAt(Number.isFinite(at) ? at : undefined)] };
}

function criteriaOf(
  trigger: TriggerPlan,
  environment: TriggerEnvironment,
): Result<readonly Criteria[], Diagnostic> {
  const inputs = triggerInputs(trigger, trigger.inputs, triggerContext(environment));
  if (!inputs.ok) return err(inputs.error);
  const json = toJson(member(inputs.value, 'configurations') ?? {});
  const found = Object.entries(isObject(json) ? json : {}).map(([batchName, configuration]): Criteria => {
    const criteria = isObject(configuration) ? configuration['releaseCriteria'] : undefined;
    const own = isObject(criteria) ? criteria : {};
    const recurrence = own['recurrence'];
    return {
      batchName,
      messageCount: bounded(own['messageCount'], batchLimits.maxMessages),
      size: bounded(own['batchSize'], batchLimits.maxSize),
      ...(isObject(recurrence) && { recurrence }),
    };
  });
  return ok(found);
}

function bounded(value: JsonObject[string] | undefined, most: number): number {
  return Math.min(Math.max(integerFrom(value) ?? most, 1), most);
}

/** Takes a message in, and lets go what is due. */
export function advanceBatch(
  trigger: TriggerPlan,
  state: BatchState,
  event: TriggerEvent,
  environment: TriggerEnvironment,
): TriggerAdvance {
  if (event.kind === 'resume') return scheduled(state, []);
  if (event.kind !== 'message' && event.kind !== 'time') return { state, commands: [] };
  const criteria = criteriaOf(trigger, environment);
  if (!criteria.ok) return { state, commands: troubled(criteria.error) };
  return event.kind === 'message'
    ? take(trigger, state, event.message, criteria.value, environment)
    : passTime(state, criteria.value, environment);
}

function take(
  { name }: TriggerPlan,
  state: BatchState,
  message: BatchMessage,
  criteria: readonly Criteria[],
  environment: TriggerEnvironment,
): TriggerAdvance {
  const own = criteria.find(({ batchName }) => sameName(batchName, message.batchName));
  if (own === undefined) {
    const data = { name, batch: message.batchName };
    return { state, commands: troubled(diagnostic('batch-unknown', data)) };
  }
  const partitionName = message.partitionName ?? 'DEFAULT';
  const at = state.groups.findIndex(
    (group) => group.batchName === own.batchName && group.partitionName === partitionName,
  );
  const before = state.groups[at];
  const item = { messageId: message.messageId ?? newGuid(environment), content: message.content };
  const group: BatchGroup = {
    batchName: own.batchName,
    partitionName,
    items: [...(before?.items ?? []), item],
    size: (before?.size ?? 0) + utf8Encode(writeValue(message.content) ?? '').length,
  };
  const full = group.items.length >= own.messageCount || group.size >= own.size;
  const others = state.groups.filter((_, index) => index !== at);
  const groups = full ? others : at < 0 ? [...others, group] : state.groups.with(at, group);
  return scheduled({ ...state, groups }, full ? [released(group)] : []);
}

function newGuid({ random }: TriggerEnvironment): string {
  const digits = [...random.bytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function released({ batchName, partitionName, items }: BatchGroup): TriggerCommand {
  return { kind: 'fire', outputs: { body: { batchName, partitionName, items } } };
}

function passTime(
  state: BatchState,
  criteria: readonly Criteria[],
  { now }: TriggerEnvironment,
): TriggerAdvance {
  const due = new Set(state.releases.filter(({ at }) => at <= now).map(({ batchName }) => batchName));
  const gone = state.groups.filter(({ batchName }) => due.has(batchName));
  const releases = state.releases.flatMap((release) => {
    if (release.at > now) return [release];
    const own = criteria.find(({ batchName }) => batchName === release.batchName);
    const next = nextFirings(own?.recurrence, now + 1, 1, state.anchor);
    const at = next.ok ? next.value[0] : undefined;
    return at === undefined ? [] : [{ batchName: release.batchName, at }];
  });
  const groups = state.groups.filter(({ batchName }) => !due.has(batchName));
  return scheduled({ ...state, groups, releases }, gone.map(released));
}
