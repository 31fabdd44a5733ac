import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, plainDate, randomFromSeed } from '#kernel';
import { type Database, transaction } from '#platform/database';
import { readCase } from './caseFile.ts';
import { demonstrationEvidence } from './demonstrationEvidence.ts';
import { tell, tellHalfYear } from './demonstrationReports.ts';
import { type Design, partNames } from './design.ts';
import { actOnProgramme, actOnReport, openProgramme, todayOf } from './doing.ts';
import { type Figures, groupKey } from './measure.ts';
import { daysOf } from './periods.ts';
import type { PartSaved, ProgrammeAction } from './programme.ts';
import { soundDesign, soundGoals } from './soundDesign.ts';
import { findProgrammeRow, insertEvidence } from './store.ts';

const partsOf = (design: Design): ProgrammeAction[] =>
  partNames.map((part) => ({ kind: 'part-saved', part, value: design[part] }) as PartSaved);

/** Loads each programme of a folder of cases that is not there yet: its design, the state of its products, its execution, its notes. */
export async function loadCases(db: Database, folder: string, now: Date): Promise<void> {
  const slugs = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  // In the order of the sources that tell them.
  const order = ['patss', 'ec-t1241', 'e-045'];
  for (const [i, slug] of slugs.sort((a, b) => order.indexOf(a) - order.indexOf(b)).entries()) {
    if (await findProgrammeRow(db.kysely, slug)) continue;
    const read = readCase(readFileSync(join(folder, slug, 'programme.yaml'), 'utf8'));
    const on = plainDate(read.execution?.on ?? todayOf(now));
    const actions: ProgrammeAction[] = [
      { kind: 'case-noted', notes: read.notes },
      ...partsOf(read.design),
      ...read.design.indicators.map((indicator) => ({ kind: 'indicator-saved', indicator }) as const),
      ...read.products.map(
        ({ id, ...stated }) =>
          ({ kind: 'product-stated', product: id, ...stated, evidence: [], on }) as const,
      ),
      ...(read.execution ? [{ kind: 'execution-reported', on, lines: read.execution.lines } as const] : []),
    ];
    await tell(db, new Date(now.getTime() + i), null, (doing) =>
      openProgramme({ slug: read.slug, name: read.name, origin: 'case' }, actions, doing),
    );
  }
}

const slug = 'afiliacion-independientes';

/**
 * The three cases, and an invented programme in its first year: designed, approved, reported by quarter, with a goal that was changed,
 * a report that waits for review, one that was returned and an alert with its corrective action.
 */
