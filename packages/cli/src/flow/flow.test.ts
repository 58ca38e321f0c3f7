import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemRandom } from '@connectory/base';
import { createTasksApi, type TasksApi } from '@connectory/example-tasks-api';
import { writeZip } from '@connectory/connector';
import { compileFlow, simulate } from '@connectory/workflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { flow as run } from '../commands/flow.ts';
import { parseFlow } from './command-line.ts';
import { drive } from './drive.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const tasks = fileURLToPath(new URL('../../../../examples/tasks-api/connector', import.meta.url));
const guide = fileURLToPath(new URL('../../../../docs/guides/flow-tests.md', import.meta.url));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in the folder, in this process. */
async function flow(...args: readonly string[]): Promise<Run> {
  const files = /\.(?:json|zip)$|^solution$/;
  const placed = args.map((arg) => (files.test(arg) && !arg.includes('{') ? inFolder(arg) : arg));
  const command = parseFlow(placed);
  if (command.kind === 'wrong') return { code: 2, out: '', err: command.problem };
  if (command.kind === 'help') return { code: 0, out: 'help', err: '' };
  const { exitCode, text, json } = await run(command);
  const shown = (command.json ? JSON.stringify(json) : text.join('\n')).replaceAll(`${folder}/`, '');
  return { code: exitCode, out: exitCode === 3 ? '' : shown, err: exitCode === 3 ? shown : '' };
}

/** The absolute path of a file, also behind a name as in `crm=crm.json`. */
function inFolder(arg: string): string {
  const at = arg.indexOf('=') + 1;
  return `${arg.slice(0, at)}${path.join(folder, arg.slice(at))}`;
}

let folder: string;
let server: Server;
let host: string;
let api: TasksApi;

