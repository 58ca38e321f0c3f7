import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTasksApi, type TasksApi } from '@connectory/example-tasks-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const example = fileURLToPath(new URL('../../../examples/tasks-api/connector', import.meta.url));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command in a process of its own. */
function connectory(...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err });
    });
  });
}

let api: TasksApi;
let folder: string;
let tasks: string;
let connection: string;
let allow: readonly string[];

beforeAll(async () => {
  api = await createTasksApi();
  folder = await mkdtemp(path.join(tmpdir(), 'connectory-cli-'));
  tasks = path.join(folder, 'tasks');
  connection = path.join(folder, 'connection.json');
  allow = ['--allow', `127.0.0.1:${api.port}`];
  await writeFile(connection, JSON.stringify({ api_key: api.credentials.apiKey }));
  const imported = await connectory('import', `${api.url}/openapi.json`, '--out', tasks, ...allow);
  expect(imported.err).toBe('');
});

afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

describe('export', () => {
  it('writes OpenAPI 3.1 to the screen or a file, which imports again', async () => {
    const shown = await connectory('export', example, '--to', 'openapi');
    expect(shown.code).toBe(0);
    expect(JSON.parse(shown.out)).toMatchObject({ openapi: '3.1.0' });
    const file = path.join(folder, 'out', 'tasks.openapi.json');
    const written = await connectory('export', example, '--to', 'openapi', '--output', file);
    expect(written.out).toContain(file);
    const again = await connectory('import', file, '--out', path.join(folder, 'again'), '--json');
    expect(JSON.parse(again.out)).toMatchObject({ source: { format: 'openapi', version: '3.1.0' } });
  });

  it('writes a package for the Power Platform, and needs to know where to', async () => {
    const out = path.join(folder, 'platform');
    const run = await connectory('export', example, '--to', 'paconn', '--output', out, '--json');
    expect(JSON.parse(run.out)).toMatchObject({ output: out });
    const settings: unknown = JSON.parse(await readFile(path.join(out, 'settings.json'), 'utf8'));
    expect(settings).toMatchObject({ apiDefinition: 'apiDefinition.swagger.json' });
    expect((await connectory('export', example, '--to', 'paconn')).code).toBe(2);
    expect((await connectory('export', example, '--to', 'raml')).code).toBe(2);
  });
});

describe('import', () => {
  it('makes a package of a description fetched from its address, which check accepts', async () => {
    const definition: unknown = JSON.parse(
      await readFile(path.join(tasks, 'apiDefinition.swagger.json'), 'utf8'),
    );
    expect(definition).toMatchObject({ swagger: '2.0', host: `127.0.0.1:${api.port}`, basePath: '/v1' });
    const checked = await connectory('check', tasks, '--json');
    expect(JSON.parse(checked.out)).toMatchObject({ packages: [{ operations: 30, read: true }] });
    expect(checked.code).toBe(0);
  });

  it('refuses a loopback address that was not allowed, and says how to allow it', async () => {
    const run = await connectory('import', `${api.url}/openapi.json`, '--out', path.join(folder, 'no'));
    expect(run.code).toBe(3);
    expect(run.err).toContain('127.0.0.1');
    expect(run.err).toContain('egress.');
  });

  it('reads files that lie beside a description, and takes the choices given', async () => {
    const source = path.join(folder, 'parted.yaml');
    await writeFile(path.join(folder, 'task.yaml'), 'type: string\nmaxLength: 7\n');
    await writeFile(
      source,
      `openapi: 3.1.0
info: { title: Parted, version: "1" }
servers: [{ url: https://a.example }, { url: https://b.example }]
paths:
  /a:
    get:
      operationId: a
      responses:
        200: { description: d, content: { application/json: { schema: { $ref: task.yaml } } } }
`,
    );
    const out = path.join(folder, 'parted');
    const run = await connectory('import', source, '--out', out, '--server', '1');
    expect(run.err).toBe('');
    const definition: unknown = JSON.parse(
      await readFile(path.join(out, 'apiDefinition.swagger.json'), 'utf8'),
    );
    expect(definition).toMatchObject({ host: 'b.example', definitions: { Task: { maxLength: 7 } } });
    expect((await connectory('import', source, '--out', out, '--server', 'x')).code).toBe(2);
  });

  it('says what is wrong with a source, and writes nothing', async () => {
    const source = path.join(folder, 'cut.json');
    await writeFile(source, '{"openapi": "3.1.0",\n "info":');
    const run = await connectory('import', source, '--out', path.join(folder, 'cut'));
    expect(run.code).toBe(3);
    expect(run.err).toMatch(/error .*:2/);
    expect((await connectory('import', path.join(folder, 'none.json'), '--out', folder)).err).toContain(
      'nothing of that name',
    );
  });

  it('does not write into a folder that holds something else', async () => {
    const source = path.join(tasks, 'apiDefinition.swagger.json');
    const run = await connectory('import', source, '--out', folder);
    expect(run).toMatchObject({ code: 3 });
    expect(run.err).toContain('already holds files');
  });
});

