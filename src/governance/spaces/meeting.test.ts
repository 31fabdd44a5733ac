import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sequenceOnce, signingKeyAt } from '#platform/audit';
import {
  openSpacesHouse,
  type SpacesHouse,
  spaceFacts,
  type TestPerson,
} from '../../../test/support/spacesHouse.ts';
import { temporaryFolders } from '../../../test/support/temporaryFolders.ts';

const temporaryFolder = temporaryFolders();
let house: SpacesHouse;
let manager: TestPerson;
const secretaries: TestPerson[] = [];
const members: TestPerson[] = [];
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

beforeAll(async () => {
  house = await openSpacesHouse();
  manager = await house.person('Rosa Defensora', { role: 'ombudsman' });
  for (let i = 1; i <= 2; i += 1) secretaries.push(await house.person(`Secretaria ${i}`));
  for (let i = 1; i <= 31; i += 1)
    members.push(
      await house.person(`Miembro ${String(i).padStart(2, '0')}`, { sex: i % 2 ? 'female' : 'male' }),
    );
});
afterAll(() => house.close());

async function spaceWithEverybody(over: Record<string, unknown> = {}): Promise<string> {
  const body = spaceFacts(over);
  await house.post(manager, '/api/spaces', body);
  const url = `/api/spaces/${body.code}`;
  for (const one of secretaries)
    await house.post(manager, `${url}/management`, { act: 'name-secretary', document: one.document });
  for (const one of members)
    await house.post(one, `${url}/acts`, { act: 'join', interests: [], nameIsPublic: true });
  return url;
}

