import type { Invocation } from '@connectory/api';
import type { JsonObject } from '@connectory/base';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { cancellable } from '../../api/client.ts';
import { unwrap } from '../../api/problem.ts';
import { connectionsQuery } from '../../api/queries.ts';
import { wireObject } from '../../unsafe.ts';
import { collectAnswer } from './detected/answers.ts';

export interface CallRequest {
  readonly parameters: JsonObject;
  readonly dryRun: boolean;
}

/** Calls one operation; a call that runs can be cancelled. */
export function useCall(
  target: {
    readonly connectorId: string;
    readonly connectionId: string | undefined;
    readonly operationId: string;
  },
  onDone: (invocation: Invocation) => void,
) {
  const queryClient = useQueryClient();
  const controller = useRef<AbortController>(null);
  const mutation = useMutation({
    mutationFn: async (request: CallRequest) => {
      controller.current = new AbortController();
      const call = cancellable(controller.current.signal);
      const { connectorId, connectionId, operationId } = target;
      return unwrap(
        await call('invoke', {
          id: connectorId,
          body: {
            operationId,
            ...(connectionId !== undefined && { connectionId }),
            parameters: wireObject(request.parameters),
            dryRun: request.dryRun,
          },
        }),
      );
    },
    onSuccess: (invocation) => {
      collectAnswer(queryClient, target.connectorId, invocation);
      onDone(invocation);
      // A call may find out that its connection has to be signed in again, or renew what was wrong with it.
      if (target.connectionId !== undefined) {
        void queryClient.invalidateQueries({ queryKey: connectionsQuery.queryKey });
      }
    },
  });
  return {
    ...mutation,
    cancel: () => {
      controller.current?.abort();
    },
  };
}
