import { createTasksApi } from './index.ts';

const defaultPort = 4410;

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return defaultPort;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  process.stderr.write(`PORT is '${text}'; it has to be a whole number from 0 to 65535.\n`);
  process.exit(2);
}

const port = readPort(process.env['PORT']);
const redirectUris = (process.env['REDIRECT_URIS'] ?? '').split(',').filter((uri) => uri !== '');

try {
  const api = await createTasksApi({ port, redirectUris });
  const { apiKey, username, password, clientId, clientSecret, publicClientId } = api.credentials;
  process.stdout.write(`Tasks API listens on ${api.url}

  description   ${api.url}/openapi.json
  API key       ${apiKey}   (header X-Api-Key or query api_key)
  user          ${username}
  password      ${password}
  OAuth client  ${clientId}, secret ${clientSecret}
  public client ${publicClientId}
`);
  const stop = (): void => {
    void api.close();
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`The Tasks API could not start: ${message}. Choose another port with PORT=4411.\n`);
  process.exitCode = 1;
}
