import type { Connection, ConnectorSummary } from '@connectory/api';
import { describe, expect, it } from 'vitest';
import { nextStep } from './next-step.ts';

const connector = (id: string, updatedAt: string): ConnectorSummary => ({
  id,
  name: id,
  description: '',
  color: '#0e7c7b',
  hasIcon: false,
  actions: 1,
  triggers: 0,
  version: 1,
  errors: 0,
  warnings: 0,
  owner: 'ada',
  createdAt: updatedAt,
  updatedAt,
});

const connection = (connectorId: string): Connection => ({
  id: `to-${connectorId}`,
  connectorId,
  connectorName: connectorId,
  name: 'mine',
  parameterSet: '',
  status: 'connected',
  signsIn: false,
  parameters: [],
  owner: 'ada',
  createdAt: '2026-01-01T00:00:00Z',
});

describe('nextStep', () => {
  const old = connector('old', '2026-01-01T00:00:00Z');
  const recent = connector('recent', '2026-02-01T00:00:00Z');

  it('starts with a connector', () => {
    expect(nextStep([], [])).toEqual({ kind: 'start' });
  });

  it('then connects the newest one that has no connection', () => {
    expect(nextStep([old, recent], [])).toEqual({ kind: 'connect', connector: recent });
    expect(nextStep([old, recent], [connection('recent')])).toEqual({ kind: 'connect', connector: old });
  });

  it('then tests the newest', () => {
    expect(nextStep([old, recent], [connection('recent'), connection('old')])).toEqual({
      kind: 'test',
      connector: recent,
    });
  });
});
