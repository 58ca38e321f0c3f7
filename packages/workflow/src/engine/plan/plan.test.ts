import type { Json, JsonObject } from '@connectory/base';
import { expect, it } from 'vitest';
import type { Flavour } from '../../definition/context.ts';
import { playScenario } from '../../scenarios/scenario.ts';
import { compileFlow } from './compile.ts';

const codesOf = (definition: JsonObject, flavour: Flavour = 'logic-apps'): readonly string[] => {
  const plan = compileFlow(definition, { flavour });
  return plan.ok ? [] : plan.error.map(({ code, place }) => `${code} ${place?.pointer ?? ''}`);
};

const compose = (inputs: Json): JsonObject => ({ type: 'Compose', inputs });
const arm = "[concat('/blobs/@{encodeURIComponent(''', parameters('name'), ''')}/content')]";

it('runs an action after the trigger where runAfter names it, as flows with agents do', () => {
  const triggers = { chat: { type: 'Request', kind: 'Agent' } };
  const after = { runAfter: { Chat: ['Succeeded'] } };
  expect(codesOf({ triggers, actions: { A: { ...compose(1), ...after } } })).toEqual([]);
  const inside = { S: { type: 'Scope', actions: { A: { ...compose(1), ...after } } } };
  expect(codesOf({ triggers, actions: inside })).toEqual([
    'workflow.plan-order-unknown /actions/S/actions/A/runAfter/Chat',
  ]);
});

it('leaves agents to a plug-in of the host', () => {
  const plan = compileFlow(
    { actions: { A: { type: 'Agent', inputs: {}, tools: {} } } },
    { flavour: 'logic-apps' },
  );
  expect(plan.ok && plan.value.actions.get('a')?.step.kind).toBe('invoke');
});

it('lets an expression of a deployment template fail where it is reached, and not the whole flow', async () => {
  const definition = {
    triggers: { manual: { type: 'Request' } },
    actions: {
      Blob: compose({ path: arm, other: [arm, 1] }),
      Odd: { type: "[variables('type')]" },
      Fine: { ...compose('x'), runAfter: { Blob: ['Failed'], Odd: ['Failed'] } },
    },
  };
  const source = {
    expect: {
      run: { status: 'Succeeded' },
      actions: {
        Blob: { status: 'Failed', errorCode: 'InvalidTemplate', errorContains: 'Deploy the template' },
        Odd: { status: 'Failed', errorContains: "[variables('type')]" },
        Fine: { status: 'Succeeded' },
      },
    },
  };
  const scenario = { title: 'it', source, place: {} };
  const report = await playScenario(scenario, { definition, flavour: 'logic-apps' });
  expect(report.mismatches).toEqual([]);
});

it('refuses such a text where there are no deployments, and what is wrong beside it', () => {
  expect(codesOf({ actions: { A: compose(arm) } }, 'power-automate')).toHaveLength(1);
  expect(codesOf({ actions: { A: compose({ path: arm, b: '@nope(' }) } })).toEqual([
    expect.stringContaining(' /actions/A/inputs/b'),
  ]);
  expect(codesOf({ actions: { A: compose('@text') } })).toHaveLength(1);
});
