import { z } from 'zod';
import {
  connectionSchema,
  connectionTestSchema,
  createConnectionSchema,
  oauthClientSchema,
  setOAuthClientSchema,
  signInStartSchema,
  updateConnectionSchema,
} from './connections.ts';
import {
  connectorSchema,
  connectorSummarySchema,
  createConnectorSchema,
  updateConnectorSchema,
} from './connectors.ts';
import { dynamicAnswerSchema, dynamicRequestSchema } from './dynamic.ts';
import { importFileQuerySchema, importOutcomeSchema, importRequestSchema } from './imports.ts';
import { invocationSchema, invokeSchema } from './invocations.ts';
import { sessionSchema, setupSchema, signInSchema } from './session.ts';
import { egressSettingsSchema, healthSchema } from './settings.ts';

/** Who may call a route: anyone, anyone signed in, or the owner. A route without this does not type-check. */
export type Access = 'public' | 'user' | 'owner';

/** One route of our HTTP API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path with `:name` parameters. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body of a success; absent means 204 without a body. `bytes` is a file. */
  readonly answer?: z.ZodType | 'bytes';
  /** The body comes as raw bytes (`application/octet-stream`). */
  readonly rawBody?: true;
}

const versionQuery = z.object({ version: z.coerce.number().int().min(1).optional() });

/** Every route, by name. Server, studio and command line meet only here. */
export const routes = {
  health: { method: 'GET', path: '/healthz', access: 'public', summary: 'Health', answer: healthSchema },
  getSession: {
    method: 'GET',
    path: '/api/session',
    access: 'public',
    summary: 'Who is signed in',
    answer: sessionSchema,
  },
  setUp: {
    method: 'POST',
    path: '/api/setup',
    access: 'public',
    summary: 'Create the owner account',
    body: setupSchema,
    answer: sessionSchema,
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    access: 'public',
    summary: 'Sign in',
    body: signInSchema,
    answer: sessionSchema,
  },
  signOut: { method: 'DELETE', path: '/api/session', access: 'public', summary: 'Sign out' },
  listConnectors: {
    method: 'GET',
    path: '/api/connectors',
    access: 'user',
    summary: 'List connectors',
    answer: z.array(connectorSummarySchema),
  },
  createConnector: {
    method: 'POST',
    path: '/api/connectors',
    access: 'user',
    summary: 'Register a connector',
    body: createConnectorSchema,
    answer: connectorSchema,
  },
  getConnector: {
    method: 'GET',
    path: '/api/connectors/:id',
    access: 'user',
    summary: 'Read a connector',
    query: versionQuery,
    answer: connectorSchema,
  },
  updateConnector: {
    method: 'PUT',
    path: '/api/connectors/:id',
    access: 'user',
    summary: 'Register the next version',
    body: updateConnectorSchema,
    answer: connectorSchema,
  },
  deleteConnector: {
    method: 'DELETE',
    path: '/api/connectors/:id',
    access: 'user',
    summary: 'Delete a connector; it can be restored',
  },
  restoreConnector: {
    method: 'POST',
    path: '/api/connectors/:id/restore',
    access: 'user',
    summary: 'Bring a deleted connector back',
    answer: connectorSchema,
  },
  getConnectorIcon: {
    method: 'GET',
    path: '/api/connectors/:id/icon',
    access: 'user',
    summary: 'Icon of a connector',
    query: versionQuery,
    answer: 'bytes',
  },
  downloadConnector: {
    method: 'GET',
    path: '/api/connectors/:id/package.zip',
    access: 'user',
    summary: 'Connector package as a zip file',
    query: versionQuery,
    answer: 'bytes',
  },
  importSource: {
    method: 'POST',
    path: '/api/imports',
    access: 'user',
    summary: 'Import from an address or the sample API',
    body: importRequestSchema,
    answer: importOutcomeSchema,
  },
  importFile: {
    method: 'POST',
    path: '/api/imports/file',
    access: 'user',
    summary: 'Import a file',
    query: importFileQuerySchema,
    rawBody: true,
    answer: importOutcomeSchema,
  },
  listConnections: {
    method: 'GET',
    path: '/api/connections',
    access: 'user',
    summary: 'List connections',
    query: z.object({ connectorId: z.string().optional() }),
    answer: z.array(connectionSchema),
  },
  createConnection: {
    method: 'POST',
    path: '/api/connections',
    access: 'user',
    summary: 'Create a connection',
    body: createConnectionSchema,
    answer: connectionSchema,
  },
  updateConnection: {
    method: 'PATCH',
    path: '/api/connections/:id',
    access: 'user',
    summary: 'Rename a connection or replace values',
    body: updateConnectionSchema,
    answer: connectionSchema,
  },
  deleteConnection: {
    method: 'DELETE',
    path: '/api/connections/:id',
    access: 'user',
    summary: 'Delete a connection; it can be restored',
  },
  restoreConnection: {
    method: 'POST',
    path: '/api/connections/:id/restore',
    access: 'user',
    summary: 'Bring a deleted connection back',
    answer: connectionSchema,
  },
  startSignIn: {
    method: 'POST',
    path: '/api/connections/:id/sign-in',
    access: 'user',
    summary: 'Start signing in over a connection',
    answer: signInStartSchema,
  },
  testConnection: {
    method: 'POST',
    path: '/api/connections/:id/test',
    access: 'user',
    summary: 'Find out whether a connection works',
    answer: connectionTestSchema,
  },
  listOAuthClients: {
    method: 'GET',
    path: '/api/connectors/:id/oauth-clients',
    access: 'user',
    summary: 'OAuth clients of a connector, without their secrets',
    answer: z.array(oauthClientSchema),
  },
  setOAuthClient: {
    method: 'PUT',
    path: '/api/connectors/:id/oauth-clients',
    access: 'user',
    summary: 'Set the OAuth client of a connector',
    body: setOAuthClientSchema,
    answer: oauthClientSchema,
  },
  resolveDynamic: {
    method: 'POST',
    path: '/api/connectors/:id/dynamic',
    access: 'user',
    summary: 'Load the choices, the shape or the tree that another operation supplies',
    body: dynamicRequestSchema,
    answer: dynamicAnswerSchema,
  },
  invoke: {
    method: 'POST',
    path: '/api/connectors/:id/invocations',
    access: 'user',
    summary: 'Call an operation',
    body: invokeSchema,
    answer: invocationSchema,
  },
  getEgressSettings: {
    method: 'GET',
    path: '/api/settings/egress',
    access: 'owner',
    summary: 'Addresses the egress guard lets through',
    answer: egressSettingsSchema,
  },
  setEgressSettings: {
    method: 'PUT',
    path: '/api/settings/egress',
    access: 'owner',
    summary: 'Set the allow-list',
    body: egressSettingsSchema,
    answer: egressSettingsSchema,
  },
} as const satisfies Record<string, Route>;

/** The route table as a type. */
export type Routes = typeof routes;
/** Name of a route. */
export type RouteName = keyof Routes;
