import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/client.ts';
import { unwrap } from '../../api/problem.ts';
import { connectorsQuery } from '../../api/queries.ts';
import { packagePayload } from '../../common/payload.ts';
import { deleteDraft } from '../../drafts/draft-store.ts';
import { useNotice } from '../../notices/use-notice.ts';
import { texts } from './texts.ts';
import { useWizardStore } from './wizard-context.ts';

/** Registers the connector: version 1 of a new one, the next version of one that exists. */
export function useRegister() {
  const store = useWizardStore();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotice();
  return useMutation({
    mutationFn: async () => {
      const { name, package: pkg, origin } = store.getState();
      const body = { name: name.trim(), package: packagePayload(pkg) };
      const { registered } = origin;
      const connector = unwrap(
        registered === undefined
          ? await call('createConnector', { body })
          : await call('updateConnector', {
              id: registered.connectorId,
              body: { ...body, baseVersion: registered.baseVersion },
            }),
      );
      return { connector, sent: { name, package: pkg }, isNew: registered === undefined };
    },
    onSuccess: async ({ connector, sent, isNew }) => {
      await queryClient.invalidateQueries({ queryKey: connectorsQuery.queryKey });
      store.getState().registered(connector.id, connector.version, sent);
      notify({
        title: isNew ? texts.created(connector.name) : texts.updated(connector.name, connector.version),
      });
      if (!isNew) return;
      await deleteDraft(store.getState().origin.draftId);
      await navigate({
        to: '/connectors/$connectorId/edit',
        params: { connectorId: connector.id },
        search: { step: 'test' },
        replace: true,
      });
    },
  });
}
