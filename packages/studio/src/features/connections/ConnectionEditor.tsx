import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { Connection } from '@connectory/api';
import { compileConnector } from '@connectory/connector';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { connectorQuery } from '../../api/queries.ts';
import { readPayload } from '../../common/payload.ts';
import { QueryState } from '../../common/QueryState.tsx';
import { ConnectionDialog } from './ConnectionDialog.tsx';
import { texts } from './texts.ts';
import { ModalDialog } from '../../common/ModalDialog.tsx';

/** Loads what a connector asks of a connection, then shows the dialog for it. */
export function ConnectionEditor(props: {
  readonly connectorId: string;
  readonly connection?: Connection;
  readonly onSaved?: (connection: Connection) => void;
  readonly onClose: () => void;
}) {
  const { connection, onClose } = props;
  const query = useQuery(connectorQuery(props.connectorId));
  const sets = useMemo(() => {
    const pkg = query.data === undefined ? undefined : readPayload(query.data.package).package;
    return pkg === undefined ? undefined : compileConnector(pkg).connectionParameterSets;
  }, [query.data]);
  if (query.data !== undefined && sets !== undefined) {
    return (
      <ConnectionDialog
        connectorId={query.data.id}
        connectorName={query.data.name}
        sets={sets}
        {...(connection !== undefined && { connection })}
        onClose={onClose}
        onSaved={(saved) => {
          props.onSaved?.(saved);
          onClose();
        }}
      />
    );
  }
  return (
    <ModalDialog onClose={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.newConnection}</DialogTitle>
          <DialogContent>
            <QueryState query={query} what={texts.connectorWhat}>
              {() => null}
            </QueryState>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{texts.cancel}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </ModalDialog>
  );
}
