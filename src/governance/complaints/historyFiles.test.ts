import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { transaction } from '#platform/database';
import {
  type ComplaintsHouse,
  hospital,
  officer,
  openComplaintsHouse,
} from '../../../test/support/complaintsHouse.ts';
import { insertPastCases, pastCase } from './pastCases.ts';

let house: ComplaintsHouse;
beforeAll(async () => {
  house = await openComplaintsHouse();
});
afterAll(() => house.close());

describe('files of the past', () => {
  const header = 'referencia;tipo;asunto;servicio;establecimiento;recibido;respondido;texto';
  const send = (content: string, load = 'no') =>
    house.call('PUT', `/api/complaints/history/archivo?load=${load}`, {
      actor: officer('complaints-officer'),
      raw: Buffer.from(content, 'latin1'),
    });

  it('are reported by line, in Windows-1252 too', async () => {
    house.clock = new Date('2026-04-10T15:00:00Z');
    const { body } = await send(
      [
        header,
        'A-1;queja;waiting;Emergencia;Hospital Quito Sur;2025-01-10;20/01/2025;Esperé "mucho" tiempo',
        'A-2;reclamación;;;;2025-01-10;;Texto',
        'A-3;queja;;;;2025-02-30;;Texto',
        'A-4;queja;;Emergencia;Hospital de Marte;2025-03-01;2025-02-01;Texto',
        'A-1;queja;;;;2025-01-10;;Texto',
        'A-5;queja;;;;2025-01-10',
        'A-6;denuncia;;;;2027-01-01;;',
      ].join('\r\n'),
    );
    expect(body).toMatchObject({ lines: 7, good: 1, bad: 6, known: 0, loaded: 0 });
    expect(
      body.problems.map(({ line, field }: { line: number; field: string }) => `${line} ${field}`),
    ).toEqual([
      '3 tipo',
      '4 recibido',
      '5 respondido',
      '5 establecimiento',
      '6 referencia',
      '7 línea',
      '8 texto',
      '8 recibido',
    ]);
    expect((await send('uno;dos\r\n1;2')).body.refusal).toBe('history-columns-missing');
  });

  it('of ten thousand cases load, none twice, and the export streams them without what was written', async () => {
    const lines = Array.from(
      { length: 10_000 },
      (_, i) =>
        `B-${i};queja;waiting;emergency;${hospital};2025-${String((i % 12) + 1).padStart(2, '0')}-05;2025-${String((i % 12) + 1).padStart(2, '0')}-25;Relato secreto ${i}`,
    );
    const file = [header, ...lines].join('\n');
    expect((await send(file, 'yes')).body).toMatchObject({
      lines: 10_000,
      good: 10_000,
      bad: 0,
      loaded: 10_000,
    });
    expect((await send(file, 'yes')).body).toMatchObject({ known: 10_000, loaded: 0 });
    const exported = await house.call('GET', '/api/complaints/export.csv', { actor: officer('auditor') });
    expect(exported.text.split('\r\n').length).toBeGreaterThan(10_000);
    expect(exported.text).not.toContain('Relato secreto');
    expect(exported.text.split('\r\n')[0]).toBe(
      'kind;channel;service;unit;subject;seriousness;phase;level;closing;received_on;answered_on;met;answers;contests;reopenings',
    );
  }, 240_000);

  it('lose no line to a number that another case has', async () => {
    const line = (reference: string) =>
      pastCase(
        {
          reference,
          kind: 'complaint',
          subject: 'other',
          service: null,
          facility: null,
          receivedOn: plainDate('2025-03-03'),
          answeredOn: null,
          text: 'Un relato',
        },
        'numeros',
      );
    const [first, second] = [line('C-1'), { ...line('C-2'), number: 'R25-000000' }];
    const load = (...cases: (typeof first)[]) =>
      transaction(house.db, (trx) =>
        insertPastCases(trx, house.room, cases, plainDate('2026-04-10'), () => ({})),
      );
    expect(await load({ ...first, number: 'R25-000000' }, second)).toBe(2);
    // Sent again by somebody else at once, none is here twice.
    expect(await load(line('C-1'), line('C-2'))).toBe(0);
    const { rows } = await house.db.pool.query(
      `select reference, number = 'R25-000000' as given from complaints.case_file where origin = 'numeros' order by 1`,
    );
    expect(rows).toEqual([
      { reference: 'C-1', given: true },
      { reference: 'C-2', given: false },
    ]);
  });
});
