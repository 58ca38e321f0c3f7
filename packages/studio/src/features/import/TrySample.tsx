import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { problemOf } from '../../api/problem.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'inherit',
    gap: tokens.spacingHorizontalS,
  },
});

/** One click to the sample API in the wizard: says that it works, can be cancelled, and says why it failed. */
export function TrySample(props: { readonly label: string }) {
  const styles = useStyles();
  const navigate = useNavigate();
  const controller = useRef<AbortController>(null);
  const run = useMutation({
    mutationFn: async () => {
      controller.current = new AbortController();
      // Reading a package is not part of the first page.
      const { importSample } = await import('./import-sample.ts');
      return importSample(controller.current.signal);
    },
    onSuccess: async (draftId) => {
      await navigate({ to: '/connectors/new/$draftId', params: { draftId } });
    },
  });
  const problem = run.error === null ? undefined : problemOf(run.error);
  const failed = problem !== undefined && problem.code !== 'studio.cancelled';
  return (
    <div className={styles.root}>
      <Button
        disabledFocusable={run.isPending}
        {...(run.isPending && { icon: <Spinner size="tiny" /> })}
        onClick={() => {
          run.mutate();
        }}
      >
        {run.isPending ? texts.importingSample : failed ? texts.retry : props.label}
      </Button>
      {run.isPending && <Button onClick={() => controller.current?.abort()}>{texts.cancel}</Button>}
      {failed && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>
            <MessageBarTitle>{texts.failedTitle(texts.sampleTitle)}</MessageBarTitle> {problem.message}
          </MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
