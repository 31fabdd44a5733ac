import { ask, type Problem, Refused } from './client.ts';

/**
 * What could not be sent for want of a connection is kept on the device and sent later, once: its key makes the second sending
 * of the same thing harmless. The service worker empties the same box when the browser tells it that the connection is back.
 */
export interface Kept {
  readonly key: string;
  readonly url: string;
  readonly body: unknown;
  readonly keptAt: string;
  /** Set when the server refused it; the person has to read why. */
  readonly problem?: Problem;
}

export const outboxChanged = 'amparo:outbox';

export async function keepForLater(item: Omit<Kept, 'keptAt'>): Promise<void> {
  await inBox('readwrite', (box) => box.put({ ...item, keptAt: new Date().toISOString() }));
  dispatchEvent(new Event(outboxChanged));
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  const sync = (registration as { sync?: { register(tag: string): Promise<void> } } | undefined)?.sync;
  await sync?.register('outbox').catch(() => {});
}

export async function keptItems(): Promise<Kept[]> {
  return inBox<Kept[]>('readonly', (box) => box.getAll());
}

export async function forgetKept(key: string): Promise<void> {
  await inBox('readwrite', (box) => box.delete(key));
  dispatchEvent(new Event(outboxChanged));
}

let sending: Promise<number> | undefined;

/** Sends what was kept; stops at the first that reaches nobody. @returns how many were received. */
export function sendKept(): Promise<number> {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendAll(): Promise<number> {
  let received = 0;
  for (const item of await keptItems()) {
    if (item.problem) continue;
    try {
      await ask(item.url, { body: item.body, key: item.key });
      received += 1;
      await forgetKept(item.key);
    } catch (error) {
      if (!(error instanceof Refused) || error.problem.status >= 500 || error.problem.status === 429) break;
      const { problem } = error;
      await inBox('readwrite', (box) => box.put({ ...item, problem }));
      dispatchEvent(new Event(outboxChanged));
    }
  }
  return received;
}

function inBox<T>(mode: IDBTransactionMode, work: (box: IDBObjectStore) => IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open('amparo', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('outbox', { keyPath: 'key' });
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const db = open.result;
      const transaction = db.transaction('outbox', mode);
      const request = work(transaction.objectStore('outbox'));
      transaction.oncomplete = () => {
        db.close();
        resolve(request.result as T);
      };
      transaction.onerror = () => reject(transaction.error);
    };
  });
}
