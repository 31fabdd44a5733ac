/** The shelf of the service worker (`src/web/public/sw.js`), which serves from it when there is no connection. */
const shelf = 'amparo-1';

/** Keeps what this page has downloaded, so that it opens again without a connection. A browser that keeps nothing loses only that. */
export async function keepForOffline(): Promise<void> {
  if (!('caches' in globalThis)) return;
  try {
    const kept = await caches.open(shelf);
    // What opens later must be here before the connection is lost.
    if (await navigator.serviceWorker?.getRegistration()) await import('./FigureDialog.tsx');
    const addresses = performance
      .getEntriesByType('resource')
      .map((entry) => new URL(entry.name))
      .filter(
        ({ origin, pathname }) =>
          origin === location.origin && /^\/(assets|api\/laboratory)\//.test(pathname),
      )
      .map(({ pathname }) => pathname);
    const base = await fetch('/api/laboratory/base').then(
      (answer) => answer.json() as Promise<{ inputs: string }>,
    );
    // The worker's own downloads are not among the page's.
    addresses.push('/', '/api/laboratory/base', `/api/laboratory/inputs/${base.inputs}`);
    for (const address of new Set(addresses))
      if (!(await kept.match(address))) await kept.add(address).catch(() => {});
  } catch {
    // Storage may be full or refused: the page works all the same while there is a connection.
  }
}
