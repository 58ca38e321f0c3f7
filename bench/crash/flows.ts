/** Flows whose runs are killed: calls one after the other, side by side, in loops and in child flows; waits; variables; large values. */
import { compileFlow, type Plan } from '@connectory/workflow';
import type { Json, JsonObject } from '@connectory/base';

const after = (...names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, ['Succeeded']]));

const effect = (body: Json, ...names: readonly string[]): JsonObject => ({
  type: 'Http',
  inputs: { method: 'POST', uri: 'http://effects.test', body, retryPolicy: { type: 'none' } },
  runAfter: after(...names),
});

const triggers: JsonObject = { manual: { type: 'Request', kind: 'Http', inputs: {} } };
const orderly: JsonObject = {
  manual: {
    type: 'Request',
    kind: 'Http',
    inputs: {},
    runtimeConfiguration: { concurrency: { runs: 2, maximumWaitingRuns: 100 } },
  },
};

const flows: Readonly<Record<string, JsonObject>> = {
  straight: {
    triggers,
    actions: {
      First: effect("@triggerBody()?['n']"),
      Made: { type: 'Compose', inputs: "@body('First')", runAfter: after('First') },
      Second: effect("@outputs('Made')", 'Made'),
      Third: effect("@body('Second')", 'Second'),
      Last: { type: 'Compose', inputs: "@concat(body('First'), body('Third'))", runAfter: after('Third') },
    },
  },
  looping: {
    triggers,
    actions: {
      Count: {
        type: 'InitializeVariable',
        inputs: { variables: [{ name: 'seen', type: 'Array', value: [] }] },
      },
      Each: {
        type: 'Foreach',
        foreach: '@range(0, 6)',
        runtimeConfiguration: { concurrency: { repetitions: 3 } },
        actions: {
          Call: effect('@item()'),
          Keep: {
            type: 'AppendToArrayVariable',
            inputs: { name: 'seen', value: "@body('Call')" },
            runAfter: after('Call'),
          },
        },
        runAfter: after('Count'),
      },
      Many: { type: 'Compose', inputs: '@range(0, 3000)', runAfter: after('Each') },
      Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Second' } }, runAfter: after('Many') },
      Last: effect("@length(variables('seen'))", 'Pause'),
    },
  },
  parent: {
    triggers: orderly,
    actions: {
      Child: {
        type: 'Workflow',
        inputs: {
          host: { workflow: { id: 'child' } },
          body: "@triggerBody()?['n']",
          retryPolicy: { type: 'none' },
        },
      },
      Last: effect("@body('Child')", 'Child'),
    },
  },
  child: {
    triggers,
    actions: {
      Call: effect('@triggerBody()'),
      Answer: {
        type: 'Response',
        inputs: { statusCode: 200, body: "@body('Call')" },
        runAfter: after('Call'),
      },
      Late: effect("@body('Call')", 'Answer'),
    },
  },
};

/** The plans of the flows, by name. */
export function plansOfFlows(): ReadonlyMap<string, Plan> {
  return new Map(
    Object.entries(flows).map(([name, definition]) => {
      const plan = compileFlow(definition, { flavour: 'logic-apps' });
      if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join(' '));
      return [name, plan.value];
    }),
  );
}

/** Flows that are fired; the others are called by them. */
export const firedFlows: readonly string[] = ['straight', 'looping', 'parent'];
