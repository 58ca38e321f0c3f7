import type { z } from 'zod';
import type { connectionSchema, oauthClientSchema } from './connections.ts';
import type {
  connectorSchema,
  connectorSummarySchema,
  packageFileSchema,
  packageSchema,
} from './connectors.ts';
import type { dynamicAnswerSchema } from './dynamic.ts';
import type { importOutcomeSchema } from './imports.ts';
import type { bodyViewSchema, invocationSchema } from './invocations.ts';
import type { sessionSchema, userSchema } from './session.ts';
import type { egressSettingsSchema } from './settings.ts';

/** Someone with an account. */
export type User = z.output<typeof userSchema>;
/** Who is signed in, and whether the instance still waits for its owner. */
export type Session = z.output<typeof sessionSchema>;
/** One file of a package as it travels. */
export type PackageFilePayload = z.output<typeof packageFileSchema>;
/** A connector package as it travels. */
export type PackagePayload = z.output<typeof packageSchema>;
/** A row of the connector list. */
export type ConnectorSummary = z.output<typeof connectorSummarySchema>;
/** A connector with one version's package. */
export type Connector = z.output<typeof connectorSchema>;
/** What an import made. */
export type ImportOutcome = z.output<typeof importOutcomeSchema>;
/** A connection without its secrets. */
export type Connection = z.output<typeof connectionSchema>;
/** The OAuth client of a connector, without its secret. */
export type OAuthClient = z.output<typeof oauthClientSchema>;
/** A call and what came of it. */
export type Invocation = z.output<typeof invocationSchema>;
/** A body as it is shown. */
export type BodyView = z.output<typeof bodyViewSchema>;
/** What a dynamic extension supplied. */
export type DynamicAnswer = z.output<typeof dynamicAnswerSchema>;
/** The egress guard's allow-list. */
export type EgressSettings = z.output<typeof egressSettingsSchema>;
