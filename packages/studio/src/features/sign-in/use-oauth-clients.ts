import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import type { CallInput } from '@connectory/api';
import { call } from '../../api/client.ts';
import { unwrap } from '../../api/problem.ts';

/** The OAuth clients of a connector, without their secrets. */
export function oauthClientsQuery(connectorId: string) {
  return queryOptions({
    queryKey: ['oauth-clients', connectorId],
    queryFn: async () => unwrap(await call('listOAuthClients', { id: connectorId })),
  });
}

/** Stores an OAuth client. */
export function useSaveOAuthClient(connectorId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (body: CallInput<'setOAuthClient'>['body']) =>
      unwrap(await call('setOAuthClient', { id: connectorId, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: oauthClientsQuery(connectorId).queryKey }),
  });
}
