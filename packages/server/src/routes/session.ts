import { ok } from '@connectory/base';
import type { SignedIn } from '../accounts/accounts.ts';
import type { Context } from '../context.ts';
import { refuse } from '../http/failure.ts';
import type { Handlers } from '../http/handler.ts';

/** Health, set-up, sign-in and sign-out. */
export function sessionHandlers({
  accounts,
  version,
}: Context): Pick<Handlers, 'health' | 'getSession' | 'setUp' | 'signIn' | 'signOut'> {
  return {
    health: () => Promise.resolve(ok({ status: 'ok', version })),
    getSession: async ({ user }) =>
      ok({ ...(user !== undefined && { user }), setupNeeded: await accounts.setupNeeded(), version }),
    async setUp({ body, setCookies }) {
      const signed = await accounts.setUp(body);
      return signed.kind === 'refused' ? refuse(409, 'set-up-done') : welcome(signed, setCookies);
    },
    async signIn({ body, setCookies }) {
      const signed = await accounts.signIn(body.email, body.password);
      return signed.kind === 'refused' ? refuse(401, 'wrong-password') : welcome(signed, setCookies);
    },
    async signOut({ user, cookie, setCookies }) {
      if (user !== undefined) setCookies(await accounts.signOut(cookie));
      return ok(undefined);
    },
  };

  function welcome(
    { user, cookies }: Extract<SignedIn, { readonly kind: 'signed-in' }>,
    setCookies: (cookies: readonly string[]) => void,
  ) {
    setCookies(cookies);
    return ok({ user, setupNeeded: false, version });
  }
}
