export type { Flavour } from './definition/context.ts';
export { loadFlows } from './definition/formats/load.ts';
export type {
  FlowConnection,
  FlowFormat,
  LoadedDocument,
  LoadedFlow,
  LoadedFlows,
} from './definition/formats/types.ts';
export { withDefinition, writeFlows } from './definition/formats/write.ts';
export type { Action, Container } from './definition/model/actions.ts';
export { readDefinition, type FlowModel } from './definition/model/read.ts';
export { outputTypes, type OutputTypes } from './definition/outputs/output-types.ts';
export type { Trigger } from './definition/model/triggers.ts';
export { validateDefinition, type ValidationOptions } from './definition/validate.ts';
export { actionHistory, type ActionHistory } from './engine/history.ts';
export { simulate } from './engine/host/simulate.ts';
export type { Call, Invoker, SimulatedRun, Simulation, SimulationOptions } from './engine/host/types.ts';
export { compileFlow } from './engine/plan/compile.ts';
export type { EngineLimits, FlowOptions, PerformanceProfile, Plan } from './engine/plan/types.ts';
export type { Answer, FlowResponse, Invocation, RunState } from './engine/run/types.ts';
export { acceptRequest, type IncomingRequest } from './engine/trigger/request.ts';
export { nextFirings } from './engine/trigger/schedule.ts';
