import { addDays, dateAt, type PlainDate } from '#kernel';
import type { Law } from '#law';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, type Trx, transaction } from '#platform/database';
import type { MeetingAct } from './decideMeeting.ts';
import type { InstitutionAct, SpaceAct } from './decideSpace.ts';
import { foldMeeting, type MeetingAction } from './meeting.ts';
import { actInMeeting, convene } from './meetingCommand.ts';
import type { SpaceFacts } from './space.ts';
import { actInSpace, foundSpace, openSpace, sceneFor, system } from './spaceCommand.ts';
import { findMeeting, readPersons } from './store.ts';
import { readStream } from './streams.ts';
import { minutesNow, personsIn } from './views.ts';

/** Persons of the synthetic institution who stand in the story. */
export interface DemonstrationCast {
  readonly affiliate: string;
  readonly secretary: string;
  readonly director: string;
  /** At least eight more persons, without offices. */
  readonly others: readonly string[];
}

const rule: SpaceFacts['voteRule'] = {
  base: 'present',
  majority: 'absolute',
  abstention: 'in',
  tie: 'chair',
  quorum: { kind: 'more-than', numerator: 1, denominator: 2 },
  ballot: 'open',
};
const common = {
  category: 'direct',
  phase: 'supervision',
  until: null,
  bindingResolution: null,
  parity: false,
  termMonths: 24,
  voteRule: rule,
  oversees: { facility: null, organisation: null },
} as const;

