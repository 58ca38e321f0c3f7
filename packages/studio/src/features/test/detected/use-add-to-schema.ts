import type { Connector } from '@connectory/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client.ts';
import { problemOf, unwrap } from '../../../api/problem.ts';
import { connectorQuery, connectorsQuery } from '../../../api/queries.ts';
import { packagePayload } from '../../../common/payload.ts';
import { useNotice } from '../../../notices/use-notice.ts';
import type { Detected } from './merge.ts';
import type { TestedConnector } from './tested-context.ts';
import { texts } from './texts.ts';

/** Registers the next version with what was detected. When a newer one is there, that one is loaded. */
export function useAddToSchema(tested: TestedConnector, onDone: () => void) {
  const queryClient = useQueryClient();
  const notify = useNotice();
  return useMutation({
    mutationFn: async (asked: { readonly connector: Connector; readonly detected: Detected }) => {
      const { id, name, version } = asked.connector;
      const body = { name, package: packagePayload(asked.detected.package), baseVersion: version };
      return unwrap(await call('updateConnector', { id, body }));
    },
    onSuccess: async (connector, { detected }) => {
      queryClient.setQueryData(connectorQuery(connector.id).queryKey, connector);
      tested.onRegistered?.(connector, detected.edit);
      notify({
        title: texts.done(connector.name, connector.version),
        text: texts.doneText(detected.additions.length),
      });
      onDone();
      await queryClient.invalidateQueries({ queryKey: connectorsQuery.queryKey });
    },
    onError: async (error) => {
      if (problemOf(error).status !== 409) return;
      await queryClient.invalidateQueries({ queryKey: connectorQuery(tested.connectorId).queryKey });
    },
  });
}
