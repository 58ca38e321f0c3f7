import type { Command } from '../command-line.ts';

/**
 * `connectory serve`: starts the server in this process, exactly as `npm start` does. Options stand for the environment
 * variables of the same meaning; with `--json` the line that tells the address is JSON, as the log's lines are.
 */
export async function serve(command: Extract<Command, { kind: 'serve' }>): Promise<void> {
  const { runServer } = await import('@connectory/server');
  const env = {
    ...process.env,
    ...(command.port !== undefined && { PORT: String(command.port) }),
    ...(command.data !== undefined && { CONNECTORY_DATA: command.data }),
  };
  await (command.json ? runServer(env, (url) => JSON.stringify({ ready: true, url })) : runServer(env));
}
