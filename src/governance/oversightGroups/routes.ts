import { toString as qrToString } from 'qrcode';
import { ok, refuse } from '#kernel';
import { workingCalendar } from '#law';
import {
  defineRoute,
  HttpProblem,
  problemOf,
  type Room,
  type Route,
  type RouteContext,
} from '#platform/http';
import { aboutAnswer, aboutQuery, casesAbout } from './about.ts';
import { actingRoutes } from './actingRoutes.ts';
import {
  type CardAnswer,
  cardAnswer,
  cardParams,
  groupAnswer,
  groupParams,
  groupsAnswer,
  mineAnswer,
  reportParams,
} from './api.ts';
import { cardPdf, shownCard } from './card.ts';
import type { GroupState, Member } from './group.ts';
import { cardFactsOf, dayOf } from './groupCommand.ts';
import { newsRoutes } from './newsRoutes.ts';
import type { OversightGroupsOptions } from './options.ts';
import { normsOn, todayIn } from './policy.ts';
import { oversightGroupsRefusals } from './refusals.ts';
import { cardStanding, isActive } from './standing.ts';
import {
  findCard,
  findGroup,
  findReport,
  groupsOf,
  type KnownPerson,
  listGroups,
  readPersons,
  room,
  standingOf,
  standingsOf,
} from './store.ts';
import { groupItem, groupView } from './views.ts';
import { waitingOf } from './waiting.ts';
import { waitingAnswer } from './waitingApi.ts';
import { everywhere, personIn, speaksForIn } from './whoActs.ts';

const tag = 'Oversight groups';
/** Groups of citizens that oversee: formed, accredited, at work, answered. */
export function oversightGroupsRoom(options: OversightGroupsOptions): Room {
  return {
    name: room,
    refusals: oversightGroupsRefusals,
    routes: [...readingRoutes(options), ...documentRoutes(), ...actingRoutes(options), ...newsRoutes()],
  };
}

