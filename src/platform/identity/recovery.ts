import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ok, refuse } from '#kernel';
import { recordEntries } from '#platform/audit';
import { transaction } from '#platform/database';
import { auditActor, defineRoute, type Language, type Route } from '#platform/http';
import { findMailAddress, type Outbox } from '#platform/mail';
import { findAccount, findAccountByLogin, writePassword } from './accountStore.ts';
import {
  confirmEmailBody,
  doneAnswer,
  forgotAnswer,
  forgotBody,
  ownPasswordBody,
  recoveryEmailAnswer,
  recoveryEmailBody,
  resetBody,
  signInAnswer,
} from './api.ts';
import { forgivePassword, onForgotten, onForgottenBy, takeAttempt } from './attempts.ts';
import { foldLogin } from './loginName.ts';
import { ownAccount } from './ownAccount.ts';
import { accountItself, type IdentityParts } from './parts.ts';
import { hashPassword, TooManyHashes } from './passwordHash.ts';
import { checkNewPassword } from './passwordRules.ts';
import { signInPolicy } from './policy.ts';
import { confirmLetter, officeLetter, resetLetter } from './recoveryLetters.ts';
import {
  confirmEmail,
  findReset,
  forgetRecoveryEmail,
  holdsOffice,
  keepConfirmation,
  keepReset,
  readRecoveryEmail,
  useReset,
} from './recoveryStore.ts';
import { newToken } from './secret.ts';
import { enter } from './signIn.ts';
import { closeOtherSignIns } from './signInStore.ts';

const tag = 'identity';
const nobody = { kind: 'anonymous', id: null, onBehalfOf: null } as const;

/**
 * The way back by e-mail, to an address that the person chose and confirmed. Whatever name is typed the answer is the same, after the
 * same time; the link works once, for minutes. None of it goes through the store of commands, which keeps answers and hashes of bodies.
 */