describe('check', () => {
  it('accepts the example package and gives places with lines', async () => {
    expect((await connectory('check', example)).code).toBe(0);
    const broken = path.join(folder, 'broken.json');
    await writeFile(
      broken,
      '{\n "swagger": "2.0",\n "info": {"title": "x", "version": "1"},\n "paths": {\n  "a": {}\n }\n}',
    );
    const file = path.join(folder, 'apiDefinition.swagger.json');
    await writeFile(file, await readFile(broken));
    const run = await connectory('check', file);
    expect(run.code).toBe(1);
    expect(run.out).toContain('apiDefinition.swagger.json:5:3 /paths/a A path has to start with "/"');
    await rm(file);
  });
});

describe('call', () => {
  it('calls an operation, checks the answer, and never prints the key', async () => {
    const args = [
      'call',
      tasks,
      'ListItems',
      '--param',
      'listId=inbox',
      '--param',
      'limit=2',
      '--connection',
      connection,
      ...allow,
    ];
    const run = await connectory(...args);
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toContain('200 OK');
    expect(run.out).toContain('The answer fits the schema declared for 200.');
    const json = await connectory(...args, '--json');
    expect(JSON.parse(json.out)).toMatchObject({
      response: { status: 200, body: { kind: 'json' } },
      check: { kind: 'fits' },
    });
    expect(run.out + json.out).not.toContain(api.credentials.apiKey);
  });

  it('sends nested bodies given whole, by path, and from a file', async () => {
    const file = path.join(folder, 'assignee.json');
    await writeFile(file, JSON.stringify({ title: 'From a file', assignee: { userId: 'ada' } }));
    const args = ['call', tasks, 'CreateItem', '-p', 'listId=inbox', '-c', connection, ...allow, '--json'];
    for (const body of [
      ['-p', 'body={"title":"Whole"}'],
      ['-p', 'body/title=By path'],
      ['-p', `body=@${file}`],
    ]) {
      const run = await connectory(...args, ...body);
      expect(JSON.parse(run.out)).toMatchObject({ response: { status: 201 } });
    }
  });

  it('tells each deviation of an answer that breaks its schema', async () => {
    const run = await connectory('call', tasks, 'GetBrokenReport', '-c', connection, ...allow);
    expect(run.code).toBe(1);
    expect(run.out).toContain('breaks the schema declared for 200');
    expect(run.out.match(/\(schema\.\w+\)/g)?.length).toBeGreaterThan(4);
  });

  it('shows the request of a dry run and sends nothing', async () => {
    const run = await connectory(
      'call',
      tasks,
      'GetItem',
      '-p',
      'listId=in box',
      '-p',
      'itemId=1',
      '-c',
      connection,
      '--dry-run',
    );
    expect(run.code).toBe(0);
    expect(run.out).toContain(`GET ${api.url}/v1/lists/in%20box/items/1`);
    expect(run.out).toContain('X-Api-Key: ••••••');
  });

  it.each([
    [['call', 'x'], 2, 'call takes a package folder and an operation id'],
    [['nonsense'], 2, 'there is no command "nonsense"'],
    [['check', '--nope'], 2, '--nope'],
    [['call', example, 'Nope'], 3, 'The connector has no operation "Nope"'],
    [['call', example, 'GetList'], 3, 'GetList needs a value for "listId"'],
    [['call', example, 'ListItems', '-p', 'limit=many'], 3, '--param limit should be integer'],
    [['call', example, 'GetMe', '-c', example], 3, 'it is a folder'],
    [['call', example, 'GetMe', '--pages', '0'], 2, '--pages 0 is not a number from 1 on'],
    [['check', '/no/such/folder'], 3, 'nothing of that name'],
  ])('%j ends with %i and says why', async (args, code, text) => {
    const run = await connectory(...args);
    expect(run.code).toBe(code);
    expect(run.err + run.out).toContain(text);
  });

  it('says what an API that fails answered', async () => {
    const run = await connectory('call', tasks, 'GetFailure', '-p', 'status=503', '-c', connection, ...allow);
    expect(run.code).toBe(1);
    expect(run.out).toContain('503');
  });
});

it('ends quietly when nobody reads on', async () => {
  const child = spawn(process.execPath, [main, 'export', example, '--to', 'openapi']);
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdout.destroy();
  const [code]: unknown[] = await once(child, 'exit');
  expect([code, err]).toEqual([0, '']);
});

