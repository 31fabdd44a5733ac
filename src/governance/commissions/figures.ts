import { readCommittees } from '#governance/committees';
import { readOverdueShown, readPublishedQuarter } from '#governance/complaints';
import { listPublicChanges } from '#governance/improvement';
import { countFlagged } from '#governance/oversight';
import { oversightFigures } from '#governance/oversightGroups';
import { readInstitutionMonths } from '#governance/quality';
import { listPublishedValuations } from '#insight/valuations';
import type { PlainDate } from '#kernel';
import type { Database } from '#platform/database';
import { isLate } from './audits.ts';
import type { Figure, Recipe, Section } from './figure.ts';
import type { Period } from './period.ts';
import { listAudits } from './store.ts';

type Told = readonly [es: string, en: string];

/** Makes the figures of one source: what they share of their recipe is said once. */
const sourceOf =
  (
    section: Section,
    common: Pick<Recipe, 'source' | 'filter' | 'href'> & { readonly sha256?: string | null },
  ) =>
  (
    id: string,
    [es, en]: Told,
    value: number | null,
    unit: Figure['unit'],
    how: { readonly told: Told; readonly query: string; readonly counted: number },
  ): Figure => ({
    id: `${section}.${id}`,
    section,
    es,
    en,
    value,
    unit,
    recipe: {
      es: how.told[0],
      en: how.told[1],
      source: common.source,
      filter: common.filter,
      query: how.query,
      counted: how.counted,
      sha256: common.sha256 ?? null,
      href: common.href,
    },
  });

/** The figures of a period as they stand on a day, from what every instance of supervision has published or recorded. */
export async function gatherFigures(
  db: Database,
  period: Period,
  today: PlainDate,
  smallest: number,
): Promise<Figure[]> {
  return [
    ...(await qualityFigures(db, period)),
    ...(await complaintsFigures(db, period, smallest)),
    ...(await committeesFigures(db, period, today)),
    ...(await groupsFigures(db, period, today)),
    ...(await auditsFigures(db, period, today)),
    ...(await valuationsFigures(db, period)),
    ...(await improvementFigures(db, period, today, smallest)),
  ];
}

const within = ({ from, until }: Period, day: PlainDate | null) =>
  day !== null && from <= day && day <= until;
const dates = ({ from, until }: Period) => `${from} … ${until}`;

async function qualityFigures(db: Database, period: Period): Promise<Figure[]> {
  const published = await readInstitutionMonths(db);
  const months = (published?.months ?? []).filter((one) => period.months.includes(one.month));
  const shown = months.flatMap(({ answers, mean, satisfiedShare }) =>
    answers === null || mean === null || satisfiedShare === null ? [] : [{ answers, mean, satisfiedShare }],
  );
  const answers = shown.reduce((sum, one) => sum + one.answers, 0);
  const weighted = (pick: (one: (typeof shown)[number]) => number) =>
    answers === 0 ? null : shown.reduce((sum, one) => sum + one.answers * pick(one), 0) / answers;
  const figure = sourceOf('quality', {
    source: published ? `Edición ${published.edition} de calidad (amparo-quality-1)` : 'Ediciones de calidad',
    filter: `dimension = all; month in (${period.months.join(', ')})`,
    href: '/resultados',
    sha256: published?.sha256,
  });
  const counted = shown.length;
  return [
    figure(
      'ratings',
      ['Calificaciones recibidas', 'Ratings received'],
      counted === 0 ? null : answers,
      'count',
      {
        told: [
          'Suma de las calificaciones publicadas de los meses del trimestre; los meses que la edición protege no entran.',
          'Sum of the published ratings of the quarter’s months; months that the edition protects are left out.',
        ],
        query: 'sum(answers)',
        counted,
      },
    ),
    figure(
      'mean',
      ['Nota media, sobre cinco', 'Mean score, out of five'],
      weighted((one) => one.mean),
      'score',
      {
        told: [
          'Media de los meses publicados, cada uno con el peso de sus calificaciones.',
          'Mean of the published months, each weighted by its ratings.',
        ],
        query: 'sum(answers × mean) / sum(answers)',
        counted,
      },
    ),
    figure(
      'satisfied',
      ['Quienes quedaron conformes', 'Who were satisfied'],
      weighted((one) => one.satisfiedShare),
      'share',
      {
        told: [
          'Parte de quienes calificaron con una media de cuatro o más, con el peso de cada mes.',
          'Share of who rated with a mean of four or more, each month by its weight.',
        ],
        query: 'sum(answers × satisfied) / sum(answers)',
        counted,
      },
    ),
  ];
}

