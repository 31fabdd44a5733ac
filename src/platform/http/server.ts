import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import type { Refusal, Result } from '#kernel';
import type { Database } from '#platform/database';
import { type Actor, anonymous, permits, type RoleTable } from './actor.ts';
import { networkOf } from './network.ts';
import {
  HttpProblem,
  houseRefusals,
  type Language,
  type Problem,
  problemMediaType,
  problemOf,
  type RefusalTexts,
} from './problem.ts';
import type { Room, Route, RouteContext } from './route.ts';

export interface HttpOptions {
  readonly db: Database;
  readonly rooms: readonly Room[];
  readonly roles: RoleTable;
  readonly now?: () => Date;
  readonly version: string;
  /** Finds out who is asking; the identity room's. */
  readonly actorOf?: (request: FastifyRequest) => Promise<Actor>;
  readonly logLevel?: 'info' | 'warn' | 'error' | 'silent';
  /** Where log lines go; the standard output without it. */
  readonly logTo?: { write(line: string): void };
  /** Requests per minute and address where a route says nothing. Many persons share an address: an office, an operator's phones. */
  readonly perMinute?: number;
  /** Behind a balancer: how many proxies to trust, or which. */
  readonly trustProxy?: boolean | string | string[];
  /** True where people reach the house by https: browsers are then told never to come otherwise. */
  readonly https?: boolean;
  /** Lets the composition add what is not a route of a room (the pages). */
  readonly extend?: (app: FastifyInstance) => Promise<void>;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: string;
    idempotency?: 'key' | 'natural';
  }
}

/** The language that the reader chose (cookie), or the browser's first of ours, or Spanish. */
export function languageOf(request: FastifyRequest): Language {
  const chosen = request.cookies?.lang;
  if (chosen === 'es' || chosen === 'en') return chosen;
  return /^\s*en\b/i.test(String(request.headers['accept-language'] ?? '')) ? 'en' : 'es';
}

const contentSecurityPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Builds the HTTP side of the house: every route with its permission, its schemas and its words for what it refuses. */
export async function buildHttp(options: HttpOptions): Promise<FastifyInstance> {
  const now = options.now ?? (() => new Date());
  const app = fastify({
    trustProxy: options.trustProxy ?? false,
    bodyLimit: 1_048_576,
    routerOptions: { maxParamLength: 300 },
    requestIdHeader: false,
    genReqId: () => crypto.randomUUID(),
    logger: {
      level: options.logLevel ?? 'warn',
      ...(options.logTo ? { stream: options.logTo } : {}),
      // A log line names the route, never the address as typed: addresses and headers can hold personal data.
      serializers: {
        req: (request) => ({ id: request.id, method: request.method, route: request.routeOptions?.url }),
        res: (reply) => ({ statusCode: reply.statusCode }),
        err: (error) => ({
          type: error.name,
          message: error.message,
          stack: error.stack ?? '',
          code: (error as { code?: string }).code,
        }),
      },
    },
    logController: new LogController({ disableRequestLogging: true }),
  });
  const texts: RefusalTexts = Object.assign({}, houseRefusals, ...options.rooms.map((room) => room.refusals));

  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(cookie);
  await app.register(compress, { global: true, encodings: ['br', 'gzip'], threshold: 1_400 });
  await app.register(rateLimit, {
    global: true,
    max: options.perMinute ?? 3000,
    timeWindow: '1 minute',
    // One connection has a whole /64 of IPv6 to choose its addresses from.
    keyGenerator: (request) => networkOf(request.ip),
    errorResponseBuilder: (request, context) =>
      new HttpProblem(
        problemOf(
          { refusal: 'too-many-requests', seconds: Math.ceil(context.ttl / 1000) },
          texts,
          languageOf(request),
        ),
      ),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Amparo',
        version: options.version,
        description: 'Runs, governs and shows social security.',
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
    },
    transform: jsonSchemaTransform,
  });

  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const durations = new Histogram({
    name: 'amparo_http_request_seconds',
    help: 'Seconds to answer, by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5],
    registers: [metrics],
  });

  for (const { name, help, label, read } of options.rooms.flatMap((room) => room.gauges ?? []))
    new Gauge({
      ...{ name, help },
      labelNames: [label],
      registers: [metrics],
      async collect() {
        this.reset();
        for (const [value, figure] of await read(options.db)) this.set({ [label]: value }, figure);
      },
    });

  app.addHook('onRoute', (route) => {
    if (route.method === 'HEAD' || (Array.isArray(route.method) && route.method.includes('HEAD'))) return;
    if (!route.config?.permission)
      throw new Error(`The route ${String(route.method)} ${route.url} names no permission.`);
  });

  app.addHook('onRequest', async (request, reply) => {
    reply.header('content-security-policy', contentSecurityPolicy);
    reply.header('x-content-type-options', 'nosniff');
    reply.header('referrer-policy', 'same-origin');
    reply.header('cross-origin-opener-policy', 'same-origin');
    reply.header('permissions-policy', 'geolocation=(self), camera=(self), microphone=()');
    reply.header('x-request-id', request.id);
    if (options.https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
    // Browsers say where a request comes from; a change asked for by another site's page is refused whatever cookies came along.
    const site = request.headers['sec-fetch-site'];
    if (
      request.method !== 'GET' &&
      request.method !== 'HEAD' &&
      (site === 'cross-site' || site === 'same-site')
    )
      throw houseProblem(request, { refusal: 'cross-site' });
  });
  app.addHook('onResponse', async (request, reply) => {
    durations.observe(
      { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) },
      reply.elapsedTime / 1000,
    );
  });

  const houseProblem = (request: FastifyRequest, refusal: Refusal) =>
    new HttpProblem(problemOf(refusal, texts, languageOf(request)));

  app.setNotFoundHandler((request, reply) => {
    const problem = problemOf({ refusal: 'not-found' }, texts, languageOf(request));
    return reply
      .code(404)
      .type(problemMediaType)
      .send({ ...problem, requestId: request.id });
  });
  app.setErrorHandler((error: unknown, request, reply) => {
    const problem = problemFor(error, request, texts);
    if (problem.status >= 500) request.log.error({ err: error }, 'a request failed');
    return reply
      .code(problem.status)
      .type(problemMediaType)
      .serializer(JSON.stringify)
      .send({ ...problem, requestId: request.id });
  });

  for (const media of [
    'text/csv',
    'application/octet-stream',
    'text/plain',
    // Mail programs ask so not to get letters of a list any more (RFC 8058).
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ])
    app.addContentTypeParser(media, (_request, payload, done) => done(null, payload));

  const actorOf = options.actorOf ?? (async () => anonymous);
  // Two rooms may refuse by one name with words of their own: a person reads those of the room that she asked.
  for (const room of options.rooms)
    for (const route of room.routes) addRoute(route, { ...texts, ...room.refusals });

  function addRoute(route: Route, words: RefusalTexts): void {
    const isCommand = route.method !== 'GET' && (route.idempotency ?? 'key') === 'key';
    app.route({
      method: route.method,
      url: route.url,
      bodyLimit: route.bodyLimitBytes,
      config: {
        permission: route.permission,
        idempotency: route.idempotency,
        ...(route.perMinute ? { rateLimit: { max: route.perMinute, timeWindow: '1 minute' } } : {}),
      },
      schema: {
        tags: [route.tag],
        summary: route.summary,
        description: `${route.description ?? ''}\n\nPermission: \`${route.permission}\`.`.trim(),
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.body ? { body: route.body } : {}),
        ...(isCommand
          ? {
              headers: z.object({
                'idempotency-key': z
                  .string()
                  .min(8)
                  .max(200)
                  .optional()
                  .describe(
                    'A new value for each operation; repeating it repeats the answer, not the effect',
                  ),
              }),
            }
          : {}),
        ...(route.answer === 'stream' ? {} : { response: { [route.status ?? 200]: route.answer } }),
      },
      // Before validation, so that who may not ask learns nothing of what the route would have said.
      preValidation: async (request, reply) => {
        const actor = await actorOf(request);
        request.amparoActor = actor;
        // What is told to one person stays in no cache: the next who sits at this computer, or a proxy, must not find it.
        if (actor.kind !== 'anonymous' || route.permission !== 'public')
          reply.header('cache-control', 'private, no-store');
        if (permits(options.roles, actor, route.permission)) return;
        throw houseProblem(request, {
          refusal: actor.kind === 'anonymous' ? 'not-signed-in' : 'not-permitted',
        });
      },
      handler: async (request, reply) => {
        const key = isCommand ? String(request.headers['idempotency-key'] ?? '') : '';
        if (isCommand && key.length < 8) throw houseProblem(request, { refusal: 'idempotency-key-missing' });
        const actor = request.amparoActor ?? anonymous;
        const context: RouteContext = {
          db: options.db,
          actor,
          language: languageOf(request),
          now,
          may: (permission, unit) => permits(options.roles, actor, permission, unit),
          request,
          reply,
        };
        const answer: unknown = await route.handle(
          { params: request.params, query: request.query, body: request.body, key },
          context,
        );
        if (route.answer === 'stream') return answer ?? reply;
        const result = answer as Result<unknown>;
        if (!result.ok) throw new HttpProblem(problemOf(result.refusal, words, context.language));
        return reply.code(route.status ?? 200).send(result.value);
      },
    });
  }

  // How busy which door is tells when a counter is full and what the house is made of: that is for who watches over it.
  addRoute(
    {
      method: 'GET',
      url: '/metrics',
      permission: 'metrics.read',
      tag: 'house',
      summary: 'Figures of the program itself, as Prometheus reads them',
      answer: 'stream',
      handle: async (_input, { reply }) => reply.type(metrics.contentType).send(await metrics.metrics()),
    },
    texts,
  );
  app.get('/api/openapi.json', { config: { permission: 'public' }, schema: { hide: true } }, async () =>
    app.swagger(),
  );
  app.get(
    '/healthz',
    { config: { permission: 'public' }, schema: { hide: true } },
    async (_request, reply) => {
      await options.db.pool.query('select 1');
      return reply.send({ status: 'ok' });
    },
  );
  await options.extend?.(app);
  return app;
}

