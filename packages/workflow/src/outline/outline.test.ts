import { expect, it } from 'vitest';
import { outlineFlow } from './outline.ts';

const definition = {
  triggers: {
    every: {
      type: 'Recurrence',
      recurrence: { frequency: 'Day', interval: 1 },
      splitOn: '@triggerBody()',
      runtimeConfiguration: { concurrency: { runs: 3 } },
    },
  },
  actions: {
    Last: { type: 'Compose', inputs: "@outputs('First')", runAfter: { Each: ['Failed', 'TimedOut'] } },
    Each: {
      type: 'Foreach',
      foreach: "@body('Call')",
      actions: {
        Inner: {
          type: 'If',
          expression: "@equals(items('Each'), variables('v'))",
          actions: { Yes: { type: 'Compose', inputs: 1 } },
          else: { actions: { No: { type: 'Compose', inputs: "@parameters('p')" } } },
        },
      },
      runAfter: { Call: ['Succeeded'] },
    },
    Call: {
      type: 'Http',
      inputs: { method: 'GET', uri: "@outputs('First')" },
      limit: { timeout: 'PT1M' },
      runAfter: { First: ['Succeeded'] },
    },
    First: { type: 'Compose', inputs: 'x' },
    Loop: { type: 'Until', expression: '@equals(1, 1)', limit: { count: 5, timeout: 'PT2H' }, actions: {} },
  },
};

it('tells the steps in the order of running, and what holds for each', () => {
  const outline = outlineFlow(definition, { flavour: 'power-automate' });
  if (!outline.ok) throw new Error(outline.error.map(({ message }) => message).join(' '));
  const { triggers, steps, answer } = outline.value;
  expect(answer).toBe('at-once');
  expect(triggers).toMatchObject([{ name: 'every', splits: true, concurrency: { runs: 3, waiting: 13 } }]);
  expect(steps.map(({ name }) => name)).toEqual(['First', 'Call', 'Each', 'Last', 'Loop']);
  expect(steps).toMatchObject([
    { outputs: { type: 'string' }, reads: [], after: [] },
    {
      reads: [{ kind: 'action', name: 'First' }],
      retry: { count: 2, intervalMs: 300_000 },
      timeoutMs: 60_000,
      after: [{ name: 'First', statuses: ['Succeeded'] }],
    },
    {
      loop: { kind: 'foreach', atATime: 1 },
      branches: [
        {
          role: 'actions',
          steps: [
            {
              name: 'Inner',
              branches: [
                { role: 'actions', steps: [{ name: 'Yes' }] },
                { role: 'else', steps: [{ name: 'No', reads: [{ kind: 'parameter', name: 'p' }] }] },
              ],
            },
          ],
        },
      ],
    },
    { after: [{ name: 'Each', statuses: ['Failed', 'TimedOut'] }] },
    { loop: { kind: 'until', passes: 5, timeoutMs: 7_200_000, failsAtLimit: false } },
  ]);
});

it('says what keeps a flow from being run', () => {
  const outline = outlineFlow({ actions: { A: { type: 'Nonsense' } } }, { flavour: 'logic-apps' });
  expect(outline.ok ? [] : outline.error.map(({ code }) => code)).toEqual([
    'workflow.action-type-unsupported',
  ]);
});
