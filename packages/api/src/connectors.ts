import { z } from 'zod';
import { diagnosticSchema } from './diagnostics.ts';

/** One file of a connector package. Text files travel as text, so that member order and spelling survive. */
export const packageFileSchema = z.object({
  /** Relative path with `/`. */
  name: z.string().min(1).max(255),
  encoding: z.enum(['utf-8', 'base64']),
  content: z.string(),
});

/** A connector package as files (`apiDefinition.swagger.json`, `apiProperties.json`, `icon.png` …). */
export const packageSchema = z.object({ files: z.array(packageFileSchema).min(1).max(100) });

/** A row of the connector list. */
export const connectorSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  /** `#rrggbb` */
  color: z.string(),
  hasIcon: z.boolean(),
  actions: z.int(),
  triggers: z.int(),
  /** Newest version. Versions count from 1. */
  version: z.int(),
  /** Errors and warnings the rules found in the newest version. */
  errors: z.int(),
  warnings: z.int(),
  owner: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

/** One registered version of a connector; its package never changes. */
export const connectorVersionSchema = z.object({
  version: z.int(),
  /** `sha-256` of the package's content, in hexadecimal. */
  digest: z.string(),
  createdAt: z.iso.datetime(),
  createdBy: z.string(),
});

/** A connector with one version's package. */
export const connectorSchema = connectorSummarySchema.extend({
  /** The version whose package this is; `version` stays the newest. */
  packageVersion: z.int(),
  package: packageSchema,
  versions: z.array(connectorVersionSchema),
  diagnostics: z.array(diagnosticSchema),
});

/** Registers version 1. */
export const createConnectorSchema = z.object({
  name: z.string().trim().min(1).max(100),
  package: packageSchema,
});

/** Registers the next version. `baseVersion` is the version the edit began from; a newer one refuses the call (409). */
export const updateConnectorSchema = createConnectorSchema.extend({ baseVersion: z.int().min(1) });
