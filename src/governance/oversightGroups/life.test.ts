import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFindings, listReports, noteEverySilence, oversightFigures } from '#governance/oversightGroups';
import { plainDate } from '#kernel';
import {
  accreditedGroup,
  type Formed,
  type GroupsHouse,
  groupFacts,
  must,
  openGroupsHouse,
  statement,
} from '../../../test/support/groupsHouse.ts';

const url = '/api/oversight-groups/veeduria-insulina';
let house: GroupsHouse;
beforeAll(async () => {
  house = await openGroupsHouse();
});
afterAll(() => house.close());

describe('an oversight group, from its call to the end of its recommendation', () => {
  let formed: Formed;
  let ocid: string;
  let flag: string;

  it('is formed, accredited, and its cards are verified by anybody', async () => {
    formed = await accreditedGroup(house);
    const [ana] = formed.members;
    const own = (await must(house.get(ana, url))).body;
    expect(own.phase).toBe('working');
    expect(own.members.map((one: { name: string }) => one.name)).toEqual([
      'Ana Paz',
      'Luis Vera',
      'Rosa Mora',
    ]);
    const { card } = own.members[0];
    expect(card).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    expect(own.members[1].card).toBeNull();
    // As it is printed, by who is nobody: what the card says and nothing else.
    const printed = card.replace(/(.{4})(?=.)/g, '$1-').toLowerCase();
    const { body } = await must(house.get(null, `/api/oversight-cards/${printed}`));
    expect(body).toEqual({
      card,
      state: 'valid',
      name: 'Ana Paz',
      group: 'Veeduría a la compra de insulina',
      code: 'veeduria-insulina',
      kind: 'procurement',
      from: '2026-10-12',
      until: '2027-03-31',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const { rows } = await house.db.pool.query(
      `select body from actions.action where room = 'oversightGroups' and body ->> 'kind' = 'accredited'`,
    );
    expect(rows[0].body.cards[0].sha256).toBe(body.sha256);
    // The example's canonical JSON, written out by hand.
    const said = `{"card":"${card}","code":"veeduria-insulina","from":"2026-10-12","group":"Veeduría a la compra de insulina","kind":"procurement","member":1,"name":"Ana Paz","until":"2027-03-31"}`;
    expect(createHash('sha256').update(said).digest('hex')).toBe(body.sha256);
    const pdf = await must(house.get(ana, `/api/oversight-cards/${card}/card.pdf`));
    expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await house.get(formed.members[1], `/api/oversight-cards/${card}/card.pdf`)).status).toBe(404);
    expect((await house.get(null, '/api/oversight-cards/0000-0000-0000-0000')).status).toBe(404);
  });

  it('plans, opens a case from a red flag, asks for a contract', async () => {
    const [ana] = formed.members;
    const found = (await must(house.get(null, '/api/oversight/processes?flag=R018'))).body.items[0];
    ocid = found.ocid;
    flag = 'R018';
    const open = {
      act: 'open-case',
      origin: { kind: 'flag', ocid, flag },
      title: 'Una sola oferta',
      why: 'Solo hubo una oferta y el precio subió.',
    };
    expect((await house.post(ana, `${url}/acts`, open)).body.refusal).toBe('plan-first');
    await must(
      house.post(ana, `${url}/acts`, {
        act: 'plan',
        text: 'Revisar la compra desde el plan hasta la liquidación.',
        activities: [{ what: 'Leer los pliegos', due: '2026-10-30' }],
      }),
    );
    const other = { ...open, origin: { kind: 'flag', ocid, flag: 'R099' } };
    expect((await house.post(ana, `${url}/acts`, other)).body.refusal).toBe('origin-unknown');
    await must(house.post(ana, `${url}/acts`, open));
    await must(
      house.post(ana, `${url}/acts`, { act: 'note', case: 1, text: 'Comparar con la compra de 2025.' }),
    );
    await must(
      house.post(ana, `${url}/acts`, {
        act: 'request',
        case: 1,
        what: 'El contrato y el estudio de mercado.',
      }),
    );
    const stranger = (await must(house.get(null, url))).body;
    expect(stranger.cases[0].notes).toEqual([]);
    // Ten working days from Monday 12 October, with no holiday in between.
    expect(stranger.requests[0]).toMatchObject({
      due: '2026-10-26',
      workingDaysLeft: 10,
      standing: 'running',
    });
    const about = async (asked: string) =>
      (await must(house.get(null, `/api/oversight-groups-about?${asked}`))).body.items;
    const told = {
      code: 'veeduria-insulina',
      group: 'Veeduría a la compra de insulina',
      case: 1,
      title: 'Una sola oferta',
      ocid,
    };
    expect(await about(`ocid=${ocid}`)).toEqual([told]);
    // It stands on the pages of who buys and of who sells there, each on its own side.
    const buyer: number = found.buyerParty;
    const supplier: number = found.suppliers[0].party;
    expect(await about(`party=${buyer}&as=buyer`)).toEqual([told]);
    expect(await about(`party=${supplier}&as=supplier`)).toEqual([told]);
    expect(await about(`party=${buyer}&as=supplier`)).toEqual([]);
    // Of nobody in particular nothing is told.
    expect((await house.get(null, `/api/oversight-groups-about?party=${buyer}`)).status).toBe(400);
  });

  it('waits past the clock, takes it up, is answered late above, and keeps its disagreement', async () => {
    const [ana, luis] = formed.members;
    const office = await house.person('Compras', { role: 'procurement-officer' });
    const director = await house.person('Directora', { role: 'director' });
    const escalate = { act: 'escalate', request: 1, text: 'Nadie contestó en el plazo.' };
    house.on('2026-10-26');
    expect((await house.post(ana, `${url}/acts`, escalate)).body).toMatchObject({
      refusal: 'clock-still-runs',
      figures: { due: '2026-10-26' },
    });
    house.on('2026-10-27');
    await noteEverySilence(house.db, house.clock);
    await noteEverySilence(house.db, house.clock);
    expect(
      (
        await house.post(office, `${url}/answers`, {
          act: 'extend',
          request: 1,
          reason: 'El archivo está en otra ciudad.',
        })
      ).body.refusal,
    ).toBe('term-over');
    await must(house.post(ana, `${url}/acts`, escalate));
    // Five working days, and 2 and 3 November are days of rest.
    expect((await must(house.get(null, url))).body.requests[0]).toMatchObject({
      level: 'direction',
      due: '2026-11-05',
      standing: 'running',
    });
    const waiting = (await must(house.get(director, '/api/oversight-groups-waiting'))).body.items;
    expect(waiting.map((one: { kind: string }) => one.kind)).toEqual(['request']);
    await must(
      house.post(director, `${url}/answers`, {
        act: 'answer-request',
        request: 1,
        outcome: 'partly',
        text: 'Se entrega el contrato; el estudio de mercado no consta.',
        documents: [{ title: 'Contrato', address: 'https://example.org/contrato.pdf', sha256: null }],
      }),
    );
    await must(
      house.post(luis, `${url}/acts`, {
        act: 'settle-request',
        request: 1,
        satisfied: false,
        text: 'Falta el estudio de mercado.',
      }),
    );
    const steps = (await must(house.get(null, url))).body.requests[0].steps;
    expect(steps.map((one: { what: string; on: string }) => `${one.on} ${one.what}`)).toEqual([
      '2026-10-12 asked',
      '2026-10-27 silence',
      '2026-10-27 escalated',
      '2026-10-27 answered',
      '2026-10-27 disputed',
    ]);
  });

  it('finds with evidence, which everybody reads once it was answered or its term passed', async () => {
    const [ana, luis] = formed.members;
    const director = await house.person('Directora dos', { role: 'director' });
    const finding = {
      act: 'find',
      case: 1,
      title: 'Compra sin estudio de mercado',
      text: 'No consta el estudio que la norma pide antes de contratar.',
      severity: 'high',
      evidence: [
        { kind: 'request', request: 1, text: 'La institución dice que no consta.' },
        { kind: 'process', ocid, text: 'Un solo oferente.' },
      ],
    };
    expect((await house.post(ana, `${url}/acts`, { ...finding, evidence: [] })).status).toBe(400);
    await must(house.post(ana, `${url}/acts`, finding));
    expect((await must(house.get(null, url))).body).toMatchObject({ findings: [], findingsToCome: 1 });
    const period = { from: plainDate('2026-10-01'), until: plainDate('2026-12-31') };
    expect(await listFindings(house.db.kysely, period, plainDate('2026-10-27'))).toEqual([]);
    const ombudsman = formed.manager;
    const answer = {
      act: 'answer-finding',
      finding: 1,
      position: 'rejects',
      text: 'El estudio no era obligatorio por la cuantía.',
    };
    expect((await house.post(ombudsman, `${url}/answers`, answer)).body.refusal).toBe('not-your-level');
    await must(house.post(director, `${url}/answers`, answer));
    await must(
      house.post(luis, `${url}/acts`, {
        act: 'keep-finding',
        finding: 1,
        agrees: false,
        text: 'La cuantía sí lo exigía.',
      }),
    );
    const [known] = await listFindings(house.db.kysely, period, plainDate('2026-10-27'));
    expect(known).toMatchObject({
      ocid,
      flag,
      position: 'rejects',
      disputed: true,
      severity: 'high',
      reports: [],
    });
  });

  it('reports with the signatures of more than half, once and for ever', async () => {
    const [ana, luis, rosa] = formed.members;
    await must(
      house.post(ana, `${url}/acts`, {
        act: 'draft-report',
        final: true,
        text: 'La compra se hizo con una sola oferta y sin estudio.',
        recommendations: [{ text: 'Publicar el estudio de mercado de cada compra.', finding: 1 }],
      }),
    );
    expect((await must(house.get(null, url))).body.reports).toEqual([]);
    await must(house.post(ana, `${url}/acts`, { act: 'sign-report', report: 1, dissent: null }));
    expect((await house.post(ana, `${url}/acts`, { act: 'publish-report', report: 1 })).body).toMatchObject({
      refusal: 'signatures-missing',
      figures: { signed: 1, needed: 2 },
    });
    await must(
      house.post(rosa, `${url}/acts`, {
        act: 'sign-report',
        report: 1,
        dissent: 'El precio sí era de mercado.',
      }),
    );
    await must(house.post(luis, `${url}/acts`, { act: 'publish-report', report: 1 }));
    const [report] = (await must(house.get(null, url))).body.reports;
    const json = await must(house.get(null, `${url}/reports/1/report.json`));
    expect(createHash('sha256').update(json.bytes).digest('hex')).toBe(report.published.jsonSha256);
    const pdf = await must(house.get(null, `${url}/reports/1/report.pdf`));
    expect(createHash('sha256').update(pdf.bytes).digest('hex')).toBe(report.published.pdfSha256);
    expect(JSON.parse(json.bytes.toString())).toMatchObject({
      final: true,
      findings: [{ disagreement: 'La cuantía sí lo exigía.', answer: { position: 'rejects' } }],
      signatures: [
        { name: 'Ana Paz', dissent: null },
        { name: 'Rosa Mora', dissent: 'El precio sí era de mercado.' },
      ],
    });
    const { rows } = await house.db.pool.query(
      `select count(*)::int as n from audit.entry where action = 'oversightGroups.report-published'`,
    );
    expect(rows[0].n).toBe(1);
    await expect(house.db.pool.query('update oversight_groups.report set json = json')).rejects.toThrow(
      /permission denied/,
    );
    expect(
      (await house.post(ana, `${url}/acts`, { act: 'request', case: null, what: 'Otro documento más.' })).body
        .refusal,
    ).toBe('not-in-this-phase');
  });

  it('is answered point by point, and its recommendation is followed to its end', async () => {
    const [ana] = formed.members;
    const director = await house.person('Directora tres', { role: 'director' });
    const answer = (answers: object[]) =>
      house.post(director, `${url}/answers`, {
        act: 'answer-report',
        report: 1,
        text: 'Gracias por el informe.',
        answers,
      });
    expect((await answer([])).body.refusal).toBe('every-recommendation-answered');
    const accepted = {
      recommendation: 1,
      position: 'accepts',
      text: 'Se publicará desde enero.',
      responsible: 'Dirección de compras',
    };
    expect((await answer([{ ...accepted, due: null }])).body.refusal).toBe('commitment-needs-date');
    await must(answer([{ ...accepted, due: '2027-01-15' }]));
    const end = {
      act: 'end-recommendation',
      report: 1,
      recommendation: 1,
      verdict: 'fulfilled',
      text: 'Lo comprobamos en el portal.',
    };
    expect((await house.post(ana, `${url}/acts`, end)).body.refusal).toBe('recommendation-in-course');
    expect(
      (await house.post(formed.manager, `${url}/management`, { act: 'close', text: 'Terminó su trabajo.' }))
        .body.refusal,
    ).toBe('recommendations-open');
    await must(
      house.post(director, `${url}/answers`, {
        act: 'follow',
        report: 1,
        recommendation: 1,
        state: 'done',
        text: 'Ya están publicados todos.',
      }),
    );
    await must(house.post(ana, `${url}/acts`, end));
    await must(
      house.post(formed.manager, `${url}/management`, { act: 'close', text: 'Terminó su trabajo.' }),
    );
    const period = { from: plainDate('2026-10-01'), until: plainDate('2026-12-31') };
    expect(await listReports(house.db.kysely, period)).toMatchObject([
      { recommendations: 1, fulfilled: 1, answered: true, final: true },
    ]);
    expect(await oversightFigures(house.db.kysely, period, plainDate('2026-10-27'))).toEqual({
      running: 0,
      accredited: 1,
      requests: 1,
      silences: 0,
      findings: 1,
      reports: 1,
    });
    const own = (await must(house.get(ana, url))).body;
    expect((await must(house.get(null, `/api/oversight-cards/${own.members[0].card}`))).body.state).toBe(
      'expired',
    );
  });
});

