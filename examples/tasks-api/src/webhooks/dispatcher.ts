import type { FastifyBaseLogger } from 'fastify';
import type { Store } from '../store/store.ts';
import type { Change, HookEvent, Item, StoredHook } from '../store/types.ts';

/** A receiver that takes longer than this loses the event. */
const deliveryTimeoutMs = 10_000;

const events: Readonly<Record<Change['kind'], HookEvent>> = {
  created: 'item.created',
  updated: 'item.updated',
  deleted: 'item.deleted',
};

/** One attempt to post an event. */
export interface Delivery {
  readonly hookId: string;
  readonly eventId: string;
  /** Status of the receiver's answer; null when there was none. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface Dispatcher {
  dispatch(store: Store, change: Change, item: Item): void;
  deliveries(): readonly Delivery[];
  /** Fulfilled once nothing is under way. */
  settled(): Promise<void>;
  /** Ends what is under way. */
  stop(): Promise<void>;
  reset(): void;
}

export function createDispatcher(log: () => FastifyBaseLogger): Dispatcher {
  const underWay = new Set<Promise<void>>();
  const done: Delivery[] = [];
  const stopped = new AbortController();

  const settled = async (): Promise<void> => {
    while (underWay.size > 0) await Promise.all(underWay);
  };

  const post = async (store: Store, { hook, callbackUrl }: StoredHook, eventId: string, body: string) => {
    try {
      const response = await fetch(callbackUrl, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Tasks-Event': hook.event,
          'X-Tasks-Delivery': eventId,
        },
        body,
        signal: AbortSignal.any([stopped.signal, AbortSignal.timeout(deliveryTimeoutMs)]),
      });
      await response.body?.cancel();
      done.push({ hookId: hook.id, eventId, status: response.status, error: null });
      if (response.status === 404 || response.status === 410) store.removeHook(hook.id);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      done.push({ hookId: hook.id, eventId, status: null, error: message });
      log().warn({ hookId: hook.id, message }, 'an event was not delivered');
    }
  };

  return {
    dispatch(store, change, item) {
      const event = events[change.kind];
      const eventId = `event-${String(change.sequence)}`;
      const body = JSON.stringify({ id: eventId, event, at: change.at, item });
      for (const stored of store.hooks()) {
        const { hook } = stored;
        if (hook.event !== event || (hook.listId !== null && hook.listId !== change.listId)) continue;
        const delivery = post(store, stored, eventId, body).finally(() => underWay.delete(delivery));
        underWay.add(delivery);
      }
    },
    deliveries: () => [...done],
    settled,
    async stop() {
      stopped.abort();
      await settled();
    },
    reset() {
      done.length = 0;
    },
  };
}
