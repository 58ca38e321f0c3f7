import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { capture } from './process.mjs';

const node = (code: string, minutes = 1) =>
  capture([process.execPath, '-e', code], { cwd: process.cwd(), minutes });

describe('capture', () => {
  it('collects both streams and the exit code', async () => {
    const { code, output } = await node(`console.log('out'); console.error('err'); process.exitCode = 3;`);
    expect(code).toBe(3);
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out']);
  });

  it('gives the program no standard input to wait for', async () => {
    const script = `process.stdin.resume().on('end', () => console.log('no input'));`;
    expect(await node(script)).toEqual({ code: 0, output: 'no input\n' });
  });

  it('ends a program that takes too long, with what it started, and says so', async () => {
    const script = `const { spawn } = require('node:child_process');
      spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      console.log('started');`;
    const { code, output } = await node(script, 1 / 60);
    expect(code).toBe(1);
    expect(output).toMatch(/^started\n[\s\S]*took longer than/);
  });

  it('says which program could not be started', async () => {
    const { code, output } = await capture(['no-such-program'], { cwd: process.cwd() });
    expect(code).toBe(127);
    expect(output).toContain('no-such-program could not be started');
  });
});

describe('handOver', () => {
  const library = new URL('process.mjs', import.meta.url).href;
  const start = (program: string) => {
    const command = JSON.stringify([process.execPath, '-e', program]);
    const script = `import { handOver } from '${library}'; process.exit(await handOver(${command}, { cwd: '.' }));`;
    return spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  };

  it('passes on the exit code', async () => {
    expect(await once(start('process.exit(5)'), 'close')).toEqual([5, null]);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('passes on %s and waits for a graceful stop', async (signal) => {
    const program = `process.on('${signal}', () => setTimeout(process.exit, 50, 7));
      setInterval(() => {}, 1000); console.log('ready');`;
    const child = start(program);
    await once(child.stdout, 'data');
    child.kill(signal);
    expect(await once(child, 'close')).toEqual([7, null]);
  });
});
