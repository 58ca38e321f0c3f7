import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function start(port: string) {
  const child = spawn(process.execPath, [main], { env: { ...process.env, PORT: port } });
  child.stdout.setEncoding('utf8');
  child.stderr.setEncoding('utf8');
  return child;
}

describe('the command', () => {
  it('prints address and credentials, serves, and stops on SIGTERM', async () => {
    const child = start('0');
    let output = '';
    for await (const chunk of child.stdout) {
      output += String(chunk);
      if (output.includes('public client')) break;
    }
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(output)?.[0] ?? '';
    expect(output).toContain('tasks-demo-key');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    const exit = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
  });

  it('says what to do when the port is taken or not a port', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const taken = typeof address === 'object' && address !== null ? String(address.port) : '';
    for (const [port, code, text] of [
      [taken, 1, 'Choose another port'],
      ['x', 2, 'whole number'],
    ] as const) {
      const child = start(port);
      const exit = once(child, 'exit');
      let errors = '';
      for await (const chunk of child.stderr) errors += String(chunk);
      expect(errors).toContain(text);
      expect(await exit).toEqual([code, null]);
    }
    other.close();
  });
});
