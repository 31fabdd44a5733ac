import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type House, officer, openHouse } from '../../../test/support/qualityHouse.ts';
import { sweepImports } from './importStore.ts';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
const director = officer('director');

async function send(raw: Buffer | string, importId: string = randomUUID(), origin = 'as400') {
  const sent = await house.call(
    'PUT',
    `/api/quality/imports/${importId}?fileName=marzo.csv&origin=${origin}`,
    { actor: director, raw },
  );
  return { importId, ...sent };
}
const load = (importId: string, key?: string) =>
  house.call('POST', `/api/quality/imports/${importId}/load`, { actor: director, key });
const problems = async (importId: string) =>
  (await house.call('GET', `/api/quality/imports/${importId}/problems?limit=200`, { actor: director })).body
    .items;
const stored = async (origin: string) =>
  Number(
    (await house.db.pool.query('select count(*) as n from quality.attention where origin = $1', [origin]))
      .rows[0].n,
  );

const header = 'Cédula;Servicio;Establecimiento;Seguro;Solicitada;Atendida;Cerrada;Referencia';
const line = (document: string, reference: string, attended = '02/03/2026 10:30') =>
  `${document};Consulta externa de especialidad;Hospital Carlos Andrade Marín;;15/01/2026;${attended};;${reference}`;

