import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';
import { useExpiry } from './expiry.ts';
import { sessionQuery } from './queries.ts';

/** A refusal for want of a session, while one was there, means that it ended. */
function noticeExpiry(error: unknown): void {
  if (problemOf(error).status !== 401) return;
  if (queryClient.getQueryData(sessionQuery.queryKey)?.user === undefined) return;
  useExpiry.getState().setExpired(true);
}

/** Server state. Only failures of the network are tried again; a refusal stays one. */
export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeExpiry }),
  mutationCache: new MutationCache({ onError: noticeExpiry }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (count, error) => problemOf(error).status === 0 && count < 2,
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
});
