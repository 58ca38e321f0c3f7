import type { Context } from '../context.ts';
import type { Handlers } from '../http/handler.ts';
import { connectionHandlers } from './connections.ts';
import { connectorFileHandlers } from './connector-files.ts';
import { connectorHandlers } from './connectors.ts';
import { dynamicHandlers } from './dynamic.ts';
import { importHandlers } from './imports.ts';
import { invocationHandlers } from './invocations.ts';
import { oauthClientHandlers } from './oauth-clients.ts';
import { sessionHandlers } from './session.ts';
import { settingsHandlers } from './settings.ts';

/** The handlers of all routes. */
export function createHandlers(context: Context): Handlers {
  return {
    ...sessionHandlers(context),
    ...connectorHandlers(context),
    ...connectorFileHandlers(context),
    ...importHandlers(context),
    ...connectionHandlers(context),
    ...oauthClientHandlers(context),
    ...invocationHandlers(context),
    ...dynamicHandlers(context),
    ...settingsHandlers(context),
  };
}
