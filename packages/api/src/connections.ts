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
  status: z.enum(['connected', 'error']),
  parameters: z.array(connectionParameterSchema),
  owner: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().optional(),
});

/** What a new connection is made of. */
export const createConnectionSchema = z.object({
  connectorId: z.string(),
  name: z.string().trim().min(1).max(200),
  /** Values by connection parameter name. Which of them are secret the connector says. */
  values: z.record(z.string(), z.string().max(16_384)),
});

/** Renames a connection or replaces some of its values; values left out stay. */
export const updateConnectionSchema = createConnectionSchema.omit({ connectorId: true }).partial();
