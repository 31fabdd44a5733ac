import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { canonicalJson } from '#kernel';
import { loadLaw } from '#law/folder';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from '../../../test/support/spacesHouse.ts';
import { loadDemonstrationEvaluations } from './demonstration.ts';

const slug = 'evaluacion-de-prueba';
const desk = `/api/evaluations-desk/${slug}`;
const root = join(import.meta.dirname, '../../..');
let house: SpacesHouse;
let evaluator: TestPerson;
let director: TestPerson;
let auditor: TestPerson;
let bound: TestPerson;
let citizen: TestPerson;

beforeAll(async () => {
  house = await openSpacesHouse();
  evaluator = await house.person('Eva Evaluadora', { role: 'evaluator' });
  director = await house.person('Luis Director', { role: 'director' });
  auditor = await house.person('Ana Auditora', { role: 'auditor' });
  bound = await house.person('Otra Directora', { role: 'director', unit: 'otra-institucion' });
  citizen = await house.person('Ciudadana');
});
afterAll(() => house.close());

const seqOf = async () => (await house.get(evaluator, desk)).body.seq as number;
const write = async (act: object, who = evaluator) =>
  house.post(who, `${desk}/acts`, { seen: await seqOf(), act });
const publish = async (who = evaluator) => house.post(who, `${desk}/publication`, { seen: await seqOf() });
const put = (part: string, item: object) =>
  write({ act: 'put', part, item: { number: null, place: null, ...item } });

const question = {
  criterion: 'effectiveness',
  text: '¿Llegan las visitas?',
  indicators: ['Visitas hechas'],
  sources: ['record'],
  methods: ['interviews'],
};
const finding = {
  criterion: 'effectiveness',
  questions: [1],
  text: 'Llegan siete de diez.',
  evidence: [
    { kind: 'record', what: 'Registro de visitas' },
    { kind: 'interview', category: 'beneficiaries', what: 'Familias' },
    { kind: 'document', what: 'Informe del piloto' },
  ],
};
const recommendation = {
  title: 'Visitar también a quien vive lejos',
  text: 'Asignar visitas por distancia y no solo por número de familias.',
  addressees: [{ key: 'direccion-familia', name: 'Dirección de la familia', units: [] }],
  priority: 'high',
  term: 'short',
  resources: 'low',
  conclusions: [1],
  lessons: [],
  goodPractices: [],
};

