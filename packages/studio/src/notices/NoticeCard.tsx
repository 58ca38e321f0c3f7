import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { texts } from '../common/texts.ts';
import { lifetimeOf, useNotices, type Notice } from './notice-store.ts';

const useStyles = makeStyles({
  card: { boxShadow: tokens.shadow16 },
});

/** One notice. It waits while the pointer or the focus is on it. */
export function NoticeCard(props: { readonly notice: Notice & { readonly id: number } }) {
  const styles = useStyles();
  const { notice } = props;
  const dismiss = useNotices((state) => state.dismiss);
  const [held, setHeld] = useState(false);
  const { id } = notice;
  const lifetime = lifetimeOf(notice);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => {
      dismiss(id);
    }, lifetime);
    return () => {
      clearTimeout(timer);
    };
  }, [held, dismiss, id, lifetime]);
  const hold = (): void => {
    setHeld(true);
  };
  const release = (): void => {
    setHeld(false);
  };
  return (
    <MessageBar
      className={styles.card}
      intent={notice.intent ?? 'success'}
      layout="multiline"
      politeness="polite"
      onMouseEnter={hold}
      onMouseLeave={release}
      onFocus={hold}
      onBlur={release}
    >
      <MessageBarBody>
        <MessageBarTitle>{notice.title}</MessageBarTitle> {notice.text}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            size="small"
            icon={<DismissRegular />}
            aria-label={texts.close}
            onClick={() => {
              dismiss(id);
            }}
          />
        }
      >
        {notice.undo !== undefined && (
          <Button
            size="small"
            onClick={() => {
              dismiss(id);
              notice.undo?.();
            }}
          >
            {texts.undo}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
