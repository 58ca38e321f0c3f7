import type { CatalogueEntry } from '@connectory/base';

/** What can be wrong with the shape, names, variables and sizes of a definition. */
export const structureMessages = {
  'schema-year': {
    severity: 'error',
    message:
      'The definition is written for the schema of {year}, another language. Only 2016-06-01 is run: bring the flow to it in the Azure portal first.',
    when: '$schema names another year than 2016. data: year',
  },
  'member-missing': {
    severity: 'error',
    message: 'The definition has no "{member}" object. Add it, empty if there is nothing in it.',
    when: 'triggers or actions is absent or no object. data: member',
  },
  'step-not-object': {
    severity: 'error',
    message: "'{name}' must be an object with a type and inputs. Replace or remove it.",
    when: 'A member of triggers or actions is no object. data: name',
  },
  'type-missing': {
    severity: 'error',
    message: "'{name}' has no type. Write the type of the step, such as Compose or Http, or remove it.",
    when: 'A trigger or action without a text as type. data: name',
  },
  'trigger-count': {
    severity: 'error',
    message: 'The flow has {count} triggers, and {allowed} allowed. {advice}',
    when: 'Too few or too many triggers. data: count, allowed, advice',
  },
  'name-too-long': {
    severity: 'error',
    message:
      "The name '{name}' has {length} characters, and {limit} are allowed. Shorten it here and wherever it is read.",
    when: 'A name over the limit. data: name, length, limit',
  },
  'name-taken': {
    severity: 'error',
    message:
      "The name '{name}' is used by another step at {other}. Names are unique in the whole flow, in any letter case: rename one of them.",
    when: 'Two steps share a name. data: name, other',
  },
  'limit-exceeded': {
    severity: 'error',
    message: '{what} has {count} {unit}, and {limit} are allowed. {advice}',
    when: 'A number over a limit of the host. data: what, count, unit, limit, advice',
  },
  'out-of-range': {
    severity: 'error',
    message:
      "'{member}' of '{name}' is {value}, and must be from {from} to {to}. Choose a value in this range.",
    when: 'A number outside its range. data: name, member, value, from, to',
  },
  'description-too-long': {
    severity: 'warning',
    message: "The description of '{name}' has {length} characters, and {limit} are allowed. Shorten it.",
    when: 'A description over the limit. data: name, length, limit',
  },
  'terminate-in-loop': {
    severity: 'error',
    message:
      "'{name}' ends the flow from inside the loop '{loop}', which is not allowed. Set a variable in the loop and terminate after it.",
    when: 'A Terminate inside Foreach or Until. data: name, loop',
  },
  'response-in-loop': {
    severity: 'error',
    message:
      "'{name}' answers the caller from inside the loop '{loop}', which is not allowed. Collect the result in a variable and answer after the loop.",
    when: 'A Response inside Foreach or Until. data: name, loop',
  },
  'variable-not-top-level': {
    severity: 'error',
    message:
      "'{name}' initialises a variable inside '{container}'. Variables are initialised at the top level only: move the action out, before '{container}', and set the variable here.",
    when: 'An InitializeVariable below the top level. data: name, container',
  },
  'variable-twice': {
    severity: 'error',
    message:
      "'{name}' initialises the variable '{variable}', which '{other}' does already. Rename it, or set it instead.",
    when: 'A variable is initialised twice. data: name, variable, other',
  },
  'variable-unnamed': {
    severity: 'error',
    message: "'{name}' does not say which variable it is about. Write the name of the variable.",
    when: 'A variable action without a name. data: name',
  },
  'variable-type': {
    severity: 'error',
    message:
      "'{name}' gives the variable '{variable}' the type '{type}', which there is not. Use Integer, Float, Boolean, String, Array or Object.",
    when: 'A declared type is unknown. data: name, variable, type',
  },
  'variable-unknown': {
    severity: 'error',
    message:
      "'{name}' uses the variable '{variable}', which is never initialised. Add an Initialize variable action for it at the top level.",
    when: 'No action initialises the variable. data: name, variable',
  },
  'variable-too-early': {
    severity: 'error',
    message:
      "'{name}' uses the variable '{variable}', but '{other}', which initialises it, may not have run by then. Let '{name}' run after '{other}'.",
    when: 'The initialisation is not on the way to the use. data: name, variable, other',
  },
  'variable-reads-itself': {
    severity: 'error',
    message:
      "'{name}' sets the variable '{variable}' to a value that reads it. Work the value out in a Compose action first, and set the variable to its outputs.",
    when: 'A SetVariable whose value reads the same variable. data: name, variable',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
