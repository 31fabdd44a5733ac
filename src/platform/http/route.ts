import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Result } from '#kernel';
import type { Database } from '#platform/database';
import type { Actor, Permission } from './actor.ts';
import type { Language, RefusalTexts } from './problem.ts';

/** What every route has at hand. */
export interface RouteContext {
  readonly db: Database;
  readonly actor: Actor;
  readonly language: Language;
  readonly now: () => Date;
  /** Whether the actor may also do this, in this unit. */
  may(permission: Permission, unit?: string): boolean;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

type Parsed<S> = S extends z.ZodType ? z.infer<S> : undefined;

export interface RouteInput<P, Q, B> {
  readonly params: Parsed<P>;
  readonly query: Parsed<Q>;
  readonly body: Parsed<B>;
  /** The Idempotency-Key; an empty string on routes that do not ask for one. */
  readonly key: string;
}

export interface RouteSpec<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  A extends z.ZodType | 'stream' = z.ZodType,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: `/${string}`;
  readonly permission: Permission;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly answer: A;
  readonly status?: 200 | 201 | 202;
  /** `key` (the default of every method but GET): the Idempotency-Key header is demanded. `natural`: repeating does no harm. */
  readonly idempotency?: 'key' | 'natural';
  /** Requests that one address may make in a minute; the house's default where absent. */
  readonly perMinute?: number;
  readonly bodyLimitBytes?: number;
  /** Raw bodies (files, CSV) come as a stream in `context.request.body`; `body` must be absent. */
  readonly rawBody?: boolean;
  handle(
    input: RouteInput<P, Q, B>,
    context: RouteContext,
  ): Promise<A extends z.ZodType ? Result<z.infer<A>> : unknown>;
}

/** A route whose types have been checked and can stand in one list with others. */
// biome-ignore lint/suspicious/noExplicitAny: the list holds routes of every shape; defineRoute has checked each one's types.
export type Route = RouteSpec<any, any, any, any>;

/** Declares a route with its schemas; what `handle` gets and gives is typed by them. */
export function defineRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  A extends z.ZodType | 'stream' = z.ZodType,
>(spec: RouteSpec<P, Q, B, A>): Route {
  return spec;
}

/** A figure that a room adds to `/metrics`, read when it is asked for; no label ever names a person. */
export interface RoomGauge {
  readonly name: string;
  readonly help: string;
  readonly label: string;
  /** The figure by each value of the label. */
  read(db: Database): Promise<ReadonlyMap<string, number>>;
}

/** What a room gives to the server that composes the house. */
export interface Room {
  readonly name: string;
  readonly gauges?: readonly RoomGauge[];
  readonly routes: readonly Route[];
  readonly refusals: RefusalTexts;
}
