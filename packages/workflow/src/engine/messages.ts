/** What can be wrong with a flow that is to be run. */
import type { CatalogueEntry } from '@connectory/base';

export const engineMessages = {
  'actions-missing': {
    severity: 'error',
    message: 'The definition has no actions. Add an object named actions.',
    when: 'actions is missing or no object',
  },
  'action-invalid': {
    severity: 'error',
    message: "Action '{name}' cannot be run: {problem}",
    when: 'a member of an action is missing or of the wrong kind; data: name, problem',
  },
  'action-type-unsupported': {
    severity: 'error',
    message: "Action '{name}' is of type '{type}', which this engine does not run. Use a type that it runs.",
    when: 'no action type of that name is known; data: name, type',
  },
  'template-not-deployed': {
    severity: 'error',
    message:
      "'{text}' is an expression of a deployment template, which is not part of a flow. Deploy the template, or write the value in its place.",
    when: 'An action is reached whose inputs or type only a deployment works out. data: text',
  },
  'action-name-twice': {
    severity: 'error',
    message:
      "There is more than one action named '{name}'. Names differ by more than case, in the whole flow.",
    when: 'two actions have one name; data: name',
  },
  'plan-order-unknown': {
    severity: 'error',
    message:
      "Action '{name}' runs after '{before}', which is not in the same container. Name an action beside it.",
    when: 'runAfter names no action of the container; data: name, before',
  },
  'plan-order-cycle': {
    severity: 'error',
    message: 'The actions {names} run after each other in a circle, so none can start. Break the circle.',
    when: 'runAfter has a cycle; data: names',
  },
  'too-many-actions': {
    severity: 'error',
    message: 'The definition has more than {limit} actions. Split it into child flows.',
    when: 'maxActions is passed; data: limit',
  },
  'too-deep': {
    severity: 'error',
    message: "Action '{name}' is nested more than {limit} levels deep. Move inner parts to child flows.",
    when: 'maxDepth is passed; data: name, limit',
  },
  'definition-too-deep': {
    severity: 'error',
    message: 'The definition is nested more than {limit} levels deep. Make what is here flatter.',
    when: 'maxDefinitionDepth is passed; data: limit',
  },
  'trigger-missing': {
    severity: 'error',
    message: "The definition has no trigger named '{name}'.",
    when: 'a trigger is fired that is not there; data: name',
  },
  'recurrence-invalid': {
    severity: 'error',
    message: 'The recurrence cannot be read: {problem}',
    when: 'a schedule has an unknown unit, interval, time zone or time; data: problem',
  },
  'parameter-missing': {
    severity: 'error',
    message: "Parameter '{name}' has neither a value nor a default. Give it a value.",
    when: 'a run starts without a value of a parameter; data: name',
  },
  'parameter-type': {
    severity: 'error',
    message: "Parameter '{name}' is declared as {type}, and its value is of type {given}.",
    when: 'a value does not fit the declared type; data: name, type, given',
  },
  'flow-version-missing': {
    severity: 'error',
    message: "There is no version '{flow}' of the flow to run. Its runs stay as they are until there is.",
    when: 'the host is asked for a version that it does not have, or whose plan does not fit the run; data: flow, run',
  },
  'queue-full': {
    severity: 'warning',
    message:
      "Trigger '{name}' fired while its queue was full, and {runs} runs were not made. Raise maximumWaitingRuns.",
    when: 'a trigger fires that nobody can be told to try again; data: name, runs',
  },
  'run-missing': {
    severity: 'error',
    message: "There is no run '{run}'. It may have been forgotten.",
    when: 'a run is named that the store does not have; data: run',
  },
  'run-not-accepted': {
    severity: 'error',
    message: 'The run could not be written, and has not begun. Try again.',
    when: 'the store refuses a new run, or the host is being closed',
  },
  'store-failed': {
    severity: 'error',
    message: 'Runs could not be written: {problem} They go on as soon as that is mended.',
    when: 'the store refuses a checkpoint; data: problem',
  },
  'event-failed': {
    severity: 'error',
    message: 'An event of a flow could not be worked through: {problem} What was written before it stands.',
    when: 'the store cannot be read, or a port of the host throws; data: problem',
  },
  'rerun-impossible': {
    severity: 'error',
    message: "The run cannot be run again from action '{name}': {problem}",
    when: 'the action is not there, is in a loop, or was not reached; data: name, problem',
  },
  'request-refused': {
    severity: 'error',
    message: 'The request does not start the flow: {problem}',
    when: 'method, path or body of a request does not fit the trigger; data: problem, statusCode',
  },
  'split-on-invalid': {
    severity: 'error',
    message: 'splitOn must give an array. {problem}',
    when: 'splitOn fails or gives something else; data: problem',
  },
} satisfies Readonly<Record<string, CatalogueEntry>>;
