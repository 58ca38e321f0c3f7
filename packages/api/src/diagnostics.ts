import { z } from 'zod';

/** Any JSON value. It has a name because it holds itself, and the OpenAPI document has to refer to it. */
export const jsonSchema: z.ZodType<z.core.util.JSONType, z.core.util.JSONType> = z
  .lazy(() =>
    z.union([
      z.string(),
      z.number(),
      z.boolean(),
      z.null(),
      z.array(jsonSchema),
      z.record(z.string(), jsonSchema),
    ]),
  )
  .meta({ id: 'Json' });

/** A diagnostic as it goes over the wire; the same shape as `Diagnostic` of base. */
export const diagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  place: z
    .object({
      file: z.string().optional(),
      pointer: z.string().optional(),
      line: z.int().optional(),
      column: z.int().optional(),
    })
    .optional(),
  fix: z
    .object({
      title: z.string(),
      edits: z.array(
        z.object({
          document: z.enum(['definition', 'properties']),
          pointer: z.string(),
          value: jsonSchema.optional(),
        }),
      ),
    })
    .optional(),
  data: z.record(z.string(), jsonSchema).optional(),
});

/** Every failed call answers with this body: what failed, and the diagnostics behind it. */
export const problemSchema = z.object({
  /** Stable code such as `api.not-found`. */
  code: z.string(),
  message: z.string(),
  diagnostics: z.array(diagnosticSchema),
});
