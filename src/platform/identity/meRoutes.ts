import { ok, refuse } from '#kernel';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import { type Actor, auditActor, defineRoute, type Route, type RouteContext } from '#platform/http';
import { readSignInMethods, writePassword } from './accountStore.ts';
import {
  closedAnswer,
  codeBody,
  doneAnswer,
  meAnswer,
  openSignInsAnswer,
  ownPasswordBody,
  passwordBody,
  recoveryCodesAnswer,
  signInParams,
  totpStartAnswer,
} from './api.ts';
import { onCode, takeAttempt, takeBackAttempt } from './attempts.ts';
import { deviceOf } from './deviceOf.ts';
import { hintOfLogin } from './loginName.ts';
import { ownAccount } from './ownAccount.ts';
import type { IdentityParts } from './parts.ts';
import { hashPassword } from './passwordHash.ts';
import { checkNewPassword } from './passwordRules.ts';
import { closeOtherSignIns, closeSignIn, openSignIn, readOpenSignIns } from './signInStore.ts';
import { confirmTotp, findTotp, removeTotp, renewRecoveryCodes, startTotp, stepOfCode } from './totp.ts';

const tag = 'identity';
const permission = 'signed-in';
const natural = 'natural';

/** What a person sees and changes of her own account. None of it goes through the store of commands, which keeps answers and hashes of bodies: these hold secrets. */
export function meRoutes(parts: IdentityParts): Route[] {
  const { db, now } = parts;

  async function me({ actor }: RouteContext) {
    const person = actor.kind === 'person' && actor.accountId ? actor : null;
    const titled = actor.offices.flatMap((office) => {
      const role = parts.roles[office.role];
      return role ? [{ ...office, title: role.title, permissions: role.permissions }] : [];
    });
    return ok({
      signedIn: person !== null,
      accountId: actor.accountId,
      personId: actor.personId,
      name: null,
      offices: titled.map(({ role, unit, title }) => ({ role, unit, title })),
      permissions: [...new Set(titled.flatMap((one) => one.permissions))].sort(),
      assisting: actor.assisting,
      signInMethods: person?.accountId ? await readSignInMethods(db.kysely, person.accountId) : null,
    });
  }

  return [
    defineRoute({
      method: 'GET',
      url: '/api/me',
      permission: 'public',
      tag,
      summary: 'Who is signed in here, and what she may do',
      answer: meAnswer,
      handle: (_input, context) => {
        context.reply.header('cache-control', 'no-store');
        return me(context);
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/me/sign-ins',
      permission,
      tag,
      summary: 'My open sign-ins',
      answer: openSignInsAnswer,
      handle: async (_input, { actor }) => {
        const items = await readOpenSignIns(db.kysely, actor.accountId ?? '', now());
        return ok({
          items: items.map((one) => ({
            ...one,
            openedAt: one.openedAt.toISOString(),
            lastSeenAt: one.lastSeenAt.toISOString(),
            current: one.signInId === actor.signInId,
          })),
        });
      },
    }),
    defineRoute({
      method: 'DELETE',
      url: '/api/me/sign-ins/:id',
      permission,
      tag,
      idempotency: natural,
      summary: 'Close one of my sign-ins',
      params: signInParams,
      answer: closedAnswer,
      handle: ({ params }, { actor }) =>
        transaction(db, async (trx) => {
          if (!(await closeSignIn(trx, actor.accountId ?? '', params.id, now())))
            return refuse({ refusal: 'not-found' });
          await recordEntries(trx, auditActor(actor), [
            { action: 'identity.sign-in.close', subject: { kind: 'sign-in', id: params.id } },
          ]);
          return ok({ closed: 1 });
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/me/sign-ins/close-others',
      permission,
      tag,
      idempotency: natural,
      summary: 'Close every sign-in of mine but this one',
      answer: closedAnswer,
      handle: (_input, { actor }) =>
        transaction(db, async (trx) => {
          const closed = await closeOtherSignIns(trx, actor.accountId ?? '', actor.signInId, now());
          if (closed > 0)
            await recordEntries(trx, auditActor(actor), [own(actor, 'sign-ins.close', { closed })]);
          return ok({ closed });
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/me/password',
      permission,
      tag,
      idempotency: natural,
      perMinute: 20,
      summary: 'Change my password; every sign-in closes and this one goes on under a new token',
      body: passwordBody,
      answer: doneAnswer,
      handle: async ({ body }, { actor, request, reply }) => {
        const account = await ownAccount(parts, actor, body.current);
        if (!account.ok) return account;
        const next = checkNewPassword(body.next, [account.value.document, account.value.email]);
        if (!next.ok) return next;
        const { accountId } = account.value;
        const hash = await hashPassword(next.value);
        const token = await transaction(db, async (trx) => {
          await writePassword(trx, accountId, hash, now());
          await closeOtherSignIns(trx, accountId, null, now());
          await recordEntries(trx, auditActor(actor), [own(actor, 'password.change')]);
          const device = deviceOf(request.headers['user-agent']);
          return (await openSignIn(trx, accountId, { method: 'password', device, now: now() })).token;
        });
        parts.cookies.set(reply, 'amparo', token);
        return ok({ done: true });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/me/totp',
      permission,
      tag,
      idempotency: natural,
      perMinute: 20,
      summary: 'Begin to use an authenticator',
      description: 'It counts once /api/me/totp/confirm has taken a first code.',
      body: ownPasswordBody,
      answer: totpStartAnswer,
      handle: async ({ body }, { actor, reply }) => {
        const account = await ownAccount(parts, actor, body.password);
        if (!account.ok) return account;
        const { accountId, document, email } = account.value;
        const started = await startTotp(
          db.kysely,
          parts.seedLock,
          accountId,
          hintOfLogin(document ?? email ?? ''),
          now(),
        );
        reply.header('cache-control', 'no-store');
        return started ? ok(started) : refuse({ refusal: 'totp-already-on' });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/me/totp/confirm',
      permission,
      tag,
      idempotency: natural,
      perMinute: 20,
      summary: 'Confirm the authenticator with a first code; answers the recovery codes',
      body: codeBody,
      answer: recoveryCodesAnswer,
      handle: async ({ body }, { actor, reply }) => {
        const accountId = actor.accountId ?? '';
        const on = onCode(accountId);
        const { waitSeconds } = await takeAttempt(db.kysely, on, now());
        if (waitSeconds > 0) return refuse({ refusal: 'sign-in-must-wait', seconds: waitSeconds });
        const totp = await findTotp(db.kysely, parts.seedLock, accountId);
        if (!totp) return refuse({ refusal: 'totp-not-begun' });
        if (!totp.secret) return refuse({ refusal: 'authenticator-unreadable' });
        const step = stepOfCode(totp.secret, body.code, now());
        if (step === null) return refuse({ refusal: 'code-refused' });
        await takeBackAttempt(db.kysely, on);
        reply.header('cache-control', 'no-store');
        return transaction(db, async (trx) => {
          if (!(await confirmTotp(trx, accountId, step, now())))
            return refuse({ refusal: 'totp-already-on' });
          await recordEntries(trx, auditActor(actor), [own(actor, 'totp.start')]);
          return ok({ recoveryCodes: await renewRecoveryCodes(trx, accountId) });
        });
      },
    }),
    defineRoute({
      method: 'DELETE',
      url: '/api/me/totp',
      permission,
      tag,
      idempotency: natural,
      perMinute: 20,
      summary: 'Stop using the authenticator; its recovery codes end too',
      body: ownPasswordBody,
      answer: doneAnswer,
      handle: async ({ body }, { actor }) => {
        const account = await ownAccount(parts, actor, body.password);
        if (!account.ok) return account;
        await transaction(db, async (trx) => {
          if (await removeTotp(trx, account.value.accountId))
            await recordEntries(trx, auditActor(actor), [own(actor, 'totp.end')]);
        });
        return ok({ done: true });
      },
    }),
  ];
}

function own(actor: Actor, what: string, detail: Record<string, unknown> = {}) {
  return {
    action: `identity.${what}`,
    subject: { kind: 'account', id: actor.accountId ?? '' },
    personId: actor.personId,
    detail,
  };
}
