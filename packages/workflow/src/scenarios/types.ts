/**
 * A **scenario** says how a flow is started, what the world around it answers, and what is expected of it. It is **played** on the virtual
 * clock, which begins at `scenarioStart` and is moved by waits, retries and polling only, and then **judged**. A **mismatch** is one place
 * where what happened is not what was expected.
 */
import type { Diagnostic, Json, JsonObject, Place } from '@connectory/base';
import type { Connector } from '@connectory/connector';
import type { Flavour } from '../definition/context.ts';
import type { PerformanceProfile } from '../engine/plan/types.ts';
import type { RunError, RunStatus } from '../engine/run/types.ts';
import type { ConnectorReference } from '../operations/types.ts';

/** The moment at which the clock of every scenario starts, in milliseconds since 1970: 1 January 2024. */
export const scenarioStart = Date.UTC(2024, 0, 1);

/** A scenario as it was read. */
export interface Scenario {
  readonly title: string;
  /** Its members, as `docs/guides/flow-tests.md` describes them. */
  readonly source: JsonObject;
  /** Where it stands: file and JSON pointer, and of JSON Lines the line. */
  readonly place: Place;
}

/** What a scenario is played with, where it does not say so itself. */
export interface ScenarioSetting {
  /** The flow; a scenario with a `definition` of its own brings another. */
  readonly definition: JsonObject;
  readonly flavour: Flavour;
  /** Default low. */
  readonly performanceProfile?: PerformanceProfile;
  /** Values of the flow's parameters; those of the scenario win. */
  readonly parameters?: JsonObject;
  /** Connectors whose operations tell mocks and expectations the method and path of a call. */
  readonly connector?: (reference: ConnectorReference) => Connector | undefined;
}

/** Something that is not as expected. */
export interface Mismatch {
  /** JSON pointer into the scenario's `expect`. */
  readonly pointer: string;
  /** What is not as expected, in a few words: `status of action Send`. */
  readonly what: string;
  /** Absent when nothing was expected there. */
  readonly expected?: Json;
  /** Absent when nothing is there. */
  readonly actual?: Json;
}

/** A run that a scenario made. */
export interface ScenarioRun {
  readonly status: RunStatus;
  /** Milliseconds since `scenarioStart`. */
  readonly startMs: number;
  /** Absent of a run that has not ended. */
  readonly endMs?: number;
  readonly error?: RunError;
}

/** What came of a scenario. */
export interface ScenarioReport {
  readonly title: string;
  /** `not-played` when the flow or the scenario cannot be run; the diagnostics then say why. */
  readonly outcome: 'passed' | 'failed' | 'not-played';
  readonly mismatches: readonly Mismatch[];
  /** Why the flow cannot be run, why no run was made, and calls that no mock answered. */
  readonly diagnostics: readonly Diagnostic[];
  /** Child flows left out. */
  readonly runs: readonly ScenarioRun[];
}
