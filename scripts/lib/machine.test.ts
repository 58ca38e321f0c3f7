import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findChromium } from './chromium.mjs';
import { nodeTooOld, runsTypeScript } from './node-version.mjs';

it.each(['20.19.0', '20.20.2', '22.0.0', '26.10.0'])('accepts Node %s', (version) => {
  expect(nodeTooOld(version)).toBeUndefined();
});

it.each(['18.20.0', '20.18.3', '19.99.0'])(
  'refuses Node %s in one line that names what is needed',
  (version) => {
    expect(nodeTooOld(version)).toMatch(new RegExp(`^Connectory needs Node 20\\.19 .*Node ${version}\\..*$`));
  },
);

it('knows which Node runs TypeScript', () => {
  expect(['20.20.2', '22.17.1', '22.18.0', '24.0.0'].map(runsTypeScript)).toEqual([false, false, true, true]);
});

it('takes CHROMIUM_PATH before anything else, and only when a program is there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connectory-chromium-'));
  const program = join(folder, 'chromium');
  writeFileSync(program, '');
  expect(findChromium({ CHROMIUM_PATH: program })).toBeUndefined();
  chmodSync(program, 0o755);
  expect(findChromium({ CHROMIUM_PATH: program })).toBe(program);
  rmSync(folder, { recursive: true });
});
