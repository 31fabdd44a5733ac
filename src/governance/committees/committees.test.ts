import { describe, expect, it } from 'vitest';
import type { FacilityMonth } from '#governance/quality';
import { plainDate } from '#kernel';
import { checkpoints } from './checklist.ts';
import { type CommitteeAction, foldCommittee } from './committee.ts';
import { chartOf, lastSignal, valuesOf } from './indicators.ts';
import { composeReport, quarterOf } from './report.ts';

const day = plainDate;
const seen = (medicines: 'yes' | 'no' | 'not-seen') =>
  ({ ...Object.fromEntries(checkpoints.map((one) => [one, 'yes'])), medicines }) as Extract<
    CommitteeAction,
    { kind: 'visited' }
  >['seen'];
const waiting: CommitteeAction = {
  kind: 'indicator-proposed',
  number: 1,
  seat: 1,
  facts: {
    title: 'Espera en consulta externa',
    definition: 'Mediana de los días entre el pedido y la atención',
    source: 'waiting-median',
    goal: 10,
    better: 'decrease',
    from: '2026-01',
    until: null,
  },
};
const visit = (number: number, on: string, medicines: 'yes' | 'no' | 'not-seen'): CommitteeAction => ({
  kind: 'visited',
  number,
  seat: 1,
  on: day(on),
  seen: seen(medicines),
  note: '',
  photographs: [],
});
const observed = (number: number, on: string, due: string): CommitteeAction => ({
  kind: 'observed',
  number,
  seat: 1,
  indicator: null,
  month: null,
  text: 'No hay sillas',
  on: day(on),
  due: day(due),
});
const answered = (observation: number, on: string): CommitteeAction => ({
  kind: 'observation-answered',
  observation,
  text: 'Se compran veinte sillas',
  commitment: { text: 'Veinte sillas nuevas en la sala', due: day('2026-12-20') },
  on: day(on),
});
const committee = foldCommittee(
  [
    {
      kind: 'called',
      code: 'c',
      title: 'Comité',
      facility: 'HO-1701-01',
      registrationUntil: day('2026-01-31'),
    },
    { kind: 'installed', on: day('2026-02-10'), members: 6 },
    waiting,
    { kind: 'indicator-answered', indicator: 1, agreed: true, text: 'De acuerdo', on: day('2026-02-20') },
    visit(1, '2026-10-05', 'yes'),
    visit(2, '2026-10-19', 'no'),
    visit(3, '2026-11-03', 'yes'),
    visit(4, '2026-11-04', 'not-seen'),
    observed(1, '2026-10-01', '2026-10-22'),
    observed(2, '2026-10-05', '2026-10-26'),
    observed(3, '2026-11-16', '2026-12-08'),
    answered(1, '2026-10-20'),
    answered(2, '2026-10-30'),
  ].map((action) => ({ action: action as CommitteeAction })),
);
const months = (values: readonly (number | null)[]): FacilityMonth[] =>
  values.map((waitingMedianDays, i) => ({
    month: `2026-${String(i + 1).padStart(2, '0')}`,
    waitingMedianDays,
    waitingPercentile90Days: null,
    satisfiedShare: null,
    meanScore: null,
  }));

describe('what a committee measures', () => {
  it('takes the median wait from the published months, and leaves out those that are hidden', () => {
    expect(valuesOf('waiting-median', committee, months([9, null, 11]), '2026-11-20')).toEqual([
      { month: '2026-01', value: 9 },
      { month: '2026-03', value: 11 },
    ]);
  });

  it('counts medicines by the visits that saw them, month by month', () => {
    expect(valuesOf('medicines-share', committee, [], '2026-11-20')).toEqual([
      { month: '2026-10', value: 0.5 },
      { month: '2026-11', value: 1 },
    ]);
  });

  it('counts answers in time in the month when they were due; one whose day has not come does not count', () => {
    expect(valuesOf('answers-in-time-share', committee, [], '2026-11-20')).toEqual([
      { month: '2026-10', value: 0.5 },
    ]);
    expect(valuesOf('answers-in-time-share', committee, [], '2026-12-09')).toEqual([
      { month: '2026-10', value: 0.5 },
      { month: '2026-12', value: 0 },
    ]);
  });

  it('tells a signal of concern from the usual variation', () => {
    const [indicator] = committee.indicators;
    const usual = chartOf(
      indicator!,
      valuesOf('waiting-median', committee, months([9, 11, 10, 9, 11, 10, 9, 11]), 'x'),
    );
    expect(lastSignal(usual)).toBeNull();
    // Moving ranges of 2, 1, 1, 2, 1, 1, 2 days and one leap of 19: the last month is far outside.
    const leap = chartOf(
      indicator!,
      valuesOf('waiting-median', committee, months([9, 11, 10, 9, 11, 10, 9, 11, 30]), 'x'),
    );
    expect(lastSignal(leap)).toEqual({
      month: '2026-09',
      kind: 'concern',
      es: 'Señal de alarma en septiembre de 2026: está por encima de su límite.',
      en: 'Signal of concern in September 2026: it is above its limit.',
    });
    expect(leap.map((one) => one.meetsGoal)).toEqual([
      true,
      false,
      true,
      true,
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});

it('writes the report of a quarter from its own record', () => {
  const quarter = quarterOf(day('2026-11-20'));
  expect(quarter).toEqual({ period: '2026-T4', from: '2026-10-01', until: '2026-12-31' });
  const values = valuesOf('waiting-median', committee, months([9, 11, 10, 9, 11, 10, 9, 11, 30]), 'x');
  const charts = new Map([[1, chartOf(committee.indicators[0]!, values)]]);
  expect(composeReport(committee, charts, quarter, 6, day('2026-12-09'))).toEqual([
    { title: 'El comité', lines: ['Lo integran 6 personas y se instaló el 10 de febrero de 2026.'] },
    {
      title: 'Indicadores acordados con el prestador',
      lines: [
        'Espera en consulta externa: 30,0 días en 2026-09; la meta es a lo más 10,0 días y no se cumple. Señal de alarma en septiembre de 2026: está por encima de su límite.',
      ],
    },
    {
      title: 'Visitas',
      lines: ['Hubo 4 visitas.', 'En 2 de 3 se entregaron todos los medicamentos recetados.'],
    },
    {
      title: 'Observaciones y respuestas',
      lines: [
        'Se hicieron 3 observaciones; el prestador contestó 2, de ellas 1 dentro del plazo.',
        '1 respuesta está atrasada.',
        'Compromiso: Veinte sillas nuevas en la sala (hasta el 20 de diciembre de 2026).',
        'Compromiso: Veinte sillas nuevas en la sala (hasta el 20 de diciembre de 2026).',
      ],
    },
  ]);
});
