import { describe, expect, it } from 'vitest';
import { type PlainDate, plainDate } from '#kernel';
import { eventsOf } from './followUp.ts';
import { ledFrom } from './led.ts';
import type { ReportState } from './report.ts';
import { tellingOf } from './tell.ts';
import { graphOf, keyOf, type TraceNode } from './trace.ts';

const node = (kind: TraceNode['kind'], id: string, on: string | null, more = {}): TraceNode => ({
  kind,
  id,
  title: `${kind} ${id}`,
  on: on === null ? null : plainDate(on),
  href: '/',
  ...more,
});
const link = (from: TraceNode, to: TraceNode) => [keyOf(from.kind, from.id), keyOf(to.kind, to.id)] as const;

// A hospital with an indicator agreed in January, one observation of March and one of May, and a report of July that rests on the
// second and on a change that began with the same ratings.
const ratings = node('ratings', 'H1', null);
const indicator = node('indicator', 'c.1', '2026-01-10');
const march = node('observation', 'c.1', '2026-03-05');
const marchReply = node('reply', 'c.1', '2026-03-20');
const may = node('observation', 'c.2', '2026-05-05');
const mayReply = node('reply', 'c.2', null, { pending: 'gap', due: plainDate('2026-05-26'), title: '' });
const change = node('change', 'turnos', '2026-05-20');
const items = [1, 2].map((n) => node('item', `2026-T2.${n}`, '2026-07-14'));
const answer = node('answer', '2026-T2.1', '2026-08-01');
const elsewhere = node('change', 'otro', '2026-06-01');
const graph = graphOf(
  [ratings, indicator, march, marchReply, may, mayReply, change, ...items, answer, elsewhere],
  [
    link(ratings, indicator),
    link(indicator, march),
    link(march, marchReply),
    link(indicator, may),
    link(may, mayReply),
    link(ratings, change),
    link(may, items[0]!),
    link(change, items[0]!),
    link(change, items[1]!),
    link(items[0]!, answer),
    link(elsewhere, items[1]!),
  ],
);
const rated = (since: string) => ({ facility: 'H1', since: plainDate(since), ratings: 1 });
const ids = (some: readonly TraceNode[]) => some.map((one) => keyOf(one.kind, one.id));

describe('where a rating led', () => {
  it('leaves out what happened before it, and what only that led to', () => {
    const [led] = ledFrom(graph, { places: [rated('2026-04-01')], changes: [] });
    expect(ids(led!.after)).toEqual([
      'indicator c.1',
      'change turnos',
      'observation c.2',
      'item 2026-T2.1',
      'item 2026-T2.2',
      'reply c.2',
      'answer 2026-T2.1',
    ]);
  });

  it('counts what happened on its own day', () => {
    const [led] = ledFrom(graph, { places: [rated('2026-05-05')], changes: [] });
    expect(ids(led!.after)).toContain('observation c.2');
    const [later] = ledFrom(graph, { places: [rated('2026-05-06')], changes: [] });
    expect(ids(later!.after)).not.toContain('observation c.2');
  });

  it('tells each record once, under the first that led to it', () => {
    const led = ledFrom(graph, {
      places: [rated('2026-04-01')],
      changes: [
        { code: 'turnos', because: 'rating' },
        { code: 'otro', because: 'case' },
      ],
    });
    // The change is told with the place; the other change leads to nothing that was not told already.
    expect(led.map((one) => one.begin.id)).toEqual(['H1']);
    const all = led.flatMap((one) => ids(one.after));
    expect(new Set(all).size).toBe(all.length);
    expect(ledFrom(graph, { places: [], changes: [{ code: 'otro', because: 'case' }] })).toMatchObject([
      { because: 'case', since: null, after: [{ id: '2026-T2.2' }] },
    ]);
  });

  it('says nothing of a place that nobody took up', () => {
    expect(ledFrom(graph, { places: [{ ...rated('2026-01-01'), facility: 'H2' }], changes: [] })).toEqual([]);
  });

  it('is told in one event for each day and kind, however many records there are, and never what did not come', () => {
    const events = eventsOf(ledFrom(graph, { places: [rated('2026-04-01')], changes: [] }));
    expect(events.map(({ at, title, link: to }) => [at.slice(0, 10), title.es, to])).toEqual([
      ['2026-05-05', 'El comité de usuarios lo observó: observation c.2', '/rastro/observacion/c.2'],
      [
        '2026-07-14',
        'La comisión de supervisión lo llevó a su informe: item 2026-T2.1; item 2026-T2.2',
        '/rastro/calificaciones/H1',
      ],
      ['2026-08-01', 'La Dirección General contestó: answer 2026-T2.1', '/rastro/respuesta/2026-T2.1'],
    ]);
  });
});

describe('what who complained is told of a report', () => {
  const on = plainDate('2026-08-01');
  const given = (due: PlainDate | null) => ({
    position: 'accepts' as const,
    text: 'Se hará.',
    commitment: due && { text: 'Abrir otro turno', due },
    on,
  });
  const item = (number: number, more: object = {}) => ({
    number,
    title: `Punto ${number}`,
    text: 'Se pide algo.',
    cites: [],
    answer: null,
    fulfilled: null,
    overdueOn: null,
    ...more,
  });
  const report = (some: readonly ReturnType<typeof item>[]): ReportState => ({
    period: '2026-T2',
    version: 2,
    frozenOn: on,
    figures: [],
    goals: [],
    text: 'Texto',
    items: some,
    signatures: [],
    issued: {
      on: plainDate('2026-07-14'),
      due: plainDate('2026-08-11'),
      jsonSha256: '',
      pdfSha256: null,
    },
  });
  const told = (...some: readonly ReturnType<typeof item>[]) => tellingOf(report(some), some);
  const due = plainDate('2026-09-30');

  it('is that it was taken up, until every item of hers is answered', () => {
    expect(told(item(1), item(2))).toEqual({
      event: 'issued',
      text: 'La comisión de supervisión llevó a su informe lo que cambió por casos como este: «Punto 1»; «Punto 2». La Dirección General debe contestar hasta el 11 de agosto de 2026.',
    });
    expect(told(item(1, { answer: given(due) }), item(2))?.event).toBe('issued');
  });

  it('is then every answer in one telling', () => {
    expect(told(item(1, { answer: given(due) }), item(2, { answer: given(null) }))).toEqual({
      event: 'answered',
      text: 'La Dirección General contestó lo que la comisión de supervisión le pidió por casos como este. «Punto 1»: acepta. Se hará. Se compromete a: Abrir otro turno (hasta el 30 de septiembre de 2026). «Punto 2»: acepta. Se hará.',
    });
  });

  it('is at last that all that was promised is shown', () => {
    const kept = { answer: given(due), fulfilled: { text: 'El turno está abierto.', on: due } };
    expect(told(item(1, kept), item(2, { answer: given(due) }))?.event).toBe('answered');
    expect(told(item(1, kept), item(2, { answer: given(null) }))).toEqual({
      event: 'fulfilled',
      text: 'Lo que la Dirección General prometió por casos como este consta cumplido. «Punto 1»: El turno está abierto.',
    });
  });

  it('is nothing before the report is issued', () => {
    expect(tellingOf({ ...report([item(1)]), issued: null }, [item(1)])).toBeUndefined();
    expect(tellingOf(report([item(1)]), [])).toBeUndefined();
  });
});
