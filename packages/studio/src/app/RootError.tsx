import { Button } from '@fluentui/react-components';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { problemOf } from '../api/problem.ts';
import { queryClient } from '../api/query-client.ts';
import { StateMessage } from '../common/StateMessage.tsx';
import { texts } from './texts.ts';

/** Shown when a page fails as a whole. Drafts live outside of it and are kept. */
export function RootError(props: ErrorComponentProps) {
  const retry = (): void => {
    void queryClient.invalidateQueries().then(() => {
      location.reload();
    });
  };
  return (
    <main>
      <StateMessage
        page
        title={texts.failedTitle}
        text={problemOf(props.error).message}
        action={
          <Button appearance="primary" onClick={retry}>
            {texts.retry}
          </Button>
        }
      />
    </main>
  );
}
