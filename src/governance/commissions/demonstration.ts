import { listPublicChanges } from '#governance/improvement';
import { momentOf } from '#governance/spaces';
import { addDays, dateAt, plainDate, type Result } from '#kernel';
import type { Law } from '#law';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, type Trx, transaction } from '#platform/database';
import {
  actOnReport,
  answerReport,
  constitute,
  type Doing,
  examineGoal,
  followAudit,
  presentAccountability,
  registerAudit,
  seatMember,
} from './command.ts';
import type { DirectorAct, MemberAct } from './decideReport.ts';
import { gatherTrace } from './gatherTrace.ts';
import { periodBefore, periodNamed, periodOf } from './period.ts';
import { commissionsPolicyOn } from './policy.ts';
import type { Cite, ItemFacts } from './report.ts';

const system = { kind: 'system', id: null, onBehalfOf: null } as const;

/**
 * The commission of the synthetic institution: constituted, with two audits followed, the accountability report of last year examined,
 * a report answered and one that awaits its answers, one of them late. Told through the rules themselves.
 */
export async function loadDemonstrationCommission(
  db: Database,
  law: Law,
  cast: {
    readonly secretary: string;
    readonly director: string;
    readonly auditor: string;
    /** Holder of the office of the commission. */
    readonly supervisor: string;
    /** At least four persons without an office. */
    readonly others: readonly string[];
  },
  now: Date,
): Promise<void> {
  const today = plainDate(dateAt(now.getTime()));
  const tell = (at: Date, personId: string, work: (doing: Doing) => Promise<Result<unknown>>) =>
    transaction(db, async (trx: Trx) => {
      const entries: AuditEntry[] = [];
      const done = await work({ trx, db, law, now: at, personId, audit: (entry) => entries.push(entry) });
      if (!done.ok) throw new Error(`The demonstration was refused: ${JSON.stringify(done.refusal)}`);
      await recordEntries(trx, system, entries);
    });
  const on = (days: number, hour = 10) => momentOf(now, days, hour);
  const [second, third] = cast.others as [string, string];
  await tell(on(-300), cast.secretary, (doing) =>
    constitute(
      {
        resolution: 'C.D. 701 (resolución sintética)',
        on: addDays(today, -302),
        profiles: [
          {
            title: 'Persona usuaria de los servicios de salud',
            requirement: 'Haber integrado un comité de usuarios o haber recibido una atención en dos años.',
            seats: 1,
          },
          {
            title: 'Jubilada o jubilado',
            requirement: 'Recibir una pensión de la institución y no tener un cargo en ella.',
            seats: 1,
          },
          {
            title: 'Especialista en auditoría o actuaría',
            requirement:
              'Título de tercer nivel y cinco años de ejercicio; no haber contratado con la institución.',
            seats: 1,
          },
        ],
        competences: [
          'Reunir la información de calidad, reclamos, comités de usuarios y veedurías.',
          'Conocer los informes de auditoría y los estudios actuariales, y seguir sus recomendaciones.',
          'Examinar la rendición de cuentas: metas y políticas contra resultados.',
          'Informar cada trimestre al Consejo Directivo y a la Dirección General.',
        ],
        directives:
          'Sesiona al menos una vez al mes. Sus informes se publican con sus disensos. La Dirección General contesta cada punto.',
        termMonths: 24,
      },
      doing,
    ),
  );
  for (const [i, personId] of [second, third, cast.supervisor].entries())
    await tell(on(-298), cast.secretary, (doing) =>
      seatMember({ personId, profile: i + 1, ground: 'Cumple el perfil: constan sus documentos.' }, doing),
    );
  await loadAudits(tell, on, cast.auditor, today);
  const year = String(Number(today.slice(0, 4)) - 1);
  await tell(on(-200), cast.director, (doing) =>
    presentAccountability(
      {
        year,
        title: `Rendición de cuentas ${year} (sintética)`,
        goals: [
          {
            title: 'Oportunidad de la respuesta a reclamos',
            goal: 'Contestar dentro del plazo nueve de cada diez reclamos.',
            result: 'Se declara que se contestó dentro del plazo el 91 % de los reclamos.',
            evidence: { title: 'Cifras publicadas de reclamos', address: null },
            figure: 'complaints.in-time',
          },
          {
            title: 'Satisfacción de quienes usan los servicios',
            goal: 'Que siete de cada diez personas queden conformes con su atención.',
            result: 'Se declara que siete de cada diez personas quedaron conformes.',
            evidence: null,
            figure: 'quality.satisfied',
          },
          {
            title: 'Abastecimiento de medicamentos',
            goal: 'Abastecer el 95 % del cuadro básico en todos los hospitales.',
            result: 'Se declara un abastecimiento del 96 %.',
            evidence: null,
            figure: null,
          },
        ],
      },
      doing,
    ),
  );
  const examined = [
    ['partly', 'La cifra publicada de los dos últimos trimestres queda por debajo de la que se declara.'],
    ['met', 'La edición publicada de calidad dice lo mismo que la rendición.'],
    ['unproven', 'No se presentó evidencia del abastecimiento; dos comités observaron faltantes.'],
  ] as const;
  for (const [i, [verdict, text]] of examined.entries())
    await tell(on(-190), cast.supervisor, (doing) =>
      examineGoal(year, { goal: i + 1, verdict, text }, doing),
    );
  await loadReports(db, law, { ...cast, second, third }, now, tell);
}

