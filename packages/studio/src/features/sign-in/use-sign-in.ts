import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { call } from '../../api/client.ts';
import { problemOf, unwrap } from '../../api/problem.ts';
import { connectionsQuery } from '../../api/queries.ts';
import { listenForSignIn, openSignInWindow, type SignInMessage } from './popup.ts';

/** How far a sign-in has come. */
export type SignInState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'waiting'; readonly connectionId: string }
  | { readonly kind: 'blocked'; readonly connectionId: string; readonly address: string }
  | { readonly kind: 'closed'; readonly connectionId: string }
  | { readonly kind: 'failed'; readonly message: string };

export interface SignIn {
  readonly state: SignInState;
  /** Has to be called in a click: only then may a window be opened. Makes or finds the connection to sign in. */
  readonly start: (connectionId: () => Promise<string>) => void;
}

const closedCheckMs = 400;

/** Signs in at an identity provider in a window of its own. */
export function useSignIn(onSignedIn: (connectionId: string) => void): SignIn {
  const queryClient = useQueryClient();
  const [state, setState] = useState<SignInState>({ kind: 'idle' });
  const popup = useRef<Window | null>(null);
  const refresh = async (): Promise<void> => {
    await queryClient.invalidateQueries({ queryKey: connectionsQuery.queryKey });
  };

  const finish = (connectionId: string): void => {
    // At once, so that the message is not heard twice.
    setState({ kind: 'idle' });
    void refresh().then(() => {
      onSignedIn(connectionId);
    });
  };
  const run = async (makeConnection: () => Promise<string>): Promise<void> => {
    try {
      const connectionId = await makeConnection();
      const started = unwrap(await call('startSignIn', { id: connectionId }));
      if (started.kind === 'done') {
        popup.current?.close();
        finish(connectionId);
        return;
      }
      if (popup.current === null) {
        setState({ kind: 'blocked', connectionId, address: started.address });
        return;
      }
      setState({ kind: 'waiting', connectionId });
      popup.current.location.href = started.address;
    } catch (error) {
      popup.current?.close();
      await refresh();
      setState({ kind: 'failed', message: problemOf(error).message });
    }
  };

  const waitsFor = 'connectionId' in state ? state.connectionId : undefined;
  // One channel for the whole wait: a message that comes while another is being opened would be lost.
  const heard = useEffectEvent(({ connection, outcome, message }: SignInMessage) => {
    if (waitsFor === undefined || (connection !== '' && connection !== waitsFor)) return false;
    if (outcome === 'signed-in') {
      finish(waitsFor);
      return true;
    }
    void refresh();
    setState({ kind: 'failed', message });
    return true;
  });
  useEffect(
    () => (waitsFor === undefined ? undefined : listenForSignIn((message) => heard(message))),
    [waitsFor],
  );
  useEffect(() => {
    if (state.kind !== 'waiting') return undefined;
    const timer = setInterval(() => {
      if (popup.current?.closed === true) setState({ kind: 'closed', connectionId: state.connectionId });
    }, closedCheckMs);
    return () => {
      clearInterval(timer);
    };
  }, [state]);

  // Should the message have been lost all the same, the connection itself tells.
  const signedIn = useEffectEvent(finish);
  useEffect(() => {
    if (state.kind !== 'closed') return undefined;
    const { connectionId } = state;
    let current = true;
    void call('listConnections', {}).then((listed) => {
      const found = listed.ok ? listed.value.find(({ id }) => id === connectionId) : undefined;
      if (current && found?.status === 'connected' && found.statusReason === undefined)
        signedIn(connectionId);
    });
    return () => {
      current = false;
    };
  }, [state]);

  return {
    state,
    start: (makeConnection) => {
      popup.current = openSignInWindow();
      setState({ kind: 'starting' });
      void run(makeConnection);
    },
  };
}
