/**
 * The words of the engine. A **plan** is a definition compiled once. A **container** is a list of actions that run in the order of their
 * `runAfter`: the flow itself, a scope, a branch, the body of a loop. A **frame** is one execution of a container: of a loop there is one a
 * pass. A **record** is one execution of an action in a frame. A **step** is what an action does, compiled.
 */
import type { JsonObject, Result } from '@connectory/base';
import type { Compiled, ExpressionContext, Value } from '@connectory/expressions';
import type { Flavour } from '../../definition/context.ts';
import type { Failure, Invocation } from '../run/types.ts';
import type { TriggerPlan } from '../trigger/types.ts';

/** How much a Power Automate plan is worth: it decides the default retries. */
export type PerformanceProfile = 'low' | 'medium' | 'high';

/** What compiling and running may cost. Each is checked, and a diagnostic or an error of the run names it. */
export interface EngineLimits {
  /** Actions of a definition. Default 10,000. */
  readonly maxActions: number;
  /** Containers within containers. Default 32. */
  readonly maxDepth: number;
  /** Levels of the JSON of a definition. Default 500. */
  readonly maxDefinitionDepth: number;
  /** Items of a Foreach. Default 100,000. */
  readonly maxItems: number;
  /** Passes of an Until. Default 5,000. */
  readonly maxPasses: number;
  /** Executions of actions in one run, those that are skipped and passes of loops among them; and thousands of characters kept. Default 1,000,000. */
  readonly maxSteps: number;
  /** Characters of a value that is kept: of inputs, outputs, a variable, an answer. Default 250,000,000. */
  readonly maxValueSize: number;
  /** Levels of a value that is kept. Default 450: a run is written with some around it, and read up to 500. */
  readonly maxValueDepth: number;
  /** Steps of the expressions of all rows of a Query, Select or Table. Default 5,000,000. */
  readonly maxRowSteps: number;
  /** Cells of a Table. Default 5,000,000. */
  readonly maxCells: number;
  /** Pages that a pagination policy reads. Default 1,000. */
  readonly maxPages: number;
  /** Bytes of a content that goes in parts. Default 157,286,400, which is what a value can hold. */
  readonly maxTransferSize: number;
  /** Parts of a content. Default 10,000. */
  readonly maxChunks: number;
}

/** How a definition is compiled. */
export interface FlowOptions {
  readonly flavour: Flavour;
  /** Default low. */
  readonly performanceProfile?: PerformanceProfile;
  readonly limits?: Partial<EngineLimits>;
}

/** What decides whether and when a call is repeated. */
export interface RetryPolicy {
  readonly kind: 'none' | 'fixed' | 'exponential';
  readonly count: number;
  readonly intervalMs: number;
  readonly minimumMs: number;
  readonly maximumMs: number;
}

/** What a step sees of the run. */
export interface StepView {
  readonly now: number;
  readonly context: ExpressionContext;
  readonly variables: Variables;
}

/** The variables as a step may read and write them. Names are without case. */
interface Variables {
  readonly read: (name: string) => Variable | undefined;
  readonly write: (name: string, variable: Variable) => void;
}

/** A variable of a run. */
export interface Variable {
  readonly name: string;
  readonly type: string;
  readonly value: Value;
}

/** What came of an action that needs nothing from outside. */
export interface StepOutcome {
  readonly inputs?: Value;
  readonly outputs?: Value;
  readonly failure?: Failure;
}

/** A template that is compiled, and how its text reads in the definition. */
export interface Template {
  readonly compiled: Compiled;
  readonly source: string;
}

/** What an action does. */
export type Step =
  | { readonly kind: 'immediate'; readonly run: (view: StepView) => StepOutcome }
  | {
      readonly kind: 'wait';
      readonly moment: (
        view: StepView,
      ) => Result<{ readonly until: number; readonly inputs: Value }, Failure>;
    }
  | {
      readonly kind: 'invoke';
      readonly request: (view: StepView) => Result<Invocation, Failure>;
      readonly call: CallPlan;
    }
  | {
      readonly kind: 'webhook';
      readonly subscribe: (view: StepView) => Result<Invocation, Failure>;
      readonly unsubscribe?: (view: StepView) => Result<Invocation, Failure>;
      readonly call: CallPlan;
    }
  | {
      readonly kind: 'static';
      readonly status: 'Succeeded' | 'Failed';
      readonly outcome: StepOutcome;
      readonly code: string;
    }
  | { readonly kind: 'response'; readonly inputs: Compiled; readonly asynchronous: boolean }
  | { readonly kind: 'terminate'; readonly inputs: Compiled }
  | { readonly kind: 'scope'; readonly container: number }
  | {
      readonly kind: 'branch';
      readonly choose: (
        view: StepView,
      ) => Result<{ readonly branch: string | undefined; readonly inputs: Value }, Failure>;
      readonly branches: ReadonlyMap<string, number>;
    }
  | {
      readonly kind: 'foreach';
      readonly container: number;
      readonly source: Template;
      readonly degree: number;
    }
  | {
      readonly kind: 'until';
      readonly container: number;
      readonly test: Template;
      readonly count: number;
      readonly timeoutMs: number;
      readonly failAtLimit: boolean;
    };

/** How calls of an action are repeated and followed up. */
export interface CallPlan {
  readonly retry: RetryPolicy;
  /** Whether a 202 with a Location is polled. */
  readonly asynchronous: boolean;
  /** Items to gather over pages; without it only the first page is read. */
  readonly minimumItemCount?: number;
  /** Contents go in parts, of so many bytes where the service does not say it. */
  readonly chunks?: { readonly upload?: number; readonly download?: number };
}

/** When an action may run after another. */
export interface Predecessor {
  readonly position: number;
  readonly statuses: ReadonlySet<string>;
}

/** An action, compiled. */
export interface ActionPlan {
  readonly name: string;
  readonly type: string;
  readonly container: number;
  /** Its place in the container. */
  readonly position: number;
  readonly predecessors: readonly Predecessor[];
  readonly followers: readonly number[];
  readonly step: Step;
  /** Milliseconds after which it ends as TimedOut. */
  readonly timeoutMs?: number;
  readonly trackedProperties?: Compiled;
  readonly secure: { readonly inputs: boolean; readonly outputs: boolean };
}

/** A list of actions that run together. */
export interface ContainerPlan {
  readonly id: number;
  /** The action that it belongs to; of the flow itself there is none. */
  readonly owner?: { readonly container: number; readonly position: number };
  /** Ids of the containers around it, the outermost first, itself last. */
  readonly chain: readonly number[];
  readonly actions: readonly ActionPlan[];
  /** Positions of the actions after which nothing runs. */
  readonly leaves: readonly number[];
}

/** A declared parameter. */
export interface ParameterPlan {
  readonly name: string;
  readonly type: string;
  readonly defaultValue?: Value;
}

/** A definition, compiled once and run as often as wanted. It holds no state. */
export interface Plan {
  readonly flavour: Flavour;
  readonly limits: EngineLimits;
  readonly definition: JsonObject;
  readonly parameters: ReadonlyMap<string, ParameterPlan>;
  readonly triggers: readonly TriggerPlan[];
  readonly containers: readonly ContainerPlan[];
  /** Actions by name in lower case. */
  readonly actions: ReadonlyMap<string, ActionPlan>;
  readonly outputs: ReadonlyMap<string, Compiled>;
  /** How a caller is answered: by a Response, at once, or at once with the address of the answer. */
  readonly answer: 'response' | 'at-once' | 'asynchronous';
}
