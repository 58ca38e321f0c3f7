import { type Json, type JsonObject, utf8Encode } from '@connectory/base';
import { compileConnector, emptyPackage } from '@connectory/connector';
import { describe, expect, it } from 'vitest';
import { durationText } from './moments.ts';
import { readScenarios } from './read.ts';
import { playScenario } from './scenario.ts';
import type { ScenarioReport, ScenarioSetting } from './types.ts';

const http = (uri: string, more: JsonObject = {}): JsonObject => ({
  type: 'Http',
  inputs: { method: 'POST', uri, body: { n: "@triggerBody()?['n']" }, retryPolicy: { type: 'none' } },
  ...more,
});

const definition: JsonObject = {
  triggers: { manual: { type: 'Request', kind: 'Http', inputs: { method: 'POST' } } },
  actions: {
    Count: {
      type: 'InitializeVariable',
      inputs: { variables: [{ name: 'sum', type: 'integer', value: 0 }] },
    },
    Send: http('https://svc.test/items?a=1', { runAfter: { Count: ['Succeeded'] } }),
    Each: {
      type: 'Foreach',
      foreach: "@body('Send')",
      operationOptions: 'Sequential',
      actions: { Add: { type: 'IncrementVariable', inputs: { name: 'sum', value: "@items('Each')" } } },
      runAfter: { Send: ['Succeeded'] },
    },
    Pause: {
      type: 'Wait',
      inputs: { interval: { count: 90, unit: 'Second' } },
      runAfter: { Each: ['Succeeded'] },
    },
    Answer: {
      type: 'Response',
      inputs: { statusCode: 200, body: { sum: "@variables('sum')" } },
      runAfter: { Pause: ['Succeeded'] },
    },
  },
};

const played = (source: JsonObject, setting: Partial<ScenarioSetting> = {}): Promise<ScenarioReport> =>
  playScenario({ title: 'it', source, place: {} }, { definition, flavour: 'logic-apps', ...setting });

const fine: JsonObject = {
  trigger: { outputs: { body: { n: 7 } } },
  mocks: [{ action: 'Send', responses: [{ statusCode: 200, body: [1, 2] }] }],
};

