import { z } from 'zod';
import { diagnosticSchema, jsonSchema } from './diagnostics.ts';

const headersSchema = z.array(z.tuple([z.string(), z.string()]));

/** A body as it is shown. Binary ones come as base64, long ones cut (`truncated`). */
export const bodyViewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('empty') }),
  z.object({ kind: z.literal('json'), value: jsonSchema, bytes: z.int() }),
  z.object({ kind: z.literal('text'), text: z.string(), bytes: z.int(), truncated: z.boolean() }),
  z.object({
    kind: z.literal('binary'),
    base64: z.string(),
    bytes: z.int(),
    contentType: z.string(),
    truncated: z.boolean(),
  }),
]);

/** Calls one operation. With `dryRun` the request is built, shown and not sent. */
export const invokeSchema = z.object({
  operationId: z.string(),
  connectionId: z.string().optional(),
  /** Version to call; the newest without it. */
  version: z.int().optional(),
  /** Values by parameter name; the body under the name of the body parameter. Files: `{ "$content-type", "$content", "name"? }`. */
  parameters: z.record(z.string(), jsonSchema),
  dryRun: z.boolean().default(false),
});

/** A call and what came of it. Secrets of the connection are replaced by dots wherever they occur. */
export const invocationSchema = z.object({
  id: z.string(),
  operationId: z.string(),
  version: z.int(),
  startedAt: z.iso.datetime(),
  request: z
    .object({ method: z.string(), url: z.string(), headers: headersSchema, body: bodyViewSchema })
    .optional(),
  response: z
    .object({
      status: z.int(),
      statusText: z.string(),
      headers: headersSchema,
      body: bodyViewSchema,
      /** Milliseconds from sending to the last byte. */
      timeMs: z.number(),
    })
    .optional(),
  /** Whether the answer fits the response schema declared for its status. */
  check: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('not-checked'), reason: z.string() }),
    z.object({ kind: z.literal('fits'), response: z.string() }),
    z.object({ kind: z.literal('deviates'), response: z.string(), deviations: z.array(diagnosticSchema) }),
  ]),
  /** Lines that the connector's script logged. */
  log: z.array(z.string()).optional(),
  /** Why there is no request or no response, and what was noticed on the way. */
  diagnostics: z.array(diagnosticSchema),
});
