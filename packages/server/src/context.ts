import type { Clock, HttpPort, Log } from '@connectory/base';
import type { Throttle } from '@connectory/runtime';
import type { Accounts } from './accounts/accounts.ts';
import type { CompiledConnectors } from './connectors/compiled.ts';
import type { Importer } from './imports/importer.ts';
import type { Sample } from './sample.ts';
import type { Scripts } from './scripts/scripts.ts';
import type { Sealer } from './secrets/seal.ts';
import type { AccessTokens } from './sign-in/access.ts';
import type { ConnectionStore } from './storage/connections.ts';
import type { ConnectorStore } from './storage/connectors.ts';
import type { SignInStore } from './storage/sign-ins.ts';
import type { EgressSettings } from './settings/egress.ts';

/** What handlers work with. */
export interface Context {
  readonly version: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly accounts: Accounts;
  readonly connectors: ConnectorStore;
  readonly connections: ConnectionStore;
  readonly signIns: SignInStore;
  readonly access: AccessTokens;
  readonly compiled: CompiledConnectors;
  readonly sealer: Sealer;
  readonly http: HttpPort;
  readonly egress: EgressSettings;
  readonly importer: Importer;
  readonly scripts: Scripts;
  readonly throttle: Throttle;
  readonly sample: Sample | undefined;
}

/** The time now as it is stored and sent. */
export function timestamp(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
