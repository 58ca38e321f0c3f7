import { queryOptions } from '@tanstack/react-query';
import { call } from './client.ts';
import { unwrap } from './problem.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => unwrap(await call('getSession', {})),
  staleTime: Infinity,
});

export const connectorsQuery = queryOptions({
  queryKey: ['connectors'],
  queryFn: async () => unwrap(await call('listConnectors', {})),
});

export function connectorQuery(id: string, version?: number) {
  return queryOptions({
    queryKey: ['connectors', id, version ?? 'newest'],
    queryFn: async () =>
      unwrap(await call('getConnector', { id, ...(version !== undefined && { query: { version } }) })),
  });
}

export const connectionsQuery = queryOptions({
  queryKey: ['connections'],
  queryFn: async () => unwrap(await call('listConnections', {})),
});

export const egressQuery = queryOptions({
  queryKey: ['egress'],
  queryFn: async () => unwrap(await call('getEgressSettings', {})),
});
