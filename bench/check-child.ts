import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkPackage, compileConnector, readPackage } from '@connectory/connector';

/* One pass over every package, in a process of its own: time without start-up, and peak memory. */

const [, , folder = '', profile] = process.argv;
if (profile !== 'save' && profile !== 'publish' && profile !== 'certify')
  throw new Error('check-child <folder> <profile>');
let packages = 0;
let operations = 0;
let findings = 0;
const from = performance.now();
for (const entry of readdirSync(folder, { withFileTypes: true })) {
  if (!entry.isDirectory()) continue;
  const at = join(folder, entry.name);
  const files = readdirSync(at).map((name) => ({ name, bytes: readFileSync(join(at, name)) }));
  const { package: read } = readPackage(files);
  if (read === undefined) continue;
  packages += 1;
  operations += compileConnector(read).operations.size;
  findings += checkPackage(read, { profile }).length;
}
const milliseconds = performance.now() - from;
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ packages, operations, findings, milliseconds, peak }));