declare module 'fastify' {
  interface FastifyRequest {
    amparoActor?: Actor;
  }
}

/**
 * What the database could not take although the schemas did: a character that no text may hold (PostgreSQL, appendix A: 22021,
 * 22P05), or a cursor of the right shape whose keys are not what the list is ordered by (class 22). Both come from who asks.
 */
function refusalOfInput(code: string | undefined, request: FastifyRequest): string | undefined {
  if (code === '22021' || code === '22P05') return 'input-invalid';
  const asked = request.query as { cursor?: unknown } | undefined;
  return code?.startsWith('22') && typeof asked?.cursor === 'string' ? 'cursor-unreadable' : undefined;
}

function problemFor(error: unknown, request: FastifyRequest, texts: RefusalTexts): Problem {
  const language = languageOf(request);
  if (error instanceof HttpProblem) return error.problem;
  const known = error as {
    statusCode?: number;
    validation?: {
      instancePath: string;
      message?: string;
      params?: { issue?: { path?: (string | number)[] } };
    }[];
    message?: string;
    code?: string;
    validationContext?: string;
  };
  // An address that cannot name anything names nothing: whoever followed an old link has no fields to correct.
  if (known.validation && known.validationContext === 'params' && request.method === 'GET')
    return problemOf({ refusal: 'not-found' }, texts, language);
  if (known.validation) {
    const problem = problemOf({ refusal: 'input-invalid' }, texts, language);
    return {
      ...problem,
      errors: known.validation.map((issue) => ({
        field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
        message: issue.message ?? '',
      })),
    };
  }
  if (known.statusCode && known.statusCode >= 400 && known.statusCode < 500) {
    const refusal = known.statusCode === 413 ? 'request-too-large' : 'request-unreadable';
    return { ...problemOf({ refusal }, texts, language), status: known.statusCode };
  }
  const inputRefusal = refusalOfInput(known.code, request);
  if (inputRefusal) return problemOf({ refusal: inputRefusal }, texts, language);
  return problemOf({ refusal: 'failed-here', requestId: request.id }, texts, language);
}
