import { Toaster } from '@fluentui/react-components';
import { toasterId } from './toaster-id.ts';

/** Where quiet messages appear: saved, deleted with undo. */
export function AppToaster() {
  return <Toaster toasterId={toasterId} position="bottom-end" pauseOnHover />;
}
