import type { Command } from '../command-line.ts';

/**
 * `connectory serve`: starts the server in this process, exactly as `npm start` does. Options stand for the environment
 * variables of the same meaning; `--json` turns its log on.
 */
export async function serve(command: Extract<Command, { kind: 'serve' }>): Promise<void> {
  const { runServer } = await import('@connectory/server');
  await runServer({
    ...process.env,
    ...(command.port !== undefined && { PORT: String(command.port) }),
    ...(command.data !== undefined && { CONNECTORY_DATA: command.data }),
    ...(command.json && { CONNECTORY_LOG: process.env['CONNECTORY_LOG'] ?? 'info' }),
  });
}
