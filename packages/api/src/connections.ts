import { z } from 'zod';

/** One value of a connection. A secret one never comes back; only that it is set. */
export const connectionParameterSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), name: z.string(), value: z.string() }),
  z.object({ kind: z.literal('secret'), name: z.string(), set: z.boolean() }),
]);

/** A connection as it is shown, its secrets only by name. */
export const connectionSchema = z.object({
  id: z.string(),
  connectorId: z.string(),
  connectorName: z.string(),
  name: z.string(),
  /** The parameter set it was made with; empty where the connector has none. */
  parameterSet: z.string(),
  /**
   * `unfinished` was never signed in, `sign-in-needed` has to be signed in again, `error` has a fault that signing in does
   * not mend.
   */
  status: z.enum(['connected', 'error', 'unfinished', 'sign-in-needed']),
  /** Why it is not connected, or what will keep it from staying so, in words. */
  statusReason: z.string().optional(),
  /** True when a person signs in at an identity provider instead of entering credentials. */
  signsIn: z.boolean(),
  parameters: z.array(connectionParameterSchema),
  owner: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional(),
});

/** What a new connection is made of. */
export const createConnectionSchema = z.object({
  connectorId: z.string(),
  name: z.string().trim().min(1).max(200),
  /** Name of the parameter set; the first one without it. */
  parameterSet: z.string().max(200).optional(),
  /** Values by connection parameter name. Which of them are secret the connector says. */
  values: z.record(z.string(), z.string().max(16_384)),
});

/** Renames a connection or replaces some of its values; values left out stay. */
export const updateConnectionSchema = createConnectionSchema
  .omit({ connectorId: true, parameterSet: true })
  .partial();

/** What starts a sign-in: an address to open for the person, or, for clients that sign in by themselves, its end. */
export const signInStartSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('redirect'), address: z.string() }),
  z.object({ kind: z.literal('done'), connection: connectionSchema }),
]);

/** Whether a connection works, as the operation tells that the connector declares for it. */
export const connectionTestSchema = z.object({
  kind: z.enum(['passed', 'failed', 'not-declared']),
  message: z.string(),
  connection: connectionSchema,
});

/** The OAuth client of a connector for one of its parameter sets. Its secret never comes back; only that it is set. */
export const oauthClientSchema = z.object({
  parameterSet: z.string(),
  /** Caption of the set; empty for the only one. */
  title: z.string(),
  provider: z.string(),
  /** Empty while there is none. */
  clientId: z.string(),
  clientSecretSet: z.boolean(),
  /** Whether a code challenge (PKCE) is sent where the provider is believed to take one. */
  pkce: z.boolean(),
  /** To be registered with the provider. */
  redirectUrl: z.string(),
});

/** Sets the OAuth client. A secret left out stays as it is, an empty one is removed. */
export const setOAuthClientSchema = z.object({
  parameterSet: z.string().max(200).default(''),
  clientId: z.string().trim().max(1000),
  clientSecret: z.string().max(4096).optional(),
  pkce: z.boolean().optional(),
});
