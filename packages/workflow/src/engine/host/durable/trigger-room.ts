/** The triggers of a host: turned on and off, told what happens. What they fire is written together with what they are. */
import { type Diagnostic, err, ok, type Random, type Result } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import { diagnostic } from '../../../diagnostics.ts';
import type { Plan } from '../../plan/types.ts';
import { parameterValues } from '../../run/parameters.ts';
import type { Answer, Invocation } from '../../run/types.ts';
import type { TriggerRow } from '../../store/types.ts';
import { advanceTrigger, triggerOff } from '../../trigger/advance.ts';
import type { TriggerCommand, TriggerEvent, TriggerState } from '../../trigger/state.ts';
import type { TriggerPlan } from '../../trigger/types.ts';
import { sameName } from '../../values.ts';
import type { Loaded } from './loaded.ts';
import type { Outcome, Work } from './loop.ts';

/** A trigger in memory. */
export interface LiveTrigger {
  readonly kind: 'trigger';
  /** Names the flow, whatever its version. */
  readonly flow: string;
  version: string;
  plan: Plan;
  trigger: TriggerPlan;
  state: TriggerState;
  wakeMs: number | undefined;
  /** What is to be done once it is written. */
  commands: readonly TriggerCommand[];
}

/** What the triggers need of their host. */
export interface TriggerHost {
  readonly post: (work: Work<LiveTrigger | Loaded>) => Promise<Outcome>;
  readonly now: () => number;
  readonly random: Random;
  readonly plan: (version: string) => Plan | undefined;
  readonly parameters: (version: string) => Readonly<Record<string, Value>>;
  readonly workflow: ((version: string) => Readonly<Record<string, Value>>) | undefined;
  readonly triggerUrl: (flow: string, trigger: string) => string;
  readonly isFull: (live: LiveTrigger) => boolean;
  /** Makes the runs of a firing, which are written together with the trigger. */
  readonly make: (live: LiveTrigger, outputs: ObjectValue) => readonly Loaded[];
  readonly invoke: (live: LiveTrigger, key: string, request: Invocation) => Promise<Answer>;
  readonly wake: (at: number) => void;
  readonly problem: (problem: Diagnostic) => void;
}

/** The triggers of a host. */
export interface TriggerRoom {
  /** Turns a version of a flow on; an earlier one of the same flow is turned off. */
  readonly turnOn: (flow: string, version: string) => Promise<Result<undefined, readonly Diagnostic[]>>;
  readonly turnOff: (flow: string) => Promise<boolean>;
  readonly tell: (flow: string, trigger: string, event: TriggerEvent) => Promise<Outcome>;
  /** Takes up the triggers as they were written. */
  readonly resume: (rows: readonly TriggerRow[]) => void;
  /** Tells the time to those that wanted to know it. */
  readonly ring: () => Promise<void>;
  /** A run of a trigger has ended, and made room. */
  readonly freed: (version: string, trigger: string) => void;
  /** Takes what a trigger wants done. What it gives does it. */
  readonly take: (live: LiveTrigger) => () => void;
  /** Forgets a trigger that is ahead of what is written. */
  readonly drop: (live: LiveTrigger) => void;
  /** Takes up a trigger again, as it was written last. */
  readonly restore: (live: LiveTrigger, rows: readonly TriggerRow[]) => void;
  /** The earliest moment that one of them waits for. */
  readonly nextWake: () => number;
}

