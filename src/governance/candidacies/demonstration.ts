import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { addDays, dateAt, plainDate, type Result } from '#kernel';
import type { Law } from '#law';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { type CallFacts, type CallState, type Commission, commissions, type Sex } from './call.ts';
import {
  type CandidateAct,
  decideCandidate,
  decideQualification,
  decideResolution,
  decideShortlist,
  type QualifyAct,
  type ResolveAct,
  type Scene,
} from './decide.ts';
import { sceneOn } from './policy.ts';
import { actOnCall, openCall } from './routes.ts';
import type { KnownPerson } from './store.ts';

export interface CallsCast {
  readonly organisations: readonly {
    readonly id: string;
    readonly side: string;
    readonly representative: string;
  }[];
  readonly secretary: string;
  readonly officer: string;
  /** Persons with an office or a part in other stories: nobody of them stands. */
  readonly apart: readonly string[];
}

const profile =
  'Persona afiliada o jubilada con experiencia en seguridad social, control o representación de trabajadores o empleadores, sin intereses en contratos de la institución, dispuesta a rendir cuentas ante quienes la eligen.';
const requirements = [
  'Estar afiliada o jubilada y al día en sus obligaciones',
  'No tener contratos con la institución ni parientes que los tengan, hasta el cuarto grado',
  'Experiencia comprobada de cinco años en la materia de la comisión',
  'Declaración juramentada de bienes presentada',
];
const statements = [
  'Llevo doce años revisando planillas y reclamos de mora patronal. Quiero que cada aporte descontado aparezca en la cuenta de la persona a tiempo, y que quien no paga responda. Informaré cada trimestre qué pregunté, qué me contestaron y qué quedó pendiente.',
  'Trabajo en un centro de salud rural. Propongo medir la espera por especialidad y por cantón, publicarla cada mes y exigir un plan donde nadie es atendido en treinta días. Votaré siempre con mis razones por escrito.',
  'He dirigido una pequeña empresa durante veinte años y conozco el costo de aportar y el de no hacerlo. Pediré trámites de una sola visita y reglas que no cambien sin estudio actuarial previo.',
  'Soy contadora. Me comprometo a leer completos los informes de inversiones y a preguntar en público por cada diferencia. Nada de lo que apruebe la comisión quedará sin su cálculo anexo.',
  'Vengo del Seguro Campesino. Quiero que los dispensarios tengan medicinas antes que discursos y que las comunidades sepan qué se compró, a quién y a qué precio.',
  'Como ingeniero en seguridad industrial he visto accidentes que nadie avisó. Trabajaré por avisos oportunos, inspecciones con resultado público y rehabilitación que devuelva a la gente a su oficio.',
];

