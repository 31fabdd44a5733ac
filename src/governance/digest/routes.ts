import { ok, refuse } from '#kernel';
import { insertConsent } from '#operations/registry';
import { recordEntries } from '#platform/audit';
import { type Trx, transaction } from '#platform/database';
import { defineRoute, type Room, runCommand } from '#platform/http';
import { chooseLanguage, findMailAddress, languagesOf, type Outbox } from '#platform/mail';
import { doneAnswer, switchAnswer, switchBody, wayOutParams } from './api.ts';
import { digestRefusals } from './refusals.ts';
import { findWayOut, readSwitch } from './store.ts';

const tag = 'News by e-mail';
const purpose = 'news-by-mail';

/** The switch in one's account, and the way out that each letter carries. */
export function digestRoom({ outbox }: { readonly outbox: Outbox }): Room {
  return {
    name: 'digest',
    refusals: digestRefusals,
    routes: [
      defineRoute({
        method: 'GET',
        url: '/api/me/digest',
        permission: 'signed-in',
        tag,
        summary: 'Whether I get news by e-mail, where and in which language',
        answer: switchAnswer,
        handle: async (_input, { db, actor }) => {
          const { personId } = actor;
          const byMail = outbox.configured;
          if (personId === null || actor.assisting)
            return ok({ byMail, on: false, email: null, language: 'es' as const });
          const languages = await languagesOf(db.kysely, [personId]);
          const read = await readSwitch(db.kysely, personId);
          return ok({ byMail, ...read, language: languages.get(personId) ?? ('es' as const) });
        },
      }),
      defineRoute({
        method: 'PUT',
        url: '/api/me/digest',
        permission: 'signed-in',
        tag,
        summary: 'Turns news by e-mail on or off, and chooses the language of my letters',
        body: switchBody,
        answer: doneAnswer,
        handle: ({ body, key }, { db, actor }) =>
          runCommand(db, actor, { name: 'digest.switch', key, body }, async ({ trx: scope, audit }) => {
            const trx = scope as unknown as Trx;
            const { personId } = actor;
            if (personId === null || actor.assisting) return refuse({ refusal: 'digest-of-oneself' });
            const before = await readSwitch(trx, personId);
            if (body.on && (before.email === null || !findMailAddress(before.email)))
              return refuse({ refusal: 'digest-without-address' });
            await chooseLanguage(trx, personId, body.language);
            if (before.on !== body.on) {
              await insertConsent(trx, personId, purpose, body.on);
              audit({
                action: 'registry.consent.changed',
                subject: { kind: 'person', id: personId },
                personId,
                detail: { consent: purpose, given: body.on },
              });
            }
            return ok({ done: true as const });
          }),
      }),
      defineRoute({
        method: 'POST',
        url: '/api/digest/way-out/:token',
        permission: 'public',
        tag,
        idempotency: 'natural',
        perMinute: 120,
        summary: 'Ends news by e-mail with the link of a letter, without a sign-in (RFC 8058)',
        description:
          'Mail programs send a form here, `List-Unsubscribe=One-Click`; whatever the body says, the link is what counts.',
        params: wayOutParams,
        answer: doneAnswer,
        handle: ({ params }, { db }) =>
          transaction(db, async (trx) => {
            const personId = await findWayOut(trx, params.token);
            if (personId === undefined) return refuse({ refusal: 'way-out-unknown' });
            if ((await readSwitch(trx, personId)).on) {
              await insertConsent(trx, personId, purpose, false);
              await recordEntries(trx, { kind: 'anonymous', id: null, onBehalfOf: null }, [
                {
                  action: 'registry.consent.changed',
                  subject: { kind: 'person', id: personId },
                  personId,
                  detail: { consent: purpose, given: false, by: 'link' },
                },
              ]);
            }
            return ok({ done: true as const });
          }),
      }),
    ],
  };
}
