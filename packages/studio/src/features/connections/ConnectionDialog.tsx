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
import type { ConnectionParameterSet } from '@connectory/connector';
import type { FormEvent } from 'react';
import { problemOf } from '../../api/problem.ts';
import { FormField } from '../../common/FormField.tsx';
import { ModalDialog } from '../../common/ModalDialog.tsx';
import { useNotice } from '../../notices/use-notice.ts';
import { SignInStatus } from '../sign-in/SignInStatus.tsx';
import { texts as signInTexts } from '../sign-in/texts.ts';
import { useSignIn } from '../sign-in/use-sign-in.ts';
import { CheckConnection } from './CheckConnection.tsx';
import { visibleParameters } from './connection-form.ts';
import { ParameterFields } from './ParameterFields.tsx';
import { SetChoice } from './SetChoice.tsx';
import { texts } from './texts.ts';
import { useConnectionForm } from './use-connection-form.ts';
import { useSaveConnection } from './use-save-connection.ts';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Makes a connection, or, with one given, renames it and replaces values. One that signs in does so here. */
export function ConnectionDialog(props: {
  readonly connectorId: string;
  readonly connectorName: string;
  readonly sets: readonly ConnectionParameterSet[];
  readonly connection?: Connection;
  readonly onSaved: (connection: Connection) => void;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const notify = useNotice();
  const { sets } = props;
  const form = useConnectionForm(sets, props.connection, texts.defaultName(props.connectorName));
  const { parameters, connection, signsIn } = form;
  const save = useSaveConnection(props.connectorId, form);
  const signIn = useSignIn(() => {
    if (save.saved !== undefined) props.onSaved(save.saved);
    notify({ title: signInTexts.done(form.name.trim()) });
  });
  const pending =
    save.mutation.isPending || signIn.state.kind === 'starting' || signIn.state.kind === 'waiting';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    form.setTried(true);
    if (form.nameError !== undefined || Object.keys(form.errors).length > 0 || pending) return;
    if (signsIn && connection?.status !== 'connected') signIn.start(async () => (await save.run()).id);
    else save.mutation.mutate(undefined, { onSuccess: props.onSaved });
  };

  return (
    <ModalDialog onClose={props.onClose}>
      <DialogSurface>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>
              {props.connection === undefined
                ? texts.newConnectionTo(props.connectorName)
                : texts.editTitle(props.connection.name)}
            </DialogTitle>
            <DialogContent className={styles.fields}>
              {save.mutation.error !== null && !signsIn && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>
                    {texts.failed}. {problemOf(save.mutation.error).message}
                  </MessageBarBody>
                </MessageBar>
              )}
              {sets.length > 1 && connection === undefined && (
                <SetChoice
                  sets={sets}
                  value={form.parameterSet}
                  disabled={save.saved !== undefined}
                  onChange={form.chooseSet}
                />
              )}
              <FormField label={texts.name} required error={form.tried ? form.nameError : undefined}>
                <Input
                  value={form.name}
                  onChange={(_event, data) => {
                    form.rename(data.value);
                  }}
                />
              </FormField>
              {visibleParameters(parameters).length === 0 && !signsIn && <Text>{texts.noFields}</Text>}
              <ParameterFields
                parameters={parameters}
                values={form.values}
                errors={form.tried ? form.errors : {}}
                connection={connection}
                onChange={form.setValue}
              />
              {signsIn && signIn.state.kind === 'idle' && connection?.status !== 'connected' && (
                <Text>{texts.signInHint}</Text>
              )}
              <SignInStatus state={signIn.state} />
              {connection !== undefined && <CheckConnection connection={connection} />}
            </DialogContent>
            <DialogActions>
              <Button onClick={props.onClose}>{texts.cancel}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={pending}>
                {pending ? (signsIn ? signInTexts.signingIn : texts.creating) : actionOf(connection, signsIn)}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </ModalDialog>
  );
}

function actionOf(connection: Connection | undefined, signsIn: boolean): string {
  if (signsIn && connection?.status !== 'connected') return signInTexts.signIn;
  return connection === undefined ? texts.create : texts.save;
}