async function complaintsFigures(db: Database, period: Period, smallest: number): Promise<Figure[]> {
  const quarter = period.period.replace('T', 'Q');
  const published = await readPublishedQuarter(db, quarter);
  const figures = published?.figures;
  const figure = sourceOf('complaints', {
    source: `Archivo ${quarter} de casos (amparo-complaints-1)`,
    filter: `quarter = ${quarter}; dimension = all`,
    href: '/reclamos/cifras',
    sha256: published?.sha256,
  });
  const counted = published ? 1 : 0;
  const cell = (measure: string, slot: string) => ({
    told: [
      'Celda publicada del archivo del trimestre, que se publica una sola vez y no cambia.',
      'Published cell of the quarter’s file, which is published once and does not change.',
    ] as Told,
    query: `cells[measure = ${measure}, slot = ${slot}].n`,
    counted,
  });
  const overdue = await readOverdueShown(db.kysely, smallest);
  const shown = sourceOf('complaints', {
    source: 'complaints.overdue_shown',
    filter: `overdue >= ${smallest}`,
    href: '/reclamos/vencidos',
  });
  return [
    figure(
      'received',
      ['Casos recibidos', 'Cases received'],
      figures?.received ?? null,
      'count',
      cell('received', 'total'),
    ),
    figure(
      'answered',
      ['Casos contestados', 'Cases answered'],
      figures?.answered ?? null,
      'count',
      cell('answered', 'total'),
    ),
    figure(
      'in-time',
      ['Contestados dentro del plazo', 'Answered within the term'],
      figures?.inTimeShare ?? null,
      'share',
      {
        ...cell('answered', 'in-time'),
        query: 'cells[answered, in-time].n / cells[answered, total].n',
      },
    ),
    figure(
      'contested',
      ['Respuestas no aceptadas', 'Answers not accepted'],
      figures?.contested ?? null,
      'count',
      cell('contested', 'total'),
    ),
    shown(
      'overdue',
      ['Casos vencidos, como se muestran', 'Overdue cases, as shown'],
      overdue.reduce((sum, one) => sum + one.overdue, 0),
      'count',
      {
        told: [
          'Suma de los casos vencidos de las unidades cuyo número se muestra; las que tienen menos no se suman.',
          'Sum of the overdue cases of the units whose number is shown; those with fewer are not added.',
        ],
        query: `select sum(overdue) from complaints.overdue_shown where overdue >= ${smallest}`,
        counted: overdue.length,
      },
    ),
  ];
}