function readingRoutes({ law }: OversightGroupsOptions): Route[] {
  const calendar = workingCalendar(law);
  return [
    defineRoute({
      method: 'GET',
      url: '/api/oversight-groups',
      permission: 'public',
      tag,
      summary: 'Every oversight group and where it stands; the last first',
      answer: groupsAnswer,
      handle: async (_input, { db, now }) => {
        const today = dayOf(now());
        return ok({ items: (await listGroups(db.kysely)).map((one) => groupItem(one, today)).reverse() });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/oversight-groups/:code',
      permission: 'public',
      tag,
      summary:
        'A group: members, plan, cases, requests with their clock, findings with their answers, reports and what became of each recommendation',
      params: groupParams,
      answer: groupAnswer,
      handle: async ({ params }, context) => {
        const { db, now } = context;
        const state = await findGroup(db.kysely, params.code);
        if (!state) return refuse({ refusal: 'group-unknown' });
        const [personId, today] = [personIn(context), dayOf(now())];
        const ids = [...state.members, ...state.designations].map((one) => one.personId);
        return ok(
          groupView(
            state,
            {
              personId,
              standing: personId === null ? null : await standingOf(db.kysely, personId, today),
              mayManage: context.may('oversightGroups.manage', everywhere),
              speaksFor: speaksForIn(context)(state.facts.facility),
            },
            {
              ...todayIn(law, today),
              calendar,
              norms: normsOn(law, today),
              persons: await readPersons(db.kysely, ids),
              standings: await standingsOf(db.kysely, state.members, today),
            },
          ),
        );
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/oversight-groups-mine',
      permission: 'signed-in',
      tag,
      summary: 'The running groups to which one belongs, and what one has declared',
      answer: mineAnswer,
      handle: async (_input, context) => {
        const personId = personIn(context);
        if (personId === null) return refuse({ refusal: 'person-needed' });
        const { db, now } = context;
        const today = dayOf(now());
        const groups = await groupsOf(db.kysely, personId, today);
        const { declared } = await standingOf(db.kysely, personId, today);
        return ok({
          items: groups.map((state) => ({
            code: state.facts.code,
            title: state.facts.title,
            phase: groupItem(state, today).phase,
            active: state.members.some((one) => one.personId === personId && isActive(state, one, today)),
          })),
          declared: declared.map((one) => ({ ...one })),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/oversight-groups-about',
      permission: 'public',
      tag,
      summary: 'The cases that groups opened about a contracting process, or about a party and its processes',
      query: aboutQuery,
      answer: aboutAnswer,
      handle: async ({ query }, { db }) => ok({ items: await casesAbout(db.kysely, query) }),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/oversight-groups-waiting',
      permission: 'oversightGroups.desk',
      tag,
      summary: 'What groups wait for from who asks: to be formed, handed documents, answered',
      answer: waitingAnswer,
      handle: async (_input, context) => {
        const today = dayOf(context.now());
        const mayManage = context.may('oversightGroups.manage', everywhere);
        const items = (await listGroups(context.db.kysely)).flatMap((state) =>
          waitingOf(
            state,
            { mayManage, speaksFor: speaksForIn(context)(state.facts.facility) },
            { today, calendar },
          ),
        );
        const when = (one: { due: string | null }) => one.due ?? '9999';
        return ok({
          mayManage,
          items: items.sort((a, b) => (when(a) < when(b) ? -1 : when(a) > when(b) ? 1 : 0)),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/oversight-cards/:card',
      permission: 'public',
      tag,
      summary: 'Whether a card is valid, and what it says; nothing else about its holder',
      perMinute: 60,
      params: cardParams,
      answer: cardAnswer,
      handle: async ({ params }, { db, now }) => {
        const found = await readCard(db.kysely, params.card, now());
        return found ? ok(found.answer) : refuse({ refusal: 'card-unknown' });
      },
    }),
  ];
}

interface ReadCard {
  readonly answer: CardAnswer;
  readonly state: GroupState;
  readonly member: Member;
  readonly person: KnownPerson;
  readonly madeAt: Date;
}

/** A card by what somebody typed or scanned: capitals, with or without dashes. */
async function readCard(
  db: RouteContext['db']['kysely'],
  typed: string,
  now: Date,
): Promise<ReadCard | undefined> {
  const card = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replace(/O/g, '0');
  const known = await findCard(db, card);
  const state = known && (await findGroup(db, known.code));
  const member = state?.members.find((one) => one.member === known?.member);
  const person = member && (await readPersons(db, [member.personId])).get(member.personId);
  if (!state || !member?.card || !person) return undefined;
  const { name, group, code, kind, from, until } = cardFactsOf(state, member, card, member.card.on, person);
  return {
    state,
    member,
    person,
    madeAt: new Date(`${member.card.on}T12:00:00-05:00`),
    answer: {
      card,
      state: cardStanding(state, member, dayOf(now)),
      name,
      group,
      code,
      kind,
      from,
      until,
      sha256: member.card.sha256,
    },
  };
}

function documentRoutes(): Route[] {
  const refused = (refusal: string, { language }: Pick<RouteContext, 'language'>) =>
    new HttpProblem(problemOf({ refusal }, oversightGroupsRefusals, language));
  return [
    defineRoute({
      method: 'GET',
      url: '/api/oversight-cards/:card/card.pdf',
      permission: 'signed-in',
      tag,
      summary: 'One’s own card, to print: with the QR code that leads to its verification',
      params: cardParams,
      answer: 'stream',
      handle: async ({ params }, context) => {
        const found = await readCard(context.db.kysely, params.card, context.now());
        if (!found || found.member.personId !== personIn(context)) throw refused('card-unknown', context);
        const { request, reply } = context;
        const { card, sha256 } = found.answer;
        const address = `${request.protocol}://${request.host}/veedurias/credencial/${shownCard(card)}`;
        const pdf = await cardPdf(
          cardFactsOf(found.state, found.member, card, found.answer.from as never, found.person),
          {
            address,
            sha256,
            madeAt: found.madeAt,
            qr: await qrToString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 1 }),
          },
        );
        if (!pdf) throw refused('no-pdf-here', context);
        reply
          .header('cache-control', 'private, no-store')
          .header('content-disposition', 'inline; filename="credencial.pdf"')
          .type('application/pdf');
        return pdf;
      },
    }),
    ...(['json', 'pdf'] as const).map((format) =>
      defineRoute({
        method: 'GET',
        url: `/api/oversight-groups/:code/reports/:number/report.${format}`,
        permission: 'public',
        tag,
        summary: `A published report as it left the house (${format.toUpperCase()}); its hash is in the audit chain`,
        params: reportParams,
        answer: 'stream',
        handle: async ({ params }, context) => {
          const found = await findReport(context.db.kysely, params.code, params.number);
          if (!found) throw refused('report-unknown', context);
          const bytes = format === 'json' ? Buffer.from(found.json) : found.pdf;
          if (!bytes) throw refused('no-pdf-here', context);
          context.reply
            .header(
              'content-disposition',
              `inline; filename="${params.code}-informe-${params.number}.${format}"`,
            )
            .type(format === 'json' ? 'application/json' : 'application/pdf');
          return bytes;
        },
      }),
    ),
  ];
}