/** Last year's election, agreed to its end, and the one that is open now: played through the rules on their days. */
export async function loadDemonstrationCalls(
  db: Database,
  law: Law,
  cast: CallsCast,
  now: Date,
): Promise<void> {
  await transaction(db, async (trx) => {
    const entries: AuditEntry[] = [];
    const audit = (entry: AuditEntry) => void entries.push(entry);
    const must = async (done: Promise<Result<unknown>>) => {
      const result = await done;
      if (!result.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(result.refusal)}`);
    };
    const { rows: people } = await sql<KnownPerson>`
      select person_id as "personId", display_name as name, sex from candidacies.person
      where not person_id = any(${[...cast.apart]}::uuid[]) order by person_id limit 400
    `.execute(trx);
    const women = people.filter((one) => one.sex === 'female');
    const men = people.filter((one) => one.sex === 'male');
    const take = (sex: Sex) => {
      const next = (sex === 'female' ? women : men).shift();
      if (!next) throw new Error('There are too few persons for the demonstration.');
      return next.personId;
    };
    const play = (
      code: string,
      by: string,
      at: Date,
      decide: (call: CallState, scene: Scene) => ReturnType<typeof decideShortlist>,
    ) => {
      const scene = sceneOn(law, by, at);
      return must(actOnCall(trx, code, scene, at, audit, (call) => decide(call, scene)));
    };
    const present = (
      code: string,
      organisation: CallsCast['organisations'][number],
      commission: Commission,
      at: Date,
    ) => {
      // Two women and a man, or the other way about; who alternates is of the same sex.
      const sexes: readonly Sex[] =
        commission === 'supervision' ? ['female', 'male', 'female'] : ['male', 'female', 'male'];
      const candidates = sexes.map((sex) => ({
        personId: take(sex),
        sex,
        alternateId: take(sex),
        alternateSex: sex,
      }));
      return play(code, organisation.representative, at, (call, scene) =>
        decideShortlist(
          call,
          { commission, candidates },
          { organisationId: organisation.id, side: organisation.side },
          scene,
        ),
      );
    };
    const qualify = (code: string, act: QualifyAct, at: Date) =>
      play(code, cast.officer, at, (call, scene) => decideQualification(call, act, [], scene));
    const resolve = (code: string, act: ResolveAct, at: Date) =>
      play(code, cast.secretary, at, (call, scene) => decideResolution(call, act, [], scene));
    /** The candidate herself, whoever she is. */
    const herself = (code: string, act: CandidateAct, at: Date) =>
      must(
        actOnCall(trx, code, sceneOn(law, cast.officer, at), at, audit, (call) => {
          const person = call.candidates.find((one) => one.candidate === act.candidate)?.personId ?? '';
          return decideCandidate(call, act, [], sceneOn(law, person, at));
        }),
      );
    const call = (facts: Omit<CallFacts, 'profile' | 'requirements'>, at: Date) =>
      must(openCall(trx, { ...facts, profile, requirements }, cast.secretary, at, audit));
    const write = async (code: string, count: number, at: Date) => {
      for (let i = 0; i < count; i += 1)
        await herself(
          code,
          { act: 'write-statement', candidate: i + 1, text: statements[i % statements.length]! },
          at,
        );
    };

    const past = 'delegados-2023';
    await call(
      {
        code: past,
        title: 'Elección de delegados a las comisiones técnicas consultivas 2023 (sintética)',
        resolution: 'C.D. 655 (sintética)',
        timetable: {
          shortlistsFrom: plainDate('2023-07-03'),
          shortlistsUntil: plainDate('2023-07-14'),
          agreedBy: plainDate('2023-08-25'),
          voteFrom: plainDate('2023-10-02'),
          voteUntil: plainDate('2023-10-06'),
        },
      },
      at('2023-06-19', 9),
    );
    const proposing = ['workers', 'employers'].flatMap((side) =>
      cast.organisations.filter((one) => one.side === side).slice(0, 2),
    );
    for (const [i, organisation] of proposing.entries())
      for (const commission of commissions)
        await present(past, organisation, commission, at('2023-07-10', 9 + i));
    const count = proposing.length * 6;
    await write(past, count, at('2023-07-13', 12));
    await qualify(
      past,
      {
        act: 'request-evidence',
        candidate: 4,
        requirement: 4,
        what: 'La declaración de bienes presentada es de otro año; adjunte la vigente.',
      },
      at('2023-07-18', 10),
    );
    await herself(
      past,
      {
        act: 'give-evidence',
        candidate: 4,
        text: 'Adjunto la declaración del presente año, con su código de verificación.',
      },
      at('2023-07-20', 10),
    );
    for (let i = 1; i <= count; i += 1)
      if (i !== 5 && i !== 9)
        await qualify(
          past,
          {
            act: 'qualify',
            candidate: i,
            ground: 'Cumple los cuatro requisitos, revisados con sus documentos.',
          },
          at('2023-07-21', 9),
        );
    await qualify(
      past,
      {
        act: 'refuse',
        candidate: 5,
        requirement: 3,
        reason: 'Los certificados suman cuatro años y dos meses de experiencia.',
      },
      at('2023-07-21', 11),
    );
    await qualify(
      past,
      {
        act: 'refuse',
        candidate: 9,
        requirement: 2,
        reason: 'Consta como accionista de una empresa con contrato vigente.',
      },
      at('2023-07-21', 11),
    );
    await herself(
      past,
      {
        act: 'appeal',
        candidate: 5,
        ground:
          'Falta contar once meses de docencia en la misma materia, cuyo certificado consta en la página 12 del expediente.',
      },
      at('2023-07-25', 10),
    );
    await resolve(
      past,
      {
        act: 'decide-appeal',
        candidate: 5,
        upheld: true,
        reason: 'El certificado de la página 12 es válido: la experiencia suma cinco años y un mes.',
      },
      at('2023-07-28', 10),
    );
    const minutes = 'Acta 3 del comité consultivo, 18 de agosto de 2023 (sintética)';
    await resolve(
      past,
      {
        act: 'agree',
        body: 'Comité consultivo de la seguridad social',
        minutes,
        minutesSha256: createHash('sha256').update(minutes).digest('hex'),
        candidates: Array.from({ length: count }, (_, i) => i + 1).filter((number) => number !== 9),
      },
      at('2023-08-18', 16),
    );

    const open = `delegados-${dateAt(now.getTime()).slice(0, 4)}`;
    const today = dateAt(now.getTime());
    await call(
      {
        code: open,
        title: `Elección de delegados a las comisiones técnicas consultivas ${today.slice(0, 4)} (sintética)`,
        resolution: 'C.D. 712 (sintética)',
        timetable: {
          shortlistsFrom: addDays(today, -12),
          shortlistsUntil: addDays(today, 9),
          agreedBy: addDays(today, 40),
          voteFrom: addDays(today, 68),
          voteUntil: addDays(today, 72),
        },
      },
      at(addDays(today, -20), 9),
    );
    for (const [i, organisation] of proposing.slice(1, 3).entries())
      for (const commission of commissions)
        await present(open, organisation, commission, at(addDays(today, -6 + i), 10));
    await write(open, 7, at(addDays(today, -4), 12));
    for (const candidate of [1, 2, 6])
      await qualify(
        open,
        { act: 'qualify', candidate, ground: 'Cumple los cuatro requisitos, revisados con sus documentos.' },
        at(addDays(today, -3), 9),
      );
    await qualify(
      open,
      {
        act: 'request-evidence',
        candidate: 3,
        requirement: 1,
        what: 'El certificado de obligaciones tiene más de treinta días; adjunte uno actual.',
      },
      at(addDays(today, -1), 9),
    );
    await qualify(
      open,
      {
        act: 'refuse',
        candidate: 4,
        requirement: 3,
        reason: 'Los certificados suman tres años de experiencia en la materia.',
      },
      at(addDays(today, -1), 10),
    );
    await recordEntries(trx, { kind: 'system', id: null, onBehalfOf: null }, entries);
  });
}

/** The hour of a day on the wall clock of the mainland (UTC−5). */
function at(day: string, hour: number): Date {
  return new Date(`${day}T${String(hour).padStart(2, '0')}:00:00-05:00`);
}
