import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Connection } from '@connectory/api';
import type { ConnectionParameter } from '@connectory/connector';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { call } from '../../api/client.ts';
import { problemOf, unwrap } from '../../api/problem.ts';
import { connectionsQuery } from '../../api/queries.ts';
import { useNotice } from '../../notices/use-notice.ts';
import {
  initialValues,
  missingValues,
  needsSignIn,
  sentValues,
  visibleParameters,
} from './connection-form.ts';
import { ParameterFields } from './ParameterFields.tsx';
import { texts } from './texts.ts';
import { FormField } from '../../common/FormField.tsx';
import { ModalDialog } from '../../common/ModalDialog.tsx';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Makes a connection, or, with one given, renames it and replaces values. */
export function ConnectionDialog(props: {
  readonly connectorId: string;
  readonly connectorName: string;
  readonly parameters: readonly ConnectionParameter[];
  readonly connection?: Connection;
  readonly onSaved: (connection: Connection) => void;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const notify = useNotice();
  const { parameters, connection } = props;
  const [name, setName] = useState(connection?.name ?? texts.defaultName(props.connectorName));
  const [values, setValues] = useState(() => initialValues(parameters, connection));
  const [tried, setTried] = useState(false);
  const errors = missingValues(parameters, values, connection);
  const nameError = name.trim() === '' ? texts.nameMissing : undefined;

  const save = useMutation({
    mutationFn: async () => {
      const sent = sentValues(parameters, values, connection);
      return connection === undefined
        ? unwrap(
            await call('createConnection', {
              body: { connectorId: props.connectorId, name: name.trim(), values: sent },
            }),
          )
        : unwrap(
            await call('updateConnection', { id: connection.id, body: { name: name.trim(), values: sent } }),
          );
    },
    onSuccess: async (saved) => {
      await queryClient.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      notify({ title: connection === undefined ? texts.created(saved.name) : texts.saved });
      props.onSaved(saved);
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (nameError === undefined && Object.keys(errors).length === 0) save.mutate();
  };

  return (
    <ModalDialog onClose={props.onClose}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>
              {connection === undefined
                ? texts.newConnectionTo(props.connectorName)
                : texts.editTitle(connection.name)}
            </DialogTitle>
            <DialogContent className={styles.fields}>
              {save.error !== null && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>
                    {texts.failed}. {problemOf(save.error).message}
                  </MessageBarBody>
                </MessageBar>
              )}
              <FormField label={texts.name} required error={tried ? nameError : undefined}>
                <Input
                  value={name}
                  onChange={(_event, data) => {
                    setName(data.value);
                  }}
                />
              </FormField>
              {needsSignIn(parameters) && <Text>{texts.oauth}</Text>}
              {visibleParameters(parameters).length === 0 && !needsSignIn(parameters) && (
                <Text>{texts.noFields}</Text>
              )}
              <ParameterFields
                parameters={parameters}
                values={values}
                errors={tried ? errors : {}}
                connection={connection}
                onChange={(parameter, value) => {
                  setValues((current) => ({ ...current, [parameter]: value }));
                }}
              />
            </DialogContent>
            <DialogActions>
              <Button onClick={props.onClose}>{texts.cancel}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={save.isPending}>
                {save.isPending ? texts.creating : connection === undefined ? texts.create : texts.save}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </ModalDialog>
  );
}
