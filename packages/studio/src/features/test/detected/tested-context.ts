import type { Connector } from '@connectory/api';
import type { Edit } from '@connectory/connector';
import { createContext } from 'react';

/** The connector whose operations are called. */
export interface TestedConnector {
  readonly connectorId: string;
  /** Where it is edited at the same time: the version that the edit began from. */
  readonly baseVersion?: number;
  /** Where it is edited at the same time: takes over an edit that was registered as the next version. */
  readonly onRegistered?: (connector: Connector, edit: Edit) => void;
}

export const TestedContext = createContext<TestedConnector | undefined>(undefined);
