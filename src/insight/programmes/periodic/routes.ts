import { ok, plainDate, type Result, refuse } from '#kernel';
import type { Db } from '#platform/database';
import { defineRoute, HttpProblem, problemOf, type Route, type RouteContext } from '#platform/http';
import { doneAnswer, slugParams } from '../api.ts';
import type { ProgrammeAct } from '../decideProgramme.ts';
import { reachOf } from '../dissemination.ts';
import { type Doing, todayOf } from '../doing.ts';
import { findOpen } from '../figureRoutes.ts';
import { daysOf } from '../periods.ts';
import type { ProgrammeState } from '../programme.ts';
import { programmesRefusals } from '../refusals.ts';
import { findIssued, findProgramme, type IssuedRow } from '../store.ts';
import {
  deliveryBody,
  issueBody,
  numberQuery,
  partyBody,
  periodicAnswer,
  periodicDeskAnswer,
  periodicParams,
  periodicPreviewAnswer,
} from './api.ts';
import { answerPeriodicPdf, answerPeriodicWorkbook } from './documents.ts';
import { issueReport, periodicReportOf, saysTheSame } from './issue.ts';
import { measuredDesign, reportablePeriods } from './write.ts';

const tag = 'Programmes';

type Act = (
  context: RouteContext,
  key: string,
  slug: string,
  name: string,
  asked: ProgrammeAct,
) => Promise<Result<{ seq: number }>>;
type Command = <Answer>(
  context: RouteContext,
  name: string,
  key: string,
  body: unknown,
  work: (doing: Doing) => Promise<Result<Answer>>,
) => Promise<Result<Answer>>;

/** Reports of four months, of a semester, of a year: written by themselves, issued, and brought to every party. */
export function periodicRoutes(act: Act, command: Command): Route[] {
  return [...openRoutes(), ...deskRoutes(act, command)];
}

const issuedOf = (row: IssuedRow) => ({
  period: row.period,
  number: row.number,
  on: row.content.on,
  sha256: row.sha256,
});

function openRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/periodic-reports/:period',
      permission: 'public',
      tag,
      summary:
        'An issued report, the last number unless another is asked for; the SHA-256 is of its canonical JSON (RFC 8785)',
      params: periodicParams,
      query: numberQuery,
      answer: periodicAnswer,
      handle: async ({ params, query }, { db }) => {
        const found = await findOpen(db.kysely, params.slug);
        const row = found && (await findIssued(db.kysely, found.programmeId, params.period, query.number));
        if (!found || !row) return refuse({ refusal: 'periodic-report-unknown' });
        const { parties, deliveries, issued } = found.state;
        return ok({
          issued: issuedOf(row),
          numbers: issued.filter((one) => one.period === params.period),
          report: row.content,
          reach: reachOf(parties, deliveries, row).map(({ party, delivery }) => ({
            name: party.name,
            kind: party.kind,
            delivery: delivery && { channel: delivery.channel, on: delivery.on },
          })),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/periodic-reports/:period/report.pdf',
      permission: 'public',
      tag,
      summary: 'An issued report as a tagged PDF that carries its hash',
      params: periodicParams,
      query: numberQuery,
      answer: 'stream',
      handle: async ({ params, query }, context) =>
        answerPeriodicPdf(context, await getIssued(context, params, query.number)),
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes/:slug/periodic-reports/:period/report.xlsx',
      permission: 'public',
      tag,
      summary:
        'An issued report as a workbook: figures with every group, products, budget, alerts, what is missing',
      params: periodicParams,
      query: numberQuery,
      answer: 'stream',
      handle: async ({ params, query }, context) =>
        answerPeriodicWorkbook(context, await getIssued(context, params, query.number)),
    }),
  ];
}

async function getIssued(
  { db, language }: RouteContext,
  { slug, period }: { readonly slug: string; readonly period: string },
  number?: number,
): Promise<IssuedRow> {
  const found = await findOpen(db.kysely, slug);
  const row = found && (await findIssued(db.kysely, found.programmeId, period, number));
  if (row) return row;
  throw new HttpProblem(problemOf({ refusal: 'periodic-report-unknown' }, programmesRefusals, language));
}

