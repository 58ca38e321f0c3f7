import { Text } from '@fluentui/react-components';
import type { Connection } from '@connectory/api';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { connectionsQuery } from '../../api/queries.ts';
import { ConfirmDialog } from '../../common/ConfirmDialog.tsx';
import { useNotice } from '../../notices/use-notice.ts';
import { texts } from './texts.ts';

export function DeleteConnection(props: { readonly connection: Connection; readonly onClose: () => void }) {
  const { id, name } = props.connection;
  const queryClient = useQueryClient();
  const notify = useNotice();
  const refresh = () => queryClient.invalidateQueries({ queryKey: connectionsQuery.queryKey });
  const restore = async (): Promise<void> => {
    const result = await call('restoreConnection', { id });
    if (result.ok) notify({ title: texts.restored(name) });
    else notify({ title: texts.restoreFailed(name), text: result.error.message, intent: 'error' });
    await refresh();
  };
  const remove = async (): Promise<void> => {
    props.onClose();
    const result = await call('deleteConnection', { id });
    if (result.ok) notify({ title: texts.deleted(name), undo: () => void restore() });
    else notify({ title: texts.deleteFailed(name), text: result.error.message, intent: 'error' });
    await refresh();
  };
  return (
    <ConfirmDialog
      title={texts.deleteTitle(name)}
      confirm={texts.delete}
      onConfirm={() => void remove()}
      onClose={props.onClose}
    >
      <Text>{texts.deleteText}</Text>
    </ConfirmDialog>
  );
}
