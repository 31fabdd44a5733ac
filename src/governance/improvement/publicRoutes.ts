import { findRaterByToken, scopeTitles } from '#governance/quality';
import { csvLine, dateAt, ok, type Result, refuse } from '#kernel';
import { readCatalogue, readInstitutionState } from '#operations/services';
import type { Database, Db, Trx } from '#platform/database';
import { type Actor, defineRoute, type Route, runCommand } from '#platform/http';
import {
  type ChangeItem,
  changeAnswer,
  changesAnswer,
  changesQuery,
  codeParams,
  mineAnswer,
  myChangesAnswer,
  verdictBody,
  whoAmIBody,
} from './api.ts';
import { type ChangeState, foldChange, type Recorded } from './change.ts';
import { publishedEffect } from './measure.ts';
import type { ImprovementRoomOptions } from './options.ts';
import { improvementPolicyOn } from './policy.ts';
import {
  findAnswer,
  findChange,
  insertAnswer,
  listChanges,
  readActions,
  readPublishedVerdicts,
  readToldTo,
  wasTold,
} from './store.ts';
import { detailOf, itemOf } from './views.ts';

const tag = 'Improvement';

/** Whose changes these are: the person signed in, or the one whom an official is serving. */
const personServed = (actor: Actor): string | null => actor.assisting?.personId ?? actor.personId;

type Respondent = { readonly personId: string } | { readonly caseId: string };

/** Who answers: by the token of her rating, by the receipt code of her complaint, or signed in. */
async function respondentOf(
  db: Db,
  options: ImprovementRoomOptions,
  actor: Actor,
  key: string | undefined,
): Promise<Respondent | null> {
  if (key !== undefined) {
    const rater = /^[A-Za-z0-9_-]{22}$/.test(key) ? await findRaterByToken(db, key) : undefined;
    if (rater) return { personId: rater.personId };
    const caseId = await options.cases.findByReceipt(db, key);
    if (caseId === undefined) return null;
    const [whose] = await options.cases.whomToTell(db, [caseId]);
    return whose?.personId ? { personId: whose.personId } : { caseId };
  }
  const personId = personServed(actor);
  return personId === null ? null : { personId };
}
const idOf = (who: Respondent) => ('personId' in who ? who.personId : who.caseId);

async function mineOf(db: Db, changeId: string, who: Respondent | null) {
  if (!who || !(await wasTold(db, changeId, who))) return { told: false, answer: null };
  return { told: true, answer: (await findAnswer(db, changeId, idOf(who))) ?? null };
}

/** Every change as it is published, the newest first. */
export async function publishedChanges(
  db: Database,
  { law, now }: ImprovementRoomOptions,
): Promise<{ state: ChangeState; actions: readonly Recorded[]; item: ChangeItem }[]> {
  const today = dateAt(now().getTime());
  const policy = improvementPolicyOn(law, today);
  const rows = await listChanges(db.kysely);
  const ids = rows.map((row) => row.changeId);
  const [actions, verdicts, titles] = await Promise.all([
    readActions(db.kysely, ids),
    readPublishedVerdicts(db.kysely, ids),
    scopeTitles(db.kysely),
  ]);
  const scenery = { ...titles, today, smallest: policy.disclosure.threshold };
  return Promise.all(
    rows.map(async (row) => {
      const own = actions.get(row.changeId)!;
      const state = foldChange(own);
      const effect = await publishedEffect(db, state, policy);
      return { state, actions: own, item: itemOf(state, effect, verdicts.get(row.changeId), scenery) };
    }),
  );
}

/** The changes as CSV (RFC 4180, UTF-8); an empty field is protected or not there yet. */
export function changesCsv(items: readonly ChangeItem[]): string {
  const columns: readonly [string, (one: ChangeItem) => string | number | boolean | null][] = [
    ['code', (one) => one.code],
    ['title', (one) => one.title],
    ['cause', (one) => one.cause],
    ['done', (one) => one.summary],
    ['dimension', (one) => one.dimension],
    ['member', (one) => one.member],
    ['where', (one) => one.where.es],
    ['province', (one) => one.province],
    ['phase', (one) => one.phase],
    ['office', (one) => one.office],
    ['opened_on', (one) => one.openedOn],
    ['due', (one) => one.due],
    ['overdue', (one) => one.overdue],
    ['done_on', (one) => one.doneOn],
    ['figure', (one) => one.figure],
    ['mean_before', (one) => one.reading.before.mean],
    ['mean_after', (one) => one.reading.after.mean],
    ['effect', (one) => one.reading.effect],
    ['told', (one) => one.told],
    ['says_yes', (one) => one.verdicts?.yes ?? null],
    ['says_partly', (one) => one.verdicts?.partly ?? null],
    ['says_no', (one) => one.verdicts?.no ?? null],
  ];
  return (
    csvLine(columns.map(([name]) => name)) +
    items.map((one) => csvLine(columns.map(([, pick]) => pick(one)))).join('')
  );
}

