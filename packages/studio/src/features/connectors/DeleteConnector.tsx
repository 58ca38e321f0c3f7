import { Text } from '@fluentui/react-components';
import type { ConnectorSummary } from '@connectory/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { connectionsQuery, connectorsQuery } from '../../api/queries.ts';
import { ConfirmDialog } from '../../common/ConfirmDialog.tsx';
import { useNotice } from '../../notices/use-notice.ts';
import { texts } from './texts.ts';

/** Names what depends on a connector, deletes it, and offers to bring it back. */
export function DeleteConnector(props: {
  readonly connector: Pick<ConnectorSummary, 'id' | 'name'>;
  readonly onClose: () => void;
  readonly onDeleted?: () => void;
}) {
  const { id, name } = props.connector;
  const queryClient = useQueryClient();
  const notify = useNotice();
  const connections = useQuery(connectionsQuery);
  const dependents = (connections.data ?? []).filter((connection) => connection.connectorId === id);

  const refresh = async (): Promise<void> => {
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: connectorsQuery.queryKey }),
      queryClient.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
    ]);
  };
  const restore = async (): Promise<void> => {
    const result = await call('restoreConnector', { id });
    if (result.ok) notify({ title: texts.restored(name) });
    else notify({ title: texts.restoreFailed(name), text: result.error.message, intent: 'error' });
    await refresh();
  };
  const remove = async (): Promise<void> => {
    props.onClose();
    const result = await call('deleteConnector', { id });
    if (result.ok) {
      notify({ title: texts.deleted(name), undo: () => void restore() });
      props.onDeleted?.();
    } else {
      notify({ title: texts.deleteFailed(name), text: result.error.message, intent: 'error' });
    }
    await refresh();
  };

  return (
    <ConfirmDialog
      title={texts.deleteTitle(name)}
      confirm={texts.delete}
      onConfirm={() => void remove()}
      onClose={props.onClose}
    >
      <Text block>
        {dependents.length === 0 ? texts.deleteNoDependents : texts.deleteDependents(dependents.length)}
      </Text>
      {dependents.length > 0 && (
        <ul>
          {dependents.map((connection) => (
            <li key={connection.id}>{connection.name}</li>
          ))}
        </ul>
      )}
    </ConfirmDialog>
  );
}
