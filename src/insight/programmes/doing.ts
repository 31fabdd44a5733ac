import { randomBytes } from 'node:crypto';
import { dateAt, type PlainDate, plainDate, type Result, refuse, uuidv7 } from '#kernel';
import { actOn } from '#platform/actions';
import type { AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import { decideProgramme, type ProgrammeAct } from './decideProgramme.ts';
import type { Design, Indicator } from './design.ts';
import { foldProgramme, goalsOn, type ProgrammeAction } from './programme.ts';
import { decideReport, foldReport, type Report, type ReportAct } from './report.ts';
import {
  appendReportLine,
  findEvidence,
  findProgramme,
  findProgrammeRow,
  holdReport,
  insertProgramme,
  readReport,
  readReports,
  room,
} from './store.ts';

/** Who does something, when, in which transaction. */
export interface Doing {
  readonly trx: Trx;
  readonly now: Date;
  readonly personId: string | null;
  readonly audit: (entry: AuditEntry) => void;
}

export const newId = (now: Date) => uuidv7(now.getTime(), randomBytes(10));
export const todayOf = (now: Date): PlainDate => plainDate(dateAt(now.getTime()));

/** Opens a programme: its first action, and whatever a case brings with it. */
export async function openProgramme(
  programme: { readonly slug: string; readonly name: string; readonly origin: 'case' | 'desk' },
  further: readonly ProgrammeAction[],
  { trx, now, personId, audit }: Doing,
): Promise<Result<{ seq: number }>> {
  const programmeId = newId(now);
  if (!(await insertProgramme(trx, { programmeId, ...programme }, now)))
    return refuse({ refusal: 'slug-taken' });
  return actOn<ProgrammeAction>(
    trx,
    { room, id: programmeId },
    {
      by: personId,
      at: now,
      audit,
      decide: () => ({ ok: true, value: [{ kind: 'created', ...programme }, ...further] }),
    },
  );
}

/** An act on a programme: its design, its goals, its products, its execution. */
export async function actOnProgramme(
  slug: string,
  act: ProgrammeAct,
  { trx, now, personId, audit }: Doing,
): Promise<Result<{ seq: number }>> {
  const row = await findProgrammeRow(trx, slug);
  if (!row) return refuse({ refusal: 'programme-unknown' });
  const isProved = act.act === 'state-product' || act.act === 'close-corrective';
  if (isProved && !(await isAllKnown(trx, row.programmeId, act.evidence)))
    return refuse({ refusal: 'evidence-unknown' });
  const approved =
    act.act === 'set-goals'
      ? (await readReports(trx, row.programmeId, [act.indicator]))
          .filter((one) => foldReport(one.lines).state === 'approved')
          .map((one) => one.period)
      : [];
  return actOn<ProgrammeAction>(
    trx,
    { room, id: row.programmeId },
    {
      by: personId,
      at: now,
      audit,
      decide: (known) =>
        decideProgramme(foldProgramme(known), act, { today: todayOf(now), locked: () => approved }),
    },
  );
}

const isAllKnown = async (trx: Trx, programmeId: string, ids: readonly string[]) =>
  (await findEvidence(trx, programmeId, ids)).length === new Set(ids).size;

/** The unit whose officer reports an indicator: `slug/component`, or the programme where the indicator is of no component. */
export function unitOf(slug: string, design: Design, indicator: Pick<Indicator, 'objective'>): string {
  const objective = design.objectives.find((one) => one.id === indicator.objective);
  const component = objective?.level === 'component' ? objective.id : objective?.parent;
  return component ? `${slug}/${component}` : slug;
}

/**
 * An act on the report of an indicator in a period; answers the report as it stands afterwards.
 *
 * @param may whether who acts may report for this unit: `slug/component`, or the programme where the indicator is of no component.
 */
export async function actOnReport(
  key: { readonly slug: string; readonly indicator: string; readonly period: string },
  act: ReportAct,
  may: (unit: string) => boolean,
  { trx, now, personId, audit }: Doing,
): Promise<Result<{ seq: number; report: Report; indicator: Indicator }>> {
  const programme = await findProgramme(trx, key.slug);
  if (!programme) return refuse({ refusal: 'programme-unknown' });
  const design = programme.state.approved ?? programme.state.design;
  const indicator = design.indicators.find((one) => one.id === key.indicator);
  if (!indicator || programme.state.origin === 'case') return refuse({ refusal: 'indicator-unknown' });
  if (!may(unitOf(key.slug, design, indicator))) return refuse({ refusal: 'not-your-component' });
  const { programmeId } = programme;
  if (act.act === 'capture' && !(await isAllKnown(trx, programmeId, act.evidence)))
    return refuse({ refusal: 'evidence-unknown' });
  const place = { programmeId, indicator: key.indicator, period: key.period };
  await holdReport(trx, place);
  const lines = await readReport(trx, place);
  const decided = decideReport(foldReport(lines), act, {
    indicator,
    period: key.period,
    personId: personId ?? '',
    today: todayOf(now),
  });
  if (!decided.ok) return decided;
  const seq = lines.length + 1;
  await appendReportLine(trx, place, seq, { ...decided.value, by: personId }, now);
  audit({
    action: `programmes.report-${decided.value.kind}`,
    subject: { kind: 'programmes', id: programmeId },
    detail: {
      indicator: key.indicator,
      period: key.period,
      seq,
      goal: goalsOn(programme.state.goals, key.indicator)[key.period] ?? null,
    },
  });
  const after = { ...decided.value, by: personId, at: now.toISOString() };
  return { ok: true, value: { seq, report: foldReport([...lines, after]), indicator } };
}
