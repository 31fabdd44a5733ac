import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type PlainDate, plainDate } from '#kernel';
import type { Recorded } from '#platform/actions';
import { openSpacesHouse, type SpacesHouse, type TestPerson } from '../../../test/support/spacesHouse.ts';
import { type CallAction, type CallFacts, type CallState, foldCall, type Sex } from './call.ts';
import {
  type CandidateAct,
  decideCall,
  decideCandidate,
  decideQualification,
  decideResolution,
  decideShortlist,
  hasParity,
  type QualifyAct,
  type ResolveAct,
  type Scene,
} from './decide.ts';

const day = (n: number): PlainDate => addDays(plainDate('2026-03-02'), n);
const facts: CallFacts = {
  code: 'prueba',
  title: 'Elección de prueba',
  resolution: 'C.D. 1',
  profile: 'Personas con experiencia.',
  requirements: ['Afiliada', 'Sin contratos'],
  timetable: {
    shortlistsFrom: day(0),
    shortlistsUntil: day(10),
    agreedBy: day(40),
    voteFrom: day(60),
    voteUntil: day(63),
  },
};
const policy: Scene['policy'] = {
  candidates: 3,
  perCommission: 1,
  sexDifference: 1,
  evidenceDays: 3,
  appealDays: 3,
  appealDecisionDays: 5,
  statementCharacters: 40,
  seats: {
    'substantiation-workers': 2,
    'substantiation-employers': 1,
    'supervision-workers': 1,
    'supervision-employers': 2,
  },
};
const scene = (personId: string, n: number): Scene => ({
  personId,
  today: day(n),
  policy,
  addWorkingDays: (date, count) => addDays(date, count),
});
const person = (name: string, sexes: string) => ({
  personId: name,
  sex: (sexes[0] === 'f' ? 'female' : 'male') as Sex,
  alternateId: `${name}-alterna`,
  alternateSex: (sexes[1] === 'f' ? 'female' : 'male') as Sex,
});
const three = (prefix: string, sexes = ['ff', 'mm', 'ff']) =>
  sexes.map((one, i) => person(`${prefix}${i}`, one));

/** A call played through its own rules. */
function begun() {
  const actions: Recorded<CallAction>[] = [];
  const add = (decided: ReturnType<typeof decideCall>, by: string | null = null) => {
    if (!decided.ok) return decided.refusal.refusal;
    for (const action of decided.value)
      actions.push({ seq: actions.length + 1, at: '2026-03-02T15:00:00.000Z', by, action });
    return 'done';
  };
  add(decideCall(facts));
  return {
    state: (): CallState => foldCall(actions),
    shortlist: (
      candidates = three('a'),
      n = 1,
      over: { commission?: 'supervision'; side?: string; organisation?: string | null } = {},
    ) =>
      add(
        decideShortlist(
          foldCall(actions),
          { commission: over.commission ?? 'substantiation', candidates },
          over.organisation === null
            ? null
            : { organisationId: over.organisation ?? 'o1', side: over.side ?? 'workers' },
          scene('r1', n),
        ),
      ),
    candidate: (act: CandidateAct, who: string, n: number, represents: string[] = []) =>
      add(decideCandidate(foldCall(actions), act, represents, scene(who, n)), who),
    qualify: (act: QualifyAct, n: number, who = 'officer', represents: string[] = []) =>
      add(decideQualification(foldCall(actions), act, represents, scene(who, n)), who),
    resolve: (act: ResolveAct, n: number, who = 'secretary', represents: string[] = []) =>
      add(decideResolution(foldCall(actions), act, represents, scene(who, n)), who),
  };
}
const ground = 'Cumple los requisitos.';