type Tell = (at: Date, personId: string, work: (doing: Doing) => Promise<Result<unknown>>) => Promise<void>;

async function loadAudits(
  tell: Tell,
  on: (days: number, hour?: number) => Date,
  auditor: string,
  today: ReturnType<typeof plainDate>,
): Promise<void> {
  await tell(on(-150), auditor, (doing) =>
    registerAudit(
      {
        code: 'auditoria-interna-farmacia',
        title: 'Examen especial a la dispensación de medicamentos',
        kind: 'internal',
        auditor: 'Auditoría Interna',
        from: addDays(today, -500),
        until: addDays(today, -200),
        on: addDays(today, -152),
        document: { title: 'Informe AI-014 (sintético)', address: null, sha256: null },
        findings: [
          {
            title: 'Recetas entregadas en parte sin registro',
            text: 'En dos hospitales la entrega parcial de recetas no deja registro, y el faltante no llega a la compra.',
            severity: 'high',
          },
          {
            title: 'Inventario que no cuadra',
            text: 'El inventario físico y el del sistema difieren en once medicamentos.',
            severity: 'medium',
          },
        ],
        recommendations: [
          {
            finding: 1,
            text: 'Registrar cada entrega parcial con su causa y avisar a la unidad de compra.',
            responsible: 'Dirección del Seguro General de Salud',
            due: addDays(today, -40),
          },
          {
            finding: 2,
            text: 'Contar el inventario cada mes con presencia del comité de usuarios.',
            responsible: 'Coordinación de farmacia',
            due: addDays(today, 60),
          },
        ],
      },
      doing,
    ),
  );
  await tell(on(-60), auditor, (doing) =>
    followAudit(
      'auditoria-interna-farmacia',
      {
        recommendation: 2,
        standing: 'under-way',
        text: 'Dos hospitales cuentan el inventario con su comité desde septiembre.',
      },
      doing,
    ),
  );
  await tell(on(-120), auditor, (doing) =>
    registerAudit(
      {
        code: 'auditoria-externa-estados-financieros',
        title: 'Auditoría externa de los estados financieros',
        kind: 'external',
        auditor: 'Firma auditora externa (sintética)',
        from: addDays(today, -690),
        until: addDays(today, -326),
        on: addDays(today, -121),
        document: { title: 'Dictamen con salvedades (sintético)', address: null, sha256: null },
        findings: [
          {
            title: 'Obligaciones del Estado sin conciliar',
            text: 'La contribución del Estado registrada y la confirmada difieren y no hay acta de conciliación.',
            severity: 'high',
          },
        ],
        recommendations: [
          {
            finding: 1,
            text: 'Conciliar cada trimestre la contribución del Estado y publicar el acta.',
            responsible: 'Dirección Económico-Financiera',
            due: addDays(today, -20),
          },
        ],
      },
      doing,
    ),
  );
  await tell(on(-25), auditor, (doing) =>
    followAudit(
      'auditoria-externa-estados-financieros',
      { recommendation: 1, standing: 'fulfilled', text: 'El acta del tercer trimestre está publicada.' },
      doing,
    ),
  );
}