/** What anybody reads of changes, and what who was told says of them. */
export function publicRoutes(options: ImprovementRoomOptions): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/improvement/changes',
      permission: 'public',
      tag,
      summary:
        'What changed because of ratings and complaints: cause, what was done, effect, what people say',
      query: changesQuery,
      answer: changesAnswer,
      handle: async ({ query }, { db }) => {
        const [all, institution, catalogue] = await Promise.all([
          publishedChanges(db, options),
          readInstitutionState(db.kysely),
          readCatalogue(db.kysely),
        ]);
        const kindOf = new Map(catalogue.facilities.map((one) => [one.code, one.kind]));
        const givenAt = catalogue.services.find((one) => one.code === query.service)?.givenAt ?? [];
        const items = all
          .map((one) => one.item)
          .filter(
            (one) =>
              (query.province === undefined || one.province === query.province) &&
              (query.facility === undefined || one.member === query.facility) &&
              // A place's change reaches the services that the place gives.
              (query.service === undefined ||
                one.member === query.service ||
                (one.dimension === 'facility' && givenAt.includes(kindOf.get(one.member) ?? ''))),
          );
        return ok({ items, synthetic: institution.synthetic });
      },
    }),
    ...(['json', 'csv'] as const).map((format) =>
      defineRoute({
        method: 'GET',
        url: `/api/improvement/changes.${format}`,
        permission: 'public',
        tag,
        summary: `Every change, as published, as ${format.toUpperCase()}`,
        answer: 'stream',
        handle: async (_input, { db, reply }) => {
          const items = (await publishedChanges(db, options)).map((one) => one.item);
          reply
            .header('content-disposition', `attachment; filename="que-cambio.${format}"`)
            .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8');
          return format === 'csv' ? changesCsv(items) : JSON.stringify({ format: 'amparo-changes-1', items });
        },
      }),
    ),
    defineRoute({
      method: 'GET',
      url: '/api/improvement/changes/:code',
      permission: 'public',
      tag,
      summary: 'One change with its plan, evidence, chart of before and after, and history',
      params: codeParams,
      answer: changeAnswer,
      handle: async ({ params }, { db, actor, now }) => {
        const row = await findChange(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'change-unknown' });
        const today = dateAt(now().getTime());
        const policy = improvementPolicyOn(options.law, today);
        const [streams, verdicts, titles, institution] = await Promise.all([
          readActions(db.kysely, [row.changeId]),
          readPublishedVerdicts(db.kysely, [row.changeId]),
          scopeTitles(db.kysely),
          readInstitutionState(db.kysely),
        ]);
        const actions = streams.get(row.changeId)!;
        const state = foldChange(actions);
        const effect = await publishedEffect(db, state, policy);
        const scenery = { ...titles, today, smallest: policy.disclosure.threshold };
        const personId = personServed(actor);
        return ok({
          ...itemOf(state, effect, verdicts.get(row.changeId), scenery),
          ...detailOf(state, actions, effect),
          mine: await mineOf(db.kysely, row.changeId, personId === null ? null : { personId }),
          synthetic: institution.synthetic,
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/improvement/changes/:code/mine',
      permission: 'public',
      tag,
      summary:
        'Whether who holds a rating’s token or a complaint’s receipt was told of the change, and what she said',
      description: 'The key comes in the body, never in an address, so that no log holds it.',
      idempotency: 'natural',
      // As slow as every other way of trying receipt codes.
      perMinute: 30,
      params: codeParams,
      body: whoAmIBody,
      answer: mineAnswer,
      handle: async ({ params, body }, { db, actor }) => {
        const row = await findChange(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'change-unknown' });
        const who = await respondentOf(db.kysely, options, actor, body.key);
        return ok(await mineOf(db.kysely, row.changeId, who));
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/improvement/changes/:code/verdict',
      permission: 'public',
      tag,
      summary: 'Says whether a change works, once, by who was told of it',
      perMinute: 30,
      params: codeParams,
      body: verdictBody,
      answer: mineAnswer,
      handle: async ({ params, body, key }, { db, actor, now }) => {
        const row = await findChange(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'change-unknown' });
        const who = await respondentOf(db.kysely, options, actor, body.key);
        if (!who || !(await wasTold(db.kysely, row.changeId, who))) return refuse({ refusal: 'not-told' });
        const { key: _secret, ...said } = body;
        return runCommand(
          db,
          actor,
          { name: 'improvement.verdict', key, body: { ...params, ...said } },
          async ({ trx, audit }): Promise<Result<{ told: boolean; answer: typeof body.works | null }>> => {
            const written = await insertAnswer(trx as Trx, {
              changeId: row.changeId,
              respondent: idOf(who),
              works: body.works,
              at: now(),
            });
            if (!written) return refuse({ refusal: 'already-answered' });
            audit({ action: 'improvement.answer.received', subject: { kind: 'change', id: row.changeId } });
            return ok({ told: true, answer: body.works });
          },
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/improvement/my-changes',
      permission: 'signed-in',
      tag,
      summary: 'What changed because of what the person signed in rated or complained about',
      answer: myChangesAnswer,
      handle: async (_input, { db, actor }) => {
        const personId = personServed(actor);
        if (personId === null) return ok({ items: [] });
        const told = await readToldTo(db.kysely, personId);
        const ids = told.map((one) => one.changeId);
        const [streams, titles] = await Promise.all([readActions(db.kysely, ids), scopeTitles(db.kysely)]);
        return ok({
          items: told.map((one) => {
            const state = foldChange(streams.get(one.changeId)!);
            return {
              code: state.facts.code,
              title: state.facts.title,
              summary: state.finished?.summary ?? state.facts.cause,
              where: titles.titleOf(state.facts),
              toldAt: one.toldAt.toISOString(),
              because: one.kind,
              answer: one.answer,
            };
          }),
        });
      },
    }),
  ];
}
