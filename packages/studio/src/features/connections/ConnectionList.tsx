import { makeStyles, tokens } from '@fluentui/react-components';
import type { Connection } from '@connectory/api';
import { useState } from 'react';
import { StateMessage } from '../../common/StateMessage.tsx';
import { VirtualRows } from '../../common/VirtualRows.tsx';
import { SignInDialog } from '../sign-in/SignInDialog.tsx';
import { ConnectionEditor } from './ConnectionEditor.tsx';
import { ConnectionRow } from './ConnectionRow.tsx';
import { DeleteConnection } from './DeleteConnection.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    flexGrow: 1,
    minHeight: '240px',
    margin: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalXXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
  },
});

export function ConnectionList(props: { readonly connections: readonly Connection[] }) {
  const styles = useStyles();
  const [editing, setEditing] = useState<Connection>();
  const [deleting, setDeleting] = useState<Connection>();
  const [signingIn, setSigningIn] = useState<Connection>();
  if (props.connections.length === 0) {
    return <StateMessage title={texts.nothingFound} text="" />;
  }
  return (
    <div className={styles.root}>
      <VirtualRows label={texts.title} items={props.connections} rowHeight={64} keyOf={(item) => item.id}>
        {(connection) => (
          <ConnectionRow
            connection={connection}
            onEdit={setEditing}
            onSignIn={setSigningIn}
            onDelete={setDeleting}
          />
        )}
      </VirtualRows>
      {editing !== undefined && (
        <ConnectionEditor
          connectorId={editing.connectorId}
          connection={editing}
          onClose={() => {
            setEditing(undefined);
          }}
        />
      )}
      {signingIn !== undefined && (
        <SignInDialog
          connection={signingIn}
          onClose={() => {
            setSigningIn(undefined);
          }}
        />
      )}
      {deleting !== undefined && (
        <DeleteConnection
          connection={deleting}
          onClose={() => {
            setDeleting(undefined);
          }}
        />
      )}
    </div>
  );
}
