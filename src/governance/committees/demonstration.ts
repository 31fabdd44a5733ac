import { findAttendedSince, readFacilitySeries } from '#governance/quality';
import { momentOf, storyteller } from '#governance/spaces';
import { addDays, dateAt, type Result } from '#kernel';
import type { Law } from '#law';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, type Trx, transaction } from '#platform/database';
import type { BoardAct } from './boardVote.ts';
import { checkpoints } from './checklist.ts';
import {
  actAsMember,
  actAsProvider,
  actOnBoard,
  callCommittee,
  type Doing,
  install,
  register,
} from './committeeCommand.ts';
import type { MemberAct, ProviderAct } from './decideCommittee.ts';

const yearMs = 365 * 86_400_000;
const system = { kind: 'system', id: null, onBehalfOf: null } as const;

/**
 * A committee of the hospital with the people who were attended there: ten months of life, told through the rules themselves.
 *
 * @param affiliate joins it where she was attended there too. @returns false where too few were attended at the facility.
 */
export async function loadDemonstrationCommittee(
  db: Database,
  law: Law,
  cast: {
    readonly facility: string;
    readonly facilityName: string;
    readonly affiliate: string;
    readonly manager: string;
    readonly director: string;
    /** Persons with an office, who do not oversee. */
    readonly officials: readonly string[];
  },
  now: Date,
): Promise<boolean> {
  const users = (
    await findAttendedSince(db.kysely, cast.facility, new Date(now.getTime() - yearMs), 60)
  ).filter((one) => one !== cast.affiliate && !cast.officials.includes(one));
  if (users.length < 6) return false;
  const code = 'comite-usuarios-hospital';
  const on = (days: number, hour: number) => momentOf(now, days, hour);
  const today = dateAt(now.getTime());
  const tell = (days: number, personId: string, work: (doing: Doing) => Promise<Result<unknown>>) =>
    transaction(db, async (trx: Trx) => {
      const entries: AuditEntry[] = [];
      const at = on(days, 10);
      const done = await work({ trx, law, now: at, personId, audit: (entry) => entries.push(entry) });
      if (!done.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(done.refusal)}`);
      await recordEntries(trx, system, entries);
    });
  const published = (await readFacilitySeries(db, cast.facility))?.months ?? [];
  const member = (days: number, personId: string, act: MemberAct) =>
    tell(days, personId, (doing) => actAsMember(code, act, published, doing));
  const provider = (days: number, act: ProviderAct) =>
    tell(days, cast.director, (doing) => actAsProvider(code, act, () => true, doing));

  await tell(-310, cast.manager, (doing) =>
    callCommittee(
      {
        code,
        title: `Comité de usuarias y usuarios del ${cast.facilityName}`,
        facility: cast.facility,
        registrationUntil: addDays(today, -280),
      },
      doing,
    ),
  );
  const six = users.slice(0, 6);
  for (const [i, personId] of six.entries())
    await tell(-300 + i, personId, (doing) => register(code, [], doing));
  await tell(-278, cast.manager, (doing) => install(code, doing));
  const board = (personId: string | undefined, act: BoardAct) =>
    tell(-277, personId ?? '', (doing) => actOnBoard(code, act, doing));
  await board(six[0], { act: 'propose-board', chair: 1, secretary: 2 });
  await board(six[1], { act: 'accept-board', list: 1 });
  await board(six[4], { act: 'propose-board', chair: 4, secretary: 5 });
  await board(six[3], { act: 'accept-board', list: 2 });
  await board(six[2], { act: 'open-board-vote' });
  for (const [i, choice] of ([1, 1, 1, 2, 2, 1] as const).entries())
    await board(six[i], { act: 'vote-board', choice });
  // She joins after it was installed, where she was attended there; elsewhere she looks at it as everyone does.
  await tell(-40, cast.affiliate, async (doing) => {
    const joined = await register(code, [], doing);
    return joined.ok || joined.refusal.refusal === 'not-a-user-of-it' ? { ok: true, value: null } : joined;
  });

  const [first, second, third] = six as [string, string, string];
  const from = today.slice(0, 4);
  const propose = (
    title: string,
    definition: string,
    source: 'waiting-median' | 'satisfied-share' | 'medicines-share',
    goal: number,
  ) =>
    member(-260, first, {
      act: 'propose-indicator',
      facts: {
        title,
        definition,
        source,
        goal,
        better: source === 'waiting-median' ? 'decrease' : 'increase',
        from: `${from}-01`,
        until: null,
      },
    });
  await propose(
    'Espera hasta la atención',
    'Mediana de los días entre el pedido de la cita y la atención, según la última edición publicada.',
    'waiting-median',
    10,
  );
  await propose(
    'Personas conformes',
    'Parte de quienes calificaron su atención con una media de cuatro o más sobre cinco.',
    'satisfied-share',
    0.7,
  );
  await propose(
    'Medicamentos completos',
    'Parte de las visitas en las que se entregaron todos los medicamentos recetados.',
    'medicines-share',
    0.9,
  );
  for (const indicator of [1, 2, 3])
    await provider(-250, {
      act: 'answer-indicator',
      indicator,
      agreed: true,
      text: 'El hospital está de acuerdo con el indicador, su fuente y su meta.',
    });
  await member(-30, second, {
    act: 'propose-indicator',
    facts: {
      title: 'Nota media de la atención',
      definition: 'Media de las calificaciones, sobre cinco.',
      source: 'mean-score',
      goal: 4,
      better: 'increase',
      from: `${from}-01`,
      until: null,
    },
  });
  // Eight months in which nearly always every medicine was given; in the last one it was not.
  for (let back = 8; back >= 0; back -= 1)
    for (const [i, day] of [0, 9, 18].entries()) {
      const days = -back * 30 - 20 + day;
      const worst = back === 0 || (back === 5 && i === 1);
      await member(days, six[(back + i) % 6] as string, {
        act: 'visit',
        on: addDays(today, days),
        seen: {
          ...(Object.fromEntries(
            checkpoints.map((one, at) => [one, (back + i + at) % 7 === 6 ? 'no' : 'yes']),
          ) as Record<(typeof checkpoints)[number], 'yes' | 'no'>),
          medicines: worst ? 'no' : 'yes',
        },
        note: worst
          ? 'Tres personas salieron sin losartán; se les pidió volver en una semana.'
          : i === 0
            ? 'La sala estaba llena, pero ordenada; el personal respetó la atención preferente.'
            : '',
        photographs: [],
      });
    }
  await member(-100, third, {
    act: 'observe',
    indicator: 1,
    month: null,
    text: 'En consulta de cardiología la cita se da por teléfono y nadie contesta después de las diez de la mañana.',
  });
  await provider(-88, {
    act: 'answer-observation',
    observation: 1,
    text: 'Desde el lunes hay dos líneas más y un buzón de mensajes que se contesta el mismo día.',
    commitment: { text: 'Contestar nueve de cada diez llamadas', due: addDays(today, -30) },
  });
  await member(-80, third, {
    act: 'judge-answer',
    observation: 1,
    satisfied: true,
    text: 'Lo comprobamos en la visita: contestan.',
  });
  await member(-45, second, {
    act: 'observe',
    indicator: 3,
    month: null,
    text: 'En dos visitas seguidas faltó losartán y a la gente se le pide volver sin decirle cuándo.',
  });
  await member(-6, first, {
    act: 'observe',
    indicator: null,
    month: null,
    text: 'El ascensor del ala norte lleva dos semanas dañado y hay pacientes en silla de ruedas.',
  });

  const story = storyteller(db, law);
  await story.convene(
    code,
    second,
    {
      startsAt: on(12, 16).toISOString(),
      mode: 'mixed',
      place: 'Auditorio del hospital y enlace en la convocatoria',
      agenda: [
        { title: 'Falta de losartán: respuesta que el hospital no ha dado', kind: 'discussion', about: null },
        { title: 'Informe del trimestre', kind: 'decision', about: null },
      ],
    },
    on(-2, 9),
  );
  return true;
}
