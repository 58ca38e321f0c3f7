/** What every store of runs must do. Each store's test runs these, in memory or on a disk. */
import { readJson, type Value, writeValue } from '@connectory/expressions';
import { asPart, asValue } from '../../../unsafe.ts';
import type { Variable } from '../../plan/types.ts';
import type { Checkpoint, FrameRow, RecordRow, RunQuery, RunRow, RunStore, TriggerRow } from '../types.ts';
import type { TriggerState } from '../../trigger/state.ts';

/** One thing that a store must do. */
export interface StoreCase {
  readonly name: string;
  /** Tries it on a store that holds nothing. Gives what is wrong. */
  readonly check: (store: RunStore) => Promise<readonly string[]>;
}

const start = 1_700_000_000_000;

function valueOf(text: string): Value {
  const read = readJson(text);
  return read.ok ? read.value : null;
}

const oddValue = valueOf(
  '{"n":9223372036854775807,"f":5.0,"d":0.1,"t":"ä \\u0000 \'\\"","__proto__":{"x":1},"l":[null,true,[]],"b":1,"a":{}}',
);
const largeValue = asPart<readonly Value[]>(asValue(Array.from({ length: 3_000 }, (_, at) => `item ${at}`)));

function runRow(id: string, more: Partial<RunRow> = {}): RunRow {
  return {
    id,
    flow: 'orders/1',
    triggerName: 'manual',
    status: 'Running',
    startMs: start,
    trigger: { name: 'manual', outputs: oddValue },
    parameters: { region: 'north' },
    timers: [],
    variables: {},
    sequence: 3,
    steps: 2,
    caller: 'none',
    notices: [],
    isCalling: false,
    ...more,
  };
}

function recordRow(frame: number, position: number, more: Partial<RecordRow> = {}): RecordRow {
  return { frame, position, status: 'Succeeded', order: position + 1, startMs: start, ...more };
}

const rootFrame: FrameRow = { id: 0, container: 0, iteration: 0 };

function checkpoint(run: RunRow, more: Partial<Checkpoint> = {}): Checkpoint {
  return { run, isNew: true, frames: more.isNew === false ? [] : [rootFrame], records: [], ...more };
}

/** Rows are the same when their columns are; values, when their texts are: members keep their order, and a float is no integer. */
function differences(what: string, given: object | undefined, wanted: object): readonly string[] {
  const left = columnsOf(given ?? {});
  const right = columnsOf(wanted);
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names.flatMap((name) =>
    left.get(name) === right.get(name)
      ? []
      : [`${what}.${name} is ${left.get(name) ?? 'missing'}, not ${right.get(name) ?? 'missing'}`],
  );
}

function columnsOf(row: object): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(row).map(([name, value]) => [
      name,
      writeValue(asValue({ value: asPart<{ readonly of: Value }>(asValue({ of: value })).of })) ?? '',
    ]),
  );
}

function sameList(what: string, given: readonly string[], wanted: readonly string[]): readonly string[] {
  return given.join(', ') === wanted.join(', ')
    ? []
    : [`${what} are ${given.join(', ')}, not ${wanted.join(', ')}`];
}

async function idsOf(store: RunStore, query: Partial<RunQuery>): Promise<readonly string[]> {
  return (await store.list({ limit: 100, ...query })).map(({ id }) => id);
}

