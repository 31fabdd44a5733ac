// What these pages keep on this device: a trustee's seed, sealed with a key that the browser does not give out, and a ballot whose
// receipt has not come.

const name = 'amparo-elections';

function within<T>(
  store: 'seeds' | 'unsure',
  mode: IDBTransactionMode,
  work: (box: IDBObjectStore) => IDBRequest,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const open = indexedDB.open(name, 1);
    open.onupgradeneeded = () => {
      open.result.createObjectStore('seeds');
      open.result.createObjectStore('unsure');
    };
    open.onerror = () => reject(open.error);
    open.onsuccess = () => {
      const db = open.result;
      const transaction = db.transaction(store, mode);
      const request = work(transaction.objectStore(store));
      transaction.oncomplete = () => {
        db.close();
        resolve(request.result as T);
      };
      transaction.onerror = () => reject(transaction.error);
    };
  });
}

interface Sealed {
  readonly key: CryptoKey;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** Keeps a seed under a place. The sealing key cannot be exported from this browser. */
export async function keepSeed(place: string, seed: string): Promise<void> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(seed));
  await within('seeds', 'readwrite', (box) => box.put({ key, iv, data } satisfies Sealed, place));
}

export async function findSeed(place: string): Promise<string | undefined> {
  const sealed = await within<Sealed | undefined>('seeds', 'readonly', (box) => box.get(place));
  if (!sealed) return undefined;
  const data = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, sealed.key, sealed.data);
  return new TextDecoder().decode(data);
}

/** A ballot that was sent and whose receipt has not come. It is encrypted: it shows no vote. */
export interface UnsureBallot {
  readonly ballot: string;
  readonly right: string;
  readonly tracker: string;
}
export const keepUnsure = (code: string, one: UnsureBallot): Promise<void> =>
  within('unsure', 'readwrite', (box) => box.put(one, code));
export const findUnsure = (code: string): Promise<UnsureBallot | undefined> =>
  within('unsure', 'readonly', (box) => box.get(code));
export const forgetUnsure = (code: string): Promise<void> =>
  within('unsure', 'readwrite', (box) => box.delete(code));
