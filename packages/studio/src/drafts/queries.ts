import { queryOptions } from '@tanstack/react-query';
import { listDrafts } from './draft-store.ts';

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: listDrafts,
  staleTime: 0,
  gcTime: 0,
});
