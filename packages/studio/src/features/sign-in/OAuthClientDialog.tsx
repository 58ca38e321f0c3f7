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
  Switch,
  tokens,
} from '@fluentui/react-components';
import type { OAuthClient } from '@connectory/api';
import { useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import { FormField } from '../../common/FormField.tsx';
import { ModalDialog } from '../../common/ModalDialog.tsx';
import { useNotice } from '../../notices/use-notice.ts';
import { RedirectUrl } from './RedirectUrl.tsx';
import { texts } from './texts.ts';
import { useSaveOAuthClient } from './use-oauth-clients.ts';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Sets client id and secret of a connector for one way to connect. */
export function OAuthClientDialog(props: {
  readonly connectorId: string;
  readonly client: OAuthClient;
  readonly onClose: () => void;
}) {
  const styles = useStyles();
  const notify = useNotice();
  const { client, onClose } = props;
  const [clientId, setClientId] = useState(client.clientId);
  const [clientSecret, setClientSecret] = useState('');
  const [pkce, setPkce] = useState(client.pkce);
  const save = useSaveOAuthClient(props.connectorId);
  return (
    <ModalDialog onClose={onClose}>
      <DialogSurface>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            const body = {
              parameterSet: client.parameterSet,
              clientId,
              pkce,
              ...(clientSecret !== '' && { clientSecret }),
            };
            save.mutate(body, {
              onSuccess: () => {
                notify({ title: texts.saved });
                onClose();
              },
            });
          }}
        >
          <DialogBody>
            <DialogTitle>{client.title === '' ? texts.edit : texts.editFor(client.title)}</DialogTitle>
            <DialogContent className={styles.fields}>
              {save.error !== null && (
                <MessageBar intent="error" layout="multiline">
                  <MessageBarBody>
                    {texts.saveFailed}. {problemOf(save.error).message}
                  </MessageBarBody>
                </MessageBar>
              )}
              <RedirectUrl url={client.redirectUrl} />
              <FormField label={texts.clientId} hint={texts.clientIdHint}>
                <Input
                  value={clientId}
                  autoComplete="off"
                  onChange={(_event, data) => {
                    setClientId(data.value);
                  }}
                />
              </FormField>
              <FormField
                label={texts.clientSecret}
                hint={client.clientSecretSet ? texts.secretStored : texts.secretNew}
              >
                <Input
                  type="password"
                  autoComplete="new-password"
                  value={clientSecret}
                  onChange={(_event, data) => {
                    setClientSecret(data.value);
                  }}
                />
              </FormField>
              <FormField label={texts.pkce} hint={texts.pkceHint}>
                <Switch
                  checked={pkce}
                  onChange={(_event, data) => {
                    setPkce(data.checked);
                  }}
                />
              </FormField>
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{texts.cancel}</Button>
              <Button appearance="primary" type="submit" disabledFocusable={save.isPending}>
                {save.isPending ? texts.saving : texts.save}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </ModalDialog>
  );
}
