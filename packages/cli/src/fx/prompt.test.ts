import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runPrompt } from './prompt.ts';

const settings = { decimal: false, canvas: false, culture: undefined, timeZone: undefined };

/** A prompt over streams that stand for a terminal. */
interface Terminal {
  /** Types keys, and waits until something like this is shown behind what was there before. */
  readonly type: (keys: string, shown: RegExp | string) => Promise<void>;
  readonly screen: () => string;
  readonly ended: Promise<void>;
}

let folder: string;
let history: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'connectory-prompt-'));
  history = path.join(folder, 'deep', 'history');
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

function openTerminal(colors: boolean): Terminal {
  const input = new PassThrough();
  const output = new PassThrough();
  let screen = '';
  output.setEncoding('utf8').on('data', (text: string) => (screen += text));
  const ended = runPrompt({
    start: { settings, context: { orders: [{ price: 2 }] }, definitions: undefined },
    colors,
    input,
    output,
    history,
  });
  return {
    ended,
    screen: () => screen,
    type: async (keys, shown) => {
      const before = screen.length;
      input.write(keys);
      await vi.waitFor(() => expect(screen.slice(before)).toMatch(shown), { timeout: 10_000 });
    },
  };
}

const controlC = '\u0003';
const controlD = '\u0004';
const up = '\u001b[A';
const escape = '\u001b';
/** The prompt, as it is written anew for the next formula. */
const ready = `${escape}\\[0J> `;

describe('the prompt', () => {
  it('evaluates, goes on while brackets are open, keeps history, and ends', async () => {
    await writeFile(path.join(folder, 'history'), '1 + 41\n');
    history = path.join(folder, 'history');
    const { type, ended, screen } = openTerminal(false);
    await type('', /Power Fx.*\n[\s\S]*> /);
    await type(`${up}\r`, new RegExp(`\n42\n[\\s\\S]*${ready}`));
    await type('Set(x, 5)\r', new RegExp(`x: Number = 5\n[\\s\\S]*${ready}`));
    await type('Sum(\r', '\u001b[0J. ');
    await type('x, 2)\r', new RegExp(`\n7\n[\\s\\S]*${ready}`));
    await type('(1\r\r', new RegExp(`error {3}1:3 [\\s\\S]*${ready}`));
    for (const code of [31, 36, 90]) expect(screen()).not.toContain(`\u001b[${code}m`);
    await type(controlD, /\n$/);
    await ended;
    const kept = await readFile(history, 'utf8');
    expect(kept.split('\n').slice(0, 3)).toEqual(['1 + 41', 'Set(x, 5)', 'Sum(']);
  });

  it('completes by Tab, and clears the line by Ctrl+C', async () => {
    const { type, ended } = openTerminal(false);
    await type('', /> /);
    await type('ord\t', /orders/);
    await type(controlC, new RegExp(`\\^C\n[\\s\\S]*${ready}`));
    await type('Roundd\t', /RoundDown\(/);
    await type(`2.7, 0)\r`, new RegExp(`\n2\n[\\s\\S]*${ready}`));
    await type(':quit\r', /\n/);
    await ended;
  });

  it('colours what is typed and what comes out', async () => {
    const { type, ended } = openTerminal(true);
    await type('', /> /);
    await type('Len("ab")', '\u001b[34mLen\u001b[39m(\u001b[32m"ab"\u001b[39m)\u001b8');
    await type('\r', '\n\u001b[36m2\u001b[39m\n');
    await type('foo\r', '\u001b[31merror   1:1 ');
    await type('Exit()\r', /\n/);
    await ended;
  });

  it('cancels a running formula by Ctrl+C, and keeps what was set', async () => {
    const { type, ended } = openTerminal(false);
    await type('', /> /);
    await type('Set(x, 5)\r', new RegExp(`x: Number = 5\n[\\s\\S]*${ready}`));
    const slow = 'CountRows(Filter(Sequence(50000), CountRows(Filter(Sequence(50000), Value > 3)) > 1))';
    await type(`${slow}\r`, /\n/);
    await type(controlC, /cancelled[\s\S]*> /);
    await type('x\r', new RegExp(`\n5\n[\\s\\S]*${ready}`));
    await type(controlD, /\n$/);
    await ended;
  });
});
