/** The ports of a host that runs flows on a virtual clock, and what comes of a simulation. */
import type { Diagnostic, Random } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import type { Plan } from '../plan/types.ts';
import type { Changes } from '../run/changes.ts';
import type { Answer, FlowResponse, Invocation, RunState } from '../run/types.ts';

/** A call that a run makes. */
export interface Call {
  /** Names the call within its run; a repetition after a crash has the same. */
  readonly key: string;
  readonly run: string;
  /** Name of the action, or of the trigger that polls. */
  readonly action: string;
  readonly request: Invocation;
  /** The virtual moment, in milliseconds since 1970. */
  readonly now: number;
  /** Address that calls back the action, if it waits for a call. */
  readonly callbackUrl?: string;
}

/** Makes calls. On the virtual clock a call takes no time. */
export interface Invoker {
  readonly invoke: (call: Call) => Promise<Answer>;
}

/** What a simulation is made of. */
export interface SimulationOptions {
  readonly plan: Plan;
  /** The moment at which it begins, in milliseconds since 1970. */
  readonly startMs: number;
  readonly invoker: Invoker;
  readonly random: Random;
  readonly parameters?: Readonly<Record<string, Value>>;
  /** What `workflow()` gives; the run is added. */
  readonly workflow?: Readonly<Record<string, Value>>;
  /** The plans of child flows, by the name or id that a Workflow action calls. */
  readonly child?: (reference: string) => Plan | undefined;
  /** Runs that it may make; flows that call each other, or schedules, would go on without end. Default 100,000. */
  readonly maxRuns?: number;
  /** Is told after every event what changed of a run, and gives the state to go on with. */
  readonly checkpoint?: (plan: Plan, run: RunState, changes: Changes, isNew: boolean) => RunState;
}

/** A run of a simulation. */
export interface SimulatedRun {
  readonly plan: Plan;
  readonly state: RunState;
  /** Whether another run called it. */
  readonly isChild: boolean;
  /** What the caller was answered, and when. */
  response?: FlowResponse & { readonly at: number };
}

/** An event that found no place. */
export interface Refusal {
  readonly trigger: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  readonly statusCode: 429;
}

/** A simulation in progress. */
export interface Simulation {
  readonly runs: readonly SimulatedRun[];
  /** Why runs could not be made. */
  readonly problems: readonly Diagnostic[];
  /** Events for which there was neither a run nor a place in the queue. Whoever called a request trigger is answered so. */
  readonly refusals: readonly Refusal[];
  readonly now: number;
  /** A trigger fires at a moment. */
  readonly fire: (at: number, trigger: string, outputs: ObjectValue) => void;
  /** Somebody calls back an action that waits, or calls the address of a trigger that has subscribed, at a moment. */
  readonly callBack: (at: number, name: string, request: ObjectValue) => void;
  /**
   * The flow is turned on: a trigger subscribes, polls, or fires on its schedule. Schedules go on until they end, so play them up to a moment.
   */
  readonly turnOn: (at: number, trigger: string) => void;
  /** The flow is turned off: what was subscribed to is given back. */
  readonly turnOff: (at: number, trigger: string) => void;
  /** What the status address of a run answers now; nothing of a run that is not there. */
  readonly status: (run: string) => FlowResponse | undefined;
  /** A polling trigger begins to poll. */
  readonly poll: (trigger: string) => void;
  /** A trigger begins to fire on its schedule. It goes on until the schedule ends, so play it up to a moment. */
  readonly schedule: (trigger: string) => void;
  /** Lets time pass until nothing is left to happen, or up to a moment. */
  readonly play: (until?: number) => Promise<void>;
}