it('goes from terms of reference to a frozen version, refusing every break of the chain by its name', async () => {
  const begin = {
    slug,
    programme: 'piloto',
    programmeTitle: 'Programa piloto',
    title: 'Evaluación de prueba',
    kind: 'mid-term',
    commissionedBy: 'Dirección General',
  };
  expect((await house.post(citizen, '/api/evaluations-desk', begin)).status).toBe(403);
  expect((await house.post(evaluator, '/api/evaluations-desk', begin)).status).toBe(201);
  expect((await house.post(evaluator, '/api/evaluations-desk', begin)).body.refusal).toBe(
    'evaluation-slug-taken',
  );
  // What is being written is nobody else's yet.
  expect((await house.get(null, `/api/evaluations/${slug}`)).body.refusal).toBe('evaluation-unknown');
  expect((await publish()).body).toMatchObject({ refusal: 'evaluation-incomplete' });

  expect((await put('findings', finding)).body).toMatchObject({
    refusal: 'link-leads-nowhere',
    figures: { part: 'questions', number: 1 },
  });
  expect((await put('questions', question)).status).toBe(200);
  expect((await put('findings', { ...finding, evidence: [] })).body.refusal).toBe('finding-without-evidence');
  expect((await put('findings', finding)).body.refusal).toBe('nobody-asked-in-category');
  // Informants are counts: a name has no field, and a text that brings one is refused.
  const counted = { act: 'count-informants', category: 'beneficiaries', women: 12, men: 5 };
  expect((await write({ ...counted, name: 'María Quispe' })).status).toBe(400);
  expect((await write(counted)).status).toBe(200);
  expect((await put('findings', { ...finding, text: 'Lo dijo la Sra. Quispe.' })).body.refusal).toBe(
    'personal-data-in-text',
  );
  expect((await put('findings', finding)).status).toBe(200);
  expect((await write({ ...counted, women: 0, men: 0 })).body.refusal).toBe('something-rests-on-it');
  expect((await house.get(evaluator, desk)).body.strengths).toMatchObject([
    { number: 1, strength: 'strong', sources: 3, families: ['documents', 'figures', 'voices'] },
  ]);

  const conclusion = { criterion: 'effectiveness', text: 'Llega menos a quien vive lejos.', findings: [1] };
  expect((await put('conclusions', { ...conclusion, findings: [] })).body.refusal).toBe(
    'conclusion-without-finding',
  );
  expect((await put('conclusions', conclusion)).status).toBe(200);
  expect((await write({ act: 'remove', part: 'findings', number: 1 })).body).toMatchObject({
    refusal: 'something-rests-on-it',
    figures: { part: 'conclusions', numbers: [1] },
  });
  const unsaid = { ...recommendation, addressees: [], priority: null, term: null, conclusions: [] };
  expect((await put('recommendations', unsaid)).status).toBe(200);
  await write({
    act: 'write-terms',
    terms: { purpose: 'Saber si llega', scope: 'Tres distritos', users: [], limitations: [] },
  });
  expect((await publish()).body.figures.missing.map((one: { kind: string }) => one.kind)).toEqual([
    'recommendation-without-conclusion',
    'recommendation-without-addressee',
    'recommendation-without-priority',
    'recommendation-without-term',
  ]);
  expect(
    (
      await write({
        act: 'put',
        part: 'recommendations',
        item: { number: 1, place: null, ...recommendation },
      })
    ).status,
  ).toBe(200);

  // Of two who write on what they had read, the second is told.
  const seen = await seqOf();
  await put('lessons', { title: 'Medir distancias', sheet: sheet('La distancia decide') });
  const late = { seen, act: { act: 'remove', part: 'lessons', number: 1 } };
  expect((await house.post(evaluator, `${desk}/acts`, late)).body.refusal).toBe('changed-since-read');

  const published = await publish();
  expect(published.body).toMatchObject({ version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect((await put('lessons', { title: 'Otra', sheet: sheet('Algo más') })).body.refusal).toBe(
    'evaluation-frozen',
  );

  const file = JSON.parse(
    (await house.get(null, `/api/evaluations/${slug}/versions/1/content.json`)).bytes.toString('utf8'),
  );
  expect(createHash('sha256').update(canonicalJson(file)).digest('hex')).toBe(published.body.sha256);
  const { rows } = await house.db.pool.query<{ detail: unknown }>(
    "select detail from audit.entry where action = 'evaluations.version.frozen' and subject_id = $1",
    [slug],
  );
  expect(rows.map((row) => row.detail)).toEqual([{ version: 1, sha256: published.body.sha256 }]);
  const pdf = await house.get(null, `/api/evaluations/${slug}/versions/1/report.pdf`);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');

  // Another version does not touch the first, nor a recommendation that is followed.
  expect((await write({ act: 'reopen', reason: 'Una cifra estaba mal copiada' })).status).toBe(200);
  expect(
    (
      await write({
        act: 'put',
        part: 'recommendations',
        item: { number: 1, place: null, ...recommendation },
      })
    ).body.refusal,
  ).toBe('recommendation-in-follow-up');
  await write({
    act: 'put',
    part: 'findings',
    item: { ...finding, number: 1, place: null, text: 'Llegan seis de diez.' },
  });
  expect((await house.get(null, `/api/evaluations/${slug}`)).body.content.findings[0].text).toBe(
    'Llegan siete de diez.',
  );
  expect((await publish()).body).toMatchObject({ version: 2 });
  const both = await house.get(null, `/api/evaluations/${slug}`);
  expect(both.body.content.findings[0].text).toBe('Llegan seis de diez.');
  expect(both.body.versions.map((one: { version: number }) => one.version)).toEqual([1, 2]);
  expect(both.body.versions[0].sha256).toBe(published.body.sha256);
  expect((await house.get(null, `/api/evaluations/${slug}/versions/3/report.pdf`)).status).toBe(404);
});

it('follows a recommendation: answered by its addressee, returned, mended, verified by somebody else, closed', async () => {
  const id = `${slug}-1`;
  const read = async () => (await house.get(null, `/api/recommendations/${id}`)).body;
  // Thirty working days after Monday 23 November 2026, with Christmas and New Year's Day between: 6 January 2027.
  expect(await read()).toMatchObject({
    standing: 'unanswered',
    responseDue: '2027-01-06',
    termDue: '2027-05-23',
    owed: { what: 'answer', workingDaysLeft: 30 },
    overdue: false,
    escalated: null,
  });
  const state = async (who: TestPerson) => (await house.get(who, `/api/recommendations-desk/${id}`)).body;
  const answers = async (who: TestPerson, act: object) =>
    house.post(who, `/api/recommendations/${id}/answers`, { seen: (await state(director)).seq, act });
  const judges = async (who: TestPerson, act: object) =>
    house.post(who, `/api/recommendations/${id}/verdicts`, { seen: (await state(director)).seq, act });
  const accept = {
    act: 'answer',
    decision: 'accepted',
    text: 'La hacemos nuestra desde hoy',
    office: 'Dirección',
  };

  const then = house.clock;
  // Ten working days late it goes to the Director General; thirty, to the Board. Public, with nobody pressing a button.
  house.clock = new Date('2027-01-07T15:00:00Z');
  expect(await read()).toMatchObject({ overdue: true, escalated: null, owed: { workingDaysLeft: -1 } });
  house.clock = new Date('2027-01-20T15:00:00Z');
  expect(await read()).toMatchObject({ escalated: 'director', owed: { workingDaysLeft: -10 } });
  house.clock = new Date('2027-03-31T15:00:00Z');
  expect((await house.get(null, '/api/recommendations?overdue=yes')).body.items).toMatchObject([
    { id, escalated: 'board' },
  ]);
  house.clock = then;
  expect((await house.get(null, '/api/recommendations?overdue=yes')).body.items).toEqual([]);

  expect((await answers(citizen, accept)).status).toBe(403);
  expect((await answers(evaluator, accept)).status).toBe(403);
  // An office bound to another addressee does not answer for this one.
  expect((await answers(bound, accept)).body.refusal).toBe('recommendation-not-addressed-to-you');
  expect((await answers(director, accept)).status).toBe(200);
  expect((await answers(director, accept)).body.refusal).toBe('recommendation-already-answered');
  const plan = {
    act: 'plan-action',
    text: 'Rutas por distancia en tres distritos',
    responsible: 'Territorio',
    due: '2026-12-30',
  };
  expect((await answers(director, plan)).status).toBe(200);
  const report = {
    act: 'report',
    number: 1,
    text: 'Las rutas están en uso',
    evidence: 'Mapa y calendario de rutas',
    link: 'https://ejemplo.ec/rutas',
  };
  expect((await answers(director, report)).status).toBe(200);
  expect((await state(director)).offered).toEqual(['plan-action']);
  expect((await state(evaluator)).offered).toEqual(['verify', 'find-insufficient']);

  const back = {
    act: 'find-insufficient',
    number: 1,
    reason: 'El mapa no dice quién visita',
    office: 'Evaluación',
  };
  expect((await judges(director, back)).status).toBe(403);
  expect((await judges(evaluator, back)).status).toBe(200);
  expect((await read()).standing).toBe('in-progress');
  expect((await answers(director, { ...report, text: 'Cada ruta tiene su equipo' })).status).toBe(200);
  const verify = { act: 'verify', number: 1, text: 'Se recorrieron dos rutas y es así', office: 'Auditoría' };
  expect((await judges(auditor, verify)).status).toBe(200);
  expect((await read()).standing).toBe('verified');
  expect(
    (await judges(auditor, { act: 'close', text: 'Las visitas llegan lejos', office: 'Auditoría' })).status,
  ).toBe(200);
  const story = await read();
  expect(story).toMatchObject({
    standing: 'carried-out',
    owed: null,
    answer: { inTime: true, synthetic: false },
  });
  expect(story.history.map((one: { kind: string }) => one.kind)).toEqual([
    ...[
      'recommended',
      'answered',
      'action-planned',
      'reported',
      'found-insufficient',
      'reported',
      'verified',
      'closed',
    ],
  ]);
  // Offices are public; who acted is not.
  const text = JSON.stringify(story);
  for (const one of [evaluator, director, auditor]) {
    expect(text).not.toContain(one.personId);
    expect(text).not.toContain(one.name);
  }
  // Anyone computes the hash of each step again from what was recorded.
  const file = JSON.parse(
    (await house.get(null, `/api/recommendations/${id}/steps.json`)).bytes.toString('utf8'),
  );
  expect(
    file.steps.map((one: { action: unknown }) =>
      createHash('sha256').update(canonicalJson(one.action)).digest('hex'),
    ),
  ).toEqual(story.history.map((one: { sha256: string }) => one.sha256));
  expect(JSON.stringify(file)).not.toContain(director.personId);
  // The hash of each step stands in the audit.
  const { rows } = await house.db.pool.query<{ sha256: string }>(
    "select detail->>'sha256' as sha256 from audit.entry where subject_kind = 'recommendations' and subject_id = $1 order by entry_id",
    [id],
  );
  expect(story.history.map((one: { sha256: string }) => one.sha256)).toEqual(rows.map((row) => row.sha256));
});

it('lets each office do its own and no other’s: every act by every office', async () => {
  const id = `${slug}-1`;
  const roles = [
    'counter',
    'director',
    'auditor',
    'board-secretary',
    'evaluator',
    'ombudsman',
    null,
  ] as const;
  const people = await Promise.all(
    roles.map(
      async (role) => [role ?? 'nobody', await house.person(`De ${role}`, role ? { role } : {})] as const,
    ),
  );
  const text = 'Diez letras por lo menos';
  const office = 'Oficina';
  const tried: readonly (readonly [string, string, object])[] = [
    ['answer', `/api/recommendations/${id}/answers`, { act: 'answer', decision: 'accepted', text, office }],
    [
      'plan-action',
      `/api/recommendations/${id}/answers`,
      { act: 'plan-action', text, responsible: office, due: '2026-12-30' },
    ],
    [
      'change-due',
      `/api/recommendations/${id}/answers`,
      { act: 'change-due', number: 1, due: '2026-12-30', reason: text },
    ],
    [
      'report',
      `/api/recommendations/${id}/answers`,
      { act: 'report', number: 1, text, evidence: text, link: null },
    ],
    [
      'find-insufficient',
      `/api/recommendations/${id}/verdicts`,
      { act: 'find-insufficient', number: 1, reason: text, office },
    ],
    ['verify', `/api/recommendations/${id}/verdicts`, { act: 'verify', number: 1, text, office }],
    ['close', `/api/recommendations/${id}/verdicts`, { act: 'close', text, office }],
    [
      'write',
      `${desk}/acts`,
      { act: 'write-terms', terms: { purpose: text, scope: text, users: [], limitations: [] } },
    ],
    ['publish', `${desk}/publication`, {}],
  ];
  const reached: Record<string, string[]> = {};
  for (const [name, url, act] of tried)
    for (const [role, person] of people) {
      // The number of a past reading: whoever is let in is told so, and nothing is done.
      const said = await house.post(person, url, name === 'publish' ? { seen: 0 } : { seen: 0, act });
      if (said.status !== 403) {
        expect(said.body.refusal).toBe('changed-since-read');
        reached[name] = [...(reached[name] ?? []), role];
      }
    }
  const addressee = ['director'];
  const judges = ['auditor', 'evaluator'];
  expect(reached).toEqual({
    answer: addressee,
    'plan-action': addressee,
    'change-due': addressee,
    report: addressee,
    'find-insufficient': judges,
    verify: judges,
    close: judges,
    write: ['evaluator'],
    publish: ['evaluator'],
  });
});

it('verifies nothing of one’s own, even for who holds both offices', async () => {
  const both = await house.person('Directora y evaluadora', { role: 'director' });
  await house.db.pool.query(
    `insert into identity.office (office_id, account_id, role, unit, held_from, held_until, reason, given_at)
     select gen_random_uuid(), $1, 'evaluator', null, '2020-01-01', null, 'test', now()`,
    [both.accountId],
  );
  await write({ act: 'reopen', reason: 'Hace falta otra recomendación' });
  await put('recommendations', { ...recommendation, title: 'Otra recomendación' });
  expect((await publish()).body.version).toBe(3);
  const id = `${slug}-2`;
  const seq = async () => (await house.get(both, `/api/recommendations-desk/${id}`)).body.seq;
  const act = async (way: string, body: object) =>
    house.post(both, `/api/recommendations/${id}/${way}`, { seen: await seq(), act: body });
  await act('answers', {
    act: 'answer',
    decision: 'partly',
    text: 'Se acepta en tres distritos',
    office: 'Dirección',
  });
  await act('answers', {
    act: 'plan-action',
    text: 'Rutas en tres distritos',
    responsible: 'Territorio',
    due: '2026-12-30',
  });
  await act('answers', {
    act: 'report',
    number: 1,
    text: 'Las rutas están en uso',
    evidence: 'Mapa de rutas',
    link: null,
  });
  const verify = { act: 'verify', number: 1, text: 'Yo misma lo comprobé', office: 'Evaluación' };
  expect((await act('verdicts', verify)).body.refusal).toBe('verifier-is-responsible');
  expect((await house.get(both, `/api/recommendations-desk/${id}`)).body.offered).toEqual(['plan-action']);
});

it('loads the three programmes and a story of each kind, once', async () => {
  const cast = { director: director.personId, evaluator: evaluator.personId, auditor: auditor.personId };
  const load = () =>
    loadDemonstrationEvaluations(
      house.db,
      loadLaw(join(root, 'law')),
      join(root, 'cases/programmes'),
      cast,
      house.clock,
    );
  expect(await load()).toBe(4);
  expect(await load()).toBe(0);
  const { items, total } = (await house.get(null, '/api/recommendations?programme=patss')).body;
  expect(total).toBe(15);
  expect(items.map((one: { number: number; standing: string }) => [one.number, one.standing])).toEqual([
    [1, 'unanswered'],
    [2, 'rejected'],
    [3, 'unanswered'],
    [4, 'unanswered'],
    [5, 'accepted'],
    [6, 'planned'],
    [7, 'in-progress'],
    [8, 'carried-out'],
    [9, 'to-verify'],
  ]);
  // Thirty working days after 31 May 2022: 12 July. No holiday falls between.
  const seventh = (await house.get(null, '/api/recommendations/patss-7')).body;
  expect(seventh).toMatchObject({
    responseDue: '2022-07-12',
    termDue: '2023-05-31',
    answeredSynthetically: true,
  });
  expect(seventh.conclusions.map((one: { number: number }) => one.number)).toEqual([2, 3, 4, 9, 10]);
  expect(seventh.findings.map((one: { number: number }) => one.number)).toEqual([5, 6, 7, 9, 10, 21, 22, 23]);
  expect(items[0]).toMatchObject({ overdue: true, escalated: 'board', answeredSynthetically: false });
  expect(
    (await house.get(null, '/api/recommendations?addressee=iess')).body.items.map(
      (one: { id: string }) => one.id,
    ),
  ).toEqual(['patss-3']);
  const csv = (await house.get(null, '/api/recommendations.csv?programme=e-045')).bytes
    .toString('utf8')
    .split('\r\n');
  expect(csv).toHaveLength(6);
  expect(csv[0]).toContain('answer_is_synthetic');
  const slugs = (await house.get(null, '/api/evaluations')).body.items.map(
    (one: { slug: string }) => one.slug,
  );
  // The one that is being written is not among them; the one without a date comes last.
  expect(slugs).toEqual([slug, 'patss', 'ec-t1241', 'e-045']);
});

const sheet = (description: string) => ({
  description,
  context: null,
  users: null,
  challenges: null,
  achievements: null,
  administration: null,
});
