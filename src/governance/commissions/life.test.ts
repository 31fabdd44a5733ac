import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  type AuditExportLine,
  exportAudit,
  sequenceOnce,
  signingKeyAt,
  verifyAuditExport,
} from '#platform/audit';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from '../../../test/support/spacesHouse.ts';
import { temporaryFolders } from '../../../test/support/temporaryFolders.ts';
import { noteOverdueAnswers } from './overdue.ts';

const temporaryFolder = temporaryFolders();
let house: SpacesHouse;
let secretary: TestPerson;
let director: TestPerson;
let auditor: TestPerson;
let members: readonly TestPerson[];
const period = '/api/supervision/2026-T3';

beforeAll(async () => {
  house = await openSpacesHouse();
  // Monday 5 October 2026: the third quarter is over.
  house.clock = new Date('2026-10-05T10:00:00-05:00');
  secretary = await house.person('Secretaria', { role: 'board-secretary' });
  director = await house.person('Directora', { role: 'director' });
  auditor = await house.person('Auditora', { role: 'auditor' });
  members = [await house.person('Ana Paz'), await house.person('Luis Vera'), await house.person('Rosa Mora')];
});
afterAll(() => house.close());

const done = async (answer: ReturnType<SpacesHouse['post']>, status = 200) => {
  const said = await answer;
  expect(said.status, JSON.stringify(said.body)).toBe(status);
  return said.body;
};
async function verifyLines(lines: readonly AuditExportLine[]) {
  return await verifyAuditExport(
    (async function* () {
      yield* lines;
    })(),
  );
}

