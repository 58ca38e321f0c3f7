import { spawn } from 'node:child_process';

/**
 * @typedef {{ code: number, output: string }} Finished
 */

/**
 * Runs a program without standard input and collects what it prints.
 * @param {readonly string[]} command
 * @param {{ cwd: string, env?: Record<string, string>, minutes?: number }} options
 * @returns {Promise<Finished>}
 */
export function capture(command, { cwd, env = {}, minutes = 10 }) {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: minutes * 60_000,
      killSignal: 'SIGKILL',
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) =>
      resolve({ code: 127, output: `${program} could not be started: ${error.message}\n` }),
    );
    child.on('close', (code, signal) => {
      const output = Buffer.concat(chunks).toString('utf8');
      if (signal === null) return resolve({ code: code ?? 1, output });
      const why = signal === 'SIGKILL' ? ` It may have taken longer than its ${minutes} minutes.` : '';
      return resolve({ code: 1, output: `${output}\n${program} was ended by ${signal}.${why}\n` });
    });
  });
}

/**
 * Runs a program that shares this one's terminal, passes signals on to it, and resolves to its exit code.
 * @param {readonly string[]} command
 * @param {{ cwd: string, env?: Record<string, string> }} options
 * @returns {Promise<number>}
 */
export function handOver(command, { cwd, env = {} }) {
  const [program = '', ...args] = command;
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) {
      process.on(signal, () => {
        // A terminal sends Ctrl-C to the whole group: a second one would turn a graceful stop into a hard one.
        if (signal === 'SIGINT' && process.stdin.isTTY) return;
        child.kill(signal);
      });
    }
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code, signal) => resolve(signal === null ? (code ?? 1) : 128 + signalNumber(signal)));
  });
}

/** @param {NodeJS.Signals} signal */
function signalNumber(signal) {
  return { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[String(signal)] ?? 0;
}
