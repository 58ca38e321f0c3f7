/** Triggers on the virtual clock: turned on and off, told what happens, and their wishes done. */
import type { Diagnostic, Random } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import type { Plan } from '../plan/types.ts';
import { parameterValues } from '../run/parameters.ts';
import { advanceTrigger, triggerOff } from '../trigger/advance.ts';
import type { TriggerCommand, TriggerEvent, TriggerState } from '../trigger/state.ts';
import type { TriggerPlan } from '../trigger/types.ts';
import type { Agenda } from './agenda.ts';
import type { Invoker } from './types.ts';

/** A trigger of a flow in the simulation. */
export interface Driven {
  readonly plan: Plan;
  readonly trigger: TriggerPlan;
  /** Tells it from the triggers of other flows. */
  readonly key: string;
  readonly parameters: Readonly<Record<string, Value>>;
}

interface Driving extends Driven {
  state: TriggerState;
  /** The moment for which it asked last; older wishes are void. */
  wake: number;
}

/** What the driver needs of the simulation. */
export interface TriggerWorld {
  readonly agenda: Agenda;
  readonly invoker: Invoker;
  readonly random: Random;
  readonly workflow?: Readonly<Record<string, Value>>;
  readonly now: () => number;
  /** The trigger has fired. */
  readonly fire: (driven: Driven, outputs: ObjectValue) => void;
  readonly isFull: (driven: Driven) => boolean;
  readonly problem: (problem: Diagnostic) => void;
}

/** Tells triggers what happens. */
export interface TriggerDriver {
  /** Tells an event, and gives what the trigger wanted done, which is done by then or in the agenda. */
  readonly tell: (driven: Driven, event: TriggerEvent) => readonly TriggerCommand[];
  /** Whether the flow of a trigger is on. */
  readonly isOn: (driven: Driven) => boolean;
}

/** The triggers of all flows of a simulation. */
export function driveTriggers(world: TriggerWorld): TriggerDriver {
  const { agenda, invoker, random, workflow } = world;
  const all = new Map<string, Driving>();

  function drivingOf(driven: Driven): Driving {
    const known = all.get(driven.key) ?? { ...driven, state: triggerOff, wake: Infinity };
    all.set(driven.key, known);
    return known;
  }

  function tell(driven: Driven, event: TriggerEvent): readonly TriggerCommand[] {
    const driving = drivingOf(driven);
    const parameters = parameterValues(driving.plan, driving.parameters);
    const { state, commands } = advanceTrigger(driving.trigger, driving.state, event, {
      now: world.now(),
      random,
      parameters: parameters.ok ? parameters.value : {},
      callbackUrl: callbackUrl(driving),
      full: world.isFull(driving),
      ...(workflow && { workflow }),
    });
    driving.state = state;
    for (const command of commands) obey(driving, command);
    return commands;
  }

  function obey(driving: Driving, command: TriggerCommand): void {
    switch (command.kind) {
      case 'fire':
        return world.fire(driving, command.outputs);
      case 'invoke':
        return agenda.add(world.now(), async () => {
          const answer = await invoke(driving, command);
          tell(driving, { kind: 'answer', key: command.key, answer });
        });
      case 'notify':
        return agenda.add(world.now(), async () => {
          await invoke(driving, command);
        });
      case 'wake': {
        const at = Math.max(command.at, world.now());
        driving.wake = at;
        return agenda.add(at, () => {
          if (driving.wake === at && isOn(driving)) tell(driving, { kind: 'time' });
        });
      }
      case 'problem':
        return world.problem(command.problem);
    }
  }

  function invoke(
    driving: Driving,
    { key, request }: Extract<TriggerCommand, { kind: 'invoke' | 'notify' }>,
  ): ReturnType<Invoker['invoke']> {
    const { name, behaviour } = driving.trigger;
    const address = behaviour === 'webhook' && { callbackUrl: callbackUrl(driving) };
    return invoker.invoke({ key, run: '', action: name, request, now: world.now(), ...address });
  }

  function isOn(driven: Driven): boolean {
    return (all.get(driven.key)?.state.kind ?? 'off') !== 'off';
  }

  return { tell, isOn };
}

function callbackUrl({ key }: Driven): string {
  return `https://callback.invalid/triggers/${encodeURIComponent(key)}`;
}
