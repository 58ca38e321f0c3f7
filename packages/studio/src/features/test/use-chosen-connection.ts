import type { Connection } from '@connectory/api';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { connectionsQuery } from '../../api/queries.ts';

export interface ChosenConnection {
  readonly id: string | undefined;
  readonly choices: readonly Connection[];
  readonly choose: (id: string | undefined) => void;
}

/** The connection to call with: the one chosen, else the newest of the connector. */
export function useChosenConnection(connectorId: string): ChosenConnection {
  const { data } = useQuery(connectionsQuery);
  const [chosen, setChosen] = useState<{ readonly id: string | undefined }>();
  const choices = (data ?? [])
    .filter((connection) => connection.connectorId === connectorId)
    .toSorted((left, right) => right.createdAt.localeCompare(left.createdAt));
  return {
    id: chosen === undefined ? choices[0]?.id : chosen.id,
    choices,
    choose: (id) => {
      setChosen({ id });
    },
  };
}