describe('playing', () => {
  it('passes when all is as expected', async () => {
    const report = await played({
      ...fine,
      expect: {
        run: { status: 'Succeeded' },
        actions: {
          Send: { status: 'Succeeded', code: 'OK', outputsSubset: { body: [1, 2] } },
          Add: { repetitions: [{ outputs: { body: { name: 'sum', value: 1 } } }, { status: 'Succeeded' }] },
        },
        calls: [
          { action: 'send', count: 1, requests: [{ path: '/items', query: { a: '1' }, body: { n: 7 } }] },
        ],
        variables: { sum: 3 },
        elapsed: 'PT1M30S',
        response: { statusCode: 200, body: { sum: 3 }, at: 'PT1M30S' },
        order: [['Count', 'Send', 'Each']],
        maxParallel: { action: 'Add', value: 1 },
      },
    });
    expect(report.mismatches).toEqual([]);
    expect(report).toMatchObject({ outcome: 'passed', runs: [{ status: 'Succeeded', endMs: 90_000 }] });
  });

  it.each<[JsonObject, string, Json | undefined, Json | undefined]>([
    [{ run: { status: 'Failed' } }, '/run/status', 'Failed', 'Succeeded'],
    [{ run: { statusOneOf: ['Failed'] } }, '/run/statusOneOf', ['Failed'], 'Succeeded'],
    [{ actions: { Send: { code: 'NotFound' } } }, '/actions/Send/code', 'NotFound', 'OK'],
    [
      { actions: { Send: { outputs: { statusCode: 200, headers: {}, body: [1, 3] } } } },
      '/actions/Send/outputs/body/1',
      3,
      2,
    ],
    [
      { actions: { Send: { outputs: { statusCode: 200, body: [1, 2] } } } },
      '/actions/Send/outputs/headers',
      undefined,
      {},
    ],
    [{ actions: { Send: { errorContains: 'x' } } }, '/actions/Send/errorContains', 'x', ''],
    [{ actions: { Add: { repetitions: [{}] } } }, '/actions/Add/repetitions', 1, 2],
    [{ actions: { Sennd: { status: 'Succeeded' } } }, '/actions/Sennd', undefined, undefined],
    [{ actions: { Send: { sttus: 1 } } }, '/actions/Send/sttus', undefined, undefined],
    [{ calls: [{ action: 'Send', count: 2 }] }, '/calls/0/count', 2, 1],
    [{ calls: [{ action: 'Send', at: ['PT5S'] }] }, '/calls/0/at', ['PT5S'], ['PT0S']],
    [{ calls: [{ action: 'Send', requests: [{ body: { n: 8 } }] }] }, '/calls/0/requests/0/body/n', 8, 7],
    [{ variables: { sum: 4 } }, '/variables/sum', 4, 3],
    [{ variables: { other: 4 } }, '/variables/other', 4, undefined],
    [{ elapsed: 'PT1M' }, '/elapsed', 'PT1M', 'PT1M30S'],
    [{ response: { statusCode: 500 } }, '/response/statusCode', 500, 200],
    [{ response: { at: 'PT1S' } }, '/response/at', 'PT1S', 'PT1M30S'],
    [{ order: [['Each', 'Send']] }, '/order/0/1', ['Each', 'Send'], ['Send', 'Each']],
    [{ maxParallel: { action: 'Add', value: 2 } }, '/maxParallel/value', 2, 1],
    [{ runs: [] }, '/runs', 0, 1],
    [{ runs: [{ triggerBody: { n: 1 } }] }, '/runs/0/triggerBody/n', 1, 7],
    [{ runs: [{ end: 'PT1S' }] }, '/runs/0/end', 'PT1S', 'PT1M30S'],
    [{ validation: { valid: true, mentions: ['ghost'] } }, '/validation/mentions/0', 'ghost', []],
    [{ nonsense: 1 }, '/nonsense', undefined, undefined],
  ])('fails when %j is expected, at %s', async (expectation, pointer, expected, actual) => {
    const report = await played({ ...fine, expect: expectation });
    expect(report.outcome).toBe('failed');
    expect(report.mismatches).toHaveLength(1);
    const [mismatch] = report.mismatches;
    expect([mismatch?.pointer, mismatch?.expected, mismatch?.actual]).toEqual([pointer, expected, actual]);
  });

  it('answers with a mock for any action, and tells of calls that none answers', async () => {
    const any = await played({
      mocks: [{ action: '*', responses: [{ statusCode: 200, body: [5] }] }],
      expect: { variables: { sum: 5 } },
    });
    expect(any.outcome).toBe('passed');
    const none = await played({
      mocks: [{ action: 'Sedn', responses: [] }],
      expect: { run: { status: 'Failed' }, actions: { Send: { errorCode: 'NoMock' } } },
    });
    expect(none.outcome).toBe('passed');
    expect(none.diagnostics.map(({ message }) => message)).toEqual([
      "A mock answers for 'Sedn', which is no step of the flow. Perhaps 'Send' is meant.",
      expect.stringContaining("No mock answers the call of 'Send'"),
    ]);
  });

  it('chooses mocks and responses by the request', async () => {
    const mocks = [
      {
        action: 'Send',
        when: { body: { n: 7 } },
        responses: [
          { statusCode: 200, body: [1] },
          { when: { path: '/items' }, statusCode: 200, body: [9] },
        ],
      },
      { action: 'Send', responses: [{ statusCode: 500 }] },
    ];
    const report = await played({ ...fine, mocks, expect: { variables: { sum: 9 } } });
    expect(report.mismatches).toEqual([]);
  });

  it('says why a flow cannot be played, why no run was made, and what a refused request is answered', async () => {
    const broken = { actions: { A: { type: 'Nonsense' } } };
    const unplayed = await played({ definition: broken, expect: { run: {} } });
    expect(unplayed).toMatchObject({
      outcome: 'not-played',
      diagnostics: [{ code: 'workflow.action-type-unsupported' }],
    });
    const missing = await played({ trigger: { name: 'other' }, expect: { run: { status: 'Succeeded' } } });
    expect(missing).toMatchObject({
      outcome: 'failed',
      mismatches: [{ pointer: '/run', what: 'a run' }],
      diagnostics: [{ code: 'workflow.trigger-missing' }],
    });
    const trigger = { request: { method: 'GET' } };
    const refused = await played({ trigger, expect: { response: { statusCode: 405 }, runs: [] } });
    expect(refused.outcome).toBe('passed');
    const other = await played({ trigger, expect: { response: { statusCode: 200 } } });
    expect(other.mismatches).toMatchObject([{ actual: { statusCode: 405 } }]);
  });

  it('polls, follows schedules and fires events up to a moment', async () => {
    const recurrence = { frequency: 'Hour', interval: 1 };
    const actions = { A: { type: 'Compose', inputs: '@triggerBody()' } };
    const poll = { type: 'Http', recurrence, inputs: { method: 'GET', uri: 'https://svc.test/new' } };
    const polled = await played({
      definition: { triggers: { t: poll }, actions },
      trigger: { poll: true },
      mocks: [{ action: 't', responses: [{ statusCode: 202 }, { statusCode: 200, body: 'new' }] }],
      until: 'PT1H30M',
      expect: { runs: [{ start: 'PT1H', triggerBody: 'new' }] },
    });
    expect(polled.mismatches).toEqual([]);
    const scheduled = await played({
      definition: { triggers: { t: { type: 'Recurrence', recurrence } }, actions },
      trigger: { schedule: true },
      until: '2024-01-01T01:30:00Z',
      expect: { runs: [{ start: 'PT0S' }, { start: 'PT1H' }] },
    });
    expect(scheduled.mismatches).toEqual([]);
    const fired = await played({
      definition: { triggers: { t: { type: 'Request' } }, actions },
      events: [
        { at: 'PT5M', fire: { outputs: { body: 1 } } },
        { at: 'PT9M', fire: { outputs: { body: 2 } } },
      ],
      expect: { runs: [{ triggerBody: 1 }, { triggerBody: 2, start: 'PT9M' }] },
    });
    expect(fired.mismatches).toEqual([]);
    const firings = await played({
      definition: { triggers: { t: { type: 'Recurrence', recurrence } }, actions },
      expect: { schedule: { from: '2024-01-01T00:30:00Z', next: ['2024-01-01T01:30:00Z', 'PT3H30M'] } },
    });
    expect(firings.mismatches).toMatchObject([{ pointer: '/schedule/next' }]);
  });

  it('calls back actions that wait, and runs child flows or mocks them', async () => {
    const triggers = { manual: { type: 'Request' } };
    const subscribe = { method: 'POST', uri: 'https://svc.test/subscribe', body: '@listCallbackUrl()' };
    const mocks = [{ action: '*', responses: [{ statusCode: 200, body: 'mocked' }] }];
    const called = await played({
      definition: { triggers, actions: { Hook: { type: 'HttpWebhook', inputs: { subscribe } } } },
      mocks,
      events: [{ at: 'PT1H', callback: 'Hook', body: { yes: true } }],
      expect: { elapsed: 'PT1H', actions: { Hook: { outputsSubset: { body: { yes: true } } } } },
    });
    expect(called.mismatches).toEqual([]);
    const parent = {
      triggers,
      actions: { Child: { type: 'Workflow', inputs: { host: { workflowReferenceName: 'c' } } } },
    };
    const answer = { type: 'Response', inputs: { statusCode: 200, body: 'from the child' } };
    const outputs = (body: string) => ({ actions: { Child: { outputsSubset: { body } } } });
    const run = await played({
      definition: parent,
      mocks,
      children: { c: { triggers, actions: { A: answer } } },
      expect: outputs('from the child'),
    });
    expect(run.mismatches).toEqual([]);
    expect((await played({ definition: parent, mocks, expect: outputs('mocked') })).mismatches).toEqual([]);
  });

  it('tells method and path of operations whose connector is known, and follows their pages', async () => {
    const connector = compileConnector({
      ...emptyPackage('Crm'),
      definition: {
        swagger: '2.0',
        basePath: '/v1',
        paths: {
          '/rows/{table}': {
            get: {
              operationId: 'ListRows',
              parameters: [
                { name: 'table', in: 'path', type: 'string', required: true },
                { name: 'top', in: 'query', type: 'integer' },
              ],
              'x-ms-pageable': { nextLinkName: 'more' },
              responses: { 200: { description: 'ok' } },
            },
          },
        },
      },
    });
    const inputs = {
      host: { connectionName: 'crm', operationId: 'ListRows', apiId: '/apis/shared_crm' },
      parameters: { table: 'a b', top: 2 },
    };
    const report = await played(
      {
        definition: {
          triggers: definition['triggers'] ?? {},
          actions: {
            List: {
              type: 'OpenApiConnection',
              inputs,
              runtimeConfiguration: { paginationPolicy: { minimumItemCount: 3 } },
            },
          },
        },
        mocks: [
          {
            action: 'List',
            responses: [
              { statusCode: 200, body: { value: [1, 2], more: 'https://crm.test/rows?p=2' } },
              { statusCode: 200, body: { value: [3] } },
            ],
          },
        ],
        expect: {
          calls: [
            {
              action: 'List',
              count: 2,
              requests: [
                { operationId: 'ListRows', method: 'GET', path: '/v1/rows/a%20b', query: { top: '2' } },
                { uri: 'https://crm.test/rows?p=2' },
              ],
            },
          ],
        },
      },
      { connector: ({ api }) => (api === 'shared_crm' ? connector : undefined) },
    );
    expect(report.mismatches).toEqual([]);
  });
});