/** What every store of runs must do. */
export const storeCases: readonly StoreCase[] = [
  {
    name: 'knows nothing of a run that was never written',
    check: async (store) => ((await store.load('run_0')) === undefined ? [] : ['there is a run']),
  },
  {
    name: 'gives back a run as it was written, every kind of value in it',
    check: async (store) => {
      const timer = { at: start + 5, order: 2, purpose: 'wait', frame: 0, position: 1 } as const;
      const run = runRow('run_1', {
        status: 'Failed',
        endMs: start + 9,
        error: { code: 'ActionFailed', message: 'No.' },
        outputs: { total: oddValue },
        response: { statusCode: 200, headers: { a: 'b' }, body: oddValue },
        notices: [{ key: '0.1.4', action: 'Hook', request: { kind: 'http', inputs: { uri: 'u' } } }],
        timers: [{ at: start + 7, order: 1, purpose: 'run', frame: -1, position: -1 }],
        variables: { n: { name: 'N', type: 'Object', value: oddValue } },
        isCalling: true,
        wakeMs: start + 5,
      });
      const inner: FrameRow = { id: 1, container: 2, parent: { frame: 0, position: 1 }, iteration: 0 };
      const inputs = { uri: 'https://a.example', body: oddValue };
      const records: readonly RecordRow[] = [
        recordRow(0, 0, {
          code: 'OK',
          inputs: oddValue,
          outputs: oddValue,
          endMs: start + 1,
          trackedProperties: oddValue,
        }),
        recordRow(0, 1, { status: 'Running', work: { kind: 'foreach', items: [oddValue, 2] } }),
        recordRow(0, 2, {
          status: 'Waiting',
          work: { kind: 'wait' },
          timers: [timer],
          token: 't',
          retries: 2,
        }),
        recordRow(0, 3, {
          status: 'Running',
          inputs,
          work: { kind: 'call', request: { kind: 'http', inputs }, attempt: 1, key: '0.3.5' },
        }),
        recordRow(1, 0, {
          status: 'Running',
          inputs,
          work: {
            kind: 'call',
            request: { kind: 'follow', uri: 'https://b.example', inputs: { other: oddValue } },
            attempt: 0,
            key: '1.0.6',
          },
        }),
      ];
      await store.commit([checkpoint(run, { frames: [rootFrame, inner], records })]);
      const stored = await store.load('run_1');
      return [
        ...differences('run', stored?.run, run),
        ...[rootFrame, inner].flatMap((frame, at) => differences(`frame ${at}`, stored?.frames[at], frame)),
        ...records.flatMap((record, at) => differences(`record ${at}`, stored?.records[at], record)),
      ];
    },
  },
  {
    name: 'replaces records, adds frames, and keeps variables that have not changed',
    check: async (store) => {
      const variables = { a: { name: 'a', type: 'Integer', value: 7 } };
      const { variables: _, ...later } = runRow('run_2', {
        status: 'Succeeded',
        sequence: 9,
        endMs: start + 2,
      });
      await store.commit([
        checkpoint(runRow('run_2', { variables }), { records: [recordRow(0, 0, { status: 'Running' })] }),
      ]);
      const done = recordRow(0, 0, { outputs: 'x', endMs: start + 2 });
      const pass: FrameRow = { id: 1, container: 1, parent: { frame: 0, position: 0 }, iteration: 0 };
      await store.commit([
        checkpoint(later, { isNew: false, frames: [pass], records: [done, recordRow(1, 0)] }),
      ]);
      const stored = await store.load('run_2');
      return [
        ...differences('run', stored?.run, { ...later, variables }),
        ...differences('pass', stored?.frames[1], pass),
        ...differences('record', stored?.records[0], done),
        ...(stored?.records.length === 2 ? [] : ['there are not two records']),
      ];
    },
  },
  {
    name: 'gives frames in order, also many of them',
    check: async (store) => {
      const parent = { frame: 0, position: 0 };
      const frames = Array.from({ length: 1_200 }, (_, id): FrameRow =>
        id === 0 ? rootFrame : { id, container: 1, iteration: id - 1, parent },
      );
      await store.commit([checkpoint(runRow('run_3'), { frames: frames.slice(0, 3) })]);
      await store.commit([checkpoint(runRow('run_3'), { isNew: false, frames: frames.slice(3) })]);
      const stored = await store.load('run_3');
      const isOrdered = stored?.frames.every(({ id }, at) => id === at) === true;
      return isOrdered && stored.frames.length === 1_200 ? [] : ['frames are out of order'];
    },
  },
  {
    name: 'gives back large values, also one that several runs have and one of them is forgotten',
    check: async (store) => {
      const withLarge = (id: string, endMs: number): Checkpoint => {
        const outputs = { items: largeValue };
        const variables = { l: { name: 'l', type: 'Array', value: largeValue } };
        const run = runRow(id, { status: 'Succeeded', endMs, variables });
        return checkpoint(run, { records: [recordRow(0, 0, { outputs, inputs: largeValue })] });
      };
      await store.commit([withLarge('run_4', start), withLarge('run_5', start + 10)]);
      const gone = await store.forget(start + 5, 10);
      // It is forgotten with the last run that has it, and comes again with the next.
      await store.forget(start + 50, 10);
      await store.commit([withLarge('run_5', start + 10)]);
      const stored = await store.load('run_5');
      return [
        ...(gone === 1 ? [] : [`${gone} runs were forgotten`]),
        ...((await store.load('run_4')) === undefined ? [] : ['the forgotten run is still there']),
        ...differences('outputs', { of: stored?.records[0]?.outputs ?? null }, { of: { items: largeValue } }),
        ...differences('inputs', { of: stored?.records[0]?.inputs ?? null }, { of: largeValue }),
        ...differences('variable', { of: stored?.run.variables['l']?.value ?? null }, { of: largeValue }),
      ];
    },
  },
  {
    name: 'writes all checkpoints of a commit or none: a run that is there already is not made again',
    check: async (store) => {
      const of = (id: string): Checkpoint =>
        checkpoint(runRow(id), { records: [recordRow(0, 0, { outputs: largeValue })] });
      await store.commit([of('run_7')]);
      const outcome = await store.commit([of('run_8'), of('run_7')]).then(
        () => 'written',
        () => 'refused',
      );
      const left = await idsOf(store, {});
      await store.commit([of('run_9')]);
      const stored = await store.load('run_9');
      return [
        ...(outcome === 'refused' ? [] : ['a run was made twice']),
        ...sameList('left', left, ['run_7']),
        ...differences('outputs', { of: stored?.records[0]?.outputs ?? null }, { of: largeValue }),
      ];
    },
  },
  {
    name: 'keeps triggers by flow and name, whatever the case of that',
    check: async (store) => {
      const batch: TriggerState = {
        kind: 'batch',
        anchor: start,
        groups: [
          {
            batchName: 'b',
            partitionName: 'DEFAULT',
            items: [{ content: oddValue }, { content: largeValue }],
            size: 9,
          },
        ],
        releases: [{ batchName: 'b', at: start + 5 }],
      };
      const row: TriggerRow = {
        flow: 'orders',
        trigger: 'Gather',
        version: 'orders/1',
        state: batch,
        wakeMs: start + 5,
      };
      const other: TriggerRow = {
        flow: 'other',
        trigger: 'Gather',
        version: 'other/1',
        state: { kind: 'call' },
      };
      const later: TriggerRow = {
        flow: 'orders',
        trigger: 'gather',
        version: 'orders/2',
        state: { ...batch, groups: [] },
      };
      await store.commit([checkpoint(runRow('run_1'))], [row, other]);
      const [first] = (await store.triggers()).filter(({ flow }) => flow === 'orders');
      await store.commit([], [later]);
      const left = await store.triggers();
      return [
        ...differences('trigger', first, row),
        ...(left.length === 2 ? [] : [`${left.length} triggers are kept`]),
        ...differences(
          'later',
          left.find(({ flow }) => flow === 'orders'),
          later,
        ),
        ...((await store.load('run_1')) === undefined ? ['the run beside it was not written'] : []),
      ];
    },
  },
  {
    name: 'gives back variables that grew from checkpoint to checkpoint, and changed in their middle',
    check: async (store) => {
      const text = (length: number): string => '\u{1F600}ab"'.repeat(length / 5);
      const list = (length: number): readonly Value[] => Array.from({ length }, (_, at) => ({ at }));
      const variables: Record<string, Variable> = {};
      const set = (items: readonly Value[], characters: string): void => {
        variables['l'] = { name: 'L', type: 'Array', value: items };
        variables['t'] = { name: 'T', type: 'String', value: characters };
      };
      const problems: string[] = [];
      const steps = [
        [list(255), text(4_000)],
        [list(256), text(4_095)],
        [list(700), text(4_100)],
        [[...list(700), 'x'], text(9_000)],
        [[...list(300), 'changed', ...list(500)], `${text(5_000)}changed${text(9_000)}`],
        [[], ''],
      ] as const;
      for (const [at, [items, characters]] of steps.entries()) {
        set(items, characters);
        await store.commit([checkpoint(runRow('run_6', { variables }), { isNew: at === 0 })]);
        const stored = await store.load('run_6');
        problems.push(...differences(`step ${at}`, stored?.run.variables, variables));
      }
      return problems;
    },
  },
  {
    name: 'lists runs by flow, status and place, in the order of their ids',
    check: async (store) => {
      await store.commit([
        checkpoint(runRow('run_c', { wakeMs: start })),
        checkpoint(runRow('run_a', { flow: 'orders/2', status: 'Failed', endMs: start })),
        checkpoint(runRow('run_b', { status: 'Waiting', wakeMs: start + 1 })),
        checkpoint(runRow('run_d', { status: 'Succeeded', endMs: start, isCalling: true })),
      ]);
      return [
        ...sameList('all', await idsOf(store, {}), ['run_a', 'run_b', 'run_c', 'run_d']),
        ...sameList('of a flow', await idsOf(store, { flow: 'orders/2' }), ['run_a']),
        ...sameList('by status', await idsOf(store, { statuses: ['Failed', 'Running'] }), ['run_a', 'run_c']),
        ...sameList('behind one', await idsOf(store, { after: 'run_b' }), ['run_c', 'run_d']),
        ...sameList('limited', await idsOf(store, { limit: 2 }), ['run_a', 'run_b']),
        ...sameList('open', await idsOf(store, { isOpen: true }), ['run_b', 'run_c', 'run_d']),
        ...sameList('open behind one', await idsOf(store, { isOpen: true, after: 'run_b' }), [
          'run_c',
          'run_d',
        ]),
      ];
    },
  },
  {
    name: 'tells who wants to know the time, the earliest first',
    check: async (store) => {
      const before = await store.nextWake();
      await store.commit([
        checkpoint(runRow('run_a', { wakeMs: start + 30 })),
        checkpoint(runRow('run_b', { wakeMs: start + 10 })),
        checkpoint(runRow('run_c', { wakeMs: start + 20 })),
      ]);
      await store.commit([checkpoint(runRow('run_b', { wakeMs: start + 25 }), { isNew: false })]);
      await store.commit([
        checkpoint(runRow('run_c', { status: 'Succeeded', endMs: start }), { isNew: false }),
      ]);
      return [
        ...(before === undefined ? [] : ['an empty store wants to wake somebody']),
        ...((await store.nextWake()) === start + 25 ? [] : ['the next moment is wrong']),
        ...sameList('due', await idsOf(store, { wakeBy: start + 30 }), ['run_b', 'run_a']),
        ...sameList('due by then', await idsOf(store, { wakeBy: start + 25 }), ['run_b']),
      ];
    },
  },
  {
    name: 'forgets runs that ended before a moment, the earliest ids first, and never one that goes on',
    check: async (store) => {
      await store.commit([
        checkpoint(runRow('run_a', { status: 'Succeeded', endMs: start }), { records: [recordRow(0, 0)] }),
        checkpoint(runRow('run_b', { status: 'Failed', endMs: start })),
        checkpoint(runRow('run_c', { status: 'Succeeded', endMs: start + 100 })),
        checkpoint(runRow('run_d')),
        checkpoint(runRow('run_e', { status: 'Succeeded', endMs: start, isCalling: true })),
      ]);
      const first = await store.forget(start + 1, 1);
      const left = await idsOf(store, {});
      const rest = await store.forget(start + 1, 100);
      return [
        ...(first === 1 && rest === 1 ? [] : [`${first} and ${rest} were forgotten`]),
        ...sameList('left first', left, ['run_b', 'run_c', 'run_d', 'run_e']),
        ...sameList('left', await idsOf(store, {}), ['run_c', 'run_d', 'run_e']),
      ];
    },
  },
];
