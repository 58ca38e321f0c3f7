/** What can be wrong with triggers. */
import type { CatalogueEntry } from '@connectory/base';

export const triggerMessages = {
  'trigger-inputs-invalid': {
    severity: 'error',
    message: "The inputs of trigger '{name}' cannot be worked out: {problem}",
    when: 'a template in the inputs of a trigger fails, or they are no object; data: name, problem',
  },
  'subscription-failed': {
    severity: 'error',
    message:
      "Trigger '{name}' could not subscribe, so it does not fire: {problem} Mend what is wrong, then turn the flow off and on.",
    when: 'a service refuses the subscription of a webhook trigger; data: name, problem',
  },
  'batch-unknown': {
    severity: 'error',
    message: "Trigger '{name}' has no batch named '{batch}'. Use the name of one of its configurations.",
    when: 'a message comes for a batch that the trigger does not have; data: name, batch',
  },
  'windows-too-many': {
    severity: 'error',
    message:
      "Trigger '{name}' would have more than {limit} windows to catch up. Set a later startTime or a longer interval.",
    when: 'a sliding window begins further back than maxWindows; data: name, limit',
  },
  'split-on-too-many': {
    severity: 'error',
    message:
      "splitOn of trigger '{name}' gives {count} items, and {limit} are allowed. Ask for fewer at a time.",
    when: 'splitOn gives more items than the host allows; data: name, count, limit',
  },
  'start-too-large': {
    severity: 'error',
    message: 'The run is not started: {problem}',
    when: 'what the trigger or the parameters give passes maxValueSize or maxValueDepth; data: problem',
  },
  'too-many-runs': {
    severity: 'error',
    message: 'The simulation has made {limit} runs, which is all it may. Play it up to an earlier moment.',
    when: 'maxRuns of a simulation is reached; data: limit',
  },
} satisfies Readonly<Record<string, CatalogueEntry>>;