describe('reading', () => {
  const read = (text: string, file = 'cases.json') => readScenarios(file, utf8Encode(text));
  const one = '{"title": "a", "expect": {"run": {"status": "Succeeded"}}}';
  const two = one.replace('"a"', '"b"');

  it.each([
    [`[${one}, ${two}]`, ['a', 'b'], ['/0', '/1']],
    [`{"scenarios": [${one}]}`, ['a'], ['/scenarios/0']],
    [one, ['a'], ['']],
    [`${one}\n\n${two}\n`, ['a', 'b'], ['', '']],
  ])('takes %s', (text, titles, pointers) => {
    const { scenarios, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(scenarios.map(({ title }) => title)).toEqual(titles);
    expect(scenarios.map(({ place }) => place.pointer)).toEqual(pointers);
  });

  it('gives the line of JSON Lines, also of one that is broken', () => {
    const { scenarios, diagnostics } = read(`${one}\n\n${two}\n{"title": }`, 'cases.jsonl');
    expect(scenarios.map(({ place }) => place.line)).toEqual([1, 3]);
    expect(diagnostics).toMatchObject([{ code: 'workflow.not-json', place: { line: 4 } }]);
  });

  it.each([
    ['[]', 'workflow.scenarios-none', undefined],
    ['{"title": ', 'workflow.not-json', undefined],
    ['[{"title": "a"}]', 'workflow.scenario-shape', '/0'],
    ['[{"title": "a", "expect": {}}]', 'workflow.scenario-expects-nothing', '/0/expect'],
    ['[{"expect": {"rn": {}}}]', 'workflow.scenario-shape', '/0/expect/rn'],
    ['[{"expect": {"elapsed": "1 hour"}}]', 'workflow.scenario-shape', '/0/expect/elapsed'],
    [
      '[{"expect": {"actions": {"A": {"status": 1}}}}]',
      'workflow.scenario-shape',
      '/0/expect/actions/A/status',
    ],
    ['[{"expect": {"run": {}}, "mocks": [{"action": "A"}]}]', 'workflow.scenario-shape', '/0/mocks/0'],
    [
      '[{"expect": {"run": {}}, "events": [{"callback": 5}]}]',
      'workflow.scenario-shape',
      '/0/events/0/callback',
    ],
    ['[{"expect": {"run": {}}, "trigger": {"poll": true}}]', 'workflow.scenario-endless', '/0/trigger'],
    ['[{"expect": {"run": {}}, "flavour": "logic"}]', 'workflow.scenario-shape', '/0/flavour'],
    ['[5]', 'workflow.scenario-shape', '/0'],
  ])('of %s says %s', (text, code, pointer) => {
    const { scenarios, diagnostics } = read(text);
    expect(scenarios).toEqual([]);
    expect(diagnostics.map((each) => [each.code, each.place?.pointer])).toEqual([[code, pointer]]);
  });

  it('says what is meant by a misspelled member, and what members there are', () => {
    const { diagnostics } = read('[{"title": "a", "mock": [], "expect": {"zzzzz": 1}}]');
    expect(diagnostics[0]?.message).toContain("'mock' is no member of 'scenario'; perhaps mocks is meant");
    expect(diagnostics[1]?.message).toContain('known are validation, run, runs');
  });

  it('tells of a title that two scenarios share', () => {
    expect(read(`[${one}, ${one}]`)).toMatchObject({
      scenarios: [{}, {}],
      diagnostics: [{ code: 'workflow.scenario-title-twice', severity: 'warning' }],
    });
  });
});

it.each([
  [0, 'PT0S'],
  [1_500, 'PT1.5S'],
  [86_400_000, 'P1D'],
  [90_060_000, 'P1DT1H1M'],
  [NaN, 'none'],
])('%d ms are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
