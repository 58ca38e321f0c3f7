import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Runs the real command in a process of its own. */
function connectory(
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error === null ? 0 : -1, out, err });
    });
  });
}

/* Numbers and member order that JavaScript would change, unknown members, and faults with and without a fix. */
const definition = `{
  "swagger": "2.0",
  "x-mine": { "b": 1.0, "10": "ten", "2": "two" },
  "info": { "title": "Tasks", "description": "Tasks of a team, for flows and apps.", "version": "1" },
  "host": "api.contoso.com",
  "basePath": "v1",
  "paths": {
    "/tasks/{id}": {
      "get": {
        "operationId": "GetTask",
        "summary": "Get a task",
        "description": "Reads one task.",
        "parameters": [
          { "name": "id", "in": "path", "type": "string", "x-ms-sumary": "Id", "x-ms-url-encoding": "single" }
        ],
        "responses": {
          "404": { "description": "None" },
          "200": { "description": "Task", "schema": { "type": "object", "required": [], "properties": {} } },
          "20O": { "description": "Typing error" }
        }
      }
    }
  }
}
`;
const properties = '{"properties":{"iconBrandColor":"#0e7c7b","connectionParameters":{},"capabilities":[]}}';

let folder: string;
let pack: string;
const definitionFile = (): string => path.join(pack, 'APIDefinition.swagger.json');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'connectory-check-'));
  pack = path.join(folder, 'tasks');
  await mkdir(pack);
  await writeFile(definitionFile(), definition);
  await writeFile(path.join(pack, 'apiProperties.json'), properties);
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('check', () => {
  it('mends what can be mended, says so, and says what is left', async () => {
    const run = await connectory('check', pack, '--fix');
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/tasks: 1 operations, \d mended, left are 1 error,/);
    for (const code of ['DOC-013', 'PRM-003', 'CX-001', 'SCH-009'])
      expect(run.out).toMatch(new RegExp(`mended .*${code}`));
    expect(run.out).toMatch(/error .*20O.*RSP-001/);
    const mended = await readFile(definitionFile(), 'utf8');
    expect(mended).toContain('"basePath": "/v1"');
    expect(mended).toContain('"b": 1.0,\n    "10": "ten",\n    "2": "two"');
    expect(mended.indexOf('"404"')).toBeLessThan(mended.indexOf('"200"'));
    expect(mended).not.toContain('x-ms-sumary');
    expect(await readFile(path.join(pack, 'apiProperties.json'), 'utf8')).toBe(properties);

    const again = await connectory('check', pack, '--fix', '--format', 'json');
    expect(JSON.parse(again.out)).toMatchObject({ packages: [{ operations: 1, mended: [] }] });
    expect(await readFile(definitionFile(), 'utf8')).toBe(mended);
  });

  it('writes nothing unless told to', async () => {
    expect((await connectory('check', pack)).code).toBe(1);
    expect(await readFile(definitionFile(), 'utf8')).toBe(definition);
  });

  it('looks for more in the stricter profiles', async () => {
    const codes = async (...args: readonly string[]): Promise<string> =>
      (await connectory('check', pack, ...args)).out;
    expect(await codes()).not.toContain('MET-001');
    expect(await codes('--profile', 'publish')).toMatch(/error .*MET-001/);
    expect(await codes('--profile', 'certify')).toMatch(/error .*MET-005/);
    expect(await connectory('check', pack, '--profile', 'strict')).toMatchObject({ code: 2 });
  });
});

describe('diff', () => {
  it('ends with 1 for what breaks flows, and with 0 for what does not', async () => {
    const other = path.join(folder, 'other');
    await mkdir(other);
    const write = (text: string): Promise<void> =>
      writeFile(path.join(other, 'apiDefinition.swagger.json'), text);
    await write(definition.replace('"in": "path"', '"in": "query"').replace('/tasks/{id}', '/task'));
    const breaking = await connectory('diff', pack, other);
    expect(breaking.code).toBe(1);
    expect(breaking.out).toContain('2 breaking');
    expect(breaking.out).toMatch(/error .*:\d+:\d+ .*BRK-002/);
    await write(definition.replace('Get a task', 'Read a task'));
    const harmless = await connectory('diff', pack, other, '--format', 'json');
    expect(harmless.code).toBe(0);
    expect(JSON.parse(harmless.out)).toMatchObject({ breaking: 0, findings: [{ code: 'rule.BRK-014' }] });
  });

  it('says what cannot be compared', async () => {
    expect(await connectory('diff', pack)).toMatchObject({ code: 2 });
    expect(await connectory('diff', pack, path.join(folder, 'none'))).toMatchObject({ code: 3 });
  });
});
