/** What can be wrong with scenarios of flows. */
import type { CatalogueEntry } from '@connectory/base';

export const scenarioMessages = {
  'scenarios-none': {
    severity: 'error',
    message:
      '{file} holds no scenarios. Write a list of scenarios, an object with a list named "scenarios", or one scenario a line.',
    when: 'A file of scenarios has another shape, or an empty list. data: file',
  },
  'scenario-shape': {
    severity: 'error',
    message: "Scenario '{title}' cannot be played: {problem}. Correct it at this place.",
    when: 'A member of a scenario is unknown, missing or of the wrong kind. data: title, problem',
  },
  'scenario-expects-nothing': {
    severity: 'error',
    message:
      'Scenario \'{title}\' expects nothing, so it would always pass. Add to expect what should happen, such as {"run": {"status": "Succeeded"}}.',
    when: 'expect is empty. data: title',
  },
  'scenario-endless': {
    severity: 'error',
    message:
      'Scenario \'{title}\' has a trigger that goes on for ever. Say with until how long it is played, such as "PT1H".',
    when: 'A trigger polls or follows a schedule, without until. data: title',
  },
  'scenario-title-twice': {
    severity: 'warning',
    message: "More than one scenario is titled '{title}'. Give each a title of its own, to tell them apart.",
    when: 'Two scenarios of a file have one title. data: title',
  },
  'scenario-mock-unused': {
    severity: 'warning',
    message: "A mock answers for '{action}', which is no step of the flow. {advice}",
    when: 'The action of a mock is not in the flow. data: action, advice',
  },
  'scenario-unanswered': {
    severity: 'warning',
    message:
      'No mock answers the call of \'{action}\', so it failed. Add one to mocks, or one for the action "*", which answers all others.',
    when: 'An action calls, and no mock fits. data: action',
  },
} as const satisfies Readonly<Record<string, CatalogueEntry>>;
