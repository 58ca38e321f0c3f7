import { stored } from '../unsafe.ts';
import type { Draft } from './draft.ts';

const databaseName = 'connectory';
const storeName = 'drafts';

let opened: Promise<IDBDatabase> | undefined;
/** The database once it is open: a page that is going away has no time left to await it. */
let database: IDBDatabase | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(storeName, { keyPath: 'id' });
    };
    request.onsuccess = () => {
      database = request.result;
      resolve(request.result);
    };
    request.onerror = () => {
      opened = undefined;
      reject(request.error ?? new Error('IndexedDB refused to open.'));
    };
  });
  return opened;
}

async function run<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  return start(database ?? (await open()), mode, act);
}

function start<T>(
  from: IDBDatabase,
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = from.transaction(storeName, mode);
    const request = act(transaction.objectStore(storeName));
    transaction.oncomplete = () => {
      resolve(request.result);
    };
    transaction.onerror = () => {
      reject(transaction.error ?? new Error('IndexedDB refused.'));
    };
    // Without this the write waits for a turn of the event loop that a closing page does not get.
    transaction.commit();
  });
}

export async function saveDraft(draft: Draft): Promise<void> {
  await run('readwrite', (store) => store.put(draft));
}

export async function loadDraft(id: string): Promise<Draft | undefined> {
  const found: unknown = await run('readonly', (store) => store.get(id));
  return stored<Draft | undefined>(found);
}

export async function deleteDraft(id: string): Promise<void> {
  await run('readwrite', (store) => store.delete(id));
}

/** Every draft, the last changed first. */
export async function listDrafts(): Promise<readonly Draft[]> {
  const found: unknown = await run('readonly', (store) => store.getAll());
  return stored<readonly Draft[]>(found).toSorted((left, right) =>
    right.updatedAt.localeCompare(left.updatedAt),
  );
}
