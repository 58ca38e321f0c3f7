import { z } from 'zod';
import { packageSchema } from './connectors.ts';
import { diagnosticSchema } from './diagnostics.ts';

/**
 * What a description leaves open, decided. Reports offer it: a finding whose `data.choice` is `{ option, values, chosen }`
 * takes another of the values under the name of the option; a server by its index.
 */
const choices = {
  security: z.string().max(2000).optional(),
  callbacks: z.enum(['trigger', 'wait', 'keep'], 'it must be trigger, wait or keep').optional(),
};

const serverWords = 'it must be the number of a server, counted from 0';

/** What a file is called, and the choices to import it with. */
export const importFileQuerySchema = z.object({
  name: z.string().max(255),
  server: z.coerce.number(serverWords).int(serverWords).min(0, serverWords).optional(),
  ...choices,
});

/** Imports what an address answers with (fetched through the egress guard), or the built-in sample API. */
export const importRequestSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('url'),
    url: z.string().max(2048),
    server: z.int(serverWords).min(0, serverWords).optional(),
    ...choices,
  }),
  z.object({ kind: z.literal('sample') }),
]);

/** What an import made. `package` is absent when nothing could be made; the report then holds at least one error. */
export const importOutcomeSchema = z.object({
  source: z.object({
    format: z.enum(['openapi', 'postman', 'package', 'unknown']),
    /** Version of the format as the source states it, such as `3.1.0` or `v2.1`. */
    version: z.string(),
    title: z.string(),
    operations: z.int(),
  }),
  /** Suggested connector name. */
  name: z.string(),
  package: packageSchema.optional(),
  /** Everything that was changed, guessed or dropped, with its place in the source; errors first. */
  report: z.array(diagnosticSchema),
});