/** The hashes of both files stand in an entry of the audit that is a link of its signed chain, and nothing of it can be changed. */
async function expectSealedInChain(issued: { jsonSha256: string; pdfSha256: string }, json: Buffer) {
  const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  const pdf = await house.get(null, `${period}/report.pdf`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const hashes = { jsonSha256: hash(json), pdfSha256: hash(pdf.bytes) };
  expect(issued).toMatchObject(hashes);
  const key = signingKeyAt(join(await temporaryFolder(), 'key.pem'));
  expect(await sequenceOnce(house.db, key, () => house.clock)).toBeGreaterThan(0);
  const lines: AuditExportLine[] = [];
  for await (const line of exportAudit(house.db)) lines.push(JSON.parse(JSON.stringify(line)));
  const at = lines.findIndex(
    (line) => line.kind === 'entry' && line.entry.action === 'commissions.report.sealed',
  );
  const sealed = lines[at];
  if (sealed?.kind !== 'entry') throw new Error('The sealed report is not in the chain.');
  expect(sealed.entry.detail).toEqual(hashes);
  expect(await verifyLines(lines)).toMatchObject({ sound: true });
  // Whoever puts the hash of another file there breaks the chain at that link.
  const forged = { ...sealed.entry, detail: { ...hashes, pdfSha256: hash(json) } };
  expect(await verifyLines(lines.with(at, { ...sealed, entry: forged }))).toMatchObject({
    sound: false,
    brokenSeq: sealed.seq,
    why: 'entry-was-changed',
  });
  for (const change of [
    "update commissions.report set json = '{}'",
    'delete from commissions.report',
    'update commissions.report set pdf_sha256 = json_sha256',
  ])
    await expect(house.db.pool.query(change)).rejects.toMatchObject({ code: '42501' });
}
const refused = async (answer: ReturnType<SpacesHouse['post']>) => (await answer).body.refusal;

it('is constituted by a resolution that fixes its seats', async () => {
  const constitution = {
    resolution: 'C.D. 701',
    on: '2026-10-01',
    profiles: [{ title: 'Persona usuaria', requirement: 'Haber recibido una atención.', seats: 3 }],
    competences: ['Informar cada trimestre al Consejo Directivo.'],
    directives: 'Sesiona al menos una vez al mes.',
    termMonths: 24,
  };
  expect((await house.post(director, '/api/supervision-constitutions', constitution)).status).toBe(403);
  const seat = (one: TestPerson) =>
    house.post(secretary, '/api/supervision-seats', {
      document: one.document,
      profile: 1,
      ground: 'Cumple el perfil.',
    });
  expect(await refused(seat(members[0]!))).toBe('not-constituted');
  await done(house.post(secretary, '/api/supervision-constitutions', constitution), 201);
  for (const one of members) await done(seat(one), 201);
  expect(await refused(seat(await house.person('Otra')))).toBe('profile-full');
  const { body } = await house.get(null, '/api/supervision');
  expect(body.constitution.profiles).toMatchObject([{ seats: 3, held: 3 }]);
  expect(body.seats.map((one: { name: string }) => one.name)).toEqual(['Ana Paz', 'Luis Vera', 'Rosa Mora']);
});

it('registers audits and follows each recommendation to its end', async () => {
  const audit = {
    code: 'farmacia',
    title: 'Dispensación de medicamentos',
    kind: 'internal',
    auditor: 'Auditoría Interna',
    from: '2026-01-01',
    until: '2026-06-30',
    on: '2026-08-03',
    document: { title: 'Informe AI-1', address: null, sha256: null },
    findings: [
      { title: 'Entregas sin registro', text: 'La entrega parcial no deja registro.', severity: 'high' },
    ],
    recommendations: [
      { finding: 1, text: 'Registrar cada entrega parcial.', responsible: 'Farmacia', due: '2026-09-30' },
    ],
  };
  const send = (facts: object) => house.post(auditor, '/api/supervision-audits', { ...audit, ...facts });
  expect(await refused(send({ on: '2026-06-01' }))).toBe('audit-days-out-of-order');
  await done(send({}), 201);
  expect(await refused(send({}))).toBe('audit-code-taken');
  const before = (await house.get(null, '/api/supervision')).body.audits[0].recommendations[0];
  expect(before).toMatchObject({ standing: 'open', late: true });
  const follow = (standing: string) =>
    house.post(auditor, '/api/supervision-audits/farmacia/follow-ups', {
      recommendation: 1,
      standing,
      text: 'Se registra desde el lunes.',
    });
  await done(follow('under-way'));
  await done(follow('fulfilled'));
  expect(await refused(follow('not-fulfilled'))).toBe('recommendation-fulfilled');
});

it('examines the accountability report goal by goal, and holds nothing for met that was not shown', async () => {
  await done(
    house.post(director, '/api/supervision-accountability', {
      year: '2025',
      title: 'Rendición de cuentas 2025',
      goals: [
        {
          title: 'Medicamentos',
          goal: 'Abastecer el 95 %.',
          result: 'Se abasteció el 96 %.',
          evidence: null,
          figure: null,
        },
      ],
    }),
    201,
  );
  const examine = (who: TestPerson, verdict: string) =>
    house.post(who, '/api/supervision-accountability/2025/examinations', {
      goal: 1,
      verdict,
      text: 'No se presentó evidencia.',
    });
  expect(await refused(examine(director, 'unproven'))).toBe('not-of-the-commission');
  expect(await refused(examine(members[0]!, 'met'))).toBe('met-without-evidence');
  await done(examine(members[0]!, 'unproven'));
});

it('reports on figures frozen at a date, keeps a dissent, is sealed, and is answered item by item', async () => {
  const [ana, luis, rosa] = members as [TestPerson, TestPerson, TestPerson];
  const act = (who: TestPerson, body: object) => house.post(who, `${period}/acts`, body);
  expect(await refused(act(director, { act: 'freeze' }))).toBe('not-of-the-commission');
  expect(await refused(house.post(ana, '/api/supervision/2026-T4/acts', { act: 'freeze' }))).toBe(
    'period-not-over',
  );
  await done(act(ana, { act: 'freeze' }));
  const write = (ref: string, seen = 1) =>
    act(ana, {
      act: 'write',
      seen,
      text: 'La comisión examinó el trimestre.',
      items: [
        {
          title: 'Faltan medicamentos',
          text: 'Pedimos registrar cada entrega parcial.',
          cites: [
            { kind: 'audit', ref },
            { kind: 'figure', ref: 'audits.internal' },
            { kind: 'goal', ref: '2025.1' },
          ],
        },
      ],
    });
  expect(await refused(write('inventada'))).toBe('cite-unknown');
  await done(write('farmacia'));
  // Nobody outside reads a draft.
  expect((await house.get(null, period)).body).toMatchObject({ living: true, report: null, citable: [] });
  // Nobody signs, writes over or issues words that she did not read: two wrote at once, and the second is told.
  expect(await refused(write('farmacia', 1))).toBe('changed-meanwhile');
  expect(await refused(act(luis, { act: 'sign', seen: 1, dissent: null }))).toBe('changed-meanwhile');
  expect((await house.get(ana, period)).body.report).toMatchObject({
    version: 2,
    signing: { signed: 0, needed: 2 },
  });
  await done(act(ana, { act: 'sign', seen: 2, dissent: null }));
  expect(await refused(act(ana, { act: 'issue', seen: 2 }))).toBe('too-few-signatures');
  await done(act(luis, { act: 'sign', seen: 2, dissent: 'Faltó medir el costo.' }));
  await done(act(rosa, { act: 'issue', seen: 2 }));
  expect(await refused(write('farmacia', 2))).toBe('report-issued');

  const { body } = await house.get(null, period);
  expect(body.living).toBe(false);
  expect(body.asOf).toBe('2026-10-05');
  const internal = body.figures.find((one: { id: string }) => one.id === 'audits.internal');
  expect(internal).toMatchObject({ value: 1, recipe: { counted: 1, filter: '2026-07-01 … 2026-09-30' } });
  expect(body.report.signatures).toMatchObject([
    { seat: 1, name: 'Ana Paz', dissent: null },
    { seat: 2, name: 'Luis Vera', dissent: 'Faltó medir el costo.' },
  ]);
  const json = await house.get(null, `${period}/report.json`);
  const sha256 = createHash('sha256').update(json.bytes).digest('hex');
  expect(body.report.issued.jsonSha256).toBe(sha256);
  expect(json.body.items[0].cites).toEqual([
    { kind: 'audit', ref: 'farmacia', title: 'Dispensación de medicamentos' },
    { kind: 'figure', ref: 'audits.internal', title: 'Auditorías internas informadas: 1' },
    { kind: 'goal', ref: '2025.1', title: 'Medicamentos' },
  ]);
  await expectSealedInChain(body.report.issued, json.bytes);

  // Twenty working days with the holidays of Cuenca and the dead in between: the Director is late on 16 November.
  house.clock = new Date('2026-11-16T10:00:00-05:00');
  expect((await house.get(null, period)).body.report.items[0].standing).toBe('late');
  // Whoever sits in the commission reads it where she takes part, once noted, however often the duty looks.
  const newsOf = async (who: TestPerson) =>
    (await house.get(who, '/api/my-supervision')).body.items.map(
      (one: { period: string; news: { kind: string; count: number }[] }) => [
        one.period,
        one.news.map(({ kind, count }) => [kind, count]),
      ],
    );
  await house.post(ana, `${period}/seen`);
  expect(await newsOf(ana)).toEqual([]);
  // On the evening of the last day, when in Greenwich it is over already, nothing is noted.
  await noteOverdueAnswers(house.db, new Date(`${body.report.issued.due}T22:30:00-05:00`));
  expect(await newsOf(ana)).toEqual([]);
  await Promise.all([1, 2].map(() => noteOverdueAnswers(house.db, house.clock)));
  expect(await newsOf(ana)).toEqual([['2026-T3', [['answer-overdue', 1]]]]);
  expect(await newsOf(director)).toEqual([]);
  const answer = (body_: object) => house.post(director, `${period}/answers`, body_);
  const accepts = {
    act: 'answer',
    item: 1,
    position: 'accepts',
    text: 'La Dirección General acepta el punto.',
  };
  expect(await refused(answer({ ...accepts, commitment: null }))).toBe('accepted-without-promise');
  const commitment = { text: 'Registrar desde enero.', due: '2027-01-31' };
  await done(answer({ ...accepts, commitment }));
  expect(await refused(answer({ ...accepts, commitment }))).toBe('already-answered-item');
  await noteOverdueAnswers(house.db, new Date('2026-12-01T10:00:00-05:00'));
  expect(await newsOf(ana)).toEqual([
    [
      '2026-T3',
      [
        ['answer-overdue', 1],
        ['answered-late', 1],
      ],
    ],
  ]);
  await house.post(ana, `${period}/seen`);
  expect(await newsOf(ana)).toEqual([]);
  await done(answer({ act: 'fulfil', item: 1, text: 'El registro funciona desde enero.' }));
  expect((await house.get(null, period)).body.report.items[0]).toMatchObject({
    standing: 'fulfilled',
    answer: { inTime: false },
  });
});

it('leads from an audit to the evidence of what was promised, and back', async () => {
  const kinds = (nodes: { kind: string }[]) => nodes.map((one) => one.kind);
  const from = (await house.get(null, '/api/traces/auditoria/farmacia')).body;
  expect(kinds(from.after)).toEqual(['item', 'answer', 'commitment', 'evidence']);
  const back = (await house.get(null, '/api/traces/evidencia/2026-T3.1')).body;
  expect(kinds(back.before).sort()).toEqual(['answer', 'audit', 'commitment', 'goal', 'item']);
  expect((await house.get(null, '/api/traces/hallazgo/nada.1')).status).toBe(404);
});
