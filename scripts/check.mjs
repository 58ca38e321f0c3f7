// `npm run check [-- name...]`: everything that can be told about the code without running it.
import { join } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { handOver } from './lib/process.mjs';
import { repositoryRoot as root } from './lib/workspace.mjs';

const { node } = await prepare(root, { studio: false });
process.exit(
  await handOver([node, join(root, 'scripts/checks/main.ts'), ...process.argv.slice(2)], { cwd: root }),
);
