import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { Connection } from '@connectory/api';
import { ModalDialog } from '../../common/ModalDialog.tsx';
import { useNotice } from '../../notices/use-notice.ts';
import { SignInStatus } from './SignInStatus.tsx';
import { texts } from './texts.ts';
import { useSignIn } from './use-sign-in.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** Signs a connection in, for the first time or again. */
export function SignInDialog(props: { readonly connection: Connection; readonly onClose: () => void }) {
  const styles = useStyles();
  const notify = useNotice();
  const { connection, onClose } = props;
  const { state, start } = useSignIn(() => {
    notify({ title: texts.done(connection.name) });
    onClose();
  });
  return (
    <ModalDialog onClose={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.title(connection.connectorName)}</DialogTitle>
          <DialogContent className={styles.content}>
            {connection.statusReason !== undefined && state.kind !== 'failed' && (
              <Text>{connection.statusReason}</Text>
            )}
            <SignInStatus state={state} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{texts.cancel}</Button>
            <Button
              appearance="primary"
              disabledFocusable={state.kind === 'starting' || state.kind === 'waiting'}
              onClick={() => {
                start(() => Promise.resolve(connection.id));
              }}
            >
              {state.kind === 'idle' ? texts.signIn : texts.signInAgain}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </ModalDialog>
  );
}
