import { type CommitteeRead, readCommittees } from '#governance/committees';
import { listPublicChanges, type PublicChange } from '#governance/improvement';
import { listFindings, type PublicFinding } from '#governance/oversightGroups';
import { type PlainDate, plainDate } from '#kernel';
import { readCatalogue } from '#operations/services';
import type { Database } from '#platform/database';
import type { AccountabilityState } from './accountability.ts';
import type { AuditState } from './audits.ts';
import type { ReportState } from './report.ts';
import { listAccountability, listAudits, listReports } from './store.ts';
import { graphOf, keyOf, type TraceGraph, type TraceNode } from './trace.ts';

type Link = readonly [from: string, to: string];
interface Part {
  readonly nodes: readonly TraceNode[];
  readonly links: readonly Link[];
}
const always = { from: plainDate('1900-01-01'), until: plainDate('2999-12-31') };
/** What the records of a place are told with: its name, and the day on which terms are read. */
interface Scenery {
  readonly today: PlainDate;
  nameOf(facility: string): string;
}
const ratingsOf = (facility: string, { nameOf }: Scenery): TraceNode => ({
  kind: 'ratings',
  id: facility,
  title: nameOf(facility),
  on: null,
  href: `/resultados/facility/${encodeURIComponent(facility)}`,
});
/** What is awaited until a day. */
const awaited = (
  kind: 'reply' | 'answer' | 'evidence',
  common: Pick<TraceNode, 'id' | 'href'>,
  due: PlainDate,
  today: PlainDate,
): TraceNode => ({ ...common, kind, title: '', on: null, due, pending: due < today ? 'gap' : 'ahead' });

/** Every record that stands in the chain with its links, as everybody may read them. No word of who rated or complained is here. */
export async function gatherTrace(db: Database, today: PlainDate, smallest: number): Promise<TraceGraph> {
  const [catalogue, changes, committees, findings, audits, accountability, reports] = await Promise.all([
    readCatalogue(db.kysely),
    listPublicChanges(db.kysely, smallest),
    readCommittees(db, today),
    listFindings(db.kysely, always, today),
    listAudits(db.kysely),
    listAccountability(db.kysely),
    listReports(db.kysely),
  ]);
  const names = new Map(catalogue.facilities.map((one) => [one.code, one.name]));
  const scenery: Scenery = { today, nameOf: (facility) => names.get(facility) ?? facility };
  const parts = [
    ...changes.map(partOfChange),
    ...committees.map((one) => partOfCommittee(one, scenery)),
    ...findings.map(partOfFinding),
    ...audits.map(partOfAudit),
    ...accountability.map(partOfAccountability),
    ...reports.filter((one) => one.issued !== null).map((one) => partOfReport(one, scenery)),
  ];
  return graphOf(
    // Every place may be asked for: of most nobody has taken the ratings up yet.
    [
      ...catalogue.facilities.map((one) => ratingsOf(one.code, scenery)),
      ...parts.flatMap((one) => one.nodes),
    ],
    parts.flatMap((one) => one.links),
  );
}

function partOfChange(one: PublicChange): Part {
  const change = keyOf('change', one.code);
  const voices: TraceNode = {
    kind: 'voices',
    id: one.code,
    title: one.title,
    on: null,
    href: one.href,
    persons: one.told,
  };
  const signalled = one.origin.kind === 'signal' && one.dimension === 'facility';
  return {
    nodes: [voices, { kind: 'change', id: one.code, title: one.title, on: one.openedOn, href: one.href }],
    links: [
      [keyOf('voices', one.code), change],
      ...(signalled ? [[keyOf('ratings', one.member), change] as const] : []),
    ],
  };
}

/** Whether an indicator takes its values from what people rated or waited, and not from visits or answers. */
const fromRatings = (source: string) => source !== 'medicines-share' && source !== 'answers-in-time-share';

