import type { User } from '@connectory/api';
import type { Database } from '../storage/database.ts';
import type { UserStore } from '../storage/users.ts';

/** What came of a sign-in or a set-up: the user and the cookies to set, or that it was refused. */
export type SignedIn =
  | { readonly kind: 'signed-in'; readonly user: User; readonly cookies: readonly string[] }
  | { readonly kind: 'refused' };

/** Accounts and sessions. better-auth does the work; nothing outside this folder knows it. */
export interface Accounts {
  readonly setupNeeded: () => Promise<boolean>;
  /** Creates the owner, once. */
  readonly setUp: (person: {
    readonly name: string;
    readonly email: string;
    readonly password: string;
  }) => Promise<SignedIn>;
  readonly signIn: (email: string, password: string) => Promise<SignedIn>;
  /** Ends the session of a `Cookie` header; the cookies that clear it. */
  readonly signOut: (cookie: string) => Promise<readonly string[]>;
  /** The user of a `Cookie` header. */
  readonly userOf: (cookie: string | undefined) => Promise<User | undefined>;
}

export interface AccountsOptions {
  readonly database: Database;
  readonly users: UserStore;
  /** Signs the session cookies. */
  readonly secret: string;
  /** Whether people reach the server over TLS; the cookie is then marked `Secure`. */
  readonly secureCookies: boolean;
}

/** better-auth is loaded on the first use: it takes longer to load than the rest of the server. */
export function createAccounts(
  options: AccountsOptions,
): Accounts & { readonly warmUp: () => Promise<void> } {
  let loading: ReturnType<typeof load> | undefined;
  const auth = () => (loading ??= load(options));
  let ownerExists = false;
  const setupNeeded = async (): Promise<boolean> => {
    ownerExists ||= await options.users.hasOwner();
    return !ownerExists;
  };
  return {
    setupNeeded,
    warmUp: async () => void (await auth()),
    async setUp(person) {
      if (!(await setupNeeded())) return { kind: 'refused' };
      const { signUp } = await auth();
      try {
        return await signUp(person);
      } catch (error) {
        if (await setupNeeded()) throw error;
        return { kind: 'refused' };
      }
    },
    signIn: async (email, password) => (await auth()).signIn(email, password),
    signOut: async (cookie) => (await auth()).signOut(cookie),
    async userOf(cookie) {
      return cookie === undefined || !cookie.includes('connectory.')
        ? undefined
        : (await auth()).userOf(cookie);
    },
  };
}

async function load(options: AccountsOptions) {
  const { connectBetterAuth } = await import('./better-auth.ts');
  return connectBetterAuth(options);
}
