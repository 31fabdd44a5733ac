import { describe, expect, it } from 'vitest';
import { plainDate } from '#kernel';
import { partNames } from '../design.ts';
import { foldProgramme, type PartSaved, type ProgrammeAction } from '../programme.ts';
import { soundDesign, soundGoals } from '../soundDesign.ts';
import { sentencesOf } from './sentences.ts';
import { periodName } from './words.ts';
import { measuredWithin, reportablePeriods, writePeriodicReport } from './write.ts';

const on = (day: string) => plainDate(day);
const actions: ProgrammeAction[] = [
  { kind: 'created', slug: 'afiliacion', name: 'Afiliación', origin: 'desk' },
  ...partNames.map((part) => ({ kind: 'part-saved', part, value: soundDesign[part] }) as PartSaved),
  ...soundDesign.indicators.map((indicator) => ({ kind: 'indicator-saved', indicator }) as const),
  ...soundDesign.indicators.map(
    ({ id }) =>
      ({
        kind: 'goals-set',
        indicator: id,
        goals: soundGoals(id),
        reason: '',
        on: on('2025-11-10'),
      }) as const,
  ),
  { kind: 'approved', version: 1, on: on('2025-12-05') },
  {
    kind: 'goals-set',
    indicator: 'i-c1',
    goals: { '2026-T4': 16_000 },
    reason: 'Se recortó el presupuesto',
    on: on('2026-06-20'),
  },
  {
    kind: 'product-stated',
    product: 'p1',
    state: 'done',
    reason: '',
    note: '',
    evidence: [],
    on: on('2026-07-05'),
  },
  {
    kind: 'execution-reported',
    on: on('2026-06-30'),
    lines: [{ line: 'b1', executedCents: 12_000_000, committedCents: 1_000_000 }],
  },
  {
    kind: 'execution-reported',
    on: on('2026-08-31'),
    lines: [{ line: 'b1', executedCents: 20_000_000, committedCents: 0 }],
  },
  {
    kind: 'corrective-opened',
    number: 1,
    about: 'i-a1 2026-T2',
    text: 'Contratar dos brigadas',
    owner: 'Afiliación',
    due: on('2026-07-31'),
    on: on('2026-07-06'),
  },
];
const state = foldProgramme(actions.map((action) => ({ action })));
const report = (
  indicator: string,
  period: string,
  figures: Record<string, Record<string, number | null>>,
  isApproved = true,
) => ({
  indicator,
  period,
  lines: (isApproved
    ? (['captured', 'submitted', 'approved'] as const)
    : (['captured', 'submitted'] as const)
  ).map((kind) => ({
    kind,
    figures: kind === 'captured' ? figures : null,
    note: kind === 'captured' ? 'Registro cerrado' : '',
    evidence: [],
    by: null,
    at: '2026-07-08T15:00:00Z',
  })),
});
const reports = [
  report('i-c1', '2026-T1', { 'sexo=mujeres': { nuevas: 2_300 }, 'sexo=hombres': { nuevas: 3_000 } }),
  report('i-c1', '2026-T2', { 'sexo=mujeres': { nuevas: 4_000 }, 'sexo=hombres': { nuevas: 5_900 } }),
  report('i-a1', '2026-T2', { '': { visitas: 45 } }),
  report('i-c2', '2026-T2', { '': { a_tiempo: 66, solicitudes: 100 } }, false),
];
const written = writePeriodicReport(state, reports, '2026-S1', on('2026-08-03'));
const of = (id: string) => written.indicators.find((one) => one.id === id);

