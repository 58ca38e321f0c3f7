import { spawn } from 'node:child_process';

/**
 * @typedef {{ code: number, output: string }} Finished
 */

/**
 * Process groups that `capture` started and that still run: whoever ends this process ends them too.
 * @type {Set<number>}
 */
const groups = new Set();
const grouped = process.platform !== 'win32';

/**
 * Runs a program without standard input and collects what it prints. Past its time it is ended, with all it started.
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
      detached: grouped,
    });
    const { pid } = child;
    if (pid !== undefined) addGroup(pid);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      if (pid === undefined) return;
      endGroup(pid, 'SIGTERM');
      setTimeout(endGroup, 3000, pid, 'SIGKILL').unref();
    }, minutes * 60_000);
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    const finish = (/** @type {number} */ code, /** @type {string} */ note) => {
      clearTimeout(timer);
      if (pid !== undefined) removeGroup(pid);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + note });
    };
    child.on('error', (error) => finish(127, `${program} could not be started: ${error.message}\n`));
    child.on('close', (code, signal) => {
      const why = late
        ? `It took longer than ${minutes} minutes and was ended.`
        : `It was ended by ${signal}.`;
      if (signal !== null || late) finish(1, `\n${[program, ...args].join(' ')}: ${why}\n`);
      else finish(code ?? 1, '');
    });
  });
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} signal
 */
function endGroup(pid, signal) {
  try {
    process.kill(grouped ? -pid : pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}

const endAll = () => groups.forEach((pid) => endGroup(pid, 'SIGTERM'));
const interrupted = () => process.exit(130);
const terminated = () => process.exit(143);

/** @param {number} pid */
function addGroup(pid) {
  if (groups.size === 0) process.on('exit', endAll).on('SIGINT', interrupted).on('SIGTERM', terminated);
  groups.add(pid);
}

/** @param {number} pid */
function removeGroup(pid) {
  if (!groups.delete(pid) || groups.size > 0) return;
  process.off('exit', endAll).off('SIGINT', interrupted).off('SIGTERM', terminated);
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
