import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the real command in a process of its own, with these lines on its standard input. */
function fxWith(input: string, ...args: readonly string[]): Promise<Run> {
  return new Promise((resolve) => {
    // Many processes load the same engine: they share what Node made of its text.
    const env = { ...process.env, NODE_COMPILE_CACHE: file('cache') };
    const child = spawn(process.execPath, [main, 'fx', ...args], { env });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.on('close', (code) => resolve({ code: code ?? -1, out, err }));
    // A session that ended by itself reads no more.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

const fx = (...args: readonly string[]): Promise<Run> => fxWith('', ...args);
const lines = (...texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

let folder: string;
const file = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'connectory-fx-'));
  await writeFile(
    file('data.json'),
    JSON.stringify({ orders: [{ price: 2 }, { price: 3.5, note: 'two' }], who: 'Ada', at: '2024-02-29' }),
  );
  await writeFile(
    file('lib.fx'),
    lines('Total = Sum(orders, price);', 'Twice(n: Number): Number = n * 2;', 'Point := Type({x: Number});'),
  );
  await writeFile(file('formula.fx'), '\ufeffWith(\r\n  { a: 1 },\r\n  a + 1\r\n)\r\n');
  await writeFile(file('broken.fx'), 'With(\n  { a: 1 },\n  a + bb\n)\n');
  await writeFile(file('list.json'), '[1]');
  await writeFile(file('cut.json'), '{"a":');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

describe('fx eval', () => {
  it('prints the value as a formula that makes it', async () => {
    expect(await fx('eval', 'Table({a: 1 + 1, b: "x"})')).toEqual({
      code: 0,
      out: 'Table({a:2,b:"x"})\n',
      err: '',
    });
  });

  it('takes the members of a JSON object for variables', async () => {
    const context = ['--context', file('data.json')];
    expect((await fx('eval', 'Sum(orders, price)', ...context)).out).toBe('5.5\n');
    const run = await fx('eval', 'LookUp(orders, note = "two")', ...context, '--json');
    expect(JSON.parse(run.out)).toEqual({
      value: { price: 3.5, note: 'two' },
      type: '{note: Text, price: Number}',
      problems: [],
    });
    expect((await fx('eval', 'who & at', ...context)).out).toBe('"Ada2024-02-29"\n');
  });

  it('reads a formula from a file, and what it may use from another', async () => {
    expect((await fx('eval', '--file', file('formula.fx'))).out).toBe('2\n');
    const run = await fx(
      'eval',
      'Twice(Total)',
      '--definitions',
      file('lib.fx'),
      '--context',
      file('data.json'),
    );
    expect(run).toEqual({ code: 0, out: '11\n', err: '' });
  });

  it('says what is wrong, where, in which line, and ends with 1', async () => {
    const run = await fx('eval', '--file', file('broken.fx'));
    expect(run.code).toBe(1);
    expect(run.out).toContain(`${file('broken.fx')}:3:7 `);
    expect(run.out).toMatch(/^error .*"?bb"?.*\(powerfx\.invalid-name\)\n {4}a \+ bb\n {8}\^\^$/m);
    const json = JSON.parse((await fx('eval', 'bb', '--json')).out);
    expect(json).toMatchObject({
      value: null,
      problems: [{ code: 'powerfx.invalid-name', severity: 'error', line: 1, column: 1, start: 0, end: 2 }],
    });
  });

  it('shows what is missing at the end behind the last word', async () => {
    await writeFile(file('open.fx'), 'Sum(1,\n  2\n\n');
    expect((await fx('eval', '--file', file('open.fx'))).out).toMatch(/:2:4 .*\n {4}2\n {5}\^\n/);
  });

  it('tells an error that a formula ends with, and ends with 1', async () => {
    const run = await fx('eval', '1/0');
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/^error {3}1:2 .*zero.*\(Div0\)\n {2}1\/0\n {3}\^\n$/);
    const json = JSON.parse((await fx('eval', '1/0', '--json')).out);
    expect(json).toMatchObject({ value: { error: [{ kind: 'Div0' }] }, problems: [{ code: 'Div0' }] });
  });

  it('does not show places of other formulas as its own', async () => {
    await writeFile(file('bad.fx'), 'Bad = 1 + 1/0;\n');
    const run = await fx('eval', 'Bad + 1', '--definitions', file('bad.fx'));
    expect(run).toMatchObject({ code: 1, out: expect.stringMatching(/^error {3}[A-Z]/) });
  });

  it('tells what is wrong with definitions in their own file', async () => {
    const run = await fx('eval', '1', '--definitions', file('lib.fx'));
    expect(run.code).toBe(1);
    expect(run.out).toContain(`${file('lib.fx')}:1:13`);
  });

  it('counts in decimals, by the rules of canvas apps, and in a time zone', async () => {
    expect((await fx('eval', '0.1 + 0.2', '--decimal')).out).toBe('0.3\n');
    expect((await fx('eval', '0.1 + 0.2')).out).not.toBe('0.3\n');
    // Before Power Fx 1.0 columns were named by texts.
    const column = 'CountRows(Distinct([{a: 1}, {a: 1}], a)) & CountRows(ShowColumns([{a: 1}], "a"))';
    expect((await fx('eval', column, '--canvas')).out).toBe('"11"\n');
    expect((await fx('eval', column)).code).toBe(1);
    const hour = 'Hour(DateTimeValue("2024-07-01T00:00:00Z"))';
    expect((await fx('eval', hour, '--time-zone', 'Europe/Paris')).out).toBe('2\n');
  });

  it('reads and writes in a culture', async () => {
    const run = await fx(
      'eval',
      'Set(x; 1,5);; {a: x; b: Text(DateTime(2024;7;1;0;0;0); "dddd")}',
      '--culture',
      'fr-FR',
    );
    expect(run.out).toBe('{a:1,5;b:"lundi"}\n');
    await writeFile(file('fr.fx'), 'Prix = 1,5;;\nSomme = Sum(Prix; 2,5);;\n');
    expect((await fx('eval', 'Somme + 0,5', '--culture', 'fr-FR', '-d', file('fr.fx'))).out).toBe('4,5\n');
  });

  it('takes a formula that begins with a minus, and one behind --', async () => {
    expect((await fx('eval', '-(1) + 3', '--json')).out).toContain('"value": 2');
    expect((await fx('eval', '--decimal', '--', '--5')).out).toBe('5\n');
  });

  it('prints what a formula says', async () => {
    expect((await fx('eval', 'Notify("hello"); Trace("step"); 5')).out).toBe('hello\ntrace: step\n5\n');
    expect(JSON.parse((await fx('eval', 'Notify("hello"); 5', '--json')).out)).toMatchObject({
      messages: ['hello'],
    });
  });

  it('ends with a message for anything at all', async () => {
    const hostile = [
      `${'('.repeat(50_000)}1${')'.repeat(50_000)}`,
      `${'-'.repeat(50_000)}1`,
      `1${'+1'.repeat(40_000)}`,
      '\u001b]0;foo\u0007',
      '\ud800',
      '__proto__.constructor',
      'With({a: Concat(Sequence(50000), "12345678")}, Concat(Sequence(50000), a))',
      '"abc',
    ];
    const run = await fxWith(lines(...hostile), '--json');
    const documents = run.out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const error = expect.objectContaining({ severity: 'error', code: expect.not.stringMatching('fault') });
    expect(documents).toEqual(
      hostile.map(() => expect.objectContaining({ problems: expect.arrayContaining([error]) })),
    );
    expect(run).toMatchObject({ code: 1, err: '' });
    const shown = await fx('eval', '\u001b[31mfoo\u0007');
    expect(shown.out).toContain('␛[31mfoo␇\n');
    expect(shown.out).not.toContain('\u001b');
  });
});

describe('fx check', () => {
  it('tells the type, or what is wrong, and runs nothing', async () => {
    expect(await fx('check', 'Notify("no"); [1]')).toMatchObject({
      code: 0,
      out: expect.stringContaining('[{Value: Number}]'),
    });
    const run = await fx('check', 'Sum(orders, pric)', '--context', file('data.json'));
    expect(run).toMatchObject({ code: 1, out: expect.stringContaining('            ^^^^\n') });
    const json = JSON.parse((await fx('check', '--file', file('formula.fx'), '--json')).out);
    expect(json).toEqual({ type: 'Number', problems: [] });
  });

  it('checks definitions on their own', async () => {
    expect((await fx('check', '-d', file('lib.fx'), '-c', file('data.json'))).code).toBe(0);
    expect((await fx('check', '-d', file('lib.fx'))).code).toBe(1);
  });
});

describe('fx format', () => {
  it('lays out formulas and programs, whether their names are known or not', async () => {
    expect((await fx('format', '--file', file('broken.fx'))).out).toBe('With(\n    {a: 1},\n    a + bb\n)\n');
    expect((await fx('format', '--file', file('lib.fx'))).out).toContain(
      'Twice(n: Number): Number = n * 2;\nPoint',
    );
    expect(JSON.parse((await fx('format', '1+1', '--json')).out)).toEqual({
      formatted: '1 + 1',
      problems: [],
    });
  });

  it('leaves what cannot be read, and says why', async () => {
    expect(await fx('format', 'Sum(1')).toMatchObject({
      code: 1,
      out: expect.stringContaining('  Sum(1\n       ^'),
    });
  });
});

describe('fx command line', () => {
  it.each([
    [['eval'], 2, 'takes a formula in quotes, or --file'],
    [['eval', 'a', 'b'], 2, 'write it in quotes'],
    [['eval', 'a', '--file', 'b'], 2, 'not both'],
    [['1 + 1'], 2, 'write fx eval "1 + 1"'],
    [['eval', '1', '--nope'], 2, '--nope'],
    [['eval', '1', '--culture', 'tlh-!'], 2, 'language tag such as fr-FR'],
    [['eval', '1', '--time-zone', 'Mars'], 2, 'time zone such as Europe/Paris'],
    [['--file', 'x'], 2, '--file only with'],
    [['eval', '--file', '/no/such/file'], 3, 'nothing of that name'],
    [['--context', '/no/such/file'], 3, 'nothing of that name'],
  ])('%j ends with %i and says why', async (args, code, text) => {
    const run = await fx(...args);
    expect(run.code).toBe(code);
    expect(run.err).toContain(text);
  });

  it('says what is wrong with a context', async () => {
    const list = await fx('eval', '1', '--context', file('list.json'));
    expect(list).toMatchObject({ code: 3, err: expect.stringContaining('it holds no object') });
    const cut = await fx('eval', '1', '--context', file('cut.json'), '--json');
    expect(cut).toMatchObject({ code: 3, out: expect.stringContaining('not-json') });
  });

  it('has its place in the help', async () => {
    expect((await fx('--help')).out).toContain('connectory fx eval "<formula>"');
  });
});

describe('fx without a terminal', () => {
  it('runs each line as a step, and what one sets the next ones see', async () => {
    const run = await fxWith(
      lines(
        'Set(x, 5)',
        'x * 2',
        'y = x + 1;',
        'Set(x, 10)',
        'y',
        'Twice(n: Number): Number = n * 2;',
        'Twice(y)',
        '',
        '// nothing',
      ),
    );
    expect(run).toEqual({ code: 0, out: '10\n11\n22\n', err: '' });
  });

  it('reads on while something is open', async () => {
    const run = await fxWith(
      lines(
        'Sum(',
        '  1, // )',
        '  Len("a',
        '',
        ')b"),',
        '  Len($"x{ {a: 1}.a',
        '}y")',
        ')',
        '/* a',
        '*/ 7',
        '{a:',
        '1}',
      ),
    );
    expect(run).toEqual({ code: 0, out: '9\n7\n{a:1}\n', err: '' });
  });

  it('goes on behind an error, and ends with 1', async () => {
    const run = await fxWith(lines('foo', '1))', '1/0', '2', '[1'));
    expect(run.code).toBe(1);
    expect(run.out.match(/^error /gm)?.length).toBeGreaterThanOrEqual(4);
    expect(run.out).toMatch(/^2$/m);
  });

  it('compares with = what it knows, and defines what it does not', async () => {
    expect((await fxWith(lines('a = 5', 'a = 5', 'a := 6', 'a', 'a = 7;', 'a'))).out).toBe('true\n6\n7\n');
  });

  it('knows words that are no formulas', async () => {
    const run = await fxWith(
      lines(
        'Set(x, 5)',
        'F(n: Number): Number = n;',
        'T := Type({x: Number});',
        ':type [x]',
        ':names',
        ':help',
        ':clear',
        ':names',
        ':what',
        ':quit',
        'x',
      ),
    );
    expect(run.code).toBe(1);
    expect(run.out).toMatch(
      /^\[\{Value: Number\}\]\nx: Number\nF\(…\)\nT := Type\(\{x: Number\}\)\nType a formula/,
    );
    expect(run.out).toMatch(/There is no word ":what"\..*\n$/);
  });

  it('begins with a context and definitions, also after :clear', async () => {
    const run = await fxWith(
      lines('Set(who, "Eve")', 'who', ':clear', 'who', 'Total', 'Exit()', '1'),
      '-c',
      file('data.json'),
      '-d',
      file('lib.fx'),
    );
    expect(run).toEqual({ code: 0, out: '"Eve"\n"Ada"\n5.5\n', err: '' });
  });

  it('prints one JSON document a line', async () => {
    const run = await fxWith(lines('a = 1;', 'a', 'Notify("x")', 'foo', ':names'), '--json');
    const documents = run.out
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(documents).toMatchObject([
      { defined: ['a'], problems: [] },
      { value: 1, type: 'Number', problems: [] },
      { value: null, messages: ['x'] },
      { problems: [{ code: 'powerfx.invalid-name' }] },
    ]);
    expect(run.code).toBe(1);
  });

  it('ends a function that never ends, and goes on', async () => {
    const run = await fxWith(lines('Rec(n: Number): Number = Rec(n + 1) + 1;', 'Rec(1)', '2'));
    expect(run).toMatchObject({ code: 1, out: expect.stringMatching(/^error .*Rec.*\n2\n$/) });
  });
});
