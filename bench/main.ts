import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { benchCall } from './call.ts';
import { benchCheck } from './check.ts';
import { benchCrash } from './crash.ts';
import { benchExpressions } from './expressions.ts';
import { benchFlow } from './flow.ts';
import { benchImport } from './import.ts';
import { benchPowerFx } from './powerfx.ts';
import { benchPowerFxBundle } from './powerfx-bundle.ts';

const benches: Readonly<Record<string, () => readonly string[] | Promise<readonly string[]>>> = {
  import: benchImport,
  call: benchCall,
  check: benchCheck,
  crash: benchCrash,
  expressions: benchExpressions,
  flow: benchFlow,
  powerfx: benchPowerFx,
  'powerfx-bundle': benchPowerFxBundle,
};
const resultsFile = fileURLToPath(new URL('./RESULTS.md', import.meta.url));

const [, , name = ''] = process.argv;
const bench = benches[name];
if (bench === undefined) {
  console.error(`npm run bench -- <${Object.keys(benches).join('|')}>`);
  process.exitCode = 2;
} else {
  const lines = await bench();
  console.log(lines.join('\n'));
  record(name, lines);
}

/** Replaces the section of this bench in RESULTS.md. */
function record(section: string, lines: readonly string[]): void {
  const head =
    '# Results\n\nWritten by `npm run bench -- <name>`. Ratios carry over to other machines, times do not.\n';
  const before = existsSync(resultsFile) ? readFileSync(resultsFile, 'utf8') : head;
  const sections = before.split(/^(?=## )/m).filter((text) => text.startsWith('## '));
  const written = `## ${section}\n\n\`npm run bench -- ${section}\`, ${new Date().toISOString().slice(0, 10)}\n\n${lines.join('\n')}\n\n`;
  const others = sections
    .filter((text) => !text.startsWith(`## ${section}\n`))
    .map((text) => `${text.trim()}\n\n`);
  const all = [...others, written].toSorted();
  writeFileSync(resultsFile, `${head}\n${all.join('').trim()}\n`);
}
