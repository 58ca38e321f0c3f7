import type { User } from '@connectory/api';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth';
import { authOptions } from './options.ts';
import type { AccountsOptions, SignedIn } from './accounts.ts';

/** The few calls of better-auth that we make, in our own words. */
export function connectBetterAuth(options: AccountsOptions) {
  const { api } = betterAuth(authOptions(options));
  const userOf = async (cookie: string): Promise<User | undefined> => {
    const session = await api.getSession({ headers: new Headers({ cookie }) });
    return session === null ? undefined : userView(session.user);
  };
  const signedIn = async ({ headers }: { readonly headers: Headers }): Promise<SignedIn> => {
    const cookies = headers.getSetCookie();
    const user = await userOf(cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '));
    return user === undefined ? { kind: 'refused' } : { kind: 'signed-in', user, cookies };
  };
  return {
    userOf,
    async signUp(body: { readonly name: string; readonly email: string; readonly password: string }) {
      return signedIn(await api.signUpEmail({ body, returnHeaders: true }));
    },
    async signIn(email: string, password: string): Promise<SignedIn> {
      try {
        return await signedIn(await api.signInEmail({ body: { email, password }, returnHeaders: true }));
      } catch (error) {
        if (error instanceof APIError && error.statusCode < 500) return { kind: 'refused' };
        throw error;
      }
    },
    async signOut(cookie: string): Promise<readonly string[]> {
      const { headers } = await api.signOut({ headers: new Headers({ cookie }), returnHeaders: true });
      return headers.getSetCookie();
    },
  };
}

function userView(user: {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  role: string;
}): User {
  const { id, name, email, role } = user;
  return { id, name, email, role: role === 'owner' ? 'owner' : 'maker' };
}
