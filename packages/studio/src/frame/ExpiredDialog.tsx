import { DialogBody, DialogContent, DialogSurface, DialogTitle, Text } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useExpiry } from '../api/expiry.ts';
import { SignInForm } from '../features/account/SignInForm.tsx';
import { texts } from './texts.ts';
import { ModalDialog } from '../common/ModalDialog.tsx';

/** Asks for the password again above the open page, which stays as it is. */
export function ExpiredDialog() {
  const queryClient = useQueryClient();
  const setExpired = useExpiry((state) => state.setExpired);
  const done = (): void => {
    setExpired(false);
    void queryClient.invalidateQueries();
  };
  return (
    <ModalDialog>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.expiredTitle}</DialogTitle>
          <DialogContent>
            <Text block>{texts.expired}</Text>
            <SignInForm onDone={done} />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </ModalDialog>
  );
}