/** A report two quarters ago, answered; one of the last quarter, whose answers are due. */
async function loadReports(
  db: Database,
  law: Law,
  cast: {
    readonly supervisor: string;
    readonly second: string;
    readonly third: string;
    readonly director: string;
  },
  now: Date,
  tell: Tell,
): Promise<void> {
  const today = plainDate(dateAt(now.getTime()));
  const { smallest } = commissionsPolicyOn(law, today);
  const graph = await gatherTrace(db, today, smallest);
  const found = (kind: 'finding' | 'audit'): Cite[] =>
    [...graph.nodes.values()]
      .filter((one) => one.kind === kind)
      .slice(0, 1)
      .map((one) => ({ kind, ref: one.id }));
  // What the committee observed of medicines, as the item says.
  const missing = [...graph.nodes.values()].find(
    (one) => one.kind === 'observation' && one.title.includes('losartán'),
  );
  // What it observed of the telephone: it began with what people rated, and the affiliate of the demonstration is one of them.
  const unanswered = [...graph.nodes.values()].find(
    (one) => one.kind === 'observation' && one.title.includes('nadie contesta'),
  );
  const changes = await listPublicChanges(db.kysely, smallest);
  const told = changes.find((one) => one.told !== null) ?? changes[0];
  const figure = (ref: string): Cite => ({ kind: 'figure', ref });
  // The last quarter whose report could be out by now: nothing here happens tomorrow.
  const last = periodBefore(periodOf(addDays(today, -15)));
  const earlier = periodBefore(last);
  const at = (period: string, days: number) =>
    new Date(`${addDays(periodNamed(period).until, days)}T10:00:00-05:00`);
  const member = (moment: Date, personId: string, period: string, act: MemberAct) =>
    tell(moment, personId, (doing) => actOnReport(period, act, doing));
  const answer = (moment: Date, period: string, act: DirectorAct) =>
    tell(moment, cast.director, (doing) => answerReport(period, act, doing));
  const issue = async (
    period: string,
    text: string,
    items: readonly ItemFacts[],
    dissent: string | null,
  ): Promise<void> => {
    await member(at(period, 8), cast.supervisor, period, { act: 'freeze' });
    // Its figures are the first action, its words the second, which is what they sign.
    const seen = 2;
    await member(at(period, 12), cast.supervisor, period, { act: 'write', seen: 1, text, items });
    await member(at(period, 13), cast.supervisor, period, { act: 'sign', seen, dissent: null });
    await member(at(period, 13), cast.second, period, { act: 'sign', seen, dissent: null });
    await member(at(period, 14), cast.third, period, { act: 'sign', seen, dissent });
    await member(at(period, 14), cast.supervisor, period, { act: 'issue', seen });
  };
  await issue(
    earlier,
    'La comisión reunió lo publicado en el trimestre y examinó lo que las personas usuarias y los comités dicen de la espera.\n\nDos cosas piden una decisión.',
    [
      {
        title: 'La espera que la gente nota',
        text: 'Lo que se calificó y reclamó llevó a un cambio. Pedimos que el cambio se lleve a los demás hospitales.',
        cites: [figure('quality.mean'), ...(told ? [{ kind: 'change' as const, ref: told.code }] : [])],
      },
      {
        title: 'Las compras con una sola oferta',
        text: 'Las veedurías señalan compras con una sola oferta. Pedimos plazos de convocatoria que dejen competir.',
        cites: [figure('oversight.flagged'), ...found('finding')],
      },
    ],
    'No comparto que el cambio se extienda sin medir antes su costo en dos hospitales más.',
  );
  await answer(at(earlier, 30), earlier, {
    act: 'answer',
    item: 1,
    position: 'accepts',
    text: 'La Dirección General acepta el punto: el cambio se extenderá a dos hospitales.',
    commitment: {
      text: 'Extender el cambio a dos hospitales y publicar su medición',
      due: addDays(periodNamed(earlier).until, 90),
    },
  });
  await answer(at(earlier, 31), earlier, {
    act: 'answer',
    item: 2,
    position: 'partly',
    text: 'Los plazos se amplían en compras de más de cien mil dólares; en las menores no hay norma que lo permita.',
    commitment: null,
  });
  await answer(at(earlier, 80), earlier, {
    act: 'fulfil',
    item: 1,
    text: 'El cambio funciona en dos hospitales desde el mes pasado; la medición está publicada.',
  });
  await issue(
    last,
    'En este trimestre los comités observaron faltantes de medicamentos y una auditoría interna encontró la causa.\n\nLa rendición de cuentas declara un abastecimiento que no se ha demostrado.',
    [
      {
        title: 'Faltan medicamentos y el faltante no llega a la compra',
        text: 'El comité del hospital lo observó, la auditoría interna encontró por qué. Pedimos registrar cada entrega parcial.',
        cites: [
          figure('committees.signals'),
          ...(missing ? [{ kind: 'observation' as const, ref: missing.id }] : []),
          ...found('audit'),
        ],
      },
      {
        title: 'El abastecimiento que se declara no está demostrado',
        text: 'Pedimos que se publique el abastecimiento por hospital y por mes, con su fuente.',
        cites: [{ kind: 'goal', ref: `${Number(today.slice(0, 4)) - 1}.3` }],
      },
      ...(unanswered
        ? [
            {
              title: 'La cita por teléfono que nadie contesta',
              text: 'Quienes calificaron su atención esperan demasiado, y el comité del hospital observó que nadie contesta el teléfono de las citas. Pedimos medir las llamadas en todos los hospitales.',
              cites: [figure('quality.mean'), { kind: 'observation' as const, ref: unanswered.id }],
            },
          ]
        : []),
    ],
    null,
  );
  if (unanswered)
    // Whatever the day, what is told happened before it.
    await answer(new Date(Math.min(at(last, 25).getTime(), now.getTime() - 3_600_000)), last, {
      act: 'answer',
      item: 3,
      position: 'accepts',
      text: 'La Dirección General acepta: desde el próximo mes cada hospital publica cuántas llamadas contesta.',
      commitment: {
        text: 'Publicar cada mes las llamadas contestadas de cada hospital',
        due: addDays(today, 40),
      },
    });
}
