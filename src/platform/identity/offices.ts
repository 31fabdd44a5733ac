import { type QueryExecutorProvider, sql } from 'kysely';
import { addDays, dateAt, ok, plainDate, refuse } from '#kernel';
import { decodeCursor, defineRoute, encodeCursor, type Route, runCommand } from '#platform/http';
import {
  doneAnswer,
  officeAnswer,
  officeBody,
  officeEndBody,
  officeParams,
  officesAnswer,
  officesQuery,
} from './api.ts';
import { hintOfLogin } from './loginName.ts';
import type { IdentityParts } from './parts.ts';
import { newId } from './secret.ts';

export interface NewOffice {
  readonly accountId: string;
  readonly role: string;
  /** Null: everywhere. */
  readonly unit: string | null;
  /** Days in Ecuador, both included; `until` null: until it is ended. */
  readonly from: string;
  readonly until: string | null;
  readonly reason: string;
}

/** Gives an office inside the caller's transaction. @returns its identifier. */
export async function giveOffice(
  trx: QueryExecutorProvider,
  office: NewOffice,
  givenBy: string | null,
  now: Date,
): Promise<string> {
  const officeId = newId(now);
  await sql`
    insert into identity.office (office_id, account_id, role, unit, held_from, held_until, reason, given_by, given_at)
    values (${officeId}, ${office.accountId}, ${office.role}, ${office.unit}, ${office.from}::date, ${office.until}::date,
            ${office.reason}, ${givenBy}::uuid, ${now})
  `.execute(trx);
  return officeId;
}

interface OfficeRow {
  officeId: string;
  accountId: string;
  personId: string | null;
  login: string | null;
  role: string;
  unit: string | null;
  from: string;
  until: string | null;
  reason: string;
}

const permission = 'identity.offices.manage';
const tag = 'identity';

export function officeRoutes(parts: IdentityParts): Route[] {
  const { db, now, roles } = parts;
  const today = () => dateAt(now().getTime());
  return [
    defineRoute({
      method: 'GET',
      url: '/api/offices',
      permission,
      tag,
      summary: 'Offices held, and by which accounts',
      query: officesQuery,
      answer: officesAnswer,
      handle: async ({ query }) => {
        const place = decodeCursor(query.cursor, 1);
        const { rows } = await sql<OfficeRow>`
          select o.office_id as "officeId", o.account_id as "accountId", a.person_id as "personId",
                 coalesce(a.document, a.email) as login, o.role, o.unit, o.held_from as "from", o.held_until as until, o.reason
          from identity.office o join identity.account a using (account_id)
          where (${query.role ?? null}::text is null or o.role = ${query.role ?? null})
            and (${query.accountId ?? null}::uuid is null or o.account_id = ${query.accountId ?? null}::uuid)
            and (${query.when === 'all'} or o.held_until is null or o.held_until >= ${today()}::date)
            and (${place?.[0] ?? null}::uuid is null or o.office_id > ${place?.[0] ?? null}::uuid)
          order by o.office_id limit ${query.limit + 1}
        `.execute(db.kysely);
        const items = rows.slice(0, query.limit).map(({ login, ...row }) => ({
          ...row,
          loginHint: login && hintOfLogin(login),
          title: roles[row.role]?.title ?? { es: row.role, en: row.role },
        }));
        const more = rows.length > query.limit;
        return ok({ items, next: more ? encodeCursor([items.at(-1)!.officeId]) : null });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/offices',
      permission,
      tag,
      summary: 'Give an office to an account',
      description: 'Nobody gives one to herself.',
      body: officeBody,
      answer: officeAnswer,
      status: 201,
      handle: ({ body, key }, { actor }) =>
        runCommand(db, actor, { name: 'identity.office.give', key, body }, async ({ trx, audit }) => {
          if (!roles[body.role]) return refuse({ refusal: 'role-unknown', role: body.role });
          if (body.until !== null && body.until < body.from)
            return refuse({ refusal: 'office-ends-before-it-begins', from: body.from, until: body.until });
          const { rows } = await sql<{ personId: string | null }>`
            select person_id as "personId" from identity.account
            where account_id = ${body.accountId} and status = 'active'
          `.execute(trx);
          const account = rows[0];
          if (!account) return refuse({ refusal: 'not-found' });
          if (isHerself(actor, body.accountId, account.personId))
            return refuse({ refusal: 'office-for-oneself' });
          const officeId = await giveOffice(trx, body, actor.accountId, now());
          audit({
            action: 'identity.office.give',
            subject: { kind: 'office', id: officeId },
            personId: account.personId,
            purpose: body.reason,
            detail: { role: body.role, unit: body.unit, from: body.from, until: body.until },
          });
          return ok({ officeId });
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/offices/:id/end',
      permission,
      tag,
      summary: 'End an office on a day',
      params: officeParams,
      body: officeEndBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, { actor }) =>
        runCommand(
          db,
          actor,
          { name: 'identity.office.end', key, body: { ...body, ...params } },
          async ({ trx, audit }) => {
            const { rows } = await sql<{
              accountId: string;
              personId: string | null;
              from: string;
              until: string | null;
            }>`
              select o.account_id as "accountId", a.person_id as "personId", o.held_from as "from", o.held_until as until
              from identity.office o join identity.account a using (account_id)
              where o.office_id = ${params.id} for update of o
            `.execute(trx);
            const office = rows[0];
            if (!office) return refuse({ refusal: 'not-found' });
            if (isHerself(actor, office.accountId, office.personId))
              return refuse({ refusal: 'office-for-oneself' });
            if (office.until !== null && office.until < body.until)
              return refuse({ refusal: 'office-ends-earlier', until: office.until });
            // What was done yesterday under an office was done under it: the past is not taken back.
            const yesterday = addDays(today(), -1);
            const until = [body.until, yesterday].sort().at(-1)!;
            const least = addDays(plainDate(office.from), -1);
            await sql`
              update identity.office set held_until = greatest(${until}::date, ${least}::date), ended_by = ${actor.accountId}::uuid
              where office_id = ${params.id}
            `.execute(trx);
            audit({
              action: 'identity.office.end',
              subject: { kind: 'office', id: params.id },
              personId: office.personId,
              purpose: body.reason,
              detail: { until },
            });
            return ok({ done: true });
          },
        ),
    }),
  ];
}

function isHerself(
  actor: { accountId: string | null; personId: string | null },
  accountId: string,
  personId: string | null,
): boolean {
  return actor.accountId === accountId || (personId !== null && personId === actor.personId);
}
