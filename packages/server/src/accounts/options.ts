import type { BetterAuthOptions } from 'better-auth';
import type { AccountsOptions } from './accounts.ts';

/** How better-auth is set up: passwords and sessions in our own store, nothing sent to anyone. */
export function authOptions({ database, secret, secureCookies }: AccountsOptions) {
  return {
    appName: 'Connectory',
    baseURL: 'http://localhost',
    secret,
    database: { db: database.queries, type: 'sqlite', transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 256 },
    session: { expiresIn: 30 * 24 * 3600, updateAge: 24 * 3600 },
    user: {
      additionalFields: { role: { type: 'string', required: true, input: false, defaultValue: 'maker' } },
    },
    advanced: {
      cookiePrefix: 'connectory',
      useSecureCookies: secureCookies,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
    },
    databaseHooks: {
      user: {
        create: {
          // Only the set-up signs up. Of two at once the index on `role` lets one through.
          before: (user) => Promise.resolve({ data: { ...user, role: 'owner' } }),
        },
      },
    },
  } as const satisfies BetterAuthOptions;
}
