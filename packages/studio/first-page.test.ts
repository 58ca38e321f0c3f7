import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { beforeAll, describe, expect, it } from 'vitest';

/** What the first page may weigh, in bytes of gzip: scripts and styles together. */
const budget = 210_000;

let output: Rolldown.OutputBundle[string][];

beforeAll(async () => {
  // The test runner says NODE_ENV=test, and React would come in its larger development build.
  process.env['NODE_ENV'] = 'production';
  const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
  const built = await build({ configFile, logLevel: 'error', build: { write: false } });
  if (Array.isArray(built) || !('output' in built)) throw new Error('Expected one bundle.');
  output = built.output;
}, 120_000);

function chunkOf(file: string): Rolldown.OutputChunk {
  const found = output.find(
    (entry) => entry.type === 'chunk' && entry.moduleIds.some((id) => id.endsWith(file)),
  );
  if (found?.type !== 'chunk') throw new Error(`No chunk holds ${file}.`);
  return found;
}

/** The chunk and all that it needs before it can run. */
function withImports(chunk: Rolldown.OutputChunk, into: Set<Rolldown.OutputChunk>): void {
  if (into.has(chunk)) return;
  into.add(chunk);
  for (const name of chunk.imports) {
    const needed = output.find((entry) => entry.fileName === name);
    if (needed?.type === 'chunk') withImports(needed, into);
  }
}

function weightOf(...files: readonly string[]): number {
  const chunks = new Set<Rolldown.OutputChunk>();
  for (const file of ['src/main.tsx', ...files]) withImports(chunkOf(file), chunks);
  const styles = output.filter((entry) => entry.type === 'asset' && entry.fileName.endsWith('.css'));
  const scripts = [...chunks].map((chunk) => chunk.code);
  const sheets = styles.map((entry) => (entry.type === 'asset' ? entry.source : ''));
  return [...scripts, ...sheets].reduce((sum, text) => sum + gzipSync(text).length, 0);
}

describe('the first page', () => {
  it.each([
    ['create the owner account', ['account/SetupPage.tsx']],
    ['sign in', ['account/SignInPage.tsx']],
    ['home', ['frame/Frame.tsx', 'home/HomePage.tsx']],
  ])('"%s" is small', (_name, files) => {
    expect(weightOf(...files)).toBeLessThanOrEqual(budget);
  });

  it('holds no code that needs eval', () => {
    const all = output.map((entry) => (entry.type === 'chunk' ? entry.code : '')).join('\n');
    // A method that is called eval is none: its name, its parameters and its body.
    expect(all).not.toMatch(/\bnew Function\(|[^.\w]eval\((?![\w$,]*\)\{)/);
    expect(all).not.toContain('ajv/dist');
  });
});
