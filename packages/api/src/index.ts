export {
  createClient,
  routeUrl,
  type CallAnswer,
  type CallInput,
  type Client,
  type Problem,
  type Transport,
} from './client.ts';
export {
  connectionParameterSchema,
  connectionSchema,
  connectionTestSchema,
  createConnectionSchema,
  oauthClientSchema,
  setOAuthClientSchema,
  signInStartSchema,
  updateConnectionSchema,
} from './connections.ts';
export {
  connectorSchema,
  connectorSummarySchema,
  connectorVersionSchema,
  createConnectorSchema,
  packageFileSchema,
  packageSchema,
  updateConnectorSchema,
} from './connectors.ts';
export { diagnosticSchema, problemSchema } from './diagnostics.ts';
export { dynamicAnswerSchema, dynamicRequestSchema } from './dynamic.ts';
export { importOutcomeSchema, importRequestSchema } from './imports.ts';
export { bodyViewSchema, invocationSchema, invokeSchema } from './invocations.ts';
export { filesToPayload, payloadToFiles } from './package-files.ts';
export { routes, type Access, type Route, type RouteName, type Routes } from './routes.ts';
export { sessionSchema, setupSchema, signInSchema, userSchema } from './session.ts';
export { egressSettingsSchema, healthSchema } from './settings.ts';
export type {
  BodyView,
  Connection,
  Connector,
  ConnectorSummary,
  DynamicAnswer,
  EgressSettings,
  ImportOutcome,
  Invocation,
  OAuthClient,
  PackageFilePayload,
  PackagePayload,
  Session,
  User,
} from './types.ts';
