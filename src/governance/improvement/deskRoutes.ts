import { readComments, scopeTitles } from '#governance/quality';
import { addMonths, dateAt, ok, type Result, refuse } from '#kernel';
import { workingCalendar } from '#law';
import { readInstitutionState } from '#operations/services';
import { recordEntries } from '#platform/audit';
import type { Trx } from '#platform/database';
import { auditActor, defineRoute, type Route, type RouteContext, runCommand } from '#platform/http';
import {
  actAnswer,
  actBody,
  codeParams,
  deskChangeAnswer,
  deskListAnswer,
  openAnswer,
  openBody,
  signalsAnswer,
  suggestionsAnswer,
  type TypedAct,
} from './api.ts';
import { type ChangeState, foldChange, isOverdue, type VoiceRef } from './change.ts';
import { actOnChange, codeFromTitle, holdAndFold, openChange } from './command.ts';
import { actsOffered, type ChangeAct } from './decide.ts';
import type { Voice } from './likeness.ts';
import { livingEffect } from './measure.ts';
import type { ImprovementRoomOptions } from './options.ts';
import { improvementPolicyOn } from './policy.ts';
import { readSignals } from './signals.ts';
import {
  countAnswers,
  findChange,
  findPersonByDocument,
  listChanges,
  readActions,
  readPublishedVerdicts,
} from './store.ts';
import { suggestGroups } from './suggestions.ts';
import { detailOf, itemOf } from './views.ts';

const tag = 'Improvement: desk';
/** No facility is called so: only an office held for every unit permits it. */
const everywhere = '*';
/** Excerpts shown of a group: enough to see what it is about. */
const EXCERPTS = 6;

const unitOf = (scope: { readonly dimension: 'facility' | 'service'; readonly member: string }) =>
  scope.dimension === 'facility' ? scope.member : everywhere;

function partiesIn({ may, actor }: RouteContext, state: ChangeState) {
  const unit = unitOf(state.facts);
  return {
    manages: may('improvement.manage', unit),
    isResponsible: actor.personId !== null && actor.personId === state.facts.responsible,
    isOmbudsman: may('improvement.comment', unit),
  };
}

/** The person who acts for herself; nobody acts on changes while assisting. */
function ownPerson({ actor }: RouteContext): Result<string> {
  return actor.personId !== null && actor.assisting === null
    ? ok(actor.personId)
    : refuse({ refusal: 'officials-account-needed' });
}

/** Words of voices for who may read them; each comment read is recorded for the person who wrote it. */
async function wordsOf(
  context: RouteContext,
  options: ImprovementRoomOptions,
  voices: readonly VoiceRef[],
): Promise<Map<string, { text: string; on: string }>> {
  const { db, may, now } = context;
  const found = new Map<string, { text: string; on: string }>();
  const ratings = voices.filter((one) => one.kind === 'rating').map((one) => one.id);
  if (ratings.length > 0) {
    const comments = [...(await readComments(db.kysely, ratings))].filter(([, one]) =>
      may('quality.comments.read', one.facility),
    );
    await recordEntries(
      db.kysely,
      auditActor(context.actor),
      comments.map(([attentionId, one]) => ({
        action: 'quality.comment.read',
        subject: { kind: 'attention', id: attentionId },
        personId: one.personId,
        purpose: 'improvement-of-service',
      })),
    );
    for (const [id, one] of comments) found.set(`rating ${id}`, { text: one.text, on: one.receivedOn });
  }
  const caseIds = voices.filter((one) => one.kind === 'case').map((one) => one.id);
  if (caseIds.length > 0) {
    const today = dateAt(now().getTime());
    const cases = await options.cases.read(db.kysely, {
      from: addMonths(today, -60),
      to: today,
      caseIds,
      limit: caseIds.length,
    });
    for (const one of cases)
      if (may('complaints.cases.read', one.facility ?? everywhere))
        found.set(`case ${one.caseId}`, { text: one.text, on: one.receivedOn });
  }
  return found;
}