function deskRoutes(act: Act, command: Command): Route[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/periodic-reports',
      permission: 'programmes.read',
      tag,
      summary:
        'Which reports of a programme run, are owed and were issued, and who its parties are with their addresses',
      params: slugParams,
      answer: periodicDeskAnswer,
      handle: async ({ params }, { db, may, now }) => {
        const found = await findProgramme(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        const { state } = found;
        const isCase = state.origin === 'case';
        const today = todayOf(now());
        const known = state.parties.map((one) => one.name.toLocaleLowerCase('es'));
        return ok({
          today,
          may: {
            issue: !isCase && state.version > 0 && may('programmes.review'),
            tell: !isCase && may('programmes.design'),
          },
          periods: isCase ? [] : periodsNow(state, today),
          parties: [...state.parties],
          proposed: isCase
            ? []
            : measuredDesign(state)
                .stakeholders.map((one) => one.name)
                .filter((name) => !known.includes(name.toLocaleLowerCase('es'))),
        });
      },
    }),
    defineRoute({
      method: 'GET',
      url: '/api/programmes-desk/:slug/periodic-reports/:period',
      permission: 'programmes.read',
      tag,
      summary: 'The report of a period as it would be written today, and whom the issued one reached',
      params: periodicParams,
      answer: periodicPreviewAnswer,
      handle: async ({ params }, { db, now }) => {
        const found = await findProgramme(db.kysely, params.slug);
        if (!found) return refuse({ refusal: 'programme-unknown' });
        return previewOf(db.kysely, found, params.period, todayOf(now()));
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/periodic-reports/:period',
      permission: 'programmes.review',
      tag,
      summary:
        'Issues the report of a period that is over: everybody reads it; issued again, it is a correction',
      params: periodicParams,
      body: issueBody,
      answer: doneAnswer,
      handle: ({ params, key }, context) =>
        command(context, 'programmes.issue-report', key, params, (doing) =>
          issueReport(params.slug, params.period, doing),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/parties',
      permission: 'programmes.design',
      tag,
      summary:
        'Puts an office or organisation among the parties that reports go to, changes it or takes it away',
      params: slugParams,
      body: partyBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        act(
          context,
          key,
          params.slug,
          'party',
          body.act === 'save'
            ? { act: 'save-party', party: body.party }
            : { act: 'remove-party', party: body.party },
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/api/programmes/:slug/deliveries',
      permission: 'programmes.design',
      tag,
      summary: 'Notes that an issued report reached a party: when, and by which way',
      params: slugParams,
      body: deliveryBody,
      answer: doneAnswer,
      handle: ({ params, body, key }, context) =>
        act(context, key, params.slug, 'delivery', {
          act: 'note-delivery',
          delivery: { ...body, on: plainDate(body.on) },
        }),
    }),
  ];
}

function periodsNow(state: ProgrammeState, today: string) {
  return reportablePeriods(measuredDesign(state))
    .map((period) => {
      const { from, until } = daysOf(period);
      const issued = state.issued.findLast((one) => one.period === period) ?? null;
      const standing = issued
        ? ('issued' as const)
        : today > until
          ? ('owed' as const)
          : ('running' as const);
      const reached = issued
        ? reachOf(state.parties, state.deliveries, issued).filter((one) => one.delivery !== null).length
        : 0;
      return { period, from, until, standing, issued, reached };
    })
    .filter((one) => one.from <= today);
}

async function previewOf(
  db: Db,
  { programmeId, state }: { readonly programmeId: string; readonly state: ProgrammeState },
  period: string,
  today: ReturnType<typeof todayOf>,
) {
  if (!reportablePeriods(measuredDesign(state)).includes(period))
    return refuse({ refusal: 'period-not-of-programme', period });
  const report = await periodicReportOf(db, programmeId, state, period, today);
  const row = await findIssued(db, programmeId, period);
  return ok({
    issued: row ? issuedOf(row) : null,
    mayBeIssued: today > report.until && !(row && saysTheSame(row.content, report)),
    report,
    reach: row
      ? reachOf(state.parties, state.deliveries, row).map(({ party, delivery }) => ({
          party: party.id,
          name: party.name,
          kind: party.kind,
          address: party.address,
          usual: party.channel,
          delivery: delivery && { channel: delivery.channel, on: delivery.on },
        }))
      : [],
  });
}
