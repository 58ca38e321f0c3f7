import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { compileConnector, emptyPackage } from '@connectory/connector';
import { createEgress } from '@connectory/egress';
import { invoke } from '@connectory/runtime';
import { Agent, request } from 'undici';
import { median, percentile } from './numbers.ts';

const batches = 40;
const callsInBatch = 250;
const warmUp = 2000;

/** What an invocation costs over the bare request it makes: same server, same run, batches alternating. */
export async function benchCall(): Promise<readonly string[]> {
  const server = fork(fileURLToPath(new URL('./call-server.ts', import.meta.url)));
  const [port]: unknown[] = await once(server, 'message');
  const agent = new Agent();
  const egress = createEgress({ allow: () => ['127.0.0.1'] });
  const bare = async (): Promise<void> => {
    const answer = await request(`http://127.0.0.1:${Number(port)}/lists/inbox/tasks?top=10`, {
      dispatcher: agent,
    });
    JSON.parse(await answer.body.text());
  };
  const connector = compileConnector(tasksPackage(Number(port)));
  const operation = connector.operations.get('ListTasks');
  if (operation === undefined) throw new Error('The connector of the bench has no ListTasks.');
  const parameters = { list: 'inbox', top: 10 };
  const ours = async (): Promise<void> => {
    const invocation = await invoke({ connector, operation, connection: {}, parameters, http: egress.http });
    if (invocation.kind !== 'answered' || invocation.check.kind !== 'fits')
      throw new Error(`The call of the bench went wrong: ${JSON.stringify(invocation).slice(0, 500)}`);
  };
  for (let at = 0; at < warmUp; at += 1) {
    await bare();
    await ours();
  }
  const times = { bare: new Array<number>(), ours: new Array<number>() };
  for (let batch = 0; batch < batches; batch += 1) {
    await measure(bare, times.bare);
    await measure(ours, times.ours);
  }
  await egress.close();
  await agent.close();
  server.kill();
  return report(times.bare, times.ours);
}

async function measure(call: () => Promise<void>, times: number[]): Promise<void> {
  for (let at = 0; at < callsInBatch; at += 1) {
    const from = performance.now();
    await call();
    times.push((performance.now() - from) * 1000);
  }
}

function report(bare: readonly number[], ours: readonly number[]): readonly string[] {
  const row = (name: string, values: readonly number[]): string => {
    const middle = median(values);
    const high = percentile(values, 0.99);
    const ratios = [middle / median(bare), high / percentile(bare, 0.99)].map((ratio) => ratio.toFixed(2));
    return `| ${name} | ${middle.toFixed(0)} | ${ratios[0]} | ${high.toFixed(0)} | ${ratios[1]} |`;
  };
  return [
    'GET of a small JSON answer from a local server, one after the other. Ours builds the request, passes the egress guard,',
    `reads the answer and checks it against its schema. ${bare.length} calls each, in alternating batches of ${callsInBatch}.`,
    '',
    '| who | p50 µs | times bare | p99 µs | times bare |',
    '| --- | --- | --- | --- | --- |',
    row('undici request + JSON.parse', bare),
    row('invoke through the egress', ours),
  ];
}

function tasksPackage(port: number) {
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
    definition: { ...blank.definition, host: `127.0.0.1:${port}`, schemes: ['http'], paths },
  };
}
