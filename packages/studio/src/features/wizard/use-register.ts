import { readSecurityChoice } from '@connectory/connector';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../api/client.ts';
import { unwrap } from '../../api/problem.ts';
import { connectorsQuery } from '../../api/queries.ts';
import { packagePayload } from '../../common/payload.ts';
import { deleteDraft } from '../../drafts/draft-store.ts';
import { useNotice } from '../../notices/use-notice.ts';
import { oauthClientsQuery } from '../sign-in/use-oauth-clients.ts';
import { texts } from './texts.ts';
import { useWizardStore } from './wizard-context.ts';

/** Registers the connector: version 1 of a new one, the next version of one that exists. */
export function useRegister() {
  const store = useWizardStore();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotice();
  /** Client id and secret go to the sealed store of the server; the package holds the id only. */
  const saveClient = async (connectorId: string): Promise<void> => {
    const { package: pkg, clientSecret } = store.getState();
    const choice = readSecurityChoice(pkg);
    if (choice?.kind !== 'oauth2' || choice.clientId === '') return;
    const saved = await call('setOAuthClient', {
      id: connectorId,
      body: { clientId: choice.clientId, ...(clientSecret !== '' && { clientSecret }) },
    });
    if (saved.ok) store.getState().setClientSecret('');
    else notify({ title: texts.security.clientNotSaved, text: saved.error.message, intent: 'error' });
    await queryClient.invalidateQueries({ queryKey: oauthClientsQuery(connectorId).queryKey });
  };
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
      await saveClient(connector.id);
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