describe('a file of attentions', () => {
  it('is reported first and loaded once: mark, semicolons, CR LF, quotes, blank lines', async () => {
    const people = await house.register(3);
    const raw = `\uFEFF${[
      header,
      line(people[0]!.document, '"A;1"'),
      '',
      line(people[1]!.document, '"dice ""hola""\r\ny sigue"'),
      line(people[2]!.document, 'A3'),
    ].join('\r\n')}`;
    const { importId, body } = await send(raw);
    expect(body).toMatchObject({
      state: 'reported',
      encoding: 'utf-8',
      separator: ';',
      lines: 3,
      good: 3,
      bad: 0,
      known: 0,
      loaded: 0,
    });
    expect(body.sha256).toBe(createHash('sha256').update(raw).digest('hex'));
    expect(await stored('as400')).toBe(0);
    const loaded = await load(importId);
    expect(loaded.body).toMatchObject({ state: 'loaded', loaded: 3 });
    const { rows } = await house.db.pool.query(
      "select reference, service, insurance, source, attended_at from quality.attention where origin = 'as400' order by reference",
    );
    expect(rows[0]).toEqual({
      reference: 'A3',
      service: 'specialised-outpatient',
      insurance: 'health',
      source: 'csv',
      attended_at: new Date('2026-03-02T15:30:00Z'),
    });
    expect(rows.map((row) => row.reference)).toEqual(['A3', 'A;1', 'dice "hola"\ny sigue']);
    const entries = await house.db.pool.query(
      'select action, detail from audit.entry where subject_id = $1',
      [importId],
    );
    expect(entries.rows).toEqual([
      {
        action: 'quality.import.loaded',
        detail: {
          sha256: body.sha256,
          bytes: Buffer.byteLength(raw),
          lines: 3,
          loaded: 3,
          bad: 0,
          origin: 'as400',
        },
      },
    ]);
  });

  it('sent again, as another import or in part, loads nothing twice', async () => {
    const people = await house.register(4);
    const first = await send(
      [header, ...people.slice(0, 3).map((one, i) => line(one.document, `B${i}`))].join('\n'),
      undefined,
      'twice',
    );
    await load(first.importId);
    const second = await send(
      [header, ...people.map((one, i) => line(one.document, `B${i}`))].join('\n'),
      undefined,
      'twice',
    );
    expect(second.body).toMatchObject({ good: 1, known: 3 });
    expect((await load(second.importId)).body).toMatchObject({ loaded: 1, known: 3 });
    expect(await stored('twice')).toBe(4);
    // The same file by the other way, the API, meets itself too.
    const { body } = await house.call('POST', '/api/quality/attentions', {
      actor: officer('system'),
      body: {
        origin: 'twice',
        attentions: [
          {
            document: people[0]!.document,
            service: 'emergency',
            facility: 'HO-1701-01',
            requested: '2026-03-01',
            attended: '2026-03-02',
            reference: 'B0',
          },
        ],
      },
    });
    expect(body).toMatchObject({ loaded: 0, known: 1 });
  });

  it('pressed twice, retried and sent again while loading, loads once', async () => {
    const people = await house.register(2);
    const raw = [header, ...people.map((one, i) => line(one.document, `C${i}`))].join('\n');
    const { importId } = await send(raw, undefined, 'pressed');
    expect((await send(raw, importId, 'pressed')).body).toMatchObject({ state: 'reported', good: 2 });
    const key = randomUUID();
    const answers = await Promise.all([load(importId, key), load(importId, key), load(importId)]);
    expect(answers.map((one) => one.status).sort()).toEqual([200, 200, 409]);
    expect(await stored('pressed')).toBe(2);
  });

  it('says of each bad line where it is, what it is and what to do; the good ones can be loaded', async () => {
    const [known, other] = await house.register(2);
    const wrongDigit = `${known!.document.slice(0, 9)}${(Number(known!.document[9]) + 1) % 10}`;
    const rows = [
      line(known!.document, 'D1'),
      line(wrongDigit, 'D2'),
      line(known!.document, 'D3', '31/02/2026'),
      line('0926687856', 'D4'),
      line(known!.document, 'D1'),
      line('926687856', 'D6'),
      line('1790016919001', 'D7'),
      `${other!.document};Cirugía;DP-1701-01;;2026-01-02;2026-01-03;;D8`,
      `${other!.document};Cirugia;HO-1701-01;HEALTH;2026-01-03;2026-01-02;;D9`,
      `${other!.document};cirugía estética;Clínica Inventada;;mañana;2027-01-01 10:00;2026-01-01;D10`,
      line(other!.document, 'D11', '2026-03-02 25:00'),
      `${other!.document};surgery`,
    ];
    const { importId, body } = await send([header, ...rows].join('\n'), undefined, 'bad');
    expect(body).toMatchObject({ lines: 12, good: 1, bad: 11, known: 0 });
    const found = await problems(importId);
    expect(
      found.map(
        (one: { line: number; field: string; problem: string }) => `${one.line} ${one.field} ${one.problem}`,
      ),
    ).toEqual([
      '3 cédula cedula-check-digit',
      '4 atendida no-such-date',
      '5 cédula person-unknown',
      '6 referencia repeated-in-file',
      '7 cédula cedula-zero-lost',
      '8 cédula cedula-digits',
      '9 servicio service-not-given-there',
      '10 atendida attended-before-requested',
      '11 atendida in-the-future',
      '11 establecimiento facility-unknown',
      '11 solicitada date-shape',
      '11 servicio service-unknown',
      '12 atendida no-such-time',
      '13 atendida missing',
      '13 establecimiento missing',
      '13 solicitada missing',
    ]);
    expect(found[0].message).toBe(
      `«${wrongDigit}» tiene un dígito equivocado: el verificador no concuerda. Compare con el documento.`,
    );
    expect(found[1].message).toBe('«31/02/2026» no existe en el calendario. Corrija el día o el mes.');
    const csv = await house.call('GET', `/api/quality/imports/${importId}/problems.csv`, { actor: director });
    expect(csv.text.split('\r\n')[1]).toBe(`"3";"cédula";"${wrongDigit}";"${found[0].message}"`);
    expect((await load(importId)).body).toMatchObject({ loaded: 1 });
  });

  it('reads Windows-1252, commas and tabs, headings in English in any order', async () => {
    const [one, two, three] = await house.register(3);
    const latin = Buffer.from(
      [header, `${one!.document};Cirugía;Hospital José Carrasco Arteaga;;2026-01-02;2026-02-03;;Ñ1`].join(
        '\n',
      ),
      'latin1',
    );
    expect((await send(latin, undefined, 'latin')).body).toMatchObject({
      encoding: 'windows-1252',
      good: 1,
      bad: 0,
    });
    // UTF-8's mark before a text in Windows-1252, as some programs write it.
    const [marked] = await house.register(1);
    const mixed = Buffer.concat([
      Buffer.from('\uFEFF', 'utf8'),
      Buffer.from(
        `${header}\n${marked!.document};Cirugía;Hospital José Carrasco Arteaga;;2026-01-02;2026-02-03;;Ñ2`,
        'latin1',
      ),
    ]);
    expect((await send(mixed, undefined, 'mixed')).body).toMatchObject({
      encoding: 'windows-1252',
      good: 1,
      bad: 0,
    });
    const commas = `attended,document,facility,service,requested\n2026-02-03 08:00,${two!.document},HO-0101-01,surgery,2026-01-02`;
    expect((await send(commas, undefined, 'commas')).body).toMatchObject({ separator: ',', good: 1, bad: 0 });
    const tabs = `documento\tservicio\tunidad\tsolicitud\tatencion\n${three!.document}\tsurgery\tHO-0101-01\t2026-01-02\t2026-02-03\n`;
    expect((await send(tabs, undefined, 'tabs')).body).toMatchObject({ separator: '\t', good: 1, bad: 0 });
  });

  it('a file that cannot be read says why and may be sent again under its name', async () => {
    const empty = await send('', undefined, 'unread');
    expect(empty.body).toMatchObject({
      state: 'failed',
      failure: 'El archivo no tiene líneas. Revise que sea el que quería enviar.',
    });
    const columns = await send('nombre;apellido\nAna;Vega\n', undefined, 'unread');
    expect(columns.body.failure).toBe(
      'Faltan columnas: cedula, servicio, establecimiento, solicitada, atendida. Escriba esos encabezados en la primera línea.',
    );
    expect((await load(columns.importId)).body.refusal).toBe('import-not-reported');
    const [one] = await house.register(1);
    expect(
      (await send(`${header}\n${line(one!.document, 'E1')}`, columns.importId, 'unread')).body,
    ).toMatchObject({ state: 'reported', good: 1 });
    const quote = await send(
      `${header}\n${line(one!.document, 'E2')}\n"${one!.document};abierta\n`,
      undefined,
      'unread',
    );
    expect(quote.body).toMatchObject({ good: 1, bad: 1, lines: 2 });
    expect(await problems(quote.importId)).toMatchObject([{ line: 3, problem: 'quote-open' }]);
    expect((await send(Buffer.alloc(200_000, 'x'), undefined, 'unread')).body.failure).toMatch(/64 KB/);
  });

  it('of fifty thousand lines names the wrong check digit in line 40 012, and loads the rest', async () => {
    const people = await house.register(1_000);
    const rows = Array.from({ length: 50_000 }, (_, i) => line(people[i % 1_000]!.document, `F${i}`));
    const right = people[(40_012 - 2) % 1_000]!.document;
    const wrong = `${right.slice(0, 9)}${(Number(right[9]) + 5) % 10}`;
    rows[40_012 - 2] = line(wrong, 'F-wrong');
    const { importId, body } = await send(`${[header, ...rows].join('\n')}\n`, undefined, 'long');
    expect(body).toMatchObject({ lines: 50_000, good: 49_999, bad: 1 });
    expect(await problems(importId)).toMatchObject([
      { line: 40_012, field: 'cédula', problem: 'cedula-check-digit', found: wrong },
    ]);
    expect((await load(importId)).body).toMatchObject({ loaded: 49_999 });
  });

  it('what nobody waits for is swept away; what waits for a decision stays, for two weeks', async () => {
    const [one] = await house.register(1);
    const waiting = await send(`${header}\n${line(one!.document, 'G1')}`, undefined, 'swept');
    const staged = async () =>
      (await house.db.pool.query('select array_agg(distinct import_id) as ids from quality.import_line'))
        .rows[0].ids;
    await sweepImports(house.db, house.clock);
    expect(await staged()).toContain(waiting.importId);
    await sweepImports(house.db, new Date(house.clock.getTime() + 15 * 86_400_000));
    expect(await staged()).toBeNull();
    const url = `/api/quality/imports/${waiting.importId}`;
    expect((await house.call('GET', url, { actor: director })).body.state).toBe('discarded');
    expect((await load(waiting.importId)).body.refusal).toBe('import-not-reported');
    // As after a crash of the database server, which empties the table of lines.
    const crashed = await send(`${header}\n${line(one!.document, 'G2')}`, undefined, 'swept');
    await house.db.pool.query('truncate quality.import_line');
    expect((await load(crashed.importId)).body.refusal).toBe('import-lines-gone');
  });

  it('is for who holds the office for the whole institution', async () => {
    const importId = randomUUID();
    const url = `/api/quality/imports/${importId}?fileName=x.csv&origin=xx`;
    expect((await house.call('PUT', url, { raw: header })).status).toBe(401);
    expect((await house.call('PUT', url, { raw: header, actor: officer('desk') })).status).toBe(403);
    expect(
      (await house.call('PUT', url, { raw: header, actor: officer('director', 'HO-1701-01') })).body.refusal,
    ).toBe('whole-institution-only');
  });
});
