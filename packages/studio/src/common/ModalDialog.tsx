import { Dialog } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useReleasePage } from './use-release-page.ts';

/** A dialog that is open as long as it is there. Without `onClose` it cannot be dismissed. */
export function ModalDialog(props: { readonly onClose?: () => void; readonly children: ReactElement }) {
  useReleasePage();
  const { onClose } = props;
  return (
    <Dialog
      open
      modalType={onClose === undefined ? 'alert' : 'modal'}
      onOpenChange={(_event, data) => {
        if (!data.open) onClose?.();
      }}
    >
      {props.children}
    </Dialog>
  );
}