/** What officials do with changes: see the signals and the alike voices, open, plan, show evidence, judge, tell, close. */
export function deskRoutes(options: ImprovementRoomOptions): Route[] {
  const calendar = workingCalendar(options.law);
  return [
    defineRoute({
      method: 'GET',
      url: '/api/improvement/desk',
      permission: 'improvement.read',
      tag,
      summary: 'The changes that are not over, the nearest date first, late ones before',
      answer: deskListAnswer,
      handle: async (_input, context) => {
        const { db, now, may } = context;
        const today = dateAt(now().getTime());
        const rows = await listChanges(db.kysely);
        const [streams, titles] = await Promise.all([
          readActions(
            db.kysely,
            rows.map((row) => row.changeId),
          ),
          scopeTitles(db.kysely),
        ]);
        const items = [...streams.values()].map(foldChange).flatMap((state) => {
          const { isResponsible } = partiesIn(context, state);
          if (!isResponsible && !may('improvement.read', unitOf(state.facts))) return [];
          return [
            {
              code: state.facts.code,
              title: state.facts.title,
              where: titles.titleOf(state.facts),
              phase: state.phase,
              office: state.facts.office,
              due: state.facts.due,
              overdue: isOverdue(state, today),
              workingDaysLeft: calendar.workingDaysBetween(today, state.facts.due),
              mine: isResponsible,
            },
          ];
        });
        const rank = (phase: string) => (phase === 'closed' ? 1 : 0);
        return ok({
          items: items.sort((a, b) => rank(a.phase) - rank(b.phase) || (a.due < b.due ? -1 : 1)),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/improvement/desk/:code',
      permission: 'improvement.read',
      tag,
      summary: 'One change with its measure as it stands, what people said, and what whoever asks may do',
      params: codeParams,
      answer: deskChangeAnswer,
      handle: async ({ params }, context) => {
        const { db, now, may } = context;
        const row = await findChange(db.kysely, params.code);
        if (!row) return refuse({ refusal: 'change-unknown' });
        const today = dateAt(now().getTime());
        const policy = improvementPolicyOn(options.law, today);
        const ids = [row.changeId];
        const [streams, verdicts, answers, titles, institution] = await Promise.all([
          readActions(db.kysely, ids),
          readPublishedVerdicts(db.kysely, ids),
          countAnswers(db.kysely, ids, now()),
          scopeTitles(db.kysely),
          readInstitutionState(db.kysely),
        ]);
        const actions = streams.get(row.changeId)!;
        const state = foldChange(actions);
        const parties = partiesIn(context, state);
        if (!parties.isResponsible && !may('improvement.read', unitOf(state.facts)))
          return refuse({ refusal: 'not-your-place' });
        const effect = await livingEffect(db.kysely, state, policy, now());
        const words = await wordsOf(context, options, state.voices);
        return ok({
          ...itemOf(state, effect, verdicts.get(row.changeId), {
            ...titles,
            today,
            smallest: policy.disclosure.threshold,
          }),
          ...detailOf(state, actions, effect),
          seq: state.lastSeq,
          offered: actsOffered(state, parties),
          workingDaysLeft: calendar.workingDaysBetween(today, state.facts.due),
          voices: state.voices.map((one) => {
            const said = words.get(`${one.kind} ${one.id}`);
            return { ...one, on: said?.on ?? null, text: said?.text ?? null };
          }),
          answers: answers.get(row.changeId)!,
          synthetic: institution.synthetic,
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/improvement/signals',
      permission: 'improvement.manage',
      tag,
      summary: 'Places and services whose ratings fell beyond what chance explains',
      answer: signalsAnswer,
      handle: async (_input, { db, now, may }) => {
        const policy = improvementPolicyOn(options.law, dateAt(now().getTime()));
        const [signals, titles] = await Promise.all([
          readSignals(db.kysely, policy, now()),
          scopeTitles(db.kysely),
        ]);
        return ok({
          items: signals
            .filter((one) => may('improvement.manage', unitOf(one)))
            .map((one) => ({ ...one, points: [...one.points], where: titles.titleOf(one) })),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/improvement/suggestions',
      permission: 'improvement.manage',
      tag,
      summary:
        'Groups of alike ratings and complaints that no change answers yet, with the words that they share',
      description:
        'A suggestion: a person confirms it by opening a change with its voices, and may split any off again.',
      answer: suggestionsAnswer,
      handle: async (_input, context) => {
        const { db, now, may } = context;
        const { voices, groups } = await suggestGroups(db, options, now());
        const titles = await scopeTitles(db.kysely);
        const scoped = groups
          .map((group) => ({ group, scope: scopeOfGroup(group.leader, group.members) }))
          .filter(
            ({ scope }) => scope !== null && titles.knows(scope) && may('improvement.manage', unitOf(scope)),
          )
          .slice(0, 20);
        const shown = scoped.flatMap(({ group }) => [
          group.leader,
          ...group.members.slice(0, EXCERPTS - 1).map((one) => one.voice),
        ]);
        const words = await wordsOf(context, options, shown);
        return ok({
          voices,
          groups: scoped.map(({ group, scope }) => {
            const dates = [group.leader, ...group.members.map((one) => one.voice)]
              .map((one) => one.on)
              .sort();
            const said = (one: VoiceRef) => words.get(`${one.kind} ${one.id}`)?.text ?? null;
            return {
              words: [...group.words],
              ...scope!,
              where: titles.titleOf(scope!),
              size: group.members.length + 1,
              from: dates[0]!,
              to: dates.at(-1)!,
              members: [
                {
                  kind: group.leader.kind,
                  id: group.leader.id,
                  on: group.leader.on,
                  text: said(group.leader),
                  sameFacility: true,
                  sameService: true,
                  sameSubject: true,
                  words: [...group.words],
                  score: 1,
                },
                ...group.members.map(({ voice, likeness }) => ({
                  kind: voice.kind,
                  id: voice.id,
                  on: voice.on,
                  text: said(voice),
                  sameFacility: likeness.sameFacility,
                  sameService: likeness.sameService,
                  sameSubject: likeness.sameSubject,
                  words: [...likeness.words],
                  score: likeness.score,
                })),
              ],
            };
          }),
        });
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/improvement/changes',
      permission: 'improvement.manage',
      tag,
      summary: 'Opens a change from a signal, from alike voices, or by the institution itself',
      body: openBody,
      answer: openAnswer,
      status: 201,
      handle: async ({ body, key }, context) => {
        const { db, actor, now, may } = context;
        const person = ownPerson(context);
        if (!person.ok) return person;
        if (!may('improvement.manage', unitOf(body))) return refuse({ refusal: 'not-your-place' });
        return runCommand(
          db,
          actor,
          { name: 'improvement.change.open', key, body },
          async ({ trx: scope, audit }): Promise<Result<{ code: string }>> => {
            const trx = scope as Trx;
            const { responsibleDocument, voices, ...facts } = body;
            if (!(await scopeTitles(trx)).knows(facts)) return refuse({ refusal: 'scope-unknown' });
            if (facts.due < dateAt(now().getTime()))
              return refuse({ refusal: 'due-in-the-past', today: dateAt(now().getTime()) });
            const responsible = responsibleDocument
              ? await findPersonByDocument(trx, responsibleDocument)
              : person.value;
            if (!responsible) return refuse({ refusal: 'responsible-unknown' });
            if (!(await voicesExist(trx, options, voices, now())))
              return refuse({ refusal: 'voice-unknown' });
            return openChange(
              trx,
              options,
              { ...facts, responsible, code: codeFromTitle(facts.title) },
              voices,
              person.value,
              now(),
              audit,
            );
          },
        );
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/improvement/desk/:code/acts',
      permission: 'improvement.read',
      tag,
      summary:
        'What the responsible, the direction and the ombudsman do with a change; the change says who may do what',
      params: codeParams,
      body: actBody,
      answer: actAnswer,
      handle: ({ params, body, key }, context) =>
        runCommand(
          context.db,
          context.actor,
          { name: 'improvement.change.act', key, body: { ...params, ...body } },
          async ({ trx: scope, audit }): Promise<Result<{ seq: number; told: number | null }>> => {
            const trx = scope as Trx;
            const person = ownPerson(context);
            if (!person.ok) return person;
            const opened = await holdAndFold(trx, params.code);
            if (!opened.ok) return opened;
            if (body.seen !== opened.value.state.lastSeq) return refuse({ refusal: 'changed-meanwhile' });
            const act = await namedAct(trx, options, body.act, context.now());
            if (!act.ok) return act;
            const who = { ...partiesIn(context, opened.value.state), personId: person.value };
            return actOnChange(trx, options, opened.value, act.value, who, context.now(), audit);
          },
        ),
    }),
  ];
}

/** The place that most voices of a group speak of; where they speak of several, their service. */
function scopeOfGroup(leader: Voice, members: readonly { readonly voice: Voice }[]) {
  const voices = [leader, ...members.map((one) => one.voice)];
  const here = voices.filter((one) => one.facility !== null && one.facility === leader.facility).length;
  if (here * 2 > voices.length) return { dimension: 'facility' as const, member: leader.facility! };
  const served = voices.filter((one) => one.service !== null && one.service === leader.service).length;
  if (served * 2 > voices.length) return { dimension: 'service' as const, member: leader.service! };
  return leader.facility === null ? null : { dimension: 'facility' as const, member: leader.facility };
}

async function voicesExist(
  trx: Trx,
  options: ImprovementRoomOptions,
  voices: readonly VoiceRef[],
  now: Date,
): Promise<boolean> {
  const ids = (kind: VoiceRef['kind']) => [
    ...new Set(voices.filter((one) => one.kind === kind).map((one) => one.id)),
  ];
  const [ratings, caseIds] = [ids('rating'), ids('case')];
  if (ratings.length > 0 && (await readComments(trx, ratings)).size < ratings.length) return false;
  if (caseIds.length === 0) return true;
  const today = dateAt(now.getTime());
  const cases = await options.cases.read(trx, {
    from: addMonths(today, -60),
    to: today,
    caseIds,
    limit: caseIds.length,
  });
  return cases.length === caseIds.length;
}

/** An act as typed on the page becomes one of the rules: documents become persons, voices are known to exist. */
async function namedAct(
  trx: Trx,
  options: ImprovementRoomOptions,
  typed: TypedAct,
  now: Date,
): Promise<Result<ChangeAct>> {
  if (typed.act === 'join-voices')
    return (await voicesExist(trx, options, typed.voices, now))
      ? ok(typed)
      : refuse({ refusal: 'voice-unknown' });
  if (typed.act !== 'reassign') return ok(typed);
  const responsible = await findPersonByDocument(trx, typed.document);
  return responsible
    ? ok({ act: 'reassign', responsible, office: typed.office, reason: typed.reason })
    : refuse({ refusal: 'responsible-unknown' });
}
