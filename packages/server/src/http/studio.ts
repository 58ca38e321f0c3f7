import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { failure } from './failure.ts';
import { sendFailure } from './register.ts';

const notBuilt = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Connectory</title></head>
<body><h1>The studio is not built</h1>
<p>The server runs, but the files of the studio are missing. Start it with <code>npm start</code>, which builds them.</p>
<p>The HTTP API works without the studio: see <a href="/api/openapi.json">/api/openapi.json</a>.</p></body></html>
`;

/** Serves the studio's files, its one page for every other address a person may open. */
export async function serveStudio(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const built = folder !== undefined && existsSync(join(folder, 'index.html'));
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: true,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response, path) =>
        void response.header(
          'cache-control',
          /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        ),
    });
  }
  const sendPage = (reply: FastifyReply): FastifyReply =>
    built
      ? reply.sendFile('index.html')
      : reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(notBuilt);
  if (built) app.get('/', { schema: { hide: true } }, (_request, reply) => sendPage(reply));
  app.setNotFoundHandler((request, reply) => {
    const [path = ''] = request.url.split('?', 1);
    const forPerson = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    const ofApi = path.startsWith('/api/') || path.startsWith('/assets/');
    if (forPerson && !ofApi) return sendPage(reply);
    return sendFailure(reply, failure(404, 'no-such-route', { method: request.method, path }));
  });
}
