import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { Connection } from '@connectory/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { problemOf, unwrap } from '../../api/problem.ts';
import { connectionsQuery } from '../../api/queries.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', alignItems: 'flex-start', gap: tokens.spacingVerticalS },
  message: { width: '100%' },
});

/** Calls the operation that the connector declares for testing connections, with the values that are stored. */
export function CheckConnection(props: { readonly connection: Connection }) {
  const styles = useStyles();
  const queryClient = useQueryClient();
  const check = useMutation({
    mutationFn: async () => unwrap(await call('testConnection', { id: props.connection.id })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: connectionsQuery.queryKey }),
  });
  const failure = check.error === null ? undefined : problemOf(check.error).message;
  return (
    <div className={styles.root}>
      <Button
        size="small"
        disabledFocusable={check.isPending}
        onClick={() => {
          check.mutate();
        }}
      >
        {check.isPending ? texts.checking : texts.check}
      </Button>
      {(check.data !== undefined || failure !== undefined) && (
        <MessageBar
          className={styles.message}
          layout="multiline"
          intent={
            failure !== undefined || check.data?.kind === 'failed'
              ? 'error'
              : check.data?.kind === 'passed'
                ? 'success'
                : 'info'
          }
        >
          <MessageBarBody>{failure ?? check.data?.message}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}