async function committeesFigures(db: Database, period: Period, today: PlainDate): Promise<Figure[]> {
  const committees = await readCommittees(db, today);
  const agreed = committees.flatMap((one) => one.indicators).filter((one) => one.agreedOn !== null);
  const observed = committees.flatMap((one) => one.observations).filter((one) => within(period, one.on));
  const answered = observed.filter((one) => one.answer !== null);
  const inTime = answered.filter((one) => one.answer !== null && one.answer.on <= one.due);
  const figure = sourceOf('committees', {
    source: 'Acciones de los comités de usuarios',
    filter: dates(period),
    href: '/comites',
  });
  const over = (es: string, en: string, query: string, counted: number) => ({
    told: [es, en] as Told,
    query,
    counted,
  });
  return [
    figure(
      'installed',
      ['Comités instalados', 'Installed committees'],
      committees.filter((one) => one.installedOn !== null && one.installedOn <= period.until).length,
      'count',
      over(
        'Comités instalados hasta el fin del trimestre.',
        'Committees installed by the end of the quarter.',
        'count(installed where on <= until)',
        committees.length,
      ),
    ),
    figure(
      'indicators',
      ['Indicadores acordados', 'Agreed indicators'],
      agreed.length,
      'count',
      over(
        'Indicadores que el prestador acordó, al día de la cifra.',
        'Indicators that the provider agreed, on the figure’s day.',
        'count(indicator-answered where agreed)',
        agreed.length,
      ),
    ),
    figure(
      'signals',
      ['Indicadores con señal de alarma', 'Indicators with a signal of concern'],
      agreed.filter((one) => one.concern).length,
      'count',
      over(
        'Indicadores cuya última señal de la carta de control preocupa.',
        'Indicators whose control chart’s last signal is one of concern.',
        'count(agreed where lastSignal = concern)',
        agreed.length,
      ),
    ),
    figure(
      'observations',
      ['Observaciones hechas', 'Observations made'],
      observed.length,
      'count',
      over(
        'Observaciones de los comités en el trimestre.',
        'Observations of the committees in the quarter.',
        'count(observed)',
        observed.length,
      ),
    ),
    figure(
      'answered-in-time',
      ['Observaciones contestadas a tiempo', 'Observations answered in time'],
      observed.length === 0 ? null : inTime.length / observed.length,
      'share',
      over(
        'De las observaciones del trimestre, las que el prestador contestó dentro del plazo.',
        'Of the quarter’s observations, those that the provider answered within the term.',
        'count(answer.on <= due) / count(observed)',
        observed.length,
      ),
    ),
  ];
}

async function groupsFigures(db: Database, period: Period, today: PlainDate): Promise<Figure[]> {
  const figures = await oversightFigures(db.kysely, period, today);
  const purchases = await countFlagged(db.kysely);
  const groups = sourceOf('oversight', {
    source: 'Acciones de las veedurías',
    filter: dates(period),
    href: '/veedurias',
  });
  const of = (query: string, counted: number) => ({
    told: [
      'Cuenta de lo que consta en los expedientes públicos de las veedurías.',
      'Count of what stands in the public files of the groups.',
    ] as Told,
    query,
    counted,
  });
  const bought = sourceOf('oversight', {
    source: 'oversight.process, oversight.flag',
    filter: 'subject = OCID',
    href: '/compras',
  });
  return [
    groups(
      'running',
      ['Veedurías en curso', 'Groups at work'],
      figures.running,
      'count',
      of('count(accredited, neither closed nor cancelled)', figures.running),
    ),
    groups(
      'findings',
      ['Hallazgos públicos', 'Public findings'],
      figures.findings,
      'count',
      of('count(found where public)', figures.findings),
    ),
    groups(
      'silences',
      ['Pedidos sin respuesta', 'Requests without answer'],
      figures.silences,
      'count',
      of('count(requested where silent)', figures.requests),
    ),
    groups(
      'reports',
      ['Informes de veeduría', 'Reports of groups'],
      figures.reports,
      'count',
      of('count(published)', figures.reports),
    ),
    bought('flagged', ['Compras con alguna señal', 'Purchases with a flag'], purchases.flagged, 'count', {
      told: [
        'Procesos publicados en los que alguna prueba señala algo que mirar. No es un veredicto.',
        'Published processes in which some test points at something to look at. It is no verdict.',
      ],
      query:
        "select count(*) from oversight.process p where exists (select from oversight.flag f where f.subject = 'OCID' and f.id = p.ocid)",
      counted: purchases.processes,
    }),
  ];
}

