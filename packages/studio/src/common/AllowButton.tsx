import { Button, Text } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { unwrap } from '../api/problem.ts';
import { sessionQuery } from '../api/queries.ts';
import { queryClient } from '../api/query-client.ts';
import { useNotice } from '../notices/use-notice.ts';

const texts = {
  allow: (entry: string) => `Allow ${entry} and try again`,
  owner: (entry: string) => `The owner of this instance can allow ${entry} in Settings.`,
  failed: 'The allow-list could not be changed',
};

/** Lets the owner add a refused address to the egress guard's allow-list with one click, then goes on. */
export function AllowButton(props: { readonly entry: string; readonly onAllowed: () => void }) {
  const notify = useNotice();
  const { data: session } = useQuery(sessionQuery);
  const allow = useMutation({
    mutationFn: async () => {
      const current = unwrap(await call('getEgressSettings', {}));
      const entries = [...new Set([...current.allow, props.entry])];
      return unwrap(await call('setEgressSettings', { body: { allow: entries } }));
    },
    onSuccess: (settings) => {
      queryClient.setQueryData(['egress'], settings);
      props.onAllowed();
    },
    onError: (error) => {
      notify({ title: texts.failed, text: error.message, intent: 'error' });
    },
  });
  if (session?.user?.role !== 'owner') return <Text>{texts.owner(props.entry)}</Text>;
  return (
    <Button
      disabledFocusable={allow.isPending}
      onClick={() => {
        allow.mutate();
      }}
    >
      {texts.allow(props.entry)}
    </Button>
  );
}