describe('the report of a period, which writes itself', () => {
  it('is of four months, of a semester and of a year, within the programme', () => {
    expect(reportablePeriods(soundDesign)).toEqual([
      ...['2026-C1', '2026-C2', '2026-C3', '2027-C1', '2027-C2', '2027-C3'],
      ...['2026-S1', '2026-S2', '2027-S1', '2027-S2', '2026', '2027'],
    ]);
    const quarterly = soundDesign.indicators.find((one) => one.id === 'i-c1')!;
    // A quarter is told in the four months in which it ends: two quarters end in the last four of a year, and one in each of the others.
    expect(measuredWithin(soundDesign, quarterly, '2026-C1')).toEqual(['2026-T1']);
    expect(measuredWithin(soundDesign, quarterly, '2026-C2')).toEqual(['2026-T2']);
    expect(measuredWithin(soundDesign, quarterly, '2026-C3')).toEqual(['2026-T3', '2026-T4']);
    expect(measuredWithin(soundDesign, quarterly, '2026')).toHaveLength(4);
  });

  it('sets target against actual with every group, of what was approved alone', () => {
    expect(written).toMatchObject({
      period: '2026-S1',
      from: '2026-01-01',
      until: '2026-06-30',
      on: '2026-08-03',
      version: 1,
    });
    expect(of('i-c1')).toMatchObject({
      level: 'component',
      light: 'good',
      periods: [
        {
          period: '2026-T1',
          state: 'approved',
          value: 5_300,
          goal: 5_000,
          light: 'good',
          note: 'Registro cerrado',
          groups: [
            { group: 'sexo=mujeres', value: 2_300 },
            { group: 'sexo=hombres', value: 3_000 },
          ],
        },
        // 9 900 of 10 000 is 0.99, above the 0.95 of the sheet.
        { period: '2026-T2', value: 9_900, goal: 10_000, light: 'good' },
      ],
      together: { how: 'sum', value: 15_200, missing: [] },
      next: { period: '2026-T3', goal: 15_000 },
    });
    // What waits for review is told as such, and its figure is not.
    expect(of('i-c2')?.periods[1]).toMatchObject({ state: 'submitted', value: null, goal: 65, note: '' });
  });

  it('says what is missing, and adds nothing for it', () => {
    expect(of('i-a1')?.together).toEqual({ how: 'sum', value: 45, missing: ['2026-T1'] });
    expect(written.owed).toContainEqual({
      name: 'Solicitudes resueltas en cinco días',
      period: '2026-T2',
      state: 'submitted',
      responsible: of('i-c2')?.responsible,
    });
    expect(written.owed.some((one) => one.name === of('i-c1')?.name)).toBe(false);
  });

  it('takes the execution of the last day until the end of the period, and not a later one', () => {
    expect(written.budget.on).toBe('2026-06-30');
    const [first] = written.budget.components;
    expect(first).toMatchObject({ executedCents: 12_000_000, committedCents: 1_000_000 });
    // A line that nobody reported has no execution, so the whole has none either.
    expect(written.budget.whole.executedCents).toBeNull();
    expect(writePeriodicReport(state, reports, '2026-C1', on('2026-08-03')).budget.on).toBeNull();
  });

  it('tells products, alerts with what answers them, actions past their day, and goals that changed', () => {
    expect(written.products.whole).toEqual({ total: 3, done: 1, partly: 0, notDone: 0 });
    expect(written.alerts).toEqual([
      { name: of('i-a1')?.name, period: '2026-T2', value: 45, goal: 90, light: 'bad', corrective: 1 },
    ]);
    expect(written.correctives).toMatchObject([
      { number: 1, about: `${of('i-a1')?.name}, 2026-T2`, isLate: true, closed: null },
    ]);
    expect(written.goalChanges).toMatchObject([
      { before: { '2026-T4': 20_000 }, goals: { '2026-T4': 16_000 }, reason: 'Se recortó el presupuesto' },
    ]);
    // The report of the second semester is not where a change of June is told.
    expect(writePeriodicReport(state, reports, '2026-S2', on('2027-01-20')).goalChanges).toEqual([]);
  });

  it('is told in short, in both languages, from its own figures', () => {
    expect(sentencesOf(written, 'es').slice(1)).toEqual([
      'De 3 productos, 1 está hecho, 0 en parte y 0 no se hicieron.',
      'Hay 1 alerta; 1 con acción correctiva.',
      '1 acción correctiva pasó su plazo sin cerrarse.',
      `Faltan ${written.owed.length} reportes por aprobar.`,
    ]);
    expect(sentencesOf(written, 'es')[0]).toMatch(
      /^De \d+ indicadores que tocaba medir, 2 tienen cifra aprobada: 1 va bien, 0 por vigilar y 1 va mal\.$/,
    );
    expect(sentencesOf(written, 'en')[0]).toMatch(
      /2 have an approved figure: 1 on track, 0 to be watched and 1 off track\.$/,
    );
    const spent = {
      ...written,
      budget: {
        ...written.budget,
        whole: { budgetedCents: 100_000, executedCents: 45_000, committedCents: 5_000, balanceCents: 50_000 },
      },
    };
    // One product of three is 33.3 %, and 45 % is spent: 12 points behind.
    expect(sentencesOf(spent, 'es')).toContain('Lo entregado va 12 puntos por detrás de lo gastado.');
    expect(sentencesOf(spent, 'es')).toContain(
      'Se ejecutó el 45 % del presupuesto: $450,00 de $1.000,00, y $50,00 comprometidos.',
    );
    expect(sentencesOf(spent, 'en')).toContain('What was delivered is 12 points behind what was spent.');
  });

  it('calls its period by its name', () => {
    expect(periodName('2026-S1', 'es')).toBe('primer semestre de 2026');
    expect(periodName('2026-C3', 'es')).toBe('tercer cuatrimestre de 2026');
    expect(periodName('2026', 'es')).toBe('año 2026');
    expect(periodName('2026-C2', 'en')).toBe('second four months of 2026');
  });
});
