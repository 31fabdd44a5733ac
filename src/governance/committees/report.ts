import { formatDate, type PlainDate } from '#kernel';
import type { CommitteeState, Indicator, ReportSection } from './committee.ts';
import { type IndicatorPoint, lastSignal, sayValue } from './indicators.ts';

export interface Quarter {
  /** `2026-T4` */
  readonly period: string;
  readonly from: PlainDate;
  readonly until: PlainDate;
}

/** The quarter in which a day falls. */
export function quarterOf(day: PlainDate): Quarter {
  const year = day.slice(0, 4);
  const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
  const ends = ['03-31', '06-30', '09-30', '12-31'][quarter - 1];
  const begins = String(quarter * 3 - 2).padStart(2, '0');
  return {
    period: `${year}-T${quarter}`,
    from: `${year}-${begins}-01` as PlainDate,
    until: `${year}-${ends}` as PlainDate,
  };
}

const several = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/**
 * Writes the computed part of a quarter's report from what the committee's record holds; nobody types a figure.
 *
 * @param charts the points of each agreed indicator, by its number.
 */
export function composeReport(
  committee: CommitteeState,
  charts: ReadonlyMap<number, readonly IndicatorPoint[]>,
  quarter: Quarter,
  members: number,
  today: PlainDate,
): readonly ReportSection[] {
  const within = (day: string) => day >= quarter.from && day <= quarter.until;
  const agreed = committee.indicators.filter((one) => one.answer?.agreed);
  const visits = committee.visits.filter((one) => within(one.on));
  const made = committee.observations.filter((one) => within(one.on));
  const answered = made.filter((one) => one.answer !== null);
  const inTime = answered.filter((one) => one.answer !== null && one.answer.on <= one.due);
  const late = made.filter((one) => one.answer === null && one.due < today);
  const medicines = visits.filter((one) => one.seen.medicines !== 'not-seen');
  return [
    {
      title: 'El comité',
      lines: [
        `Lo integran ${several(members, 'persona', 'personas')}${committee.installedOn ? ` y se instaló el ${formatDate(committee.installedOn, 'es')}` : ''}.`,
        ...(committee.board
          ? [`Su directiva sirve hasta el ${formatDate(committee.board.until, 'es')}.`]
          : []),
      ],
    },
    {
      title: 'Indicadores acordados con el prestador',
      lines:
        agreed.length === 0
          ? ['Todavía no hay indicadores acordados.']
          : agreed.map((one) => indicatorLine(one, charts.get(one.number) ?? [])),
    },
    {
      title: 'Visitas',
      lines:
        visits.length === 0
          ? ['No hubo visitas en el trimestre.']
          : [
              `Hubo ${several(visits.length, 'visita', 'visitas')}.`,
              ...(medicines.length > 0
                ? [
                    `En ${medicines.filter((one) => one.seen.medicines === 'yes').length} de ${medicines.length} se entregaron todos los medicamentos recetados.`,
                  ]
                : []),
            ],
    },
    {
      title: 'Observaciones y respuestas',
      lines:
        made.length === 0
          ? ['No hubo observaciones en el trimestre.']
          : [
              `${made.length === 1 ? 'Se hizo 1 observación' : `Se hicieron ${made.length} observaciones`}; ${
                answered.length === 0
                  ? 'el prestador no ha contestado ninguna'
                  : `el prestador contestó ${answered.length}, de ellas ${inTime.length} dentro del plazo`
              }.`,
              ...(late.length > 0
                ? [`${several(late.length, 'respuesta está atrasada', 'respuestas están atrasadas')}.`]
                : []),
              ...answered.flatMap((one) =>
                one.answer?.commitment
                  ? [
                      `Compromiso: ${one.answer.commitment.text} (hasta el ${formatDate(one.answer.commitment.due, 'es')}).`,
                    ]
                  : [],
              ),
            ],
    },
  ];
}

function indicatorLine(indicator: Indicator, points: readonly IndicatorPoint[]): string {
  const last = points.at(-1);
  const goal = `la meta es ${indicator.better === 'increase' ? 'al menos' : 'a lo más'} ${sayValue(indicator.source, indicator.goal, 'es')}`;
  if (!last) return `${indicator.title}: todavía sin valores; ${goal}.`;
  const signal = lastSignal(points);
  return `${indicator.title}: ${sayValue(indicator.source, last.value, 'es')} en ${last.month}; ${goal} y ${last.meetsGoal ? 'se cumple' : 'no se cumple'}. ${signal ? signal.es : 'Sin señales: es la variación de siempre.'}`;
}
