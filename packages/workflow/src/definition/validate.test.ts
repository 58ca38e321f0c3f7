import { describe, expect, it } from 'vitest';
import { type Json, type JsonObject, objectAt, parsePointer, valueAt, withValueAt } from '@connectory/base';
import { validateDefinition } from './validate.ts';

const trigger: JsonObject = { start: { type: 'Request', kind: 'Http', inputs: {} } };

function compose(inputs: Json, after: readonly string[] = [], more: JsonObject = {}): JsonObject {
  return {
    type: 'Compose',
    inputs,
    runAfter: Object.fromEntries(after.map((name) => [name, ['Succeeded']])),
    ...more,
  };
}

function initialize(variable: string, after: readonly string[] = []): JsonObject {
  return {
    ...compose(null, after),
    type: 'InitializeVariable',
    inputs: { variables: [{ name: variable, type: 'String' }] },
  };
}

function within(type: string, actions: JsonObject, more: JsonObject = {}): JsonObject {
  return { type, actions, runAfter: {}, ...more };
}

const loop = (actions: JsonObject): JsonObject => within('Foreach', actions, { foreach: '@createArray(1)' });
const chain = (count: number): JsonObject =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`Step_${index}`, compose(index)]));
const nested = (depth: number): JsonObject =>
  depth === 0 ? { Inner: compose(1) } : { [`Scope_${depth}`]: within('Scope', nested(depth - 1)) };

/** Actions, and what is found: `code @ pointer`. */
const cases: readonly (readonly [title: string, actions: JsonObject, expected: readonly string[]])[] = [
  ['nothing wrong', { A: compose(1), B: compose("@outputs('a')", ['A']) }, []],
  ['a missing action', { A: compose("@body('Ghost')") }, ['workflow.action-unknown @ /actions/A/inputs']],
  [
    'an action that runs beside',
    { A: compose(1), B: compose("@outputs('A')") },
    ['workflow.action-may-not-have-run @ /actions/B/inputs'],
  ],
  [
    'an action that reads itself',
    { A: compose("@outputs('A')") },
    ['workflow.action-may-not-have-run @ /actions/A/inputs'],
  ],
  [
    'an action inside an earlier scope',
    { S: within('Scope', { A: compose(1) }), B: compose("@outputs('A')", ['S']) },
    [],
  ],
  [
    'an action before the scope around',
    {
      A: compose(1),
      S: within('Scope', { B: compose("@outputs('A')") }, { runAfter: { A: ['Succeeded'] } }),
    },
    [],
  ],
  [
    'the other branch',
    {
      I: within(
        'If',
        { A: compose(1) },
        { expression: '@equals(1, 1)', else: { actions: { B: compose("@outputs('A')") } } },
      ),
    },
    ['workflow.action-may-not-have-run @ /actions/I/else/actions/B/inputs'],
  ],
  [
    'an Until loop that tests what is inside',
    { U: within('Until', { A: compose(1) }, { expression: "@equals(outputs('A'), 1)" }) },
    [],
  ],
  [
    'runAfter of nothing',
    { A: compose(1, ['Ghost']) },
    ['workflow.run-after-unknown @ /actions/A/runAfter/Ghost'],
  ],
  [
    'runAfter of the trigger',
    { A: compose(1, ['start']) },
    ['workflow.run-after-trigger @ /actions/A/runAfter/start'],
  ],
  ['runAfter of itself', { A: compose(1, ['a']) }, ['workflow.run-after-self @ /actions/A/runAfter/a']],
  [
    'runAfter into a scope',
    { S: within('Scope', { A: compose(1) }), B: compose(1, ['A']) },
    ['workflow.run-after-elsewhere @ /actions/B/runAfter/A'],
  ],
  [
    'a circle',
    { A: compose(1, ['C']), B: compose(1, ['A']), C: compose(1, ['B']) },
    ['workflow.run-after-cycle @ /actions/B/runAfter/A'],
  ],
  [
    'an unknown status',
    { A: compose(1), B: compose(1, [], { runAfter: { A: ['Success', 'FAILED'] } }) },
    ['workflow.run-after-status @ /actions/B/runAfter/A/0'],
  ],
  [
    'no status',
    { A: compose(1), B: compose(1, [], { runAfter: { A: [] } }) },
    ['workflow.run-after-shape @ /actions/B/runAfter/A'],
  ],
  [
    'items outside the loop',
    { L: loop({ A: compose("@items('L')") }), B: compose("@items('L')", ['L']) },
    ['workflow.loop-not-around @ /actions/B/inputs'],
  ],
  ['item() outside a loop', { A: compose('@item()') }, ['workflow.item-outside-loop @ /actions/A/inputs']],
  ['item() in Select', { A: { type: 'select', inputs: { from: '@createArray(1)', select: '@item()' } } }, []],
  [
    'a variable that nobody initialises',
    { A: { type: 'SetVariable', inputs: { name: 'n', value: 1 } } },
    ['workflow.variable-unknown @ /actions/A/inputs/name'],
  ],
  [
    'a variable that is read too early',
    { V: initialize('n'), A: compose("@variables('N')") },
    ['workflow.variable-too-early @ /actions/A/inputs'],
  ],
  [
    'a variable inside a scope',
    { S: within('Scope', { V: initialize('n') }) },
    ['workflow.variable-not-top-level @ /actions/S/actions/V'],
  ],
  [
    'a variable twice',
    { V: initialize('n'), W: initialize('N', ['V']) },
    ['workflow.variable-twice @ /actions/W/inputs/variables/0'],
  ],
  [
    'a variable that is set to itself',
    {
      V: initialize('n'),
      A: {
        type: 'SetVariable',
        inputs: { name: 'n', value: "@{variables('n')}x" },
        runAfter: { V: ['Succeeded'] },
      },
    },
    ['workflow.variable-reads-itself @ /actions/A/inputs/value'],
  ],
  [
    'terminate and response in loops',
    {
      L: loop({ S: within('Scope', { T: { type: 'Terminate', inputs: { runStatus: 'Failed' } } }) }),
      U: within('Until', { R: { type: 'Response', kind: 'Http', inputs: {} } }, { expression: '@true' }),
    },
    [
      'workflow.terminate-in-loop @ /actions/L/actions/S/actions/T',
      'workflow.response-in-loop @ /actions/U/actions/R',
    ],
  ],
  ['an unknown function', { A: compose('@nosuch(1)') }, ['expressions.function-unknown @ /actions/A/inputs']],
  [
    'too few arguments',
    { A: compose({ x: ['@add(1)'] }) },
    ['expressions.parameter-count @ /actions/A/inputs/x/0'],
  ],
  [
    'text behind an expression',
    { A: compose('@triggerBody() and more') },
    ['expressions.text-after-end @ /actions/A/inputs'],
  ],
  [
    'a constant that fails',
    { A: compose("@int('abc')") },
    ['expressions.constant-fails @ /actions/A/inputs'],
  ],
  [
    'a name twice',
    { A: compose(1), S: within('Scope', { a: compose(1) }) },
    ['workflow.name-taken @ /actions/S/actions/a'],
  ],
  ['a long name', { ['x'.repeat(81)]: compose(1) }, [`workflow.name-too-long @ /actions/${'x'.repeat(81)}`]],
  ['no type', { A: { inputs: 1 } }, ['workflow.type-missing @ /actions/A']],
  ['too many actions', chain(501), ['workflow.limit-exceeded @ /actions']],
  ['eight levels', nested(8), []],
  [
    'nine levels',
    nested(9),
    [
      `workflow.limit-exceeded @ /actions/${[9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) => `Scope_${n}/actions/`).join('')}Inner`,
    ],
  ],
  [
    'too many retries',
    { A: { type: 'Http', inputs: { retryPolicy: { type: 'fixed', count: 91 } } } },
    ['workflow.out-of-range @ /actions/A/inputs/retryPolicy/count'],
  ],
  [
    'a parameter that is not declared',
    { A: compose("@parameters('p')") },
    ['workflow.parameter-unknown @ /actions/A/inputs'],
  ],
];

