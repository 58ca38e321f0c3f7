import { z } from 'zod';

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
          value: z.json().optional(),
        }),
      ),
    })
    .optional(),
  data: z.record(z.string(), z.json()).optional(),
});

/** Every failed call answers with this body: what failed, and the diagnostics behind it. */
export const problemSchema = z.object({
  /** Stable code such as `api.not-found`. */
  code: z.string(),
  message: z.string(),
  diagnostics: z.array(diagnosticSchema),
});