/** Plays acts on past days through the rules themselves, so that nothing stands in the demonstration that the house would refuse. */
export function storyteller(db: Database, law: Law) {
  const within = (
    work: (trx: Trx, audit: (entry: AuditEntry) => void) => Promise<{ ok: boolean; refusal?: unknown }>,
  ) =>
    transaction(db, async (trx) => {
      const entries: AuditEntry[] = [];
      const result = await work(trx, (entry) => entries.push(entry));
      if (!result.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(result)}`);
      await recordEntries(trx, system, entries);
    });
  return {
    found: (facts: SpaceFacts, at: Date) => within((trx, audit) => foundSpace(trx, facts, null, at, audit)),
    inSpace: (code: string, personId: string, act: SpaceAct | InstitutionAct, at: Date) =>
      within(async (trx, audit) => {
        const space = await openSpace(trx, code);
        if (!space.ok) return space;
        const seated = 'personId' in act ? act.personId : personId;
        const scene = await sceneFor(trx, law, at, personId, space.value.state, seated);
        return actInSpace(trx, space.value, act, scene, at, audit);
      }),
    convene: (code: string, personId: string, convocation: Parameters<typeof convene>[2], at: Date) =>
      within(async (trx, audit) => {
        const space = await openSpace(trx, code);
        if (!space.ok) return space;
        return convene(trx, space.value, convocation, { personId, law, now: at, audit });
      }),
    inMeeting: (code: string, number: number, personId: string, act: MeetingAct, at: Date) =>
      within((trx, audit) => actInMeeting(trx, { code, number }, act, { personId, law, now: at, audit })),
    sign: (code: string, number: number, signers: readonly string[], at: Date) =>
      within(async (trx, audit) => {
        for (const personId of signers) {
          const space = await openSpace(trx, code);
          if (!space.ok) return space;
          const meeting = await findMeeting(trx, space.value.row.spaceId, number);
          if (!meeting) return { ok: false };
          const state = foldMeeting(await readStream<MeetingAction>(trx, meeting.meetingId));
          const persons = await readPersons(trx, personsIn(space.value.state));
          const { contentSha256 } = minutesNow(space.value.state, state, persons);
          const act = { act: 'sign', contentSha256 } as const;
          const signed = await actInMeeting(trx, { code, number }, act, { personId, law, now: at, audit });
          if (!signed.ok) return signed;
        }
        return { ok: true };
      }),
  };
}

/** The hour of a day `days` from the day of `now`, on the wall clock of the mainland (UTC−5). */
export function momentOf(now: Date, days: number, hour: number, minute = 0): Date {
  const day: PlainDate = addDays(dateAt(now.getTime()), days);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return new Date(`${day}T${time}:00-05:00`);
}

/** An informative space and a consultative one with a year of life: contributions answered, late and waiting, minutes signed. */
export async function loadDemonstrationSpaces(
  db: Database,
  law: Law,
  cast: DemonstrationCast,
  now: Date,
): Promise<void> {
  const tell = storyteller(db, law);
  const on = (days: number, hour: number, minute = 0) => momentOf(now, days, hour, minute);
  const { affiliate, secretary, director, others } = cast;
  const bulletin = 'boletin-riesgos-del-trabajo';
  await tell.found(
    {
      ...common,
      code: bulletin,
      title: 'Boletín abierto de Riesgos del Trabajo',
      purpose: 'Informar cada trimestre sobre accidentes calificados, inspecciones y cursos de prevención.',
      level: 'informative',
      legalBasis: 'Política de transparencia de la institución; documento 003, §2.1',
      admission: 'free',
      contributors: 'anyone',
      commentable: false,
    },
    on(-200, 9),
  );
  await tell.inSpace(bulletin, director, { act: 'name-secretary', personId: secretary }, on(-200, 9));
  await tell.inSpace(
    bulletin,
    secretary,
    {
      act: 'publish-document',
      title: 'Cómo avisar un accidente de trabajo, paso a paso',
      text: 'El empleador tiene diez días hábiles para avisar el accidente. Si no lo hace, puede avisarlo la persona trabajadora o un familiar. El aviso se presenta en línea o en cualquier ventanilla, con el formulario y el certificado médico inicial.',
    },
    on(-80, 10),
  );

  const code = 'mesa-cobro-de-pensiones';
  await tell.found(
    {
      ...common,
      code,
      title: 'Mesa ciudadana sobre el cobro de pensiones',
      purpose: 'Pensionistas y afiliados opinan sobre fechas, lugares y trato al cobrar la pensión.',
      level: 'consultative',
      legalBasis: 'Ley Orgánica de Participación Ciudadana; política de participación de la institución',
      admission: 'free',
      contributors: 'anyone',
      commentable: true,
    },
    on(-170, 9),
  );
  await tell.inSpace(code, director, { act: 'name-secretary', personId: secretary }, on(-170, 9));
  const members = [affiliate, ...others.slice(0, 7)];
  for (const [i, personId] of members.entries())
    await tell.inSpace(code, personId, { act: 'join', interests: [], nameIsPublic: true }, on(-165 + i, 11));
  await tell.inSpace(code, secretary, { act: 'give-chair', seat: 2 }, on(-155, 10));
  await tell.inSpace(
    code,
    secretary,
    {
      act: 'publish-document',
      title: 'Propuesta de calendario de pago del próximo año',
      text: 'Se propone pagar las pensiones en cuatro grupos, por el último dígito de la cédula, entre el primero y el quinto día hábil de cada mes. Quien cobra por primera vez recibirá la fecha en un mensaje con cinco días de anticipación.',
    },
    on(-120, 10),
  );
  await tell.inSpace(
    code,
    others[1]!,
    {
      act: 'comment',
      document: 1,
      text: 'Quienes vivimos lejos de la agencia necesitamos que el grupo no cambie cada mes.',
    },
    on(-118, 18),
  );
  await tell.inSpace(
    code,
    affiliate,
    { act: 'comment', document: 1, text: 'El mensaje debería decir también el lugar y la hora.' },
    on(-117, 8),
  );
  const contribute = (personId: string, text: string, days: number) =>
    tell.inSpace(code, personId, { act: 'contribute', text }, on(days, 12));
  const reply = (contribution: number, position: 'accepted' | 'in-part', text: string, days: number) =>
    tell.inSpace(code, director, { act: 'reply', contribution, position, text }, on(days, 15));
  await contribute(
    others[0]!,
    'En la agencia del centro hay una sola ventanilla para personas mayores y la fila llega a la calle antes de las ocho.',
    -110,
  );
  await reply(
    1,
    'accepted',
    'Desde el primer día hábil del próximo mes habrá tres ventanillas preferentes entre las 07:30 y las 11:00. Se medirá la espera y se publicará en los resultados de calidad.',
    -99,
  );
  await contribute(
    others[3]!,
    'Que se pueda autorizar a un familiar para cobrar sin tener que ir a una notaría cada vez.',
    -70,
  );
  await reply(
    2,
    'in-part',
    'La autorización podrá hacerse en ventanilla ante un funcionario, por doce meses. El poder notarial se mantiene para montos acumulados de más de tres pensiones.',
    -62,
  );
  await contribute(
    others[4]!,
    'Los comprobantes de pago en línea no se pueden abrir en teléfonos antiguos: pedimos que sean una página sencilla.',
    -32,
  );
  await contribute(
    affiliate,
    'Que el mensaje con la fecha de pago llegue también a quien no tiene internet, por una llamada automática.',
    -4,
  );

  const convocation = (days: number) => ({
    startsAt: on(days, 15).toISOString(),
    mode: 'mixed' as const,
    place: 'Sala de reuniones del edificio Parque de Mayo, Quito, y enlace en la convocatoria',
    agenda: [
      {
        title: 'Espera en ventanilla: qué cambió desde el último mes',
        kind: 'information' as const,
        about: null,
      },
      { title: 'Calendario de pago por grupos', kind: 'decision' as const, about: null },
    ],
  });
  await tell.convene(code, secretary, convocation(-60), on(-67, 9));
  const came = members.slice(0, 6);
  const meet = (personId: string, act: MeetingAct, minute: number) =>
    tell.inMeeting(code, 1, personId, act, on(-60, 15, minute));
  for (const [i, personId] of came.entries())
    await meet(personId, { act: 'arrive', how: i % 2 ? 'in-place' : 'remote' }, i);
  await meet(secretary, { act: 'open', presiding: 2 }, 6);
  await meet(secretary, { act: 'start-item', item: 1 }, 7);
  await meet(
    secretary,
    {
      act: 'note',
      text: 'La institución informa que la espera mediana en ventanilla preferente bajó de 48 a 21 minutos.',
    },
    10,
  );
  await meet(secretary, { act: 'start-item', item: 2 }, 15);
  await meet(came[2]!, { act: 'ask-floor' }, 16);
  await meet(secretary, { act: 'give-floor', seat: 3 }, 17);
  await meet(
    came[2]!,
    { act: 'propose', text: 'Que el grupo de cada persona sea el mismo todo el año.' },
    19,
  );
  await meet(
    secretary,
    {
      act: 'open-vote',
      text: 'Pedir que el calendario tenga grupos fijos durante todo el año',
      ballot: 'open',
    },
    24,
  );
  for (const [i, personId] of came.entries())
    await meet(
      personId,
      { act: 'vote', motion: 1, choice: i === 4 ? 'against' : i === 5 ? 'abstain' : 'for' },
      25,
    );
  await meet(secretary, { act: 'close-vote', motion: 1 }, 28);
  await meet(
    secretary,
    {
      act: 'record-agreement',
      text: 'Pedir grupos de pago fijos durante todo el año, por el último dígito de la cédula.',
      responsible: 'Dirección del Sistema de Pensiones',
      due: addDays(dateAt(now.getTime()), -15),
    },
    30,
  );
  await meet(
    came[4]!,
    {
      act: 'dissent',
      agreement: 1,
      reason: 'El último dígito reparte mal en los cantones pequeños; prefiero la fecha de nacimiento.',
    },
    33,
  );
  await meet(secretary, { act: 'close' }, 45);
  const after = (personId: string, act: MeetingAct, hour: number) =>
    tell.inMeeting(code, 1, personId, act, on(-58, hour));
  await after(
    came[3]!,
    { act: 'ask-correction', text: 'Pedí que constara que en agosto la espera volvió a subir.' },
    9,
  );
  await after(
    secretary,
    {
      act: 'answer-correction',
      correction: 1,
      accepted: true,
      text: 'Se deja constancia de su intervención sobre agosto.',
    },
    10,
  );
  for (const personId of came) await after(personId, { act: 'accept-minutes' }, 12);
  await tell.sign(code, 1, [members[1]!, secretary], on(-57, 16));
  await tell.inSpace(
    code,
    secretary,
    {
      act: 'tell-outcome',
      meeting: 1,
      agreement: 1,
      state: 'done',
      text: 'El calendario del próximo año se aprobó con grupos fijos y ya está publicado.',
    },
    on(-20, 11),
  );
  await tell.convene(code, secretary, convocation(9), on(-3, 9));
}
