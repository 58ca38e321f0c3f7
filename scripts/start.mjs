// `npm start`: installs what is missing, builds the studio when it changed, and starts the server.
// Runs on the machine's own Node, so it uses nothing newer than Node 20.19 and no dependency.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepare } from './lib/prepare.mjs';
import { handOver } from './lib/process.mjs';
import { repositoryRoot as root } from './lib/workspace.mjs';

const { node } = await prepare(root, { studio: true });
if (process.argv.includes('--build-only')) process.exit(0);

const server = 'packages/server/src/main.ts';
if (!existsSync(join(root, server))) {
  console.error(
    `${server} is missing, so there is no server to start. Check that the clone is complete (git status).`,
  );
  process.exit(1);
}
const rest = process.argv.slice(2);
process.exit(await handOver([node, join(root, server), ...rest], { cwd: root }));
