import { defineCatalogue } from '@connectory/base';
import type { Rule } from '../check/types.ts';

type CompareRule = Pick<Rule, 'id' | 'severity' | 'message' | 'certification'>;

/** Rules about two versions of a connector: what breaks flows and apps made with the first. */
export const compareRules: readonly CompareRule[] = [
  {
    id: 'BRK-001',
    severity: ['warning', 'error'],
    message:
      'Operation "{id}" was deleted: flows that use it break. Keep it, hidden and deprecated, as long as it is used.',
  },
  {
    id: 'BRK-002',
    severity: ['warning', 'error'],
    message:
      'The path of "{id}" changed from {before} to {after}. Keep it, or give the new one an id of its own.',
  },
  {
    id: 'BRK-003',
    severity: ['warning', 'error'],
    message:
      'Parameter "{name}" of "{id}" moved from {before} to {after}: existing flows still send it in the old place. Move it back.',
  },
  {
    id: 'BRK-004',
    severity: ['warning', 'error'],
    message:
      'Type of input "{name}" of "{id}" changed from {before} to {after}: existing flows still send the old type. Take both, or add a new operation.',
  },
  {
    id: 'BRK-005',
    severity: ['warning', 'error'],
    message:
      'Required input "{name}" was added to "{id}": existing flows do not send it. Make it optional, or hide it with a default.',
  },
  {
    id: 'BRK-006',
    severity: ['warning', 'error'],
    message: 'Output "{name}" of "{id}" was deleted: flows that use it may break. Keep it in the schema.',
  },
  {
    id: 'BRK-007',
    severity: ['warning', 'error'],
    message:
      'Type of output "{name}" of "{id}" changed from {before} to {after}: flows that use it may break. Add a new output instead.',
  },
  {
    id: 'BRK-008',
    severity: ['warning', 'error'],
    message:
      'Optional input "{name}" of "{id}" became required: flows that leave it out break. Leave it optional.',
  },
  {
    id: 'BRK-009',
    severity: ['warning', 'error'],
    message: 'The verb of "{id}" changed from {before} to {after}. Keep it, or add a new operation.',
  },
  {
    id: 'BRK-010',
    severity: ['warning', 'error'],
    message:
      'Input "{name}" of "{id}" was deleted: what existing flows send there is lost. Keep it, and say that it does nothing.',
  },
  {
    id: 'BRK-011',
    severity: ['warning', 'warning'],
    message:
      'Value {value} of input "{name}" of "{id}" can no longer be chosen: flows that use it may break. Keep it.',
  },
  {
    id: 'BRK-012',
    severity: ['warning', 'warning'],
    message:
      'Operation "{id}" was {before} and is now {after}: flows cannot use it as they did. Add a new operation instead.',
  },
  {
    id: 'BRK-013',
    severity: ['warning', 'warning'],
    message: '{what} changed: connections have to be made anew. Tell the people who use the connector.',
  },
  {
    id: 'BRK-014',
    severity: ['info', 'info'],
    message: '{what}. This breaks nothing.',
  },
];

export const compareCatalogue = defineCatalogue(
  'rule',
  Object.fromEntries(
    compareRules.map(({ id, message }) => [
      id,
      { severity: 'warning' as const, message, when: `Rule ${id}` },
    ]),
  ),
);
