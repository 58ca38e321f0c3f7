import type { CatalogueEntry } from '@connectory/base';

/** What can be wrong with the order of actions and with what they read of each other. */
export const orderMessages = {
  'run-after-unknown': {
    severity: 'error',
    message: "'{name}' runs after '{other}', which does not exist. {advice}",
    when: 'runAfter names no action. data: name, other, advice',
  },
  'run-after-trigger': {
    severity: 'warning',
    message: "'{name}' runs after the trigger '{other}', as every action does. Remove the entry.",
    when: 'runAfter of an action at the top level names a trigger, as flows with agents do. data: name, other',
  },
  'run-after-elsewhere': {
    severity: 'error',
    message:
      "'{name}' runs after '{other}', which is in another container ({where}). An action runs after actions beside it only: name the one that holds '{other}', or move one of them.",
    when: 'runAfter names an action of another container. data: name, other, where',
  },
  'run-after-self': {
    severity: 'error',
    message: "'{name}' runs after itself, so it never starts. Remove it from its own runAfter.",
    when: 'An action names itself. data: name',
  },
  'run-after-cycle': {
    severity: 'error',
    message:
      'These actions wait for each other in a circle and never start: {circle}. Remove one of their runAfter entries.',
    when: 'runAfter goes round. data: circle',
  },
  'run-after-status': {
    severity: 'error',
    message:
      "'{name}' runs after '{other}' with the status {status}, which there is not. Use Succeeded, Failed, Skipped or TimedOut.",
    when: 'A status of runAfter is unknown. data: name, other, status',
  },
  'run-after-shape': {
    severity: 'error',
    message: "'{name}' must list the statuses of '{other}' under which it runs, such as [\"Succeeded\"].",
    when: 'An entry of runAfter is no list, or an empty one. data: name, other',
  },
  'action-unknown': {
    severity: 'error',
    message:
      "'{name}' reads the action '{other}', which does not exist. Correct the name, or add the action before '{name}'.",
    when: 'An expression names no action. data: name, other, function',
  },
  'action-may-not-have-run': {
    severity: 'error',
    message:
      "'{name}' reads the action '{other}', which may not have run by then. Let '{name}' run after '{other}', or after what holds it.",
    when: 'An expression reads an action that is not on the way to it. data: name, other, function',
  },
  'trigger-reads-action': {
    severity: 'error',
    message:
      "The trigger '{name}' reads the action '{other}', but no action runs before a trigger. Read the trigger or a parameter instead.",
    when: 'An expression of a trigger reads an action. data: name, other, function',
  },
  'trigger-reads-variable': {
    severity: 'error',
    message:
      "The trigger '{name}' reads the variable '{other}', but no variable exists before the flow runs. Use a parameter instead.",
    when: 'An expression of a trigger reads a variable. data: name, other, function',
  },
  'loop-not-around': {
    severity: 'error',
    message:
      "'{name}' reads the item of '{other}', which is not a loop around it. Move '{name}' into the loop, or read the outputs of an action.",
    when: 'items() or iterationIndexes() outside its loop. data: name, other, function',
  },
  'item-outside-loop': {
    severity: 'error',
    message:
      "'{name}' reads item(), but is in no loop and is no Select, Filter array or Create table. Read an action or variable instead.",
    when: 'item() where there is no item. data: name',
  },
  'scope-expected': {
    severity: 'error',
    message:
      "'{name}' asks for the result of '{other}', which holds no actions. Name a scope, condition, switch or loop.",
    when: 'result() of an action without actions inside. data: name, other',
  },
  'parameter-unknown': {
    severity: 'error',
    message:
      "'{name}' reads the parameter '{other}', which the flow does not declare. Add it to its parameters, or correct the name.",
    when: 'An expression names no parameter. data: name, other',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
