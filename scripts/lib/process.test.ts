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
