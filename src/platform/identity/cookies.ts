import type { FastifyReply, FastifyRequest } from 'fastify';

export type CookieName = 'amparo' | 'amparo-step' | 'amparo-provider';

export interface Cookies {
  read(request: FastifyRequest, name: CookieName): string | undefined;
  set(reply: FastifyReply, name: CookieName, value: string): void;
  clear(reply: FastifyReply, name: CookieName): void;
}

/**
 * The room's cookies: out of reach of scripts, not sent from other sites' pages except when following a link, gone with the
 * browser's session. With `secure`, `__Host-` binds them to this very host.
 */
export function identityCookies(secure: boolean): Cookies {
  const named = (name: CookieName) => (secure ? `__Host-${name}` : name);
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    read: (request, name) => {
      const value = request.cookies?.[named(name)];
      return value && value.length <= 100 ? value : undefined;
    },
    set: (reply, name, value) => void reply.setCookie(named(name), value, options),
    clear: (reply, name) => void reply.clearCookie(named(name), options),
  };
}
