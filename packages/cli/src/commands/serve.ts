import type { Command } from '../command-line.ts';

/**
 * `connectory serve`: starts the server in this process, exactly as `npm start` does. Options stand for the environment
 * variables of the same meaning; `--json` turns its log on.
 */
export async function serve(command: Extract<Command, { kind: 'serve' }>): Promise<void> {
  if (command.port !== undefined) process.env['PORT'] = String(command.port);
  if (command.data !== undefined) process.env['CONNECTORY_DATA'] = command.data;
  if (command.json) process.env['CONNECTORY_LOG'] ??= 'info';
  await import('@connectory/server/main');
}