/** No trigger is on yet. */
export function newTriggerRoom(host: TriggerHost): TriggerRoom {
  const all = new Map<string, LiveTrigger>();
  const keyOf = (flow: string, trigger: string): string => `${flow}/${trigger.toLowerCase()}`;
  const ofFlow = (flow: string): readonly LiveTrigger[] =>
    [...all.values()].filter((live) => live.flow === flow);

  function move(live: LiveTrigger, event: TriggerEvent): readonly (LiveTrigger | Loaded)[] {
    const now = host.now();
    const parameters = parameterValues(live.plan, host.parameters(live.version));
    const workflow = host.workflow?.(live.version);
    // A moment that has come is over, whether or not the trigger asks for another.
    if (event.kind === 'off' || (live.wakeMs ?? Infinity) <= now) live.wakeMs = undefined;
    const { state, commands } = advanceTrigger(live.trigger, live.state, event, {
      now,
      random: host.random,
      parameters: parameters.ok ? parameters.value : {},
      callbackUrl: host.triggerUrl(live.flow, live.trigger.name),
      full: host.isFull(live),
      ...(workflow && { workflow }),
    });
    live.state = state;
    live.commands = [...live.commands, ...commands.filter(({ kind }) => kind !== 'fire')];
    const wake = commands.findLast((command) => command.kind === 'wake');
    if (wake !== undefined) live.wakeMs = Math.max(wake.at, now);
    return [
      live,
      ...commands.flatMap((command) => (command.kind === 'fire' ? host.make(live, command.outputs) : [])),
    ];
  }

  function turnOn(flow: string, version: string): Promise<Result<undefined, readonly Diagnostic[]>> {
    const plan = host.plan(version);
    if (plan === undefined)
      return Promise.resolve(err([diagnostic('flow-version-missing', { flow: version, run: '' })]));
    const parameters = parameterValues(plan, host.parameters(version));
    if (!parameters.ok) return Promise.resolve(parameters);
    return host
      .post(() => {
        const gone = ofFlow(flow).filter(
          ({ trigger }) => !plan.triggers.some(({ name }) => sameName(name, trigger.name)),
        );
        const items = gone.flatMap((live) => move(live, { kind: 'off' }));
        return [...items, ...plan.triggers.flatMap((trigger) => turnOneOn(flow, version, plan, trigger))];
      })
      .then((outcome) => (outcome === 'failed' ? err([diagnostic('run-not-accepted', {})]) : ok(undefined)));
  }

  function turnOneOn(
    flow: string,
    version: string,
    plan: Plan,
    trigger: TriggerPlan,
  ): readonly (LiveTrigger | Loaded)[] {
    const key = keyOf(flow, trigger.name);
    const known = all.get(key);
    // A subscription is ended as the version says that made it.
    const before = known?.state.kind === 'webhook' ? move(known, { kind: 'off' }) : [];
    const live: LiveTrigger = known ?? {
      kind: 'trigger',
      flow,
      version,
      plan,
      trigger,
      state: triggerOff,
      wakeMs: undefined,
      commands: [],
    };
    Object.assign(live, { version, plan, trigger });
    all.set(key, live);
    return [...before, ...move(live, { kind: 'on' })];
  }

  function tell(flow: string, trigger: string, event: TriggerEvent): Promise<Outcome> {
    return host.post(() => {
      const live = all.get(keyOf(flow, trigger));
      return live === undefined || live.state.kind === 'off' ? [] : move(live, event);
    });
  }

  function obey(live: LiveTrigger, command: TriggerCommand): void {
    switch (command.kind) {
      case 'fire':
        return;
      case 'invoke':
        void host.invoke(live, command.key, command.request).then((answer) => {
          void tell(live.flow, live.trigger.name, { kind: 'answer', key: command.key, answer });
        });
        return;
      case 'notify':
        void host.invoke(live, command.key, command.request);
        return;
      case 'wake':
        return host.wake(command.at);
      case 'problem':
        return host.problem(command.problem);
    }
  }

  function rowsInto(rows: readonly TriggerRow[]): void {
    for (const { flow, trigger: name, version, state, wakeMs } of rows) {
      const plan = host.plan(version);
      const trigger = plan?.triggers.find((each) => sameName(each.name, name));
      if (plan === undefined || trigger === undefined) {
        host.problem(diagnostic('flow-version-missing', { flow: version, run: '' }));
        continue;
      }
      all.set(keyOf(flow, name), {
        kind: 'trigger',
        flow,
        version,
        plan,
        trigger,
        state,
        wakeMs,
        commands: [],
      });
    }
  }

  return {
    turnOn,
    turnOff: async (flow) =>
      (await host.post(() => ofFlow(flow).flatMap((live) => move(live, { kind: 'off' })))) === 'written',
    tell,
    resume: (rows) => {
      rowsInto(rows);
      for (const { flow, trigger } of rows) void tell(flow, trigger, { kind: 'resume' });
    },
    ring: async () => {
      const due = [...all.values()].filter(({ wakeMs = Infinity }) => wakeMs <= host.now());
      await Promise.all(due.map(({ flow, trigger }) => tell(flow, trigger.name, { kind: 'time' })));
    },
    freed: (version, trigger) => {
      // Only windows wait for room; the others look again in their own time.
      const waiting = [...all.values()].filter(
        (live) =>
          live.state.kind === 'window' && live.version === version && sameName(live.trigger.name, trigger),
      );
      for (const { flow } of waiting) void tell(flow, trigger, { kind: 'time' });
    },
    take: (live) => {
      const { commands } = live;
      live.commands = [];
      return () => {
        for (const command of commands) obey(live, command);
      };
    },
    drop: ({ flow, trigger }) => all.delete(keyOf(flow, trigger.name)),
    restore: ({ flow, trigger }, rows) => {
      const own = rows.filter((row) => row.flow === flow && sameName(row.trigger, trigger.name));
      rowsInto(own);
      for (const row of own) void tell(row.flow, row.trigger, { kind: 'resume' });
    },
    nextWake: () =>
      [...all.values()].reduce((least, { wakeMs = Infinity }) => Math.min(least, wakeMs), Infinity),
  };
}

/** A trigger as it is to be written. */
export function triggerRow({ flow, version, trigger, state, wakeMs }: LiveTrigger): TriggerRow {
  return { flow, trigger: trigger.name, version, state, ...(wakeMs !== undefined && { wakeMs }) };
}
