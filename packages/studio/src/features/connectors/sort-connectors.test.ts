import type { ConnectorSummary } from '@connectory/api';
import { describe, expect, it } from 'vitest';
import { sortConnectors } from './sort-connectors.ts';

const connector = (name: string, updatedAt: string, errors = 0, description = ''): ConnectorSummary => ({
  id: name,
  name,
  description,
  color: '#000000',
  hasIcon: false,
  actions: 0,
  triggers: 0,
  version: 1,
  errors,
  warnings: 0,
  owner: '',
  createdAt: updatedAt,
  updatedAt,
});

const list = [
  connector('Tasks 10', '2026-01-03T00:00:00Z'),
  connector('tasks 9', '2026-01-01T00:00:00Z', 2),
  connector('Books', '2026-01-02T00:00:00Z', 0, 'Borrow and return'),
];
const names = (found: readonly ConnectorSummary[]): readonly string[] => found.map((item) => item.name);

describe('sortConnectors', () => {
  it('orders by name as people do', () => {
    expect(names(sortConnectors(list, '', 'name'))).toEqual(['Books', 'tasks 9', 'Tasks 10']);
  });

  it('orders by last change and by problems', () => {
    expect(names(sortConnectors(list, '', 'updated'))).toEqual(['Tasks 10', 'Books', 'tasks 9']);
    expect(names(sortConnectors(list, '', 'problems'))).toEqual(['tasks 9', 'Books', 'Tasks 10']);
  });

  it('finds every word in name or description', () => {
    expect(names(sortConnectors(list, 'RETURN books', 'name'))).toEqual(['Books']);
    expect(names(sortConnectors(list, 'task 9', 'name'))).toEqual(['tasks 9']);
  });
});