function partOfCommittee(one: CommitteeRead, { today }: Scenery): Part {
  const id = (number: number) => `${one.code}.${number}`;
  const page = (part: string) => `/comites/${one.code}?ver=${part}`;
  const placeOf = (number: number) => `${page('observaciones')}#observacion-${number}`;
  const agreed = one.indicators.filter((each) => each.agreedOn !== null);
  return {
    nodes: [
      ...agreed.map(
        (each): TraceNode => ({
          kind: 'indicator',
          id: id(each.number),
          title: each.title,
          on: each.agreedOn,
          href: page('indicadores'),
        }),
      ),
      ...one.observations.flatMap((each): TraceNode[] => [
        {
          kind: 'observation',
          id: id(each.number),
          title: each.text,
          on: each.on,
          href: placeOf(each.number),
        },
        ...(each.answer
          ? [
              {
                kind: 'reply' as const,
                id: id(each.number),
                title: each.answer.text,
                on: each.answer.on,
                href: placeOf(each.number),
              },
            ]
          : [awaited('reply', { id: id(each.number), href: placeOf(each.number) }, each.due, today)]),
      ]),
    ],
    links: [
      ...agreed
        .filter((each) => fromRatings(each.source))
        .map((each): Link => [keyOf('ratings', one.facility), keyOf('indicator', id(each.number))]),
      ...one.observations.flatMap((each): Link[] => [
        ...(each.indicator === null
          ? []
          : [[keyOf('indicator', id(each.indicator)), keyOf('observation', id(each.number))] as const]),
        [keyOf('observation', id(each.number)), keyOf('reply', id(each.number))],
      ]),
    ],
  };
}

function partOfFinding(one: PublicFinding): Part {
  const id = `${one.code}.${one.finding}`;
  return {
    nodes: [
      ...(one.ocid === null
        ? []
        : [
            {
              kind: 'process' as const,
              id: one.ocid,
              title: one.ocid,
              on: null,
              href: `/compras/${encodeURIComponent(one.ocid)}`,
            },
          ]),
      { kind: 'finding', id, title: one.title, on: one.on, href: one.href },
    ],
    links: one.ocid === null ? [] : [[keyOf('process', one.ocid), keyOf('finding', id)]],
  };
}

function partOfAudit({ facts }: AuditState): Part {
  return {
    nodes: [
      {
        kind: 'audit',
        id: facts.code,
        title: facts.title,
        on: facts.on,
        href: `/supervision?ver=auditorias#${facts.code}`,
      },
    ],
    links: [],
  };
}

function partOfAccountability(one: AccountabilityState): Part {
  return {
    nodes: one.goals.map((goal) => ({
      kind: 'goal',
      id: `${one.year}.${goal.number}`,
      title: goal.title,
      on: one.on,
      href: `/supervision?ver=rendicion#meta-${one.year}-${goal.number}`,
    })),
    links: [],
  };
}

function partOfReport(one: ReportState, { today }: Scenery): Part {
  const id = (number: number) => `${one.period}.${number}`;
  const page = (number: number) => `/supervision/${one.period}?ver=informe#punto-${number}`;
  return {
    nodes: one.items.flatMap((item): TraceNode[] => {
      const common = { id: id(item.number), href: page(item.number) };
      const { answer, fulfilled } = item;
      return [
        { ...common, kind: 'item', title: item.title, on: one.issued?.on ?? null },
        ...(answer
          ? [{ ...common, kind: 'answer' as const, title: answer.text, on: answer.on }]
          : one.issued
            ? [awaited('answer', common, one.issued.due, today)]
            : []),
        ...(answer?.commitment
          ? [
              {
                ...common,
                kind: 'commitment' as const,
                title: answer.commitment.text,
                on: null,
                due: answer.commitment.due,
              },
            ]
          : []),
        ...(fulfilled
          ? [{ ...common, kind: 'evidence' as const, title: fulfilled.text, on: fulfilled.on }]
          : answer?.commitment
            ? [awaited('evidence', common, answer.commitment.due, today)]
            : []),
      ];
    }),
    links: one.items.flatMap((item): Link[] => [
      ...item.cites.flatMap(({ kind, ref }): Link[] =>
        kind === 'figure' ? [] : [[keyOf(kind, ref), keyOf('item', id(item.number))]],
      ),
      [keyOf('item', id(item.number)), keyOf('answer', id(item.number))],
      [keyOf('answer', id(item.number)), keyOf('commitment', id(item.number))],
      [keyOf('commitment', id(item.number)), keyOf('evidence', id(item.number))],
    ]),
  };
}
