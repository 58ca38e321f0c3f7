/** Small flows to start from, which have every type of action and trigger. */
import type { JsonObject } from '@connectory/base';

const after = (name: string, action: JsonObject): JsonObject => ({
  ...action,
  runAfter: { [name]: ['Succeeded'] },
});
const compose = (inputs: JsonObject[string]): JsonObject => ({ type: 'Compose', inputs });
const retryPolicy = { type: 'fixed', count: 2, interval: 'PT5S' };
const http = { method: 'GET', uri: 'https://x/a', retryPolicy };
const connection = { connection: { name: "@parameters('$connections')['c']['connectionId']" } };
const operation = { connectionName: 'c', operationId: 'Get', apiId: '/apis/c' };
const recurrence = { frequency: 'Minute', interval: 1 };
const variable = (name: string, type: string, value: JsonObject[string]): JsonObject => ({
  type: 'InitializeVariable',
  inputs: { variables: [{ name, type, value }] },
});

const variables: JsonObject = {
  S: variable('s', 'String', 'a'),
  N: after('S', variable('n', 'Integer', 1)),
  L: after('N', variable('l', 'Array', [1, 'x', { y: null }])),
  O: after('L', variable('o', 'Object', { a: { b: 'c' } })),
  Set: after('O', { type: 'SetVariable', inputs: { name: 'o', value: "@setProperty(json('{}'), 'k', 5)" } }),
  Inc: after('Set', { type: 'IncrementVariable', inputs: { name: 'n', value: 2 } }),
  Dec: after('Inc', { type: 'DecrementVariable', inputs: { name: 'n' } }),
  App: after('Dec', { type: 'AppendToArrayVariable', inputs: { name: 'l', value: "@variables('n')" } }),
  Txt: after('App', { type: 'AppendToStringVariable', inputs: { name: 's', value: "@{variables('l')}" } }),
  Out: after('Txt', compose({ "@{variables('s')}": "@variables('o')?['k']", n: "@string(variables('l'))" })),
};

const data: JsonObject = {
  P: {
    type: 'ParseJson',
    inputs: { content: '@triggerBody()', schema: { type: 'object', properties: { a: { type: 'string' } } } },
  },
  Q: { type: 'Query', inputs: { from: "@triggerBody()?['items']", where: "@greater(item()?['n'], 1)" } },
  M: after('Q', {
    type: 'Select',
    inputs: { from: "@body('Q')", select: { k: "@item()?['n']", t: '@{item()}' } },
  }),
  J: after('M', { type: 'Join', inputs: { from: "@body('M')", joinWith: ', ' } }),
  C: after('M', { type: 'Table', inputs: { from: "@body('M')", format: 'CSV' } }),
  H: after('M', {
    type: 'Table',
    inputs: { from: "@body('M')", format: 'HTML', columns: [{ header: 'K', value: "@item()?['k']" }] },
  }),
  E: {
    type: 'Expression',
    kind: 'AddToTime',
    inputs: { baseTime: '2024-01-31T00:00:00Z', interval: 1, timeUnit: 'Month' },
  },
  F: { type: 'Expression', kind: 'Substring', inputs: { text: 'hello', startIndex: 1, length: 2 } },
  X: compose("@xpath(xml('<a><b>1</b></a>'), '//b/text()')"),
  D: compose("@formatDateTime(addDays(utcNow(), 3), 'yyyy-MM-dd')"),
};

const loops: JsonObject = {
  I: variable('i', 'Integer', 0),
  F: after('I', {
    type: 'Foreach',
    foreach: '@range(0, 5)',
    runtimeConfiguration: { concurrency: { repetitions: 3 } },
    actions: {
      A: { type: 'IncrementVariable', inputs: { name: 'i', value: "@items('F')" } },
      G: {
        type: 'Foreach',
        foreach: '@createArray(item(), 2)',
        actions: { B: compose("@add(items('F'), items('G'))") },
      },
    },
  }),
  U: after('F', {
    type: 'Until',
    expression: "@greater(variables('i'), 20)",
    limit: { count: 10, timeout: 'PT1H' },
    operationOptions: 'FailWhenLimitsReached',
    actions: {
      K: { type: 'IncrementVariable', inputs: { name: 'i', value: "@iterationIndexes('U')" } },
      W: after('K', { type: 'Wait', inputs: { interval: { count: 5, unit: 'Minute' } } }),
    },
  }),
  R: after('U', compose("@concat(string(result('F')), string(outputs('B')), string(actions('K')))")),
};

const control: JsonObject = {
  I: {
    type: 'If',
    expression: {
      and: [{ equals: ["@triggerBody()?['a']", 'b'] }, { not: { contains: ['@triggerBody()', 'z'] } }],
    },
    actions: { Y: compose('yes') },
    else: {
      actions: {
        N: compose('no'),
        T: after('N', {
          type: 'Terminate',
          inputs: { runStatus: 'Failed', runError: { code: 'X', message: '@{triggerBody()}' } },
        }),
      },
    },
  },
  S: after('I', {
    type: 'Switch',
    expression: "@string(triggerBody()?['a'])",
    cases: { A: { case: 'b', actions: { One: compose(1) } }, B: { case: 2, actions: {} } },
    default: { actions: { Other: compose('@workflow()') } },
  }),
  Try: {
    type: 'Scope',
    limit: { timeout: 'PT1M' },
    actions: {
      Z: compose('@div(1, length(triggerBody()))'),
      V: { type: 'Wait', inputs: { until: { timestamp: '@addHours(utcNow(), 1)' } } },
    },
  },
  Catch: { ...compose("@result('Try')"), runAfter: { Try: ['Failed', 'TimedOut', 'Skipped'] } },
  Static: {
    ...compose(1),
    runtimeConfiguration: { staticResult: { name: 'r', staticResultOptions: 'Enabled' } },
  },
};

