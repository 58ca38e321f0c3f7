import { Button } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem.ts';
import { PageSkeleton } from './PageSkeleton.tsx';
import { StateMessage } from './StateMessage.tsx';
import { texts } from './texts.ts';

/** Loading, failed and forbidden states of a query; its content when there is some. */
export function QueryState<T>(props: {
  readonly query: UseQueryResult<T>;
  /** What is loaded, as the start of a sentence: "The connectors". */
  readonly what: string;
  readonly children: (data: T) => ReactNode;
}): ReactNode {
  const { query } = props;
  if (query.data !== undefined) return props.children(query.data);
  if (query.isPending) return <PageSkeleton />;
  const problem = problemOf(query.error);
  if (problem.status === 403) {
    return <StateMessage title={texts.noPermission} text={texts.noPermissionText} />;
  }
  return (
    <StateMessage
      live
      title={texts.failed(props.what)}
      text={problem.message}
      action={<Button onClick={() => void query.refetch()}>{texts.retry}</Button>}
    />
  );
}
