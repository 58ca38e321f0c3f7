import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { HttpPort, JsonObject } from '@connectory/base';
import { compileConnector, emptyPackage, type ConnectorPackage } from '@connectory/connector';
import { createEgress } from '@connectory/egress';
import { invoke } from '@connectory/runtime';
import { Agent, request } from 'undici';
import { median, percentile } from './numbers.ts';

const batches = 40;
const callsInBatch = 250;
const callsInRush = 1000;
const atOnce = 32;
const warmUp = 2000;

/**
 * What an invocation costs over the bare request it makes: same server, same run, batches alternating. One call after the
 * other tells the latency, many at once the throughput.
 */
export async function benchCall(): Promise<readonly string[]> {
  const server = fork(fileURLToPath(new URL('./call-server.ts', import.meta.url)));
  const [port]: unknown[] = await once(server, 'message');
  const agent = new Agent({ connections: atOnce });
  const egress = createEgress({ allow: () => ['127.0.0.1'] });
  const bare = async (): Promise<void> => {
    const answer = await request(`http://127.0.0.1:${Number(port)}/lists/inbox/tasks?top=10`, {
      dispatcher: agent,
    });
    JSON.parse(await answer.body.text());
  };
  const plain = invoker(tasksPackage(Number(port), []), egress.http);
  const withPolicies = invoker(tasksPackage(Number(port), threePolicies), egress.http);
  const calls: readonly Timed[] = [
    { name: 'undici request + JSON.parse', call: bare, times: [], rates: [] },
    { name: 'invoke through the egress', call: plain, times: [], rates: [] },
    { name: 'the same with three policies', call: withPolicies, times: [], rates: [] },
  ];
  for (let at = 0; at < warmUp; at += 1) for (const { call } of calls) await call();
  for (let batch = 0; batch < batches; batch += 1) {
    for (const { call, times } of calls) await measure(call, times);
    for (const timed of calls) timed.rates.push(await throughput(timed.call));
  }
  await egress.close();
  await agent.close();
  server.kill();
  return report(calls);
}

/** One of the ways to call, and what was measured of it. */
interface Timed {
  readonly name: string;
  readonly call: () => Promise<void>;
  /** Microseconds, one after the other. */
  readonly times: number[];
  /** Calls a second, many at once. */
  readonly rates: number[];
}

function invoker(content: ConnectorPackage, http: HttpPort): () => Promise<void> {
  const connector = compileConnector(content);
  const operation = connector.operations.get('ListTasks');
  if (operation === undefined) throw new Error('The connector of the bench has no ListTasks.');
  const parameters = { list: 'inbox', top: 10 };
  const connection = { site: 'lists' };
  return async () => {
    const invocation = await invoke({ connector, operation, connection, parameters, http });
    if (invocation.kind !== 'answered' || invocation.check.kind !== 'fits')
      throw new Error(`The call of the bench went wrong: ${JSON.stringify(invocation).slice(0, 500)}`);
  };
}

async function measure(call: () => Promise<void>, times: number[]): Promise<void> {
  for (let at = 0; at < callsInBatch; at += 1) {
    const from = performance.now();
    await call();
    times.push((performance.now() - from) * 1000);
  }
}

async function throughput(call: () => Promise<void>): Promise<number> {
  const from = performance.now();
  let left = callsInRush;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await call();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return callsInRush / ((performance.now() - from) / 1000);
}

function report(calls: readonly Timed[]): readonly string[] {
  const [bare] = calls;
  if (bare === undefined) return [];
  const ratio = (own: number, other: number): string => (own / other).toFixed(2);
  const rows = calls.map(({ name, times, rates }) => {
    const [middle, high, rate] = [median(times), percentile(times, 0.99), median(rates)];
    return `| ${name} | ${middle.toFixed(0)} | ${ratio(middle, median(bare.times))} | ${high.toFixed(0)} | ${ratio(high, percentile(bare.times, 0.99))} | ${rate.toFixed(0)} | ${ratio(rate, median(bare.rates))} |`;
  });
  return [
    'GET of a small JSON answer from a local server. Ours builds the request, runs policies, passes the egress guard, reads',
    `the answer and checks it against its schema. ${bare.times.length} calls each one after the other, in alternating batches of ${callsInBatch}; then`,
    `${bare.rates.length} rushes of ${callsInRush} calls, ${atOnce} at once.`,
    '',
    '| who | p50 µs | times bare | p99 µs | times bare | calls/s | times bare |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

function policy(templateId: string, parameters: Readonly<Record<string, string>>): JsonObject {
  const own = Object.entries(parameters).map(([name, value]) => [
    `x-ms-apimTemplateParameter.${name}`,
    value,
  ]);
  return { templateId, title: templateId, parameters: Object.fromEntries(own) };
}

/** The three that occur most: a host made of the connection, another path, a header. */
const threePolicies: readonly JsonObject[] = [
  policy('routerequesttoendpoint', { newPath: "/@connectionParameters('site')/{list}/tasks" }),
  policy('setheader', { name: 'X-Client', value: "bench-@connectionParameters('site')" }),
  policy('setqueryparameter', { name: 'format', value: 'json' }),
];

function tasksPackage(port: number, policies: readonly JsonObject[]): ConnectorPackage {
  const blank = emptyPackage('Bench');
  const task = {
    type: 'object',
    required: ['id', 'title'],
    properties: {
      id: { type: 'integer', format: 'int32' },
      title: { type: 'string' },
      done: { type: 'boolean' },
      list: { type: 'string' },
    },
  };
  const schema = { type: 'object', properties: { value: { type: 'array', items: task } } };
  const parameters = [
    { name: 'list', in: 'path', required: true, type: 'string' },
    { name: 'top', in: 'query', type: 'integer' },
  ];
  const get = {
    operationId: 'ListTasks',
    parameters,
    responses: { 200: { description: 'Tasks', schema } },
  };
  const paths = { '/lists/{list}/tasks': { get } };
  return {
    ...blank,
    properties: { properties: { policyTemplateInstances: policies } },
    definition: { ...blank.definition, host: `127.0.0.1:${port}`, schemes: ['http'], paths },
  };
}