describe('call for a try', () => {
  it('makes up values that are not given', async () => {
    const args = [
      'call',
      tasks,
      'CreateItem',
      '-p',
      'listId=inbox',
      '-c',
      connection,
      '--example',
      '--dry-run',
      '--json',
    ];
    const run = await connectory(...args);
    const { request } = JSON.parse(run.out);
    expect(run.code).toBe(0);
    expect(request.url).toContain('/lists/inbox/items');
    expect(request.body).toContain('"title"');
  });

  it('writes the answer to a file as it comes, and nothing when it failed', async () => {
    const file = path.join(folder, 'deep', 'list.json');
    const args = ['call', tasks, 'ExportList', '-c', connection, ...allow, '--output', file, '-p'];
    const run = await connectory(...args, 'listId=inbox');
    expect(run).toMatchObject({ code: 0, err: '' });
    expect(run.out).toMatch(/\(\d+ bytes of application\/json.* written\)/);
    expect(await readFile(file, 'utf8')).toContain('title');
    await rm(file);
    const failed = await connectory(...args, 'listId=none');
    expect(failed.code).toBe(1);
    expect(failed.out).toContain('404');
    expect(await readdir(path.dirname(file))).toEqual([]);
  });

  it('follows links to next pages when asked to', async () => {
    const args = [
      'call',
      tasks,
      'ListItems',
      '-p',
      'listId=inbox',
      '-p',
      'limit=5',
      '-c',
      connection,
      ...allow,
      '--json',
    ];
    const one = JSON.parse((await connectory(...args)).out);
    const all = JSON.parse((await connectory(...args, '--pages', '10')).out);
    expect(one.response.body.value.value).toHaveLength(5);
    expect(all.response.body.value.value.length).toBeGreaterThan(5);
  });
});

describe('call over one of several parameter sets', () => {
  const headersOf = (run: Run): string => JSON.stringify(JSON.parse(run.out).request?.headers ?? run.out);

  it('finds the set by the values, takes the one named, and tells of one that is not there', async () => {
    const several = path.join(folder, 'several');
    await cp(tasks, several, { recursive: true });
    const secret = { type: 'securestring' };
    const sets = [
      { name: 'key', parameters: { api_key: secret } },
      { name: 'person', parameters: { username: { type: 'string' }, password: secret } },
    ];
    const properties = { properties: { connectionParameterSets: { values: sets } } };
    await writeFile(path.join(several, 'apiProperties.json'), JSON.stringify(properties));
    const basic = path.join(folder, 'basic.json');
    await writeFile(basic, JSON.stringify({ username: 'ada', password: 'analytical-engine' }));
    const args = ['call', several, 'GetMe', '--dry-run', '--json'];
    expect(headersOf(await connectory(...args, '-c', basic))).toContain('Authorization');
    expect(headersOf(await connectory(...args, '-c', connection))).toMatch(/x-api-key/i);
    const named = await connectory(...args, '-c', connection, '--set', 'person');
    expect([named.code, named.out]).toEqual([3, expect.stringContaining('"username\\"')]);
    const unknown = await connectory(...args, '--set', 'nobody');
    expect([unknown.code, unknown.out]).toEqual([
      3,
      expect.stringContaining('--set takes one of: key, person'),
    ]);
  });
});

describe('serve', () => {
  it('starts the server, says where it is, and stops when told', async () => {
    const child = spawn(process.execPath, [
      main,
      'serve',
      '--port',
      '0',
      '--data',
      path.join(folder, 'data'),
      '--json',
    ]);
    const address = await new Promise<string>((resolve, reject) => {
      let out = '';
      child.stdout.on('data', (chunk) => {
        out += String(chunk);
        const found = /"ready":true,"url":"([^"]+)"/.exec(out)?.[1];
        if (found !== undefined) resolve(found);
      });
      child.on('exit', () => reject(new Error(out)));
    });
    const health = await fetch(`${address}/healthz`);
    expect(await health.json()).toMatchObject({ status: 'ok' });
    const code = new Promise((resolve) => child.on('exit', resolve));
    child.kill('SIGTERM');
    expect(await code).toBe(0);
  });
});

it('is started by its launcher as by itself', async () => {
  const launcher = fileURLToPath(new URL('../bin/connectory.mjs', import.meta.url));
  const run = await new Promise<Run>((resolve) => {
    execFile(process.execPath, [launcher, 'check', example], (error, out, err) => {
      resolve({ code: error === null ? 0 : 1, out, err });
    });
  });
  expect(run).toMatchObject({ code: 0, err: '' });
  expect(run.out).toContain('30 operations, 0 errors');
});