describe('shortlists', () => {
  it('are taken within their days from a representative of workers or employers, one for each commission', () => {
    const call = begun();
    expect(call.shortlist(three('a'), -1)).toBe('shortlists-not-open');
    expect(call.shortlist(three('a'), 11)).toBe('shortlists-not-open');
    expect(call.shortlist(three('a'), 1, { organisation: null })).toBe('not-a-representative');
    expect(call.shortlist(three('a'), 1, { side: 'retirees' })).toBe('side-does-not-propose');
    expect(call.shortlist(three('a'), 10)).toBe('done');
    expect(call.shortlist(three('b'), 10)).toBe('shortlist-already-presented');
    expect(call.shortlist(three('b'), 10, { commission: 'supervision' })).toBe('done');
    expect(call.state().candidates.map((one) => one.candidate)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('have three, each named once, with parity of principals and of alternates', () => {
    const call = begun();
    expect(call.shortlist(three('a').slice(1))).toBe('shortlist-of-another-size');
    expect(call.shortlist(three('a', ['ff', 'ff', 'ff']))).toBe('shortlist-without-parity');
    expect(call.shortlist(three('a', ['fm', 'mm', 'fm']))).toBe('shortlist-without-parity');
    expect(call.shortlist([...three('a').slice(1), person('a1', 'ff')])).toBe('person-named-twice');
    expect(call.shortlist(three('a'))).toBe('done');
    // An alternate of one shortlist cannot stand in another.
    const again = [person('a0-alterna', 'fm'), ...three('b').slice(1)];
    expect(call.shortlist(again, 1, { organisation: 'o2', side: 'employers' })).toBe('person-named-twice');
  });

  it('parity of three is two and one, either way, and no other', () => {
    const sexes = fc.array(fc.constantFrom<Sex>('female', 'male'), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(sexes, (three) => {
        expect(hasParity(three, 1)).toBe(three.includes('female') && three.includes('male'));
      }),
      { seed: 6 },
    );
  });
});

describe('qualification', () => {
  const presented = () => {
    const call = begun();
    call.shortlist();
    return call;
  };

  it('asks for evidence within a term, and decides when it was given or the term is over', () => {
    const call = presented();
    const ask: QualifyAct = {
      act: 'request-evidence',
      candidate: 1,
      requirement: 1,
      what: 'El certificado.',
    };
    expect(call.qualify({ ...ask, requirement: 9 }, 11)).toBe('requirement-unknown');
    expect(call.qualify(ask, 11)).toBe('done');
    expect(call.qualify({ act: 'qualify', candidate: 1, ground }, 12)).toBe('evidence-awaited');
    const give: CandidateAct = { act: 'give-evidence', candidate: 1, text: 'Aquí está.' };
    expect(call.candidate(give, 'somebody', 12)).toBe('not-your-candidacy');
    expect(call.candidate(give, 'a0', 15)).toBe('term-over');
    expect(call.candidate(give, 'r1', 14, ['o1'])).toBe('done');
    expect(call.qualify({ act: 'qualify', candidate: 1, ground }, 14)).toBe('done');
    expect(call.qualify({ act: 'refuse', candidate: 1, requirement: 1, reason: ground }, 14)).toBe(
      'already-decided',
    );

    expect(call.qualify({ ...ask, candidate: 2 }, 11)).toBe('done');
    expect(call.qualify({ ...ask, candidate: 2 }, 15)).toBe('term-over');
    expect(call.qualify({ act: 'refuse', candidate: 2, requirement: 1, reason: 'No lo dio.' }, 15)).toBe(
      'done',
    );
  });

  it('lets a refusal be appealed to its last day, and another person decides it', () => {
    const call = presented();
    const refuseIt: QualifyAct = {
      act: 'refuse',
      candidate: 1,
      requirement: 2,
      reason: 'Tiene un contrato.',
    };
    const appeal: CandidateAct = { act: 'appeal', candidate: 1, ground: 'Terminó hace un año.' };
    const decide: ResolveAct = { act: 'decide-appeal', candidate: 1, upheld: true, reason: 'Consta su fin.' };
    expect(call.candidate(appeal, 'a0', 11)).toBe('nothing-to-appeal');
    expect(call.qualify(refuseIt, 11)).toBe('done');
    expect(call.candidate(appeal, 'a0', 15)).toBe('term-over');
    expect(call.candidate(appeal, 'a0', 14)).toBe('done');
    expect(call.resolve(decide, 15, 'officer')).toBe('judge-of-own-cause');
    expect(call.resolve(decide, 15)).toBe('done');
    expect(call.state().candidates[0]).toMatchObject({ status: 'qualified', due: null });
    expect(call.resolve(decide, 15)).toBe('no-appeal');
  });

  it('is refused to candidates, alternates and representatives of their organisation', () => {
    const call = presented();
    const act: QualifyAct = { act: 'qualify', candidate: 1, ground };
    expect(call.qualify(act, 11, 'a1')).toBe('judge-of-own-cause');
    expect(call.qualify(act, 11, 'a2-alterna')).toBe('judge-of-own-cause');
    expect(call.qualify(act, 11, 'officer', ['o1'])).toBe('judge-of-own-cause');
    expect(call.qualify(act, 11, 'officer', ['o2'])).toBe('done');
  });

  it('gives every candidate the same space, and her words are hers alone', () => {
    const call = presented();
    const write = (text: string): CandidateAct => ({ act: 'write-statement', candidate: 1, text });
    expect(call.candidate(write('ñ'.repeat(40)), 'a0', 1)).toBe('done');
    expect(call.candidate(write('ñ'.repeat(41)), 'a0', 1)).toBe('statement-too-long');
    expect(call.candidate(write('Otra cosa'), 'r1', 1, ['o1'])).toBe('not-your-candidacy');
  });
});

describe('the agreement', () => {
  const whole = () => {
    const call = begun();
    call.shortlist(three('a'));
    call.shortlist(three('b'), 1, { commission: 'supervision' });
    call.shortlist(three('c'), 1, { organisation: 'o2', side: 'employers' });
    call.shortlist(three('d'), 1, { organisation: 'o2', side: 'employers', commission: 'supervision' });
    return call;
  };
  const agree = (candidates: number[]): ResolveAct => ({
    act: 'agree',
    body: 'Comité consultivo',
    minutes: 'Acta 1',
    minutesSha256: 'ab'.repeat(32),
    candidates,
  });
  const all = Array.from({ length: 12 }, (_, i) => i + 1);

  it('comes after the last day, with nothing open, of qualified candidates, enough for the seats', () => {
    const call = whole();
    expect(call.resolve(agree(all), 10)).toBe('shortlists-still-open');
    expect(call.resolve(agree(all), 11)).toBe('candidacies-still-open');
    for (const candidate of all.slice(1)) call.qualify({ act: 'qualify', candidate, ground }, 11);
    call.qualify({ act: 'refuse', candidate: 1, requirement: 2, reason: 'Tiene un contrato.' }, 11);
    // The term of the appeal is still open on its last day.
    expect(call.resolve(agree(all.slice(1)), 14)).toBe('candidacies-still-open');
    expect(call.resolve(agree(all), 15)).toBe('candidate-not-qualified');
    // Two seats for workers in substantiation need two of the candidates 2 and 3.
    expect(call.resolve(agree(all.slice(2)), 15)).toBe('too-few-candidates');
    expect(call.resolve(agree(all.slice(1)), 15)).toBe('done');
    expect(call.resolve(agree(all.slice(1)), 15)).toBe('candidates-agreed');
    expect(call.candidate({ act: 'write-statement', candidate: 2, text: 'Tarde' }, 'a1', 15)).toBe(
      'candidates-agreed',
    );
  });

  it('never holds a candidate who is not qualified, whatever happened before', () => {
    const steps = fc.array(
      fc.record({
        candidate: fc.integer({ min: 1, max: 12 }),
        what: fc.constantFrom('ask', 'give', 'qualify', 'refuse', 'appeal', 'uphold', 'dismiss', 'agree'),
        wait: fc.nat(3),
      }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(steps, (taken) => {
        const call = whole();
        let n = 10;
        for (const { candidate, what, wait } of taken) {
          n += wait;
          const herself = call.state().candidates[candidate - 1]!.personId;
          if (what === 'ask')
            call.qualify({ act: 'request-evidence', candidate, requirement: 1, what: 'Falta algo.' }, n);
          if (what === 'give')
            call.candidate({ act: 'give-evidence', candidate, text: 'Aquí está.' }, herself, n);
          if (what === 'qualify') call.qualify({ act: 'qualify', candidate, ground }, n);
          if (what === 'refuse')
            call.qualify({ act: 'refuse', candidate, requirement: 1, reason: 'No cumple.' }, n);
          if (what === 'appeal')
            call.candidate({ act: 'appeal', candidate, ground: 'Sí cumplo.' }, herself, n);
          if (what === 'uphold' || what === 'dismiss')
            call.resolve({ act: 'decide-appeal', candidate, upheld: what === 'uphold', reason: 'Visto.' }, n);
          const qualified = call.state().candidates.filter((one) => one.status === 'qualified');
          if (what === 'agree') call.resolve(agree(qualified.map((one) => one.candidate)), n);
        }
        const { agreed, candidates } = call.state();
        for (const number of agreed?.candidates ?? [])
          expect(candidates[number - 1]!.status).toBe('qualified');
        for (const one of candidates) {
          const decisions = one.history.filter(({ what }) =>
            ['qualified', 'upheld', 'dismissed'].includes(what),
          );
          expect(decisions.length).toBeLessThanOrEqual(1);
          expect(one.status === 'qualified').toBe(decisions.some(({ what }) => what !== 'dismissed'));
        }
      }),
      { numRuns: 300, seed: 6 },
    );
  });

  it('a timetable runs forward', () => {
    const late = { ...facts, timetable: { ...facts.timetable, agreedBy: day(5) } };
    expect(decideCall(late)).toMatchObject({ ok: false, refusal: { refusal: 'timetable-out-of-order' } });
    expect(decideCall(facts).ok).toBe(true);
  });
});

describe('the room', () => {
  let house: SpacesHouse;
  let officer: TestPerson;
  let leader: TestPerson;
  let secretary: TestPerson;
  beforeAll(async () => {
    house = await openSpacesHouse();
    officer = await house.person('Olga Electoral', { role: 'electoral-officer' });
    secretary = await house.person('Sara Secretaria', { role: 'board-secretary' });
    leader = await house.person('Lidia Lideresa');
  });
  afterAll(() => house.close());
  const application = {
    name: 'Sindicato de Prueba',
    kind: 'union',
    side: 'workers',
    ruc: '1790000000001',
    legalAct: 'Acuerdo ministerial 1',
    statutes: { title: 'Estatuto', adopted: '2020-01-01', sha256: 'cd'.repeat(32) },
    sector: 'Construcción',
    territory: 'national',
    members: 120,
  };

  it('accredits an organisation with evidence, and its representative presents a shortlist that everybody sees', async () => {
    const applied = await house.post(leader, '/api/organisations', application);
    expect(applied.status, JSON.stringify(applied.body)).toBe(201);
    const url = `/api/organisations/${applied.body.id}`;
    expect((await house.post(leader, '/api/organisations', application)).body.refusal).toBe(
      'organisation-already-there',
    );
    // Before it is accredited only who applied and who decides see it.
    expect((await house.get(null, url)).status).toBe(404);
    expect((await house.get(leader, url)).body.status).toBe('applied');
    const accredit = { act: 'accredit', evidence: 'Estatutos y directiva revisados en originales.' };
    expect((await house.post(leader, `${url}/accreditation`, accredit)).status).toBe(403);
    expect((await house.post(officer, `${url}/accreditation`, accredit)).status).toBe(200);
    expect((await house.get(null, url)).body).toMatchObject({
      status: 'accredited',
      representatives: [{ name: 'Lidia Lideresa', from: '2026-11-23', until: '2028-11-23', now: true }],
    });
    expect((await house.post(officer, `${url}/accreditation`, { act: 'join-committee' })).status).toBe(200);

    const call = {
      ...facts,
      profile: 'Personas con experiencia en la materia.',
      requirements: ['Estar afiliada'],
    };
    const timetable = {
      shortlistsFrom: '2026-11-20',
      shortlistsUntil: '2026-11-30',
      agreedBy: '2026-12-15',
      voteFrom: '2027-01-10',
      voteUntil: '2027-01-12',
    };
    expect((await house.post(officer, '/api/calls', { ...call, timetable })).status).toBe(403);
    const called = await house.post(secretary, '/api/calls', { ...call, timetable });
    expect(called.status, JSON.stringify(called.body)).toBe(201);
    const six: TestPerson[] = [];
    for (let i = 0; i < 6; i++)
      six.push(await house.person(`Persona ${i}`, { sex: i % 3 === 1 ? 'male' : 'female' }));
    const shortlist = {
      organisationId: applied.body.id,
      commission: 'supervision',
      candidates: [0, 1, 2].map((i) => ({ document: six[i]!.document, alternate: six[i + 3]!.document })),
    };
    expect((await house.post(officer, '/api/calls/prueba/shortlists', shortlist)).body.refusal).toBe(
      'not-a-representative',
    );
    const presented = await house.post(leader, '/api/calls/prueba/shortlists', shortlist);
    expect(presented.status, JSON.stringify(presented.body)).toBe(201);

    const refuse = { act: 'refuse', candidate: 2, requirement: 1, reason: 'No consta afiliación vigente.' };
    expect((await house.post(officer, '/api/calls/prueba/qualification', refuse)).status).toBe(200);
    const { body } = await house.get(null, '/api/calls/prueba');
    // Three working days after Monday 23 November 2026 are Thursday 26.
    expect(body.candidates[1]).toMatchObject({
      name: 'Persona 1',
      status: 'refused',
      due: '2026-11-26',
      workingDaysLeft: 3,
    });
    const appeal = { act: 'appeal', candidate: 2, ground: 'Mi aviso de entrada consta desde enero.' };
    expect((await house.post(six[1]!, '/api/calls/prueba/acts', appeal)).status).toBe(200);
    const decide = {
      act: 'decide-appeal',
      candidate: 2,
      upheld: true,
      reason: 'Consta el aviso de entrada.',
    };
    expect((await house.post(officer, '/api/calls/prueba/resolutions', decide)).status).toBe(403);
    expect((await house.post(secretary, '/api/calls/prueba/resolutions', decide)).status).toBe(200);
    const { rows } = await house.db.pool.query(
      "select count(*)::int as n from audit.entry where subject_kind = 'candidacies'",
    );
    expect(rows[0].n).toBe(5);
  });
});
