import { ok } from '#kernel';
import { defineRoute, type Route } from '#platform/http';
import { codeBody, doneAnswer, recoveryBody, signInAnswer, signInBody } from './api.ts';
import type { IdentityParts } from './parts.ts';
import { signInWithCode, signInWithPassword, signInWithRecoveryCode, signOut } from './signIn.ts';

const common = {
  method: 'POST',
  permission: 'public',
  tag: 'identity',
  idempotency: 'natural',
  // Beyond this an address is not typing; accounts have their own, slower limit.
  perMinute: 60,
} as const;

export function signInRoutes(parts: IdentityParts): Route[] {
  return [
    defineRoute({
      ...common,
      url: '/api/sign-in',
      summary: 'Sign in with a name and a password',
      description:
        'Sets the cookie of the sign-in, or of the step that awaits a code. The answer to a wrong name and to a wrong password is the same.',
      body: signInBody,
      answer: signInAnswer,
      handle: ({ body }, asked) => signInWithPassword(parts, body, asked),
    }),
    defineRoute({
      ...common,
      url: '/api/sign-in/code',
      summary: 'Finish signing in with the code of the authenticator',
      body: codeBody,
      answer: signInAnswer,
      handle: ({ body }, asked) => signInWithCode(parts, body.code, asked),
    }),
    defineRoute({
      ...common,
      url: '/api/sign-in/recovery',
      summary: 'Sign in with a recovery code',
      description:
        'In place of the authenticator’s code (after /api/sign-in, with the code alone), or with name and password past a lock.',
      body: recoveryBody,
      answer: signInAnswer,
      handle: ({ body }, asked) => signInWithRecoveryCode(parts, body, asked),
    }),
    defineRoute({
      ...common,
      url: '/api/sign-out',
      summary: 'Close this browser’s sign-in',
      answer: doneAnswer,
      handle: async (_input, asked) => {
        await signOut(parts, asked);
        return ok({ done: true });
      },
    }),
  ];
}