describe('who may not oversee is refused by the name of the reason', () => {
  const code = 'veeduria-obras';
  const here = `/api/oversight-groups/${code}`;
  const register = (who: Awaited<ReturnType<GroupsHouse['person']>>, interests: object[] = []) =>
    house.post(who, `${here}/registrations`, { interests, statement, nameIsPublic: true });
  const kinship = (line: string, degree: number) => [
    { kind: 'kinship', towards: 'institution', line, degree },
  ];

  it('an office, a contract, an interest, a kinship up to its degree, another running group', async () => {
    house.on('2026-10-05');
    const manager = await house.person('Gestora de obras', { role: 'ombudsman' });
    await must(
      house.post(
        manager,
        '/api/oversight-groups',
        groupFacts({ code, kind: 'works', organisations: ['EC-RUC-0990000010001'] }),
      ),
      201,
    );
    const official = await house.person('Funcionaria', { role: 'accountant' });
    expect((await register(official)).body).toMatchObject({
      refusal: 'works-in-what-is-overseen',
      figures: { known: 'office' },
    });
    const tried = async (interests: object[]) =>
      (await register(await house.person('Vecina'), interests)).body.refusal ?? 'in';
    expect(await tried([{ kind: 'works', towards: 'institution' }])).toBe('works-in-what-is-overseen');
    // The RUC alone is the same organisation as with the scheme before it.
    expect(await tried([{ kind: 'contracts', towards: '0990000010001' }])).toBe(
      'contracts-with-what-is-overseen',
    );
    expect(await tried([{ kind: 'interest', towards: 'EC-RUC-0990000010001' }])).toBe(
      'interest-in-what-is-overseen',
    );
    // By blood to the fourth degree, by marriage to the second (secondary summaries of the regulation).
    expect(await tried(kinship('blood', 4))).toBe('kinship-with-what-is-overseen');
    expect(await tried(kinship('blood', 5))).toBe('in');
    expect(await tried(kinship('marriage', 2))).toBe('kinship-with-what-is-overseen');
    expect(await tried(kinship('marriage', 3))).toBe('in');
    expect(await tried([{ kind: 'contracts', towards: 'EC-RUC-0990000019001' }])).toBe('in');

    await must(house.post(manager, '/api/oversight-groups', groupFacts({ code: 'veeduria-otra' })), 201);
    const both = await house.person('Doble');
    await must(register(both));
    expect(
      (
        await house.post(both, '/api/oversight-groups/veeduria-otra/registrations', {
          interests: [],
          statement,
          nameIsPublic: true,
        })
      ).body,
    ).toMatchObject({
      refusal: 'in-another-group',
      figures: { group: code },
    });
  });

  it('what was declared and refused stays declared: leaving it out the next time does not help', async () => {
    const person = await house.person('Proveedora');
    expect((await register(person, [{ kind: 'contracts', towards: 'institution' }])).status).toBe(403);
    expect((await register(person)).body.refusal).toBe('contracts-with-what-is-overseen');
  });

  it('two registrations of one person at once leave her in one group', async () => {
    const person = await house.person('Simultánea');
    const said = await Promise.all(
      [code, 'veeduria-otra'].map((one) =>
        house.post(person, `/api/oversight-groups/${one}/registrations`, {
          interests: [],
          statement,
          nameIsPublic: true,
        }),
      ),
    );
    expect(said.map((one) => one.body.refusal ?? 'in').sort()).toEqual(['in', 'in-another-group']);
  });
});