function found(definition: JsonObject): readonly string[] {
  return validateDefinition(definition, { flavour: 'power-automate' }).map(
    ({ code, place }) => `${code} @ ${place?.pointer ?? ''}`,
  );
}

describe('validateDefinition', () => {
  it.each(cases)('%s', (_title, actions, expected) => {
    const list = found({ triggers: trigger, actions });
    expect(list).toHaveLength(expected.length);
    for (const [index, start] of expected.entries()) expect(list[index]).toContain(start);
  });

  it.each<[JsonObject, string]>([
    [{ triggers: {}, actions: {} }, 'workflow.trigger-count @ /triggers'],
    [
      { triggers: { a: { type: 'Http' }, b: { type: 'Http' } }, actions: {} },
      'workflow.trigger-count @ /triggers',
    ],
    [{ triggers: trigger }, 'workflow.member-missing @ '],
    [{ triggers: { a: 1 }, actions: {} }, 'workflow.step-not-object @ /triggers/a'],
    [
      {
        $schema: 'https://x/providers/Microsoft.Logic/schemas/2014-12-01-preview/workflowdefinition.json#',
        triggers: trigger,
        actions: {},
      },
      'workflow.schema-year @ /$schema',
    ],
    [
      {
        triggers: { t: { type: 'Recurrence', recurrence: { frequency: 'Second', interval: '30' } } },
        actions: {},
      },
      'workflow.out-of-range @ /triggers/t/recurrence/interval',
    ],
    [
      {
        triggers: { t: { type: 'Http', conditions: [{ expression: "@outputs('A')" }] } },
        actions: { A: compose(1) },
      },
      'workflow.trigger-reads-action @ /triggers/t/conditions/0/expression',
    ],
    [
      { triggers: trigger, actions: {}, outputs: { o: { type: 'String', value: "@outputs('A')" } } },
      'workflow.action-unknown @ /outputs/o/value',
    ],
  ])('%j', (definition, expected) => {
    expect(found(definition)).toEqual([expected]);
  });

  it.each([
    [
      'a status',
      { A: compose(1), B: compose(1, [], { runAfter: { A: ['Success'] } }) },
      '/actions/B/runAfter/A',
      ['Succeeded'],
    ],
    ['a missing predecessor', { B: compose(1, ['Ghost']) }, '/actions/B/runAfter', {}],
    ['a function name', { A: compose("@{lenght('a')} long") }, '/actions/A/inputs', "@{length('a')} long"],
    [
      'text behind an expression',
      { A: compose('@triggerBody() and more') },
      '/actions/A/inputs',
      '@{triggerBody()} and more',
    ],
  ])('mends %s', (_title, actions, pointer, expected) => {
    let definition: Json = { triggers: trigger, actions };
    for (const { fix } of validateDefinition({ triggers: trigger, actions }, { flavour: 'power-automate' })) {
      for (const edit of fix?.edits ?? []) {
        definition = withValueAt(definition, parsePointer(edit.pointer) ?? [], edit.value);
      }
    }
    expect(valueAt(definition, pointer)).toEqual(expected);
    expect(found(objectAt({ definition }, 'definition') ?? {})).toEqual([]);
  });

  it('leaves expressions of templates alone, in Logic Apps', () => {
    const definition = { triggers: trigger, actions: { A: compose("[concat('@{', variables('x'), '}')]") } };
    expect(validateDefinition(definition, { flavour: 'logic-apps' })).toEqual([]);
  });
});