/** Requests that the weather service was asked, newest last. */
const asked: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'connectory-flow-'));
  api = await createTasksApi();
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.setHeader('content-type', 'application/json');
    response.statusCode = request.url?.includes('Nowhere') === true ? 404 : 200;
    response.end(JSON.stringify({ days: [1, 2, 3] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  host = `127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  await writeFile(path.join(folder, 'weather.json'), JSON.stringify(weather(), null, 2));
});

afterAll(async () => {
  server.close();
  await api.close();
  await rm(folder, { recursive: true });
});

function weather(): object {
  const inputs = {
    method: 'GET',
    uri: `http://${host}/weather`,
    queries: { city: "@triggerBody()?['city']" },
    retryPolicy: { type: 'none' },
  };
  return {
    triggers: { manual: { type: 'Request', kind: 'Http' } },
    actions: {
      Get: { type: 'Http', inputs },
      Pause: {
        type: 'Wait',
        inputs: { interval: { count: 1, unit: 'Minute' } },
        runAfter: { Get: ['Succeeded'] },
      },
      Answer: {
        type: 'Response',
        inputs: { statusCode: 200, body: { days: "@length(body('Get')?['days'])" } },
        runAfter: { Pause: ['Succeeded'] },
      },
      Sorry: {
        type: 'Response',
        inputs: { statusCode: 502, body: 'no weather' },
        runAfter: { Get: ['Failed', 'TimedOut'] },
      },
    },
  };
}

describe('flow check', () => {
  it('accepts a flow, and tells what its host would refuse, with line and column', async () => {
    const good = await flow('check', 'weather.json');
    expect(good.out).toContain('weather (weather.json, Logic Apps): 1 trigger, 4 actions at the top level');
    expect(good.code).toBe(0);
    const broken = `{ "triggers": { "t": { "type": "Request" } },\n  "actions": {\n    "A": { "type": "Compose",\n      "inputs": "@body('Ghost')" } } }`;
    await writeFile(path.join(folder, 'broken.json'), broken);
    const bad = await flow('check', 'broken.json');
    expect(bad.code).toBe(1);
    expect(bad.out).toContain("broken.json:4:7 /actions/A/inputs 'A' reads the action 'Ghost'");
    const json = JSON.parse((await flow('check', 'broken.json', '--json')).out);
    expect(json.places[0].flows[0].diagnostics[0]).toMatchObject({
      code: 'workflow.action-unknown',
      place: { file: 'broken.json', line: 4 },
    });
    await rm(path.join(folder, 'broken.json'));
  });

  it('finds the flows of a solution in a folder and in a zip, beside files of others', async () => {
    const properties = { definition: weather(), connectionReferences: {} };
    const file = JSON.stringify({ properties, schemaVersion: '1.0.0.0' });
    const name = 'Workflows/Weather-0b1d3c2a-1111-2222-3333-444455556666.json';
    await mkdir(path.join(folder, 'solution', 'Workflows'), { recursive: true });
    await writeFile(path.join(folder, 'solution', name), file);
    await writeFile(path.join(folder, 'solution', 'notes.json'), '{ no json');
    const inFolder = await flow('check', 'solution');
    expect(inFolder.out).toContain(`Weather (solution/${name}, Power Automate)`);
    expect(inFolder.code).toBe(0);
    await writeFile(
      path.join(folder, 'solution.zip'),
      writeZip([{ name, bytes: new TextEncoder().encode(file) }]),
    );
    expect((await flow('check', 'solution.zip')).out).toContain(`Weather (${name}, Power Automate)`);
    await rm(path.join(folder, 'solution'), { recursive: true });
  });

  it.each([
    [['check'], 2, 'flow check needs at least one file, folder or zip'],
    [['chek', 'weather.json'], 2, 'flow has no command "chek"'],
    [['check', 'weather.json', '--only', 'x'], 2, 'flow check has no --only'],
    [['check', 'nothing.json'], 3, 'nothing of that name'],
    [['test', 'weather.json'], 2, 'flow test needs --cases <file>'],
    [['run', 'weather.json', '--mock', 'all'], 2, '--mock all is not examples'],
    [['run', 'weather.json', '--connector', 'crm'], 2, '--connector crm is not written as name=value'],
    [
      ['run', 'weather.json', '--trigger', 'nope'],
      3,
      'The flow has no trigger "nope". --trigger takes one of: manual',
    ],
    [['run', 'weather.json', '--body', '{no'], 3, '--body is not JSON'],
    [['run', 'weather.json', '--connection', 'crm=x.json'], 3, '--connection crm belongs to no connector'],
    [
      ['explain', 'weather.json', '--flow', 'other'],
      3,
      'There is no flow "other". --flow takes one of: weather',
    ],
  ])('%j ends with %i and says why', async (args, code, text) => {
    const run = await flow(...args);
    expect(run.err + run.out).toContain(text);
    expect(run.code).toBe(code);
  });
});

describe('flow explain', () => {
  it('tells the steps in the order of running, with what differs from the usual', async () => {
    const run = await flow('explain', 'weather.json');
    expect(run.out.split('\n')).toEqual(
      expect.arrayContaining([
        '  Get (Http) · no retries · reads the trigger',
        '  Pause (Wait)',
        '  Sorry (Response) · after Get failed or timed out',
        'Whoever calls it waits for the Response.',
      ]),
    );
    const json = JSON.parse((await flow('explain', 'weather.json', '--json')).out);
    expect(json.steps.map((step: { name: string }) => step.name)).toEqual([
      'Get',
      'Pause',
      'Answer',
      'Sorry',
    ]);
  });
});

describe('flow test', () => {
  it('plays the example of the guide', async () => {
    const blocks = [...(await readFile(guide, 'utf8')).matchAll(/```json\n([\s\S]*?)```/g)];
    const [definition = '', cases = ''] = blocks.map(([, text]) => text ?? '');
    await writeFile(path.join(folder, 'reminder.json'), definition);
    await writeFile(path.join(folder, 'reminder.cases.json'), cases);
    const run = await flow('test', 'reminder.json', '--cases', 'reminder.cases.json');
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('2 passed, 0 failed');
    const only = await flow('test', 'reminder.json', '--cases', 'reminder.cases.json', '--only', 'BUSY');
    expect(only.out).toContain('1 passed, 0 failed');
    await writeFile(path.join(folder, 'wrong.json'), cases.replace('"to": "ada"', '"to": "eve"'));
    const wrong = await flow('test', 'reminder.json', '--cases', 'wrong.json');
    expect(wrong.code).toBe(1);
    expect(wrong.out).toMatch(
      /FAIL {2}reminds[^\n]*\(Succeeded after 1 day\)\n +request 1 of Remind\n +expected "eve"\n +actual +"ada"\n +at wrong\.json:21 \/calls\/1\/requests\/0\/body\/to/,
    );
    const json = JSON.parse(
      (await flow('test', 'reminder.json', '--cases', 'wrong.json', '--format', 'json')).out,
    );
    expect(json).toMatchObject({
      passed: 1,
      failed: 1,
      scenarios: [{ outcome: 'failed' }, { outcome: 'passed' }],
    });
  });

  it('tells of members that are not known, with place and what is meant', async () => {
    const cases = '[\n { "title": "typo",\n   "expect": {\n     "rn": { "status": "Succeeded" } } }\n]';
    await writeFile(path.join(folder, 'typo.json'), cases);
    const run = await flow('test', 'weather.json', '--cases', 'typo.json');
    expect(run.code).toBe(3);
    expect(run.err).toContain("typo.json:4:6 /0/expect/rn Scenario 'typo' cannot be played");
    expect(run.err).toContain("'rn' is no member of 'expect'; perhaps run or runs is meant");
  });
});

describe('flow run', () => {
  it('calls over HTTP, jumps over waits when told to, and prints the history', async () => {
    const args = ['run', 'weather.json', '--body', '{"city":"Oslo"}', '--virtual-time'];
    const run = await flow(...args, '--allow', host);
    expect(run.err).toBe('');
    expect(run.out).toMatch(/^Succeeded after 1 minute/);
    expect(run.out).toMatch(/Get +Succeeded +OK/);
    expect(run.out).toContain('not run: Sorry');
    expect(run.out).toContain('response: 200 {"days":3}');
    expect(run.code).toBe(0);
    expect(asked.at(-1)).toBe('GET /weather?city=Oslo');
  });

  it('ends with 1 when the run does not succeed, and says how to let a guarded address through', async () => {
    const none = await flow('run', 'weather.json', '--body', '{"city":"Nowhere"}', '--allow', host, '--json');
    expect(none.code).toBe(1);
    expect(JSON.parse(none.out).runs[0]).toMatchObject({
      status: 'Failed',
      actions: [{ name: 'Get', code: 'NotFound' }, { name: 'Sorry', status: 'Succeeded' }, {}, {}],
      response: { statusCode: 502, body: 'no weather' },
    });
    const guarded = await flow('run', 'weather.json');
    expect(guarded.code).toBe(1);
    expect(guarded.out).toContain('--allow <host>');
  });

  it('lets waits take their time without virtual time', async () => {
    const plan = compileFlow(
      {
        triggers: { t: { type: 'Recurrence' } },
        actions: { Pause: { type: 'Wait', inputs: { interval: { count: 1, unit: 'Hour' } } } },
      },
      { flavour: 'logic-apps' },
    );
    if (!plan.ok) throw new Error('The flow does not compile.');
    const simulation = simulate({
      plan: plan.value,
      startMs: 0,
      random: systemRandom,
      invoker: { invoke: () => Promise.reject(new Error('Nothing is called.')) },
    });
    simulation.fire(0, 't', {});
    const slept: number[] = [];
    const sleep = (ms: number): Promise<void> => {
      slept.push(ms);
      return Promise.resolve();
    };
    expect(await drive(simulation, sleep)).toEqual({ kind: 'ended' });
    expect(slept).toEqual([3_600_000]);
  });

  it('stops where a step waits to be called, which nobody can do here', async () => {
    const inputs = {
      subscribe: { method: 'POST', uri: `http://${host}/subscribe`, body: '@listCallbackUrl()' },
    };
    const definition = {
      triggers: { t: { type: 'Request' } },
      actions: { Hook: { type: 'HttpWebhook', inputs } },
    };
    await writeFile(path.join(folder, 'hook.json'), JSON.stringify(definition));
    const live = await flow('run', 'hook.json', '--allow', host);
    expect(live.code).toBe(1);
    expect(live.out).toContain('Hook would wait to be called');
    const mocked = await flow('run', 'hook.json', '--mock', 'examples', '--virtual-time');
    expect(mocked).toMatchObject({ code: 0 });
  });

  it('makes up one element where each of an array starts a run, and says when conditions are not met', async () => {
    const trigger = { type: 'OpenApiConnection', inputs: {}, splitOn: "@triggerBody()?['value']" };
    const actions = { A: { type: 'Compose', inputs: 1 } };
    await writeFile(path.join(folder, 'split.json'), JSON.stringify({ triggers: { t: trigger }, actions }));
    expect(await flow('run', 'split.json', '--mock', 'examples')).toMatchObject({ code: 0 });
    const two = await flow('run', 'split.json', '--body', '{"value":[1,2]}');
    expect(two.out.match(/^Succeeded/gm)).toHaveLength(2);
    const odd = await flow('run', 'split.json', '--body', '{}');
    expect([odd.code, odd.out]).toEqual([1, expect.stringContaining('splitOn must give an array')]);
    const picky = { type: 'Request', conditions: [{ expression: '@equals(1, 2)' }] };
    await writeFile(path.join(folder, 'picky.json'), JSON.stringify({ triggers: { t: picky }, actions }));
    const none = await flow('run', 'picky.json');
    expect([none.code, none.out]).toEqual([1, expect.stringContaining('No run was made')]);
  });

  it('takes parameters from an option and a file', async () => {
    const definition = {
      parameters: { name: { type: 'String' } },
      triggers: { t: { type: 'Request' } },
      actions: {},
      outputs: { greeting: { type: 'String', value: "@concat('Hi ', parameters('name'))" } },
    };
    await writeFile(path.join(folder, 'hi.json'), JSON.stringify(definition));
    const missing = await flow('run', 'hi.json');
    expect([missing.code, missing.out]).toEqual([1, expect.stringContaining("Parameter 'name'")]);
    const given = await flow('run', 'hi.json', '--parameters', '{"name":"Ada"}');
    expect([given.code, given.out]).toEqual([0, expect.stringContaining('output greeting: "Hi Ada"')]);
    await writeFile(path.join(folder, 'values'), JSON.stringify({ name: { value: 'Bob' } }));
    const file = await flow('run', 'hi.json', '--parameters', `@${path.join(folder, 'values')}`);
    expect(file.out).toContain('"Hi Bob"');
    const list = await flow('run', 'hi.json', '--parameters', '[1]');
    expect([list.code, list.err]).toEqual([3, expect.stringContaining('must be a JSON object')]);
  });

  it('calls connectors over their packages, and never prints the key', async () => {
    const connector = path.join(folder, 'tasks');
    await mkdir(connector, { recursive: true });
    const definition = JSON.parse(await readFile(path.join(tasks, 'apiDefinition.swagger.json'), 'utf8'));
    const local = { ...definition, host: `127.0.0.1:${api.port}`, schemes: ['http'] };
    await writeFile(path.join(connector, 'apiDefinition.swagger.json'), JSON.stringify(local));
    const properties = await readFile(path.join(tasks, 'apiProperties.json'), 'utf8');
    await writeFile(path.join(connector, 'apiProperties.json'), properties);
    await writeFile(
      path.join(folder, 'connection.json'),
      JSON.stringify({ api_key: api.credentials.apiKey }),
    );
    const host = { connectionName: 'shared_tasks', operationId: 'CreateItem', apiId: '/apis/shared_tasks' };
    const parameters = { listId: 'inbox', 'body/title': 'From a flow', 'body/assignee/userId': 'ada' };
    const flowDefinition = {
      triggers: { t: { type: 'Request' } },
      actions: {
        Create: { type: 'OpenApiConnection', inputs: { host, parameters } },
        Title: {
          type: 'Compose',
          inputs: "@outputs('Create')?['body/title']",
          runAfter: { Create: ['Succeeded'] },
        },
      },
    };
    await writeFile(path.join(folder, 'create.json'), JSON.stringify(flowDefinition));
    const given = ['--connector', `tasks=${connector}`];
    const args = ['run', 'create.json', ...given, '--connection', 'tasks=connection.json', '--json'];
    const run = await flow(...args, '--allow', `127.0.0.1:${api.port}`);
    expect(JSON.parse(run.out).runs[0]).toMatchObject({
      status: 'Succeeded',
      actions: [{ outputs: { statusCode: 201 } }, { outputs: 'From a flow' }],
    });
    expect(run.out).not.toContain(api.credentials.apiKey);
    const mocked = JSON.parse(
      (await flow('run', 'create.json', ...given, '--mock', 'examples', '--json')).out,
    );
    expect(mocked.runs[0].actions[0].outputs.body).toHaveProperty('title');
    const missing = await flow('run', 'create.json');
    expect(missing.code).toBe(1);
    expect(missing.out).toContain('Add --connector shared_tasks=<package folder>');
  });
});

it('is a command of its own, with its help among that of all', async () => {
  const started = (...args: readonly string[]): Promise<Run> =>
    new Promise((resolve) => {
      execFile(process.execPath, [main, ...args], { cwd: folder }, (error, out, err) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
      });
    });
  const explained = await started('flow', 'explain', 'weather.json', '--json');
  expect(JSON.parse(explained.out)).toMatchObject({ name: 'weather' });
  expect(await started('flow', 'chek')).toMatchObject({ code: 2, err: expect.stringContaining('"chek"') });
  expect((await started('--help')).out).toContain('connectory flow test <file> --cases <file>');
});
