/** The ports of the durable host, and what it offers. */
import type { Clock, Diagnostic, Random, Result } from '@connectory/base';
import type { ObjectValue, Value } from '@connectory/expressions';
import type { Plan } from '../../plan/types.ts';
import type { FlowResponse, RunState } from '../../run/types.ts';
import type { RunStore, RunSummary } from '../../store/types.ts';
import type { Invoker } from '../types.ts';

/** What a host is made of. */
export interface FlowHostOptions {
  readonly store: RunStore;
  readonly invoker: Invoker;
  readonly clock: Clock;
  readonly random: Random;
  /** The plan of a version of a flow. Runs of a version that has none stay as they are. */
  readonly plan: (flow: string) => Plan | undefined;
  /** The address that calls back a webhook of a run. */
  readonly callbackUrl: (run: string, token: string) => string;
  /** The address that calls a trigger of a flow, for those that subscribe. */
  readonly triggerUrl?: (flow: string, trigger: string) => string;
  /** Values of a flow's parameters, by name. */
  readonly parameters?: (flow: string) => Readonly<Record<string, Value>>;
  /** What `workflow()` gives in runs of a flow; the run is added. */
  readonly workflow?: (flow: string) => Readonly<Record<string, Value>>;
  /** The version of the child flow that a Workflow action of a flow names. */
  readonly child?: (flow: string, reference: string) => string | undefined;
  /** Resolves on the next turn of the event loop: events that arrive together share a commit. Default: no wait. */
  readonly turn?: () => Promise<void>;
  /** Runs that only wait are put aside beyond this many. Default 1,000. */
  readonly maxLoaded?: number;
  /** Is told what keeps runs from going on, such as a full disk. The host tries again by itself. */
  readonly onProblem?: (problem: Diagnostic) => void;
}

/** A trigger that has fired. */
export interface Firing {
  /** The version of the flow. */
  readonly flow: string;
  readonly trigger: string;
  readonly outputs: ObjectValue;
  /** Names the event. Told again with the same key, after a crash of whoever tells it, it makes no further runs. */
  readonly key?: string;
  /** Whether somebody waits for the answer of the flow. */
  readonly isWaiting?: boolean;
}

/** What came of a firing, which now outlives a crash. */
export interface Fired {
  /** Ids of the runs that it made: none when a condition was not met, several with splitOn. */
  readonly runs: readonly string[];
  /** Runs for which there was no place in the queue. A caller is then to be answered with 429. */
  readonly refused: number;
}

/** A run and the plan that it runs. */
export interface RunHistory {
  readonly plan: Plan;
  readonly state: RunState;
}

/** Runs flows so that none of them is lost. */
export interface FlowHost {
  /** Takes a firing. Resolves when its runs are in the store, and not before. */
  readonly fire: (firing: Firing) => Promise<Result<Fired, readonly Diagnostic[]>>;
  /**
   * Turns a flow on: its triggers keep their schedules, poll and subscribe by themselves from then on, also after a restart. A later version
   * takes over from an earlier one of the same flow. What a trigger fires is written in one with what it has seen, so that a poll brings
   * nothing twice and loses nothing.
   *
   * @param flow Names the flow, whatever its version.
   */
  readonly turnOn: (flow: string, version: string) => Promise<Result<undefined, readonly Diagnostic[]>>;
  /** Turns a flow off. Its runs go on. False when it was never on. */
  readonly turnOff: (flow: string) => Promise<boolean>;
  /** Takes a call to the address of a trigger of a flow that is on. False when there is none. */
  readonly called: (flow: string, trigger: string, request: ObjectValue) => Promise<boolean>;
  /** Takes a call to the address of a webhook. True when the action of that token waited for it. */
  readonly callBack: (run: string, token: string, request: ObjectValue) => Promise<boolean>;
  /** Ends a run as Cancelled. False when it is not going on. */
  readonly cancel: (run: string) => Promise<boolean>;
  /** Runs a flow again with the trigger record of an earlier run. */
  readonly resubmit: (run: string, flow?: string) => Promise<Result<Fired, readonly Diagnostic[]>>;
  /** Runs again from an action on: what ran before it is taken over from the earlier run. */
  readonly rerunFrom: (run: string, action: string) => Promise<Result<Fired, readonly Diagnostic[]>>;
  /** The answer of a run to its caller, as soon as there is one. */
  readonly response: (run: string) => Promise<FlowResponse | undefined>;
  /** A run once it has ended; nothing of a run that is not there. */
  readonly ended: (run: string) => Promise<RunSummary | undefined>;
  /** What became of a run so far. */
  readonly history: (run: string) => Promise<RunHistory | undefined>;
  /** Takes up every run that had not ended, after a start. Calls that were under way are made again, with their keys. Gives their number. */
  readonly resume: () => Promise<number>;
  /** Stops. What is under way is taken up by the next `resume`. */
  readonly close: () => Promise<void>;
}
