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
export { outputTypes, type OutputTypes, type OutputTypesOptions } from './definition/outputs/output-types.ts';
export type { Trigger } from './definition/model/triggers.ts';
export { validateDefinition, type ValidationOptions } from './definition/validate.ts';
export { actionHistory, type ActionHistory } from './engine/history.ts';
export { openFlowHost } from './engine/host/durable/host.ts';
export type { Fired, Firing, FlowHost, FlowHostOptions, RunHistory } from './engine/host/durable/types.ts';
export { simulate } from './engine/host/simulate.ts';
export type { Call, Invoker, SimulatedRun, Simulation, SimulationOptions } from './engine/host/types.ts';
export { compileFlow } from './engine/plan/compile.ts';
export type { EngineLimits, FlowOptions, PerformanceProfile, Plan } from './engine/plan/types.ts';
export type { Answer, FlowResponse, Invocation, RunError, RunState, RunStatus } from './engine/run/types.ts';
export {
  type ReadCell,
  recordCells,
  type RecordCells,
  recordOfCells,
  runCells,
  type RunCells,
  runOfCells,
  type WriteCell,
} from './engine/store/cells.ts';
export { memoryStore } from './engine/store/memory.ts';
export type {
  Checkpoint,
  FrameRow,
  RecordRow,
  RunQuery,
  RunRow,
  RunStore,
  RunSummary,
  StoredRun,
  TriggerRow,
} from './engine/store/types.ts';
export { triggerCells, type TriggerCells, triggerOfCells } from './engine/store/trigger-cells.ts';
export { advanceTrigger, triggerOff } from './engine/trigger/advance.ts';
export { acceptRequest, type IncomingRequest } from './engine/trigger/request.ts';
export { nextFirings } from './engine/trigger/schedule.ts';
export type {
  BatchMessage,
  TriggerAdvance,
  TriggerCommand,
  TriggerEnvironment,
  TriggerEvent,
  TriggerState,
} from './engine/trigger/state.ts';
export { statusAnswer } from './engine/trigger/status.ts';
export type { TriggerPlan } from './engine/trigger/types.ts';
export { connectionsParameter } from './operations/bindings.ts';
export { operationCall } from './operations/call.ts';
export { exampleAnswer, exampleNotification } from './operations/example.ts';
export { operationOutput } from './operations/output.ts';
export { connectorReference } from './operations/reference.ts';
export { operationSteps } from './operations/steps.ts';
export type {
  ConnectorReference,
  DynamicPart,
  OperationCall,
  OperationOutput,
  OperationStep,
} from './operations/types.ts';
export { readScenarios, type ScenarioFile } from './scenarios/read.ts';
export { playScenario } from './scenarios/scenario.ts';
export type { Mismatch, Scenario, ScenarioReport, ScenarioRun, ScenarioSetting } from './scenarios/types.ts';
export { callHttp } from './http/call.ts';
export { callFailure } from './http/failure.ts';
export { outlineFlow } from './outline/outline.ts';
export type {
  FlowOutline,
  OutlineAfter,
  OutlineBranch,
  OutlineLoop,
  OutlineRead,
  OutlineStep,
  OutlineTrigger,
} from './outline/types.ts';