it('two secretaries and thirty who attend write at once, and the minutes hold exactly what happened', async () => {
  const url = await spaceWithEverybody();
  const [first, second] = secretaries as [TestPerson, TestPerson];
  const here = members.slice(0, 30);
  const absent = members[30] as TestPerson;
  const convened = await house.post(first, `${url}/meetings`, {
    startsAt: '2026-11-24T15:00:00Z',
    mode: 'mixed',
    place: 'Sala de reuniones, planta baja',
    agenda: [
      { title: 'Espera en consulta externa', kind: 'information', about: null },
      { title: 'Horario de la farmacia', kind: 'decision', about: null },
    ],
  });
  expect(convened.body).toEqual({ meeting: 1 });
  const meeting = `${url}/meetings/1`;
  const act = (who: TestPerson, body: object, key?: string) => house.post(who, `${meeting}/acts`, body, key);

  // Everybody arrives at once, each from her own device and some of them twice, while both secretaries add papers.
  const arrivals = await Promise.all([
    ...here.map((one, i) =>
      act(one, { act: 'arrive', how: i % 3 ? 'in-place' : 'remote' }, `arrival-${one.document}`),
    ),
    ...here
      .slice(0, 5)
      .map((one, i) =>
        act(one, { act: 'arrive', how: i % 3 ? 'in-place' : 'remote' }, `arrival-${one.document}`),
      ),
    ...[1, 2, 3].flatMap((n) => [
      act(first, { act: 'add-document', title: `Informe ${n}`, text: 'La espera por servicio' }),
      act(second, { act: 'add-document', title: `Anexo ${n}`, text: 'El cuadro de turnos' }),
    ]),
  ]);
  expect(arrivals.map((one) => one.status)).toEqual(arrivals.map(() => 200));
  // Both press the button to open: one does, the other is told that it is open.
  const opening = await Promise.all([first, second].map((one) => act(one, { act: 'open', presiding: 1 })));
  expect(opening.map((one) => one.status).sort()).toEqual([200, 409]);
  await act(second, { act: 'start-item', item: 2 });
  await act(first, {
    act: 'open-vote',
    text: 'Que la farmacia abra los sábados por la mañana',
    ballot: 'open',
  });

  const turns = await Promise.all([
    ...here.map((one) => act(one, { act: 'ask-floor' })),
    ...here.map((one, i) =>
      act(one, { act: 'vote', motion: 1, choice: i < 18 ? 'for' : i < 26 ? 'against' : 'abstain' }),
    ),
    ...here
      .slice(0, 10)
      .map((one, i) => act(one, { act: 'propose', text: `Propuesta de prueba número ${i}` })),
    ...[1, 2, 3, 4].flatMap((n) => [
      act(first, { act: 'note', text: `Nota ${n} de la primera` }),
      act(second, { act: 'note', text: `Nota ${n} de la segunda` }),
    ]),
  ]);
  expect(turns.map((one) => one.status)).toEqual(turns.map(() => 200));
  const twice = await Promise.all(
    here.slice(0, 3).map((one) => act(one, { act: 'vote', motion: 1, choice: 'against' })),
  );
  expect(twice.map((one) => one.body.refusal)).toEqual(['already-voted', 'already-voted', 'already-voted']);
  expect((await act(absent, { act: 'vote', motion: 1, choice: 'for' })).body.refusal).toBe('not-on-the-roll');
  expect((await act(first, { act: 'close-vote', motion: 1 })).status).toBe(200);
  await act(first, {
    act: 'record-agreement',
    text: 'La farmacia abrirá los sábados',
    responsible: 'Jefatura de farmacia',
    due: '2027-01-31',
  });
  const dissents = await Promise.all(
    here
      .slice(18, 24)
      .map((one) =>
        act(one, { act: 'dissent', agreement: 1, reason: 'No hay personal suficiente para abrir ese día.' }),
      ),
  );
  expect(dissents.every((one) => one.status === 200)).toBe(true);
  expect(
    (
      await act(here[20]!, {
        act: 'dissent',
        agreement: 1,
        reason: 'No hay personal suficiente para abrir ese día.',
      })
    ).body.refusal,
  ).toBe('already-dissented');
  expect((await act(second, { act: 'close' })).status).toBe(200);

  // The list of what happened has no gap and no number twice.
  const { rows } = await house.db.pool.query(
    `select count(*)::int as n, max(seq) as last, count(distinct seq)::int as different from spaces.action a join spaces.meeting m on m.meeting_id = a.stream_id
     join spaces.space s using (space_id) where s.code = $1`,
    [url.split('/').at(-1)],
  );
  expect(rows[0].n).toBe(rows[0].last);
  expect(rows[0].different).toBe(rows[0].n);

  // Only those who attended correct; both secretaries answer at once and one of them does.
  expect((await act(absent, { act: 'ask-correction', text: 'Yo no estuve de acuerdo' })).body.refusal).toBe(
    'did-not-attend',
  );
  expect((await act(first, { act: 'ask-correction', text: 'La secretaria tampoco' })).body.refusal).toBe(
    'not-a-member',
  );
  await act(here[7]!, { act: 'ask-correction', text: 'Mi propuesta hablaba también de los feriados' });
  const answers = await Promise.all(
    secretaries.map((one) =>
      act(one, {
        act: 'answer-correction',
        correction: 1,
        accepted: true,
        text: 'Consta que habló de los feriados',
      }),
    ),
  );
  expect(answers.map((one) => one.status).sort()).toEqual([200, 409]);
  const draft = async () => (await house.get(here[0]!, meeting)).body;
  const early = await act(here[0]!, { act: 'sign', contentSha256: (await draft()).live.contentSha256 });
  expect(early.body.refusal).toBe('corrections-still-open');
  expect(
    (await Promise.all(here.map((one) => act(one, { act: 'accept-minutes' })))).every(
      (one) => one.status === 200,
    ),
  ).toBe(true);

  // The public does not read minutes before they are signed.
  expect((await house.get(null, meeting)).body.minutes).toBeNull();
  expect((await house.get(null, `${meeting}/minutes.json`)).status).toBe(404);
  const { live } = await draft();
  expect((await act(here[3]!, { act: 'sign', contentSha256: live.contentSha256 })).body.refusal).toBe(
    'not-a-signer',
  );
  expect((await act(here[0]!, { act: 'sign', contentSha256: '0'.repeat(64) })).body.refusal).toBe(
    'minutes-changed',
  );
  const signing = await Promise.all([
    act(here[0]!, { act: 'sign', contentSha256: live.contentSha256 }),
    ...secretaries.map((one) => act(one, { act: 'sign', contentSha256: live.contentSha256 })),
  ]);
  // Who presided and one of the two secretaries; the other comes too late or is one too many.
  expect(signing.filter((one) => one.status === 200)).toHaveLength(2);

  const json = await house.get(null, `${meeting}/minutes.json`);
  const pdf = await house.get(null, `${meeting}/minutes.pdf`);
  expect(pdf.bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
  const { minutes, contentSha256, signatures } = json.body;
  expect(contentSha256).toBe(live.contentSha256);
  expect(signatures.map((one: { as: string }) => one.as).sort()).toEqual(['chair', 'secretary']);
  expect(minutes.attendance).toHaveLength(30);
  expect(minutes.absent).toEqual(['Miembro 31']);
  expect(minutes.documents).toHaveLength(6);
  expect(minutes.meeting.quorum).toEqual({ members: 31, present: 30, needed: 16 });
  const [, item] = minutes.agenda;
  expect(item.notes.toSorted()).toEqual(
    [1, 2, 3, 4].flatMap((n) => [`Nota ${n} de la primera`, `Nota ${n} de la segunda`]).toSorted(),
  );
  expect(item.proposals.map((one: { number: number }) => one.number)).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ]);
  expect(item.votes[0].choices).toHaveLength(30);
  expect(item.votes[0].explanation).toBe(
    'Estaban presentes 30 de 31 miembros y se necesitaban 16: hubo cuórum. 18 votos a favor, 8 en contra, 4 abstenciones. La base es de 30 (quienes estaban presentes) y se necesitaban 16 votos a favor. La moción se aprueba.',
  );
  expect(item.agreements[0].dissents).toHaveLength(6);
  expect(minutes.corrections).toEqual([
    {
      number: 1,
      name: 'Miembro 08',
      text: 'Mi propuesta hablaba también de los feriados',
      accepted: true,
      answer: 'Consta que habló de los feriados',
    },
  ]);

  // Both hashes stand in the audit, and the entry is a link of its chain.
  const chained = await sequenceOnce(
    house.db,
    signingKeyAt(join(await temporaryFolder(), 'key.pem')),
    () => house.clock,
  );
  expect(chained).toBeGreaterThan(100);
  const { rows: sealed } = await house.db.pool.query(
    `select e.detail, l.seq is not null as linked from audit.entry e left join audit.link l using (entry_id) where e.action = 'spaces.minutes.sealed'`,
  );
  expect(sealed).toEqual([
    { detail: { jsonSha256: sha256(json.bytes), pdfSha256: sha256(pdf.bytes) }, linked: true },
  ]);
  expect(json.headers['x-content-sha256']).toBe(sha256(json.bytes));

  // After that nothing changes: no act, whoever does it, and not even behind the program's back with its own rights.
  const everyAct = [
    { act: 'note', text: 'Algo más' },
    { act: 'arrive', how: 'remote' },
    { act: 'ask-correction', text: 'Algo que se olvidó' },
    { act: 'dissent', agreement: 1, reason: 'Lo pensé mejor y ya no estoy de acuerdo.' },
    { act: 'sign', contentSha256: live.contentSha256 },
    { act: 'record-agreement', text: 'Un acuerdo que no hubo', responsible: 'Nadie', due: null },
  ];
  for (const who of [...secretaries, here[0]!, here[7]!])
    for (const body of everyAct) expect((await act(who, body)).body.refusal).toBe('minutes-are-final');
  for (const table of ['spaces.minutes', 'spaces.action', 'spaces.secret_ballot', 'spaces.meeting'])
    await expect(house.db.pool.query(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' });
  await expect(house.db.pool.query(`update spaces.minutes set json = '{}'`)).rejects.toMatchObject({
    code: '42501',
  });
  // A name corrected in the registry later does not reach signed minutes.
  await house.db.pool.query(
    `update registry.person_search set display_name = 'Otro Nombre' where person_id = $1`,
    [here[7]!.personId],
  );
  expect((await house.get(null, meeting)).body.minutes.corrections[0].name).toBe('Miembro 08');
  expect(sha256((await house.get(null, `${meeting}/minutes.json`)).bytes)).toBe(sha256(json.bytes));
}, 240_000);

it('a secret vote keeps the choices apart from the voters, and an interest keeps a member from one point', async () => {
  const url = await spaceWithEverybody({ oversees: { facility: null, organisation: null } });
  const supplier = { facility: null, organisation: '1790012345001' };
  const [first] = secretaries as [TestPerson];
  const here = members.slice(0, 20);
  await house.post(here[4]!, `${url}/acts`, {
    act: 'declare-interest',
    interest: { kind: 'contracts', subject: supplier },
  });
  await house.post(first, `${url}/meetings`, {
    startsAt: '2026-11-24T15:00:00Z',
    mode: 'remote',
    place: 'Sala virtual',
    agenda: [
      { title: 'Contrato de limpieza', kind: 'decision', about: supplier },
      { title: 'Varios', kind: 'discussion', about: null },
    ],
  });
  const act = (who: TestPerson, body: object) => house.post(who, `${url}/meetings/1/acts`, body);
  await Promise.all(here.map((one) => act(one, { act: 'arrive', how: 'remote' })));
  await act(first, { act: 'open', presiding: 1 });
  await act(first, { act: 'start-item', item: 1 });
  for (const body of [{ act: 'ask-floor' }, { act: 'propose', text: 'Que se renueve el contrato' }])
    expect((await act(here[4]!, body)).body.refusal).toBe('recused-here');
  await act(first, { act: 'open-vote', text: 'Observar el contrato de limpieza', ballot: 'secret' });
  expect((await act(here[4]!, { act: 'vote', motion: 1, choice: 'against' })).body.refusal).toBe(
    'not-on-the-roll',
  );
  const voters = here.filter((_, i) => i !== 4);
  const voted = await Promise.all(
    voters.map((one, i) => act(one, { act: 'vote', motion: 1, choice: i < 12 ? 'for' : 'against' })),
  );
  expect(voted.every((one) => one.status === 200)).toBe(true);
  expect((await act(voters[0]!, { act: 'vote', motion: 1, choice: 'for' })).body.refusal).toBe(
    'already-voted',
  );
  await act(first, { act: 'close-vote', motion: 1 });
  const seen = (await house.get(here[0]!, `${url}/meetings/1`)).body;
  expect(seen.live.motions[0].outcome.es).toContain('12 votos a favor, 7 en contra, 0 abstenciones');
  expect(seen.minutes.agenda[0].votes[0].choices).toEqual([]);
  expect(seen.minutes.agenda[0].recused).toEqual(['Miembro 05']);
  const { rows } = await house.db.pool.query(
    `select count(*)::int as n from spaces.action where body ->> 'kind' = 'voted' and body ? 'choice'
       and stream_id = (select meeting_id from spaces.meeting join spaces.space using (space_id) where code = $1)`,
    [url.split('/').at(-1)],
  );
  expect(rows[0].n).toBe(0);
  // In the next point she takes part again.
  await act(first, { act: 'start-item', item: 2 });
  expect((await act(here[4]!, { act: 'ask-floor' })).status).toBe(200);
}, 240_000);
