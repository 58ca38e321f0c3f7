import { z } from 'zod';
import { packageSchema } from './connectors.ts';
import { diagnosticSchema } from './diagnostics.ts';

/** Imports what an address answers with (fetched through the egress guard), or the built-in sample API. */
export const importRequestSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('url'), url: z.string().max(2048) }),
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
