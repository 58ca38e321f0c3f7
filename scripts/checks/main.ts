import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checks } from './registry.ts';
import { runChecks } from './run.ts';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const unknown = positionals.filter((name) => !checks.has(name));
if (unknown.length > 0) {
  console.error(
    `There is no check called ${unknown.join(', ')}. The checks are: ${[...checks.keys()].join(', ')}.`,
  );
  process.exit(2);
}
const wanted = positionals.length === 0 ? [...checks.keys()] : positionals;
const results = await runChecks(process.cwd(), wanted, console.log);
if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(results));
process.exit(results.failed === 0 ? 0 : 1);