export async function loadDemonstrationProgrammes(
  db: Database,
  folder: string,
  cast: { readonly planner: string; readonly officer: string },
  now: Date,
): Promise<void> {
  await loadCases(db, folder, now);
  if (await findProgrammeRow(db.kysely, slug)) return;
  // The year whose first half is over and told: until July it is the year before, so that there is always a report to read.
  const thisYear = Number(todayOf(now).slice(0, 4));
  const year = isTold(`${thisYear}-T2`, now) ? thisYear : thisYear - 1;
  const design = moved(soundDesign, year - 2026);
  const at = (day: string) => new Date(`${day}T15:00:00Z`);
  const begun = at(`${year - 1}-11-10`);
  await tell(db, begun, cast.planner, (doing) =>
    openProgramme(
      { slug, name: design.identity.name, origin: 'desk' },
      [
        ...partsOf(design),
        ...design.indicators.map((indicator) => ({ kind: 'indicator-saved', indicator }) as const),
      ],
      doing,
    ),
  );
  for (const { id } of design.indicators)
    await tell(db, begun, cast.planner, (doing) =>
      actOnProgramme(
        slug,
        { act: 'set-goals', indicator: id, goals: movedGoals(soundGoals(id), year - 2026), reason: '' },
        doing,
      ),
    );
  await tell(db, at(`${year - 1}-12-05`), cast.planner, (doing) =>
    actOnProgramme(slug, { act: 'approve' }, doing),
  );

  const row = await findProgrammeRow(db.kysely, slug);
  if (!row) return;
  const evidence = demonstrationEvidence(now);
  await transaction(db, (trx) =>
    insertEvidence(trx, { ...evidence, programmeId: row.programmeId, by: cast.officer }, at(`${year}-01-15`)),
  );
  const random = randomFromSeed(20260707);
  const quarters = ['T1', 'T2', 'T3'].map((one) => `${year}-${one}`).filter((one) => isTold(one, now));
  const report = async (
    indicator: string,
    period: string,
    figures: Figures,
    fate: 'approved' | 'submitted' | 'returned',
    first?: Figures,
  ) => {
    const day = addDays(daysOf(period).until, 8);
    const key = { slug, indicator, period };
    const act = (days: number, who: string, asked: Parameters<typeof actOnReport>[1]) =>
      tell(db, at(addDays(day, days)), who, (doing) => actOnReport(key, asked, () => true, doing));
    if (first)
      await act(-4, cast.officer, {
        act: 'capture',
        figures: first,
        note: 'Cifra provisional: faltan las oficinas de la Amazonía.',
        evidence: [],
      });
    await act(0, cast.officer, { act: 'capture', figures, note: '', evidence: [evidence.evidenceId] });
    await act(1, cast.officer, { act: 'submit' });
    if (fate === 'approved') await act(4, cast.planner, { act: 'approve' });
    if (fate === 'returned')
      await act(4, cast.planner, {
        act: 'return',
        reason: 'La evidencia es del trimestre anterior; adjunte el reporte de este.',
      });
  };
  for (const [i, period] of quarters.entries()) {
    const isLast = i === quarters.length - 1;
    const share = [1.05, 0.93, 0.72][i] ?? 0.9;
    const wanted = (id: string) => movedGoals(soundGoals(id), year - 2026)[period] ?? 0;
    const newcomers = Math.round(wanted('i-c1') * share);
    const women = Math.round(newcomers * 0.44);
    await report(
      'i-c1',
      period,
      {
        [groupKey('sexo', 'mujeres')]: { nuevas: women },
        [groupKey('sexo', 'hombres')]: { nuevas: newcomers - women },
      },
      isLast ? 'submitted' : 'approved',
    );
    const asked = 900 + Math.round(random.uniform() * 300);
    const inTime = Math.round((asked * wanted('i-c2') * share) / 100);
    await report(
      'i-c2',
      period,
      { '': { a_tiempo: inTime, solicitudes: asked } },
      isLast ? 'returned' : 'approved',
      { '': { a_tiempo: inTime - 60, solicitudes: asked - 90 } },
    );
    await report('i-a1', period, { '': { visitas: Math.round(wanted('i-a1') * share) } }, 'approved');
  }
  await tellHalfYear(db, { slug, year, cast, evidenceId: evidence.evidenceId });
  const lastQuarter = quarters.at(-1);
  if (lastQuarter === undefined) return;
  const after = addDays(daysOf(lastQuarter).until, 20);
  await tell(db, at(after), cast.planner, (doing) =>
    actOnProgramme(
      slug,
      {
        act: 'set-goals',
        indicator: 'i-c1',
        goals: { [`${year}-T4`]: 16_000 },
        reason:
          'El esquema empezó dos meses tarde en la Sierra centro; el Consejo aprobó recuperar la diferencia en el año que viene.',
      },
      doing,
    ),
  );
  await tell(db, at(after), cast.officer, (doing) =>
    actOnProgramme(
      slug,
      {
        act: 'state-product',
        product: 'p2',
        state: 'partly',
        reason: 'Faltan brigadas en Morona Santiago y Pastaza, por el cierre de vías.',
        note: '',
        evidence: [evidence.evidenceId],
      },
      doing,
    ),
  );
  await tell(db, at(after), cast.officer, (doing) =>
    actOnProgramme(
      slug,
      {
        act: 'report-execution',
        on: daysOf(lastQuarter).until,
        lines: [
          { line: 'b1', executedCents: 19_876_540, committedCents: 4_100_000 },
          { line: 'b2', executedCents: 12_450_075, committedCents: 1_250_000 },
          { line: 'b3', executedCents: 2_010_000, committedCents: 0 },
        ],
      },
      doing,
    ),
  );
  const planner = (asked: Parameters<typeof actOnProgramme>[1]) =>
    tell(db, at(after), cast.planner, (doing) => actOnProgramme(slug, asked, doing));
  // One was carried out and closed with what proves it; the other is being done.
  await planner({
    act: 'open-corrective',
    about: `i-c2 ${lastQuarter}`,
    text: 'Reforzar con dos personas la ventanilla que valida solicitudes en Manabí.',
    owner: 'Dirección de Afiliación y Cobertura',
    due: addDays(todayOf(now), 10),
  });
  await planner({
    act: 'open-corrective',
    about: `i-a1 ${lastQuarter}`,
    text: 'Alquilar dos vehículos para las brigadas de la Amazonía y programar ferias los domingos.',
    owner: 'Dirección de Afiliación y Cobertura',
    due: addDays(todayOf(now), 25),
  });
  await planner({
    act: 'close-corrective',
    number: 1,
    text: 'Dos personas validan en Manabí desde la segunda semana; ya no hay solicitudes de más de cinco días.',
    evidence: [evidence.evidenceId],
  });
}

/** Whether a period ended long enough ago for its reports to be in. */
const isTold = (period: string, now: Date): boolean => addDays(daysOf(period).until, 21) < todayOf(now);

/** The invented programme is of the year of the demonstration. */
function moved(design: Design, years: number): Design {
  if (years === 0) return design;
  return JSON.parse(
    JSON.stringify(design).replaceAll(/(?<=")(20\d\d)(?=-|")/g, (year) => String(Number(year) + years)),
  ) as Design;
}
const movedGoals = (goals: Readonly<Record<string, number>>, years: number) =>
  Object.fromEntries(
    Object.entries(goals).map(([period, goal]) => [
      `${Number(period.slice(0, 4)) + years}${period.slice(4)}`,
      goal,
    ]),
  );
