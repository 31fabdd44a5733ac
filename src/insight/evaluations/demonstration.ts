import { addDays, dateAt, type PlainDate, type Result } from '#kernel';
import type { Law } from '#law';
import { type AuditEntry, recordEntries } from '#platform/audit';
import { type Database, transaction } from '#platform/database';
import { readEvaluationCases } from './caseFile.ts';
import { actOnEvaluation, actOnFollowUp, beginEvaluation, type Doing, transcribe } from './command.ts';
import type { EvaluationAct } from './decideEvaluation.ts';
import type { FollowUpAct } from './decideRecommendation.ts';
import { draftActs, draftFacts } from './demonstrationDraft.ts';
import { findEvaluation } from './store.ts';

const dayMs = 86_400_000;
const system = { kind: 'system', id: null, onBehalfOf: null } as const;
const general = 'Dirección General de la institución de referencia';
const evaluation = 'Oficina de evaluación';
const audit = 'Auditoría';

/** One act of the story: how many days ago, who, on which recommendation. */
type Told = readonly [
  daysAgo: number,
  who: 'director' | 'evaluator' | 'auditor',
  id: string,
  act: FollowUpAct,
];

/**
 * The evaluations of the three programmes of the sources as their files give them, and, invented, what a synthetic institution did about some of
 * their recommendations; others were never answered. One evaluation is being written at the desk.
 *
 * @param casesFolder `cases/programmes`. @returns how many evaluations; 0 where they were there already.
 */
export async function loadDemonstrationEvaluations(
  db: Database,
  law: Law,
  casesFolder: string,
  cast: { readonly director: string; readonly evaluator: string; readonly auditor: string },
  now: Date,
): Promise<number> {
  if (await findEvaluation(db.kysely, 'patss')) return 0;
  const cases = readEvaluationCases(casesFolder);
  await transaction(db, async (trx) => {
    const entries: AuditEntry[] = [];
    const doing = <Id extends string | null>(daysAgo: number, personId: Id) => ({
      trx,
      law,
      now: new Date(now.getTime() - daysAgo * dayMs),
      personId,
      synthetic: true,
      audit: (entry: AuditEntry) => void entries.push(entry),
    });
    const must = async (done: Promise<Result<unknown>>, what: unknown) => {
      const result = await done;
      if (!result.ok)
        throw new Error(
          `The demonstration was refused: ${JSON.stringify(result.refusal)} at ${JSON.stringify(what)}`,
        );
    };
    for (const one of cases)
      await must(
        transcribe(one, doing(one.source.published ? 600 : 420, null) satisfies Doing),
        one.facts.slug,
      );
    const day = (daysAgo: number): PlainDate => addDays(dateAt(now.getTime()), -daysAgo);
    for (const told of story(day)) {
      const [daysAgo, who, id, act] = told;
      const asked = { seen: null, reaches: () => true };
      await must(actOnFollowUp(id, act, asked, doing(daysAgo, cast[who])), told);
    }
    await must(beginEvaluation(draftFacts, doing(50, cast.evaluator)), draftFacts);
    for (const act of draftActs satisfies readonly EvaluationAct[])
      await must(actOnEvaluation(draftFacts.slug, act, null, doing(45, cast.evaluator)), act);
    await recordEntries(trx, system, entries);
  });
  return cases.length + 1;
}

const answer = (decision: 'accepted' | 'partly' | 'rejected', text: string): FollowUpAct => ({
  act: 'answer',
  decision,
  text,
  office: general,
});
const plan = (text: string, responsible: string, due: PlainDate): FollowUpAct => ({
  act: 'plan-action',
  text,
  responsible,
  due,
});
const report = (number: number, text: string, evidence: string): FollowUpAct => ({
  act: 'report',
  number,
  text,
  evidence,
  link: null,
});

