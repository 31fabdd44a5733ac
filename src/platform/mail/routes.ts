import { ok, refuse } from '#kernel';
import type { Trx } from '#platform/database';
import { defineRoute, type Room, runCommand } from '#platform/http';
import { domainOf } from './address.ts';
import { mailAnswer, retryAnswer, retryBody } from './api.ts';
import type { LetterLock } from './newLetter.ts';
import { openContent } from './outbox.ts';
import { mailRefusals } from './refusals.ts';
import type { MailSetup } from './settings.ts';
import { countLetters, findOldestWaiting, listTroubled, retryLetters } from './store.ts';

const tag = 'Letters by e-mail';
const permission = 'mail.manage';
const shownMost = 100;

/** The desk of whoever runs the house: what waits, what left, what failed and why. */
export function mailRoom(options: { readonly lock: LetterLock; readonly setup: MailSetup }): Room {
  const { lock, setup } = options;
  return {
    name: 'mail',
    refusals: mailRefusals,
    gauges: [
      {
        name: 'amparo_mail_letters',
        help: 'Letters by e-mail, by state',
        label: 'state',
        async read(db) {
          const states = new Map([
            ['waiting', 0],
            ['sent', 0],
            ['failed', 0],
          ]);
          for (const { state, count } of await countLetters(db.kysely, null))
            states.set(state, (states.get(state) ?? 0) + count);
          return states;
        },
      },
    ],
    routes: [
      defineRoute({
        method: 'GET',
        url: '/api/mail',
        permission,
        tag,
        summary: 'How many letters wait, left and failed, and why they failed',
        answer: mailAnswer,
        handle: async (_input, { db }) => {
          const counts = new Map<string, { waiting: number; sent: number; failed: number }>();
          for (const { kind, state, count } of await countLetters(db.kysely, null)) {
            const line = counts.get(kind) ?? { waiting: 0, sent: 0, failed: 0 };
            counts.set(kind, { ...line, [state]: count });
          }
          const troubled = await listTroubled(db.kysely, shownMost);
          const { settings } = setup;
          return ok({
            configured: settings !== null,
            missing: [...setup.missing],
            server: settings && `${settings.host}:${settings.port}`,
            sender: settings && `${settings.from.name} <${settings.from.address}>`,
            oldestWaitingAt: (await findOldestWaiting(db.kysely))?.toISOString() ?? null,
            counts: [...counts].map(([kind, line]) => ({ kind, ...line })),
            troubled: troubled.map(({ sealed, writtenAt, endedAt, state, ...one }) => {
              const content = sealed && openContent(lock, one.letterId, sealed);
              return {
                ...one,
                state: state === 'failed' ? ('failed' as const) : ('waiting' as const),
                domain: content ? domainOf(content.to) : null,
                writtenAt: writtenAt.toISOString(),
                at: endedAt.toISOString(),
                canRetry: state === 'failed' && Boolean(content),
              };
            }),
          });
        },
      }),
      defineRoute({
        method: 'POST',
        url: '/api/mail/retries',
        permission,
        tag,
        summary: 'Tries again, one letter that was given up or all of them',
        body: retryBody,
        answer: retryAnswer,
        handle: ({ body, key }, { db, actor, now }) =>
          runCommand(db, actor, { name: 'mail.letters.retry', key, body }, async ({ trx, audit }) => {
            const retried = await retryLetters(trx as unknown as Trx, body.letterId, now());
            if (retried.length === 0) return refuse({ refusal: 'nothing-to-retry' });
            audit({
              action: 'mail.letters.retried',
              subject:
                body.letterId === null
                  ? { kind: 'outbox', id: 'mail' }
                  : { kind: 'letter', id: body.letterId },
              detail: { letters: retried.length },
            });
            return ok({ retried: retried.length });
          }),
      }),
    ],
  };
}