async function auditsFigures(db: Database, period: Period, today: PlainDate): Promise<Figure[]> {
  const audits = await listAudits(db.kysely);
  const reported = audits.filter((one) => within(period, one.facts.on));
  const asked = audits.flatMap((one) => one.recommendations);
  const figure = sourceOf('audits', {
    source: 'Registro de auditorías',
    filter: dates(period),
    href: '/supervision?ver=auditorias',
  });
  const told: Told = [
    'Cuenta del registro público de auditorías.',
    'Count of the public register of audits.',
  ];
  return [
    figure(
      'internal',
      ['Auditorías internas informadas', 'Internal audits reported'],
      reported.filter((one) => one.facts.kind === 'internal').length,
      'count',
      { told, query: 'count(audit where kind = internal and on within)', counted: audits.length },
    ),
    figure(
      'external',
      ['Auditorías externas informadas', 'External audits reported'],
      reported.filter((one) => one.facts.kind === 'external').length,
      'count',
      { told, query: 'count(audit where kind = external and on within)', counted: audits.length },
    ),
    figure(
      'fulfilled',
      ['Recomendaciones de auditoría cumplidas', 'Audit recommendations fulfilled'],
      asked.filter((one) => one.standing === 'fulfilled').length,
      'count',
      { told, query: 'count(recommendation where standing = fulfilled)', counted: asked.length },
    ),
    figure(
      'late',
      ['Recomendaciones de auditoría atrasadas', 'Audit recommendations late'],
      asked.filter((one) => isLate(one, today)).length,
      'count',
      { told, query: 'count(recommendation where not ended and due < today)', counted: asked.length },
    ),
  ];
}

async function valuationsFigures(db: Database, period: Period): Promise<Figure[]> {
  const published = await listPublishedValuations(db.kysely);
  const figure = sourceOf('valuations', {
    source: 'Valuaciones actuariales publicadas',
    filter: dates(period),
    href: '/valuaciones',
  });
  const told: Told = [
    'Cuenta de los estudios actuariales publicados.',
    'Count of the published actuarial studies.',
  ];
  return [
    figure(
      'published',
      ['Estudios actuariales publicados', 'Actuarial studies published'],
      published.filter((one) => within(period, one.on)).length,
      'count',
      { told, query: 'count(published where on within)', counted: published.length },
    ),
    figure(
      'in-force',
      ['Estudios actuariales vigentes', 'Actuarial studies in force'],
      published.filter((one) => one.state === 'published').length,
      'count',
      { told, query: 'count(published where neither replaced nor withdrawn)', counted: published.length },
    ),
  ];
}

async function improvementFigures(
  db: Database,
  period: Period,
  today: PlainDate,
  smallest: number,
): Promise<Figure[]> {
  const changes = await listPublicChanges(db.kysely, smallest);
  const figure = sourceOf('improvement', {
    source: 'Cambios publicados',
    filter: dates(period),
    href: '/que-cambio',
  });
  const told: Told = [
    'Cuenta de los cambios que se publican en «Qué cambió».',
    'Count of the changes published under “What changed”.',
  ];
  const of = (query: string) => ({ told, query, counted: changes.length });
  return [
    figure(
      'opened',
      ['Cambios abiertos', 'Changes opened'],
      changes.filter((one) => within(period, one.openedOn)).length,
      'count',
      of('count(opened where on within)'),
    ),
    figure(
      'done',
      ['Cambios hechos', 'Changes done'],
      changes.filter((one) => within(period, one.doneOn)).length,
      'count',
      of('count(finished where on within)'),
    ),
    figure(
      'late',
      ['Cambios atrasados', 'Changes late'],
      changes.filter((one) => one.doneOn === null && one.phase !== 'closed' && one.due < today).length,
      'count',
      of('count(not finished and due < today)'),
    ),
    figure(
      'effective',
      ['Cambios que funcionaron', 'Changes that worked'],
      changes.filter((one) => one.effective === true).length,
      'count',
      of('count(measured where effective)'),
    ),
  ];
}