export function recoveryRoutes(parts: IdentityParts): Route[] {
  const { db, now, outbox } = parts;
  const after = (ms: number) => new Date(now().getTime() + ms);

  /** Writes the letter where the name has a confirmed address, and does nothing where it has none. */
  async function writeReset(leaving: Outbox, login: string, language: Language): Promise<void> {
    const account = await findAccountByLogin(db.kysely, foldLogin(login));
    // A password that nobody made yet is made with the code of an office.
    if (!account?.passwordHash) return;
    const { accountId, personId } = account;
    const { confirmed } = await readRecoveryEmail(db.kysely, accountId, now());
    const to = confirmed === null ? undefined : findMailAddress(confirmed);
    if (!to) return;
    const { waitSeconds } = await takeAttempt(db.kysely, onForgotten(accountId), now());
    if (waitSeconds > 0) return;
    await transaction(db, async (trx) => {
      const common = { about: null, personId, once: randomUUID(), urgent: true };
      if (await holdsOffice(trx, accountId, now())) {
        const content = officeLetter(to, language);
        const expiresAt = after(signInPolicy.activationMs);
        await leaving.write(
          trx,
          [{ ...common, kind: 'identity.password-by-office', expiresAt, content }],
          now(),
        );
      } else {
        const token = newToken();
        const expiresAt = after(signInPolicy.resetMs);
        await keepReset(trx, accountId, { token, expiresAt });
        const content = resetLetter(to, language, token);
        await leaving.write(trx, [{ ...common, kind: 'identity.password-reset', expiresAt, content }], now());
      }
      await recordEntries(trx, nobody, [
        { action: 'identity.password-reset.ask', subject: { kind: 'account', id: accountId }, personId },
      ]);
    });
  }

  return [
    defineRoute({
      method: 'GET',
      url: '/api/sign-in/forgot',
      permission: 'public',
      tag,
      summary: 'Whether a forgotten password can be replaced by e-mail here',
      answer: forgotAnswer,
      handle: async () => ok({ byMail: outbox?.configured ?? false }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/sign-in/forgot',
      permission: 'public',
      tag,
      idempotency: 'natural',
      perMinute: 30,
      summary: 'Ask for a link to choose another password',
      description:
        'The answer is the same for every name. The link goes to the address that the person confirmed in her account, if there is one.',
      body: forgotBody,
      answer: doneAnswer,
      handle: async ({ body }, { request, language }) => {
        if (!outbox?.configured) return refuse({ refusal: 'mail-not-configured' });
        const { waitSeconds } = await takeAttempt(db.kysely, onForgottenBy(request.ip), now());
        if (waitSeconds > 0) return refuse({ refusal: 'sign-in-must-wait', seconds: waitSeconds });
        // Writing takes a few milliseconds: whoever measures learns nothing.
        await Promise.all([writeReset(outbox, body.login, language), sleep(signInPolicy.forgotAnswerMs)]);
        return ok({ done: true });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/sign-in/reset',
      permission: 'public',
      tag,
      idempotency: 'natural',
      perMinute: 60,
      summary: 'Choose another password with the link that came by e-mail, and sign in',
      description: 'Every other sign-in of the account closes. A second factor is asked for as ever.',
      body: resetBody,
      answer: signInAnswer,
      handle: async ({ body }, asked) => {
        const refused = refuse({ refusal: 'reset-refused' });
        const accountId = await findReset(db.kysely, body.token, now());
        const account = accountId && (await findAccount(db.kysely, accountId));
        if (!account || (await holdsOffice(db.kysely, account.accountId, now()))) return refused;
        const next = checkNewPassword(body.password, [account.document, account.email]);
        if (!next.ok) return next;
        const hash = await hashPassword(next.value).catch((error: unknown) => {
          if (error instanceof TooManyHashes) return null;
          throw error;
        });
        if (hash === null) return refuse({ refusal: 'sign-in-busy' });
        const done = await transaction(db, async (trx) => {
          if (!(await useReset(trx, body.token, now()))) return false;
          await writePassword(trx, account.accountId, hash, now());
          await closeOtherSignIns(trx, account.accountId, null, now());
          await forgivePassword(trx, account.accountId);
          await recordEntries(trx, accountItself(account.accountId), [
            {
              action: 'identity.password-reset.use',
              subject: { kind: 'account', id: account.accountId },
              personId: account.personId,
            },
          ]);
          return true;
        });
        return done ? enter(parts, account, 'password-reset', asked) : refused;
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/me/recovery-email',
      permission: 'signed-in',
      tag,
      summary: 'The address by which I recover my password',
      answer: recoveryEmailAnswer,
      handle: async (_input, { actor }) =>
        ok({
          byMail: outbox?.configured ?? false,
          ...(await readRecoveryEmail(db.kysely, actor.accountId ?? '', now())),
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/me/recovery-email',
      permission: 'signed-in',
      tag,
      idempotency: 'natural',
      perMinute: 20,
      summary: 'Choose the address by which I recover my password; it counts once its letter is opened',
      body: recoveryEmailBody,
      answer: doneAnswer,
      handle: async ({ body }, { actor, language }) => {
        if (!outbox?.configured) return refuse({ refusal: 'mail-not-configured' });
        const to = findMailAddress(body.email);
        if (!to) return refuse({ refusal: 'address-not-one' });
        const account = await ownAccount(parts, actor, body.password);
        if (!account.ok) return account;
        const { accountId, personId } = account.value;
        const { waitSeconds } = await takeAttempt(db.kysely, onForgotten(accountId), now());
        if (waitSeconds > 0) return refuse({ refusal: 'sign-in-must-wait', seconds: waitSeconds });
        const token = newToken();
        const expiresAt = after(signInPolicy.confirmEmailMs);
        await transaction(db, async (trx) => {
          await keepConfirmation(trx, accountId, { email: to, token, expiresAt });
          const letter = { about: null, personId, once: randomUUID(), urgent: true, expiresAt };
          const content = confirmLetter(to, language, token);
          await outbox.write(trx, [{ ...letter, kind: 'identity.confirm-email', content }], now());
          await recordEntries(trx, auditActor(actor), [
            { action: 'identity.recovery-email.ask', subject: { kind: 'account', id: accountId }, personId },
          ]);
        });
        return ok({ done: true });
      },
    }),
    defineRoute({
      method: 'DELETE',
      url: '/api/me/recovery-email',
      permission: 'signed-in',
      tag,
      idempotency: 'natural',
      perMinute: 20,
      summary: 'Recover my password by no address any more',
      body: ownPasswordBody,
      answer: doneAnswer,
      handle: async ({ body }, { actor }) => {
        const account = await ownAccount(parts, actor, body.password);
        if (!account.ok) return account;
        const { accountId, personId } = account.value;
        await transaction(db, async (trx) => {
          if (await forgetRecoveryEmail(trx, accountId))
            await recordEntries(trx, auditActor(actor), [
              {
                action: 'identity.recovery-email.end',
                subject: { kind: 'account', id: accountId },
                personId,
              },
            ]);
        });
        return ok({ done: true });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/recovery-email/confirm',
      permission: 'public',
      tag,
      idempotency: 'natural',
      perMinute: 60,
      summary: 'Confirm an address with the link that was sent to it',
      body: confirmEmailBody,
      answer: doneAnswer,
      handle: ({ body }) =>
        transaction(db, async (trx) => {
          const confirmed = await confirmEmail(trx, body.token, now());
          if (!confirmed) return refuse({ refusal: 'confirmation-refused' });
          const { accountId, personId } = confirmed;
          await recordEntries(trx, accountItself(accountId), [
            {
              action: 'identity.recovery-email.confirm',
              subject: { kind: 'account', id: accountId },
              personId,
            },
          ]);
          return ok({ done: true });
        }),
    }),
  ];
}
