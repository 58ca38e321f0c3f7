import { z } from 'zod';
import { diagnosticSchema, jsonSchema } from './diagnostics.ts';

/** Asks what another operation of the connector supplies for one place of an operation: choices, a shape, a tree. */
export const dynamicRequestSchema = z.object({
  operationId: z.string(),
  connectionId: z.string().optional(),
  /** Version to ask; the newest without it. */
  version: z.int().optional(),
  what: z.enum(['values', 'schema', 'tree']),
  /** The place: name of the parameter, then members below it; `items` for those of a list; `response` for outputs. */
  path: z.array(z.string()).min(1),
  /** The schema at that place, when it came from a shape that was loaded itself. */
  schema: z.record(z.string(), jsonSchema).optional(),
  /** Values so far, as for a call. */
  parameters: z.record(z.string(), jsonSchema),
  /** The entry of the tree node to open; the root of the tree without it. */
  selected: jsonSchema.optional(),
});

const choiceShape = { value: jsonSchema, title: z.string(), description: z.string().optional() };
const diagnostics = z.array(diagnosticSchema);

/** What was supplied, or why nothing was. */
export const dynamicAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('choices'), choices: z.array(z.object(choiceShape)), diagnostics }),
  /** `schema` is null when the API says that there is none. */
  z.object({ kind: z.literal('schema'), schema: z.record(z.string(), jsonSchema).nullable(), diagnostics }),
  z.object({
    kind: z.literal('tree'),
    nodes: z.array(
      z.object({ ...choiceShape, fullTitle: z.string(), isParent: z.boolean(), item: jsonSchema }),
    ),
    diagnostics,
  }),
  /** Parameters that have to have a value first. */
  z.object({ kind: z.literal('waiting'), for: z.array(z.string()) }),
  z.object({ kind: z.literal('failed'), diagnostics }),
]);
