import {
  type MeasuredScope,
  readMeansOfAll,
  readPublishedMeasure,
  readRatersOf,
  scopeTitles,
} from '#governance/quality';
import { addDays, addMonths, dateAt, type PlainDate, plainDate, randomFromSeed } from '#kernel';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import type { ChangeFacts } from './change.ts';
import { actOnChange, codeFromTitle, holdAndFold, openChange } from './command.ts';
import type { ChangeAct } from './decide.ts';
import { effectOf } from './effect.ts';
import { livingEffect } from './measure.ts';
import type { ImprovementRoomOptions } from './options.ts';
import { improvementPolicyOn } from './policy.ts';
import { releaseAnswers } from './releases.ts';
import { readSignals } from './signals.ts';
import { findChange, insertAnswer } from './store.ts';
import type { Verdict } from './verdicts.ts';

/** Persons of the synthetic institution who stand in the story. */
export interface ChangesCast {
  readonly director: string;
  readonly qualityOfficer: string;
  readonly counter: string;
  readonly ombudsman: string;
}

const at = (day: PlainDate, hour: number) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00-05:00`);
const roles = {
  manages: { manages: true, isResponsible: false, isOmbudsman: false },
  responsible: { manages: false, isResponsible: true, isOmbudsman: false },
  ombudsman: { manages: false, isResponsible: false, isOmbudsman: true },
};

/** The place or service whose published ratings rose most after some month, with that month; null where none did. */
async function findRise(
  db: Database,
  monthsNeeded: number,
  latest: string,
): Promise<{ scope: MeasuredScope; doneIn: string } | null> {
  let best: { scope: MeasuredScope; doneIn: string; rise: number } | null = null;
  // A change that the chart shows comes before any that it does not, however much the mean rose.
  const shownFirst = 10;
  for (const { dimension, member } of await readMeansOfAll(db.kysely)) {
    const scope = { dimension, member };
    const months = await readPublishedMeasure(db, scope, 'mean');
    for (const { month } of months.slice(6)) {
      if (month > latest) break;
      const { reading } = effectOf(months, 'mean', month, monthsNeeded);
      if (reading.effect === 'too-soon' || reading.effect === 'no-baseline') continue;
      const rise =
        (reading.after.mean ?? 0) -
        (reading.before.mean ?? 0) +
        (reading.effect === 'better' ? shownFirst : 0);
      if (best === null || rise > best.rise) best = { scope, doneIn: month, rise };
    }
  }
  return best;
}

/**
 * Three changes of the synthetic institution: one over, whose effect the chart shows and on which people answered; one done that
 * waits for its months; one under way, late. Played through the rules, so that nothing stands here that the house would refuse.
 */
export async function loadDemonstrationChanges(
  db: Database,
  options: ImprovementRoomOptions,
  cast: ChangesCast,
  now: Date,
): Promise<void> {
  const today = dateAt(now.getTime());
  const policy = improvementPolicyOn(options.law, today);
  const audited = (
    work: (
      trx: Parameters<Parameters<typeof transaction>[1]>[0],
      audit: (entry: AuditEntry) => void,
    ) => Promise<{ ok: boolean }>,
  ) =>
    transaction(db, async (trx) => {
      const entries: AuditEntry[] = [];
      const done = await work(trx, (entry) => entries.push(entry));
      if (!done.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(done)}`);
      await recordEntries(trx, { kind: 'system', id: null, onBehalfOf: null }, entries);
    });
  const open = (facts: Omit<ChangeFacts, 'code' | 'responsible' | 'figure'>, on: Date) =>
    audited((trx, audit) =>
      openChange(
        trx,
        options,
        { ...facts, figure: 'mean', responsible: cast.counter, code: codeFromTitle(facts.title) },
        [],
        cast.director,
        on,
        audit,
      ),
    );
  const act = (title: string, who: keyof typeof roles, personId: string, one: ChangeAct, on: Date) =>
    audited(async (trx, audit) => {
      const opened = await holdAndFold(trx, codeFromTitle(title));
      return opened.ok
        ? actOnChange(trx, options, opened.value, one, { ...roles[who], personId }, on, audit)
        : opened;
    });
  const { responsible, director, officer } = {
    responsible: (title: string, one: ChangeAct, on: Date) =>
      act(title, 'responsible', cast.counter, one, on),
    director: (title: string, one: ChangeAct, on: Date) => act(title, 'manages', cast.director, one, on),
    officer: (title: string, one: ChangeAct, on: Date) => act(title, 'manages', cast.qualityOfficer, one, on),
  };

  const latest = addMonths(today, -(policy.afterMonths + 4)).slice(0, 7);
  const rise = await findRise(db, policy.afterMonths, latest);
  const taken = new Set<string>();
  if (rise) {
    taken.add(rise.scope.member);
    const doneOn = addDays(plainDate(`${rise.doneIn}-01`), 17);
    const begun = addDays(doneOn, -70);
    const title = 'Un mensaje y una llamada cuando la cita cambia';
    await open(
      {
        title,
        cause:
          'Quienes calificaron escribieron que la cita se cambió sin avisar y que tuvieron que volver. Se revisaron cuarenta casos: en treinta y uno el teléfono registrado ya no era de la persona.',
        origin: { kind: 'voices', words: ['cita', 'cambió', 'avisar'] },
        ...rise.scope,
        office: 'Jefatura de consulta externa',
        due: addDays(doneOn, 10),
      },
      at(begun, 9),
    );
    await responsible(
      title,
      {
        act: 'plan',
        plan: 'Confirmar el teléfono en cada atención, avisar todo cambio de cita por mensaje el mismo día y llamar a quien no lo confirme en dos días.',
        steps: [
          { text: 'Confirmar el teléfono en ventanilla en cada atención', due: addDays(begun, 21) },
          { text: 'Enviar el mensaje el mismo día del cambio', due: addDays(begun, 45) },
          { text: 'Llamar a quien no confirmó en dos días', due: addDays(doneOn, 5) },
        ],
      },
      at(addDays(begun, 6), 10),
    );
    const evidence = [
      'Acta 14 de la jefatura: 2.918 teléfonos confirmados y 1.204 corregidos en tres semanas.',
      'Registro de envíos: el 96 % de los cambios de cita tuvo mensaje el mismo día.',
      'Dos personas dedicadas a llamar por la tarde; bitácora de 412 llamadas.',
    ];
    for (const [i, text] of evidence.entries())
      await responsible(
        title,
        { act: 'finish-step', step: i + 1, evidence: text, link: null },
        at(addDays(begun, 20 + i * 20), 11),
      );
    await responsible(
      title,
      {
        act: 'finish',
        summary:
          'Ahora confirmamos su teléfono en cada atención, le avisamos por mensaje el mismo día si su cita cambia, y le llamamos si no lo confirma.',
      },
      at(doneOn, 16),
    );
    const toldOn = addDays(doneOn, 4);
    await director(title, { act: 'announce' }, at(toldOn, 9));
    await answersOfTold(db, codeFromTitle(title), rise.scope, begun, doneOn, toldOn, policy.toldMonths);
    await releaseAnswers(
      db,
      options.law,
      at(addDays(plainDate(`${addMonths(toldOn, 3).slice(0, 7)}-01`), 1), 6),
    );
    const judgedOn = addDays(today, -12);
    const held = await transaction(db, (trx) => holdAndFold(trx, codeFromTitle(title)));
    if (!held.ok) throw new Error('The demonstration lost a change that it had opened.');
    const living = await livingEffect(db.kysely, held.value.state, policy, at(judgedOn, 10));
    // The judgement is of the data as they fell, so that the demonstration claims no effect that they do not show.
    const effective = living.reading.effect === 'better';
    await officer(
      title,
      {
        act: 'measure',
        effective,
        words: effective
          ? 'Los meses posteriores salen de los límites que tenía la calificación antes del cambio, hacia arriba, y se mantienen.'
          : 'Los meses posteriores caen dentro de los límites de antes: el cambio ayuda a quienes lo contaron, pero no basta para mover la calificación.',
      },
      at(judgedOn, 10),
    );
    await act(
      title,
      'ombudsman',
      cast.ombudsman,
      {
        act: 'comment',
        text: 'Recomiendo extender el aviso a las citas de laboratorio: siguen llegando personas en ayunas a una toma que se movió.',
      },
      at(addDays(judgedOn, 3), 12),
    );
    await director(
      title,
      { act: 'close', words: 'El aviso queda como práctica permanente de la unidad.' },
      at(addDays(judgedOn, 5), 9),
    );
  }

  const signals = (await readSignals(db.kysely, policy, now)).filter((one) => !taken.has(one.member));
  const titles = await scopeTitles(db.kysely);
  const busiest = (await readMeansOfAll(db.kysely))
    .filter((one) => one.dimension === 'facility' && !taken.has(one.member) && titles.knows(one))
    .map((one) => ({ one, answers: one.months.reduce((sum, month) => sum + month.n, 0) }))
    .sort((a, b) => b.answers - a.answers || (a.one.member < b.one.member ? -1 : 1))
    .map(({ one }) => ({ dimension: one.dimension, member: one.member }));
  const free = [
    ...signals.slice(1).map(({ dimension, member }) => ({ dimension, member })),
    ...busiest,
  ].filter((one, i, all) => all.findIndex((other) => other.member === one.member) === i);

  const [second, third] = free.filter((one) => one.member !== signals[0]?.member);
  if (second) {
    const title = 'Turnos de emergencia visibles mientras se espera';
    const doneOn = addDays(today, -33);
    await open(
      {
        title,
        cause:
          'En emergencia nadie sabía cuánto faltaba ni por qué otras personas pasaban antes. Los comentarios repiten “esperé demasiado” y “no me explicaron qué sigue”.',
        origin: { kind: 'voices', words: ['esperé', 'demasiado', 'explicaron'] },
        ...second,
        office: 'Coordinación de emergencia',
        due: addDays(today, -20),
      },
      at(addDays(today, -95), 9),
    );
    await responsible(
      title,
      {
        act: 'plan',
        plan: 'Una pantalla con el orden por gravedad y el tiempo estimado, y una persona que lo explica a quien llega.',
        steps: [
          { text: 'Pantalla con el orden y el tiempo estimado', due: addDays(today, -50) },
          { text: 'Una persona que explica la clasificación al llegar', due: addDays(today, -36) },
        ],
      },
      at(addDays(today, -90), 10),
    );
    for (const [i, text] of [
      'Pantalla en funcionamiento desde el primer lunes; fotografía y acta de recepción en la coordinación.',
      'Horario de orientación de 07:00 a 23:00, con tres personas por turno.',
    ].entries())
      await responsible(
        title,
        { act: 'finish-step', step: i + 1, evidence: text, link: null },
        at(addDays(today, -52 + i * 14), 12),
      );
    await responsible(
      title,
      {
        act: 'finish',
        summary:
          'En la sala de espera una pantalla muestra el orden por gravedad y el tiempo estimado, y una persona explica por qué alguien pasa antes.',
      },
      at(doneOn, 15),
    );
    await director(title, { act: 'announce' }, at(addDays(doneOn, 2), 9));
  }
  if (third) {
    const title = 'Un solo viaje para la calificación de invalidez';
    await open(
      {
        title,
        cause:
          'Las personas vuelven hasta tres veces por un papel que la institución ya tiene. La lista de requisitos no distingue lo que debe traer la persona.',
        origin: { kind: 'own' },
        ...third,
        office: 'Dirección provincial',
        due: addDays(today, -6),
      },
      at(addDays(today, -60), 9),
    );
    await responsible(
      title,
      {
        act: 'plan',
        plan: 'Pedir de oficio los papeles que la institución ya tiene y entregar una lista corta con lo que falta.',
        steps: [
          { text: 'Lista corta de requisitos en ventanilla y en la página', due: addDays(today, -30) },
          { text: 'Pedido de oficio del historial de aportes', due: addDays(today, -8) },
        ],
      },
      at(addDays(today, -52), 10),
    );
    await responsible(
      title,
      {
        act: 'finish-step',
        step: 1,
        evidence: 'Lista de cuatro requisitos, antes once; publicada y entregada en ventanilla.',
        link: null,
      },
      at(addDays(today, -28), 11),
    );
  }
}

/** What some of those who were told say of it, most of them well; the same seed says the same. */
async function answersOfTold(
  db: Database,
  code: string,
  scope: MeasuredScope,
  opened: PlainDate,
  doneOn: PlainDate,
  toldOn: PlainDate,
  monthsBack: number,
): Promise<void> {
  const random = randomFromSeed(20260211);
  const row = await findChange(db.kysely, code);
  const people = await readRatersOf(db.kysely, scope, {
    from: at(addMonths(opened, -monthsBack), 0),
    to: at(doneOn, 16),
  });
  await transaction(db, async (trx) => {
    for (const { personId } of people) {
      if (!random.chance(0.45)) continue;
      const works: Verdict = random.chance(0.68) ? 'yes' : random.chance(0.6) ? 'partly' : 'no';
      await insertAnswer(trx, {
        changeId: row!.changeId,
        respondent: personId,
        works,
        at: at(addDays(toldOn, 1 + Math.floor(random.uniform() * 40)), 18),
      });
    }
  });
}