const calls: JsonObject = {
  A: { type: 'Http', inputs: http, trackedProperties: { t: "@action()?['outputs']" } },
  B: after('A', {
    type: 'Http',
    inputs: { ...http, method: 'POST', body: "@body('A')" },
    runtimeConfiguration: { contentTransfer: { transferMode: 'Chunked' } },
  }),
  C: {
    type: 'ApiConnection',
    inputs: { host: connection, method: 'get', path: "/t/@{encodeURIComponent(triggerBody()?['a'])}" },
    runtimeConfiguration: { paginationPolicy: { minimumItemCount: 20 } },
  },
  D: after('C', {
    type: 'OpenApiConnection',
    inputs: { host: operation, parameters: { 'item/Title': "@body('C')?['value']" } },
    operationOptions: 'DisableAsyncPattern',
  }),
  E: {
    type: 'HttpWebhook',
    inputs: {
      subscribe: { method: 'POST', uri: 'https://x/s', body: '@listCallbackUrl()' },
      unsubscribe: { method: 'DELETE', uri: "https://x/@{action()?['outputs']}" },
    },
    limit: { timeout: 'PT1H' },
  },
  F: {
    type: 'ApiConnectionWebhook',
    inputs: { host: connection, path: '/w', body: { NotificationUrl: '@{listCallbackUrl()}' } },
    limit: { timeout: 'PT2H' },
  },
  G: { type: 'OpenApiConnectionWebhook', inputs: { host: operation }, limit: { timeout: 'PT2H' } },
  H: { type: 'Workflow', inputs: { host: { workflowReferenceName: 'child' }, body: '@triggerBody()' } },
  I: {
    type: 'SendToBatch',
    inputs: {
      host: { triggerName: 'T', workflow: { id: 'child' } },
      batchName: 'b',
      content: '@triggerBody()',
      partitionName: "@triggerBody()?['a']",
    },
  },
  J: { type: 'JavaScriptCode', inputs: { code: 'return 1' } },
  R: {
    type: 'Response',
    kind: 'Http',
    inputs: { statusCode: 200, headers: { h: "@{triggerBody()?['a']}" }, body: "@body('A')" },
    runAfter: { A: ['Succeeded', 'Failed'] },
  },
};

const webhook = {
  subscribe: { method: 'POST', uri: 'https://x/s', body: '@{listCallbackUrl()}', retryPolicy },
  unsubscribe: { method: 'DELETE', uri: "https://x/@{action()?['outputs']?['body']}" },
};

const triggers: readonly JsonObject[] = [
  {
    type: 'Request',
    kind: 'Http',
    inputs: { method: 'POST', relativePath: '/a/{b}', schema: { type: 'object' } },
  },
  {
    type: 'Request',
    conditions: [{ expression: '@not(empty(triggerBody()))' }],
    splitOn: "@triggerBody()?['items']",
  },
  {
    type: 'Recurrence',
    recurrence: { ...recurrence, startTime: '2024-01-01T00:00:00', timeZone: 'W. Europe Standard Time' },
  },
  {
    type: 'Recurrence',
    recurrence: { frequency: 'Day', interval: 1, schedule: { hours: ['0', 1], minutes: [0, 1, 2] } },
  },
  {
    type: 'SlidingWindow',
    recurrence: { ...recurrence, startTime: '2023-12-31T23:50:00Z' },
    inputs: { delay: 'PT10S' },
  },
  {
    type: 'Http',
    recurrence,
    inputs: http,
    runtimeConfiguration: { concurrency: { runs: 1, maximumWaitingRuns: 2 } },
  },
  {
    type: 'OpenApiConnection',
    recurrence,
    inputs: { host: operation, parameters: {} },
    splitOn: "@triggerOutputs()?['body/value']",
  },
  { type: 'HttpWebhook', inputs: webhook },
  { type: 'ApiConnectionWebhook', inputs: { host: connection, path: '/w', body: '@listCallbackUrl()' } },
  {
    type: 'Batch',
    inputs: {
      mode: 'Inline',
      configurations: { b: { releaseCriteria: { messageCount: 2, batchSize: 50, recurrence } } },
    },
  },
];

/** A flow of every trigger with actions of one family. */
export const smallFlows: readonly JsonObject[] = triggers.flatMap((trigger) =>
  [variables, data, loops, control, calls].map((actions) => ({
    $schema: 'https://x/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: {
      $connections: { type: 'Object', defaultValue: { c: { connectionId: '/c' } } },
      p: { type: 'Int', defaultValue: 3 },
    },
    staticResults: {
      r: {
        status: 'Failed',
        outputs: { statusCode: 'NotFound', body: { e: 1 } },
        error: { code: 'E', message: 'm' },
      },
    },
    triggers: { T: trigger },
    actions,
    outputs: { o: { type: 'Object', value: '@trigger()' } },
  })),
);
