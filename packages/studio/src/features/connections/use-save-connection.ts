import type { Connection } from '@connectory/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api/client.ts';
import { unwrap } from '../../api/problem.ts';
import { connectionsQuery } from '../../api/queries.ts';
import { useNotice } from '../../notices/use-notice.ts';
import { texts } from './texts.ts';
import type { ConnectionForm } from './use-connection-form.ts';

/** Makes the connection of a form, once: what was made is changed by the next try. A new one without sign-in is tested. */
export function useSaveConnection(connectorId: string, form: ConnectionForm) {
  const queryClient = useQueryClient();
  const notify = useNotice();
  const [saved, setSaved] = useState<Connection>();
  const existing = saved ?? form.connection;
  const run = async (): Promise<Connection> => {
    const name = form.name.trim();
    const values = form.sent();
    const result = unwrap(
      existing === undefined
        ? await call('createConnection', {
            body: {
              connectorId,
              name,
              values,
              ...(form.parameterSet !== '' && { parameterSet: form.parameterSet }),
            },
          })
        : await call('updateConnection', { id: existing.id, body: { name, values } }),
    );
    setSaved(result);
    await queryClient.invalidateQueries({ queryKey: connectionsQuery.queryKey });
    return result;
  };
  const test = async (connection: Connection): Promise<void> => {
    const tested = await call('testConnection', { id: connection.id });
    if (!tested.ok || tested.value.kind !== 'failed') return;
    notify({ title: texts.testFailed(connection.name), text: tested.value.message, intent: 'error' });
    await queryClient.invalidateQueries({ queryKey: connectionsQuery.queryKey });
  };
  const mutation = useMutation({
    mutationFn: run,
    onSuccess: (connection) => {
      notify({ title: form.connection === undefined ? texts.created(connection.name) : texts.saved });
      if (!connection.signsIn) void test(connection);
    },
  });
  return { run, saved, mutation };
}
