import {
  Button,
  Toast,
  ToastBody,
  ToastFooter,
  ToastTitle,
  useToastController,
} from '@fluentui/react-components';
import { toasterId } from './toaster-id.ts';
import { texts } from './texts.ts';

interface Notice {
  readonly title: string;
  readonly text?: string;
  readonly intent?: 'success' | 'error' | 'info';
  /** Offered for ten seconds. */
  readonly undo?: () => void;
}

let count = 0;

/** Says something quietly at the corner of the page. */
export function useNotice(): (notice: Notice) => void {
  const { dispatchToast, dismissToast } = useToastController(toasterId);
  return ({ title, text, intent = 'success', undo }) => {
    count += 1;
    const toastId = `notice-${count}`;
    dispatchToast(
      <Toast>
        <ToastTitle>{title}</ToastTitle>
        {text !== undefined && <ToastBody>{text}</ToastBody>}
        {undo !== undefined && (
          <ToastFooter>
            <Button
              size="small"
              onClick={() => {
                dismissToast(toastId);
                undo();
              }}
            >
              {texts.undo}
            </Button>
          </ToastFooter>
        )}
      </Toast>,
      { toastId, intent, timeout: undo !== undefined || intent === 'error' ? 10_000 : 4000 },
    );
  };
}
