import type { FastifyReply } from 'fastify';

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const style = `body{font:16px/1.5 system-ui,sans-serif;background:#f3f5f5;color:#1b2b2b;margin:0;display:grid;place-items:center;min-height:100vh}
main{background:#fff;padding:32px;border-radius:8px;box-shadow:0 2px 12px #0002;width:320px}
h1{font-size:20px;margin:0 0 8px}label{display:block;margin-top:16px}
input{box-sizing:border-box;width:100%;padding:8px;font:inherit;border:1px solid #687878;border-radius:4px}
.buttons{display:flex;gap:8px;margin-top:24px}button{flex:1;padding:8px;font:inherit;border-radius:4px;border:1px solid #0e7c7b;background:#fff;color:#0b5f5e;cursor:pointer}
button[value=allow]{background:#0e7c7b;color:#fff}[role=alert]{color:#a4262c}`;

function page(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${main}
</main></body>
</html>
`;
}

export interface SignInPage {
  readonly clientName: string;
  readonly scopes: readonly string[];
  /** The members of the authorization request, handed through the form. */
  readonly hidden: Readonly<Record<string, string>>;
  readonly username: string;
  readonly error: string | null;
}

export function signInPage({ clientName, scopes, hidden, username, error }: SignInPage): string {
  const fields = Object.entries(hidden)
    .map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`)
    .join('\n');
  const alert = error === null ? '' : `<p role="alert">${escapeHtml(error)}</p>`;
  return page(
    'Sign in to Tasks',
    `<p><strong>${escapeHtml(clientName)}</strong> asks for: ${escapeHtml(scopes.join(', '))}.</p>
${alert}
<form method="post" action="/oauth/authorize">
${fields}
<label>User name <input name="username" autocomplete="username" value="${escapeHtml(username)}"></label>
<label>Password <input name="password" type="password" autocomplete="current-password"></label>
<div class="buttons"><button name="decision" value="allow">Sign in and allow</button><button name="decision" value="deny">Deny</button></div>
</form>`,
  );
}

/** What a person sees when the request cannot be sent back to the client safely. */
export function refusalPage(message: string): string {
  return page('This sign-in cannot go on', `<p role="alert">${escapeHtml(message)}</p>`);
}

export function sendPage(reply: FastifyReply, status: number, html: string): FastifyReply {
  return reply
    .code(status)
    .header(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
    )
    .header('Cache-Control', 'no-store')
    .header('Referrer-Policy', 'no-referrer')
    .type('text/html; charset=utf-8')
    .send(html);
}