/** What the synthetic institution did: one recommendation told to its end, one returned and mended, one late, one rejected. */
function story(day: (daysAgo: number) => PlainDate): readonly Told[] {
  const seven: readonly Told[] = [
    [
      430,
      'director',
      'patss-7',
      answer(
        'accepted',
        'La institución hace suya la recomendación: todo programa con presupuesto propio seguirá resultados, no solo actividades.',
      ),
    ],
    [
      425,
      'director',
      'patss-7',
      plan(
        'Marco de resultados e indicadores con línea base y metas para cada programa.',
        'Planificación',
        day(250),
      ),
    ],
    [
      425,
      'director',
      'patss-7',
      plan(
        'Tablero público de resultados por sexo y provincia, con las celdas pequeñas protegidas.',
        'Estadística',
        day(120),
      ),
    ],
    [
      425,
      'director',
      'patss-7',
      plan(
        'Informe semestral de resultados, entregado a la vez a trabajadores, empleadores y jubilados.',
        'Planificación',
        day(-60),
      ),
    ],
    [
      262,
      'director',
      'patss-7',
      report(
        1,
        'Los once programas tienen su marco de resultados.',
        'Once fichas de programa y el acta de su aprobación.',
      ),
    ],
    [
      250,
      'evaluator',
      'patss-7',
      {
        act: 'find-insufficient',
        number: 1,
        reason: 'Siete de las once fichas no tienen línea base: sin ella no se sabrá qué cambió.',
        office: evaluation,
      },
    ],
    [
      204,
      'director',
      'patss-7',
      report(
        1,
        'Se completaron las líneas base que faltaban, con su fuente y su fecha.',
        'Once fichas con línea base y el cuadro de fuentes.',
      ),
    ],
    [
      192,
      'auditor',
      'patss-7',
      {
        act: 'verify',
        number: 1,
        text: 'Revisadas las once fichas: cada indicador tiene línea base, meta y fuente.',
        office: audit,
      },
    ],
    [
      131,
      'director',
      'patss-7',
      report(
        2,
        'El tablero está publicado y se actualiza cada mes.',
        'Dirección pública del tablero y descarga de sus datos.',
      ),
    ],
    [
      118,
      'evaluator',
      'patss-7',
      {
        act: 'verify',
        number: 2,
        text: 'Las cifras del tablero coinciden con las de las fichas en doce casos tomados al azar.',
        office: evaluation,
      },
    ],
  ];
  const eight: readonly Told[] = [
    [
      415,
      'director',
      'patss-8',
      answer('accepted', 'Se crea un comité de cada programa, con actas públicas.'),
    ],
    [
      414,
      'director',
      'patss-8',
      plan(
        'Comité tripartito de seguimiento en cada programa, con protocolo de coordinación.',
        'Secretaría General',
        day(300),
      ),
    ],
    [
      310,
      'director',
      'patss-8',
      report(
        1,
        'Los comités están instalados y sesionan cada dos meses.',
        'Actas de instalación y calendario de sesiones.',
      ),
    ],
    [
      301,
      'auditor',
      'patss-8',
      {
        act: 'verify',
        number: 1,
        text: 'Se revisaron las actas de los comités y asisten las tres partes.',
        office: audit,
      },
    ],
    [
      300,
      'auditor',
      'patss-8',
      { act: 'close', text: 'Hecho lo que se planificó y verificado por otra oficina.', office: audit },
    ],
  ];
  const others: readonly Told[] = [
    [
      420,
      'director',
      'patss-6',
      answer(
        'accepted',
        'Los convenios nuevos llevarán teoría de cambio, riesgos y marco de resultados como anexos.',
      ),
    ],
    [
      418,
      'director',
      'patss-6',
      plan(
        'Guía y plantillas de los anexos técnicos de un convenio.',
        'Asesoría Jurídica y Planificación',
        day(25),
      ),
    ],
    [
      410,
      'director',
      'patss-9',
      answer(
        'partly',
        'Se hará plan de sostenibilidad en los programas de más de un año; en los demás bastará una nota de cierre.',
      ),
    ],
    [
      405,
      'director',
      'patss-9',
      plan('Plan de sostenibilidad y salida de los cuatro programas mayores.', 'Planificación', day(5)),
    ],
    [
      9,
      'director',
      'patss-9',
      report(
        1,
        'Los cuatro planes están aprobados y asignan responsable y presupuesto.',
        'Cuatro planes aprobados y su resumen de costos.',
      ),
    ],
    [
      400,
      'director',
      'patss-2',
      answer(
        'rejected',
        'La difusión de los productos corresponde a quien los hizo. La institución publicará los que aplique, no todos.',
      ),
    ],
    [
      14,
      'director',
      'patss-5',
      answer(
        'accepted',
        'Trabajadores, empleadores y jubilados estarán en el diseño de todo programa nuevo.',
      ),
    ],
    [
      380,
      'director',
      'e-045-2',
      answer('accepted', 'Se medirá a quién sirve cada prestación con un registro único de beneficiarios.'),
    ],
    [
      375,
      'director',
      'e-045-2',
      plan(
        'Metodología para cuantificar población potencial, objetivo y atendida, en personas.',
        'Estadística',
        day(200),
      ),
    ],
    [
      215,
      'director',
      'e-045-2',
      report(
        1,
        'La metodología está publicada con su primera medición.',
        'Documento metodológico y cuadros por sexo y edad.',
      ),
    ],
    [
      205,
      'evaluator',
      'e-045-2',
      {
        act: 'verify',
        number: 1,
        text: 'La medición se repitió con los datos publicados y da lo mismo.',
        office: evaluation,
      },
    ],
    [
      204,
      'evaluator',
      'e-045-2',
      {
        act: 'close',
        text: 'La población se define y se cuantifica en una sola unidad: personas.',
        office: evaluation,
      },
    ],
    [370, 'director', 'e-045-1', answer('accepted', 'Habrá una sola norma de operación.')],
    [
      366,
      'director',
      'e-045-1',
      plan('Norma única de operación, en consulta con quienes atienden.', 'Asesoría Jurídica', day(-90)),
    ],
    [
      360,
      'director',
      'e-045-4',
      answer(
        'rejected',
        'Las prestaciones son un derecho de ley: su continuidad no depende de comparar alternativas.',
      ),
    ],
  ];
  return [...seven, ...eight, ...others].sort((a, b) => b[0] - a[0]);
}
