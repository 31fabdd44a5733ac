import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { policyOf } from './verifier.ts';

/**
 * Serves the pages: files with a hash in their name for a year, the two documents fresh at each visit, each as it was packed when the
 * pages were built. Any address that is not
 * the API's and not a file opens a document, which knows its pages and says when there is none.
 */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true });
  const document = (name: string) => async (_request: FastifyRequest, reply: FastifyReply) =>
    reply.header('cache-control', 'no-cache').sendFile(name, folder, { cacheControl: false });
  // Files cost little and a page takes twenty: counting them would shut out a hospital whose phones share one address.
  const open = { config: { permission: 'public', rateLimit: false } as const, schema: { hide: true } };

  app.get('/assets/*', open, async (request, reply) =>
    reply
      .header('cache-control', 'public, max-age=31536000, immutable')
      .sendFile((request.params as { '*': string })['*'], join(folder, 'assets'), { cacheControl: false }),
  );
  for (const file of ['sw.js', 'kept.json', 'icon.svg', 'manifest.webmanifest'])
    app.get(`/${file}`, open, document(file));
  app.get('/verificador.html', open, async (_request, reply) => {
    const page = await readFile(join(folder, 'verificador.html'), 'utf8').catch(() => undefined);
    if (page === undefined) return reply.callNotFound();
    return reply
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policyOf(page))
      .type('text/html; charset=utf-8')
      .send(page);
  });
  app.get('/escritorio', open, document('escritorio.html'));
  app.get('/escritorio/*', open, document('escritorio.html'));
  app.get('/', open, document('index.html'));
  app.get('/*', open, async (request, reply) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    // A program that asks for an address of the API that does not exist wants to be told so, not shown a page.
    if (pathname.startsWith('/api/') || /\.[a-z0-9]{2,12}$/i.test(pathname)) return reply.callNotFound();
    return document('index.html')(request, reply);
  });
}
