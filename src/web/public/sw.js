// Keeps the pages that must work without a connection, and sends what was kept on the device when the connection is back.
const shelf = 'amparo-1';

self.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const kept = await (await fetch('/kept.json', { cache: 'no-store' })).json();
      await (await caches.open(shelf)).addAll(kept);
      await self.skipWaiting();
    })(),
  );
});
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  if (url.pathname === '/api/laboratory/base') {
    event.respondWith(fetch(request).catch(async () => (await caches.match(request)) ?? Response.error()));
    return;
  }
  // The laboratory's inputs carry their hash in their address, as the files of the pages do.
  const hashed = /^\/(assets|api\/laboratory\/inputs)\//.test(url.pathname);
  if (url.pathname.startsWith('/api/') && !hashed) return;
  if (request.mode === 'navigate') {
    if (url.pathname.startsWith('/escritorio')) return;
    event.respondWith(fetch(request).catch(async () => (await caches.match('/')) ?? Response.error()));
  } else if (hashed) {
    // Their names carry a hash of what they hold, so that a kept one is never stale.
    event.respondWith(
      (async () => {
        const kept = await caches.match(request);
        if (kept) return kept;
        const fresh = await fetch(request);
        if (fresh.ok) (await caches.open(shelf)).put(request, fresh.clone());
        return fresh;
      })(),
    );
  }
});

self.addEventListener('sync', (event) => {
  if (event.tag === 'outbox') event.waitUntil(sendKept());
});

async function sendKept() {
  const db = await new Promise((resolve, reject) => {
    const open = indexedDB.open('amparo', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('outbox', { keyPath: 'key' });
    open.onsuccess = () => resolve(open.result);
    open.onerror = () => reject(open.error);
  });
  const inBox = (mode, work) =>
    new Promise((resolve, reject) => {
      const request = work(db.transaction('outbox', mode).objectStore('outbox'));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  for (const item of await inBox('readonly', (box) => box.getAll())) {
    if (item.problem) continue;
    const response = await fetch(item.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': item.key },
      body: JSON.stringify(item.body),
    });
    if (response.ok) await inBox('readwrite', (box) => box.delete(item.key));
    else if (response.status >= 500 || response.status === 429) throw new Error('Later');
    else {
      const problem = await response.json();
      await inBox('readwrite', (box) => box.put({ ...item, problem }));
    }
  }
}
