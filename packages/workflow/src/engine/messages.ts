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
