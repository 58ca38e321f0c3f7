/** What the page at the redirect address says when it is done. It says it over a channel of our own origin only. */
export interface SignInMessage {
  readonly connection: string;
  readonly outcome: 'signed-in' | 'failed';
  readonly message: string;
}

/** Opens the window while the click still counts, which is when browsers allow it; `null` when they do not. */
export function openSignInWindow(): Window | null {
  return window.open('', '_blank', 'popup,width=560,height=720');
}

/**
 * Listens for the end of sign-ins until the returned function is called.
 *
 * @param heard Tells whether the message was meant for it; the window then closes.
 */
export function listenForSignIn(heard: (message: SignInMessage) => boolean): () => void {
  const channel = new BroadcastChannel('connectory-sign-in');
  channel.addEventListener('message', (event: MessageEvent<unknown>) => {
    const message = readMessage(event.data);
    if (message !== undefined && heard(message)) channel.postMessage({ heard: message.connection });
  });
  return () => {
    channel.close();
  };
}

export function readMessage(data: unknown): SignInMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  if (!('connection' in data && 'outcome' in data && 'message' in data)) return undefined;
  const { connection, outcome, message } = data;
  if (typeof connection !== 'string' || typeof message !== 'string') return undefined;
  return { connection, outcome: outcome === 'signed-in' ? 'signed-in' : 'failed', message };
}
