import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '../context.ts';
import { finishSignIn, type Finished } from '../sign-in/finish.ts';

/**
 * Where identity providers send people back to, in the popup of a sign-in. The page tells the page that opened it over a
 * channel of this origin, because a provider's own policies may have cut the popup's tie to it, and closes itself.
 */
export function serveSignInRedirect(app: FastifyInstance, context: Context): void {
  const options = { schema: { hide: true } } as const;
  const answer = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const { cookie = '' } = request.headers;
    const user = await context.accounts.userOf(cookie);
    const at = request.url.indexOf('?');
    const query = new URLSearchParams(at === -1 ? '' : request.url.slice(at));
    const finished = await finishSignIn(context, { userId: user?.id, cookie, answer: query });
    context.log.info('sign-in finished', {
      connection: finished.connectionId ?? 'unknown',
      outcome: finished.outcome.ok ? 'signed in' : finished.outcome.error.code,
    });
    return reply
      .code(finished.outcome.ok ? 200 : 400)
      .headers({
        'cache-control': 'no-store',
        'cross-origin-opener-policy': 'unsafe-none',
        'referrer-policy': 'no-referrer',
      })
      .type('text/html; charset=utf-8')
      .send(page(finished));
  };
  app.get('/oauth/redirect', options, answer);
  app.get('/oauth/redirect/:id', options, answer);
  app.get('/oauth/finished.js', options, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(script),
  );
}

/**
 * Says how it went until somebody has heard it, and closes. Nothing of it is a secret: the page that listens asks the server
 * for the connection itself.
 */
const script = `const { connection, outcome } = document.body.dataset;
const message = document.getElementById('message').textContent;
const channel = new BroadcastChannel('connectory-sign-in');
const say = () => channel.postMessage({ connection, outcome, message });
channel.addEventListener('message', (event) => {
  if (event.data?.heard === connection) window.close();
});
document.getElementById('close').addEventListener('click', () => window.close());
say();
const again = setInterval(say, 100);
setTimeout(() => {
  clearInterval(again);
  window.close();
}, 3000);
`;

function page({ connectionId, outcome }: Finished): string {
  const title = outcome.ok ? 'Signed in' : 'The sign-in did not work';
  const message = outcome.ok ? `${outcome.value.name} is connected.` : outcome.error.message;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:15vh auto;max-width:26rem;padding:0 1rem}button{font:inherit;padding:.4rem 1rem}</style></head>
<body data-connection="${escapeHtml(connectionId ?? '')}" data-outcome="${outcome.ok ? 'signed-in' : 'failed'}">
<main><h1>${escapeHtml(title)}</h1>
<p id="message">${escapeHtml(message)}</p>
<p>You can close this window.</p>
<button id="close" type="button">Close</button></main>
<script src="/oauth/finished.js"></script>
</body></html>
`;
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
