import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macPath = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The path of a Chromium for the browser tests: CHROMIUM_PATH, or the first one on this machine.
 * @param {Record<string, string | undefined>} [env]
 * @returns {string | undefined}
 */
export function findChromium(env = process.env) {
  if (env['CHROMIUM_PATH']) return executable(env['CHROMIUM_PATH']) ? env['CHROMIUM_PATH'] : undefined;
  const folders = ['/usr/bin', ...(env['PATH'] ?? '').split(delimiter)].filter((folder) => folder !== '');
  const candidates = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...candidates, macPath].find(executable);
}

/**
 * Finds Chromium, and installs Debian's where there is none and this process may.
 * @returns {{ path: string } | { problem: string }}
 */
export function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return { path: found };
  if (process.env['CHROMIUM_PATH']) {
    return {
      problem: `CHROMIUM_PATH is ${process.env['CHROMIUM_PATH']}, and no program is there. Correct or unset it.`,
    };
  }
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests (apt-get install chromium).');
    const installed = aptGet(['update']) && aptGet(['install', '-y', '--no-install-recommends', 'chromium']);
    const path = findChromium();
    if (installed && path !== undefined) return { path };
  }
  return {
    problem:
      'The browser tests need Chromium, and none was found. Install it (Debian, Ubuntu: `sudo apt-get install chromium`; ' +
      'elsewhere Google Chrome), or set CHROMIUM_PATH to one, and run `npm test` again.',
  };
}

/** @param {readonly string[]} args */
function aptGet(args) {
  const { status, stdout, stderr } = spawnSync('apt-get', args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) console.error(`${stdout}${stderr}`);
  return status === 0;
}

/** @param {string} path */
function executable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
