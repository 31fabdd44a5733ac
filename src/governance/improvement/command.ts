import { randomBytes } from 'node:crypto';
import { readRatersOf } from '#governance/quality';
import { addMonths, dateAt, foldText, ok, type Result, refuse, uuidv7 } from '#kernel';
import type { AuditEntry } from '#platform/audit';
import type { Trx } from '#platform/database';
import { type ChangeFacts, type ChangeState, foldChange, type Recorded, type VoiceRef } from './change.ts';
import { type ChangeAct, type ChangeScene, decideChange } from './decide.ts';
import { livingEffect } from './measure.ts';
import type { ImprovementRoomOptions } from './options.ts';
import { improvementPolicyOn } from './policy.ts';
import {
  appendAction,
  type ChangeRow,
  findChange,
  holdChange,
  insertChange,
  insertTold,
  readActions,
  type ToTell,
} from './store.ts';

export interface OpenedChange {
  readonly row: ChangeRow;
  readonly actions: readonly Recorded[];
  readonly state: ChangeState;
}

/** Address of a change's public page. */
export const changePath = (code: string): string => `/que-cambio/${code}`;

/** A short name from a title: `avisar-cuando-cambia-una-cita`. */
export function codeFromTitle(title: string): string {
  const words = foldText(title).split(' ');
  let code = words.shift()!.slice(0, 40);
  for (const word of words) if (code.length + word.length < 60) code += `-${word}`;
  return code.replace(/[^a-z0-9-]/gu, '');
}

/** A change held until the transaction ends, so that what is decided rests on all of it. */
export async function holdAndFold(trx: Trx, code: string): Promise<Result<OpenedChange>> {
  const row = await findChange(trx, code);
  if (!row) return refuse({ refusal: 'change-unknown' });
  await holdChange(trx, row.changeId);
  const actions = (await readActions(trx, [row.changeId])).get(row.changeId)!;
  return ok({ row, actions, state: foldChange(actions) });
}

const entryOf = (changeId: string, recorded: Recorded): AuditEntry => ({
  action: `improvement.change.${recorded.action.kind}`,
  subject: { kind: 'change', id: changeId },
  detail: { seq: recorded.seq },
});

/** Opens a change with the measure as it stands. @returns its code, or `change-code-taken`. */
export async function openChange(
  trx: Trx,
  options: ImprovementRoomOptions,
  facts: ChangeFacts,
  voices: readonly VoiceRef[],
  by: string,
  now: Date,
  audit: (entry: AuditEntry) => void,
): Promise<Result<{ code: string }>> {
  const changeId = uuidv7(now.getTime(), randomBytes(10));
  if (!(await insertChange(trx, { changeId, code: facts.code }, now)))
    return refuse({ refusal: 'change-code-taken', code: facts.code });
  const policy = improvementPolicyOn(options.law, dateAt(now.getTime()));
  const { reading } = await livingEffect(trx, { facts, finished: null }, policy, now);
  const opened = await appendAction(
    trx,
    changeId,
    0,
    { kind: 'opened', facts, before: reading.before },
    { by, at: now },
  );
  audit(entryOf(changeId, opened));
  if (voices.length > 0)
    audit(
      entryOf(
        changeId,
        await appendAction(trx, changeId, 1, { kind: 'voices-joined', voices }, { by, at: now }),
      ),
    );
  return ok({ code: facts.code });
}

/**
 * Decides an act on a change that is held, writes it, and where it announces tells everybody, all in one transaction.
 *
 * @returns the place of the action and, of an announcement, how many persons were told.
 */
export async function actOnChange(
  trx: Trx,
  options: ImprovementRoomOptions,
  opened: OpenedChange,
  act: ChangeAct,
  who: Pick<ChangeScene, 'manages' | 'isResponsible' | 'isOmbudsman'> & { readonly personId: string },
  now: Date,
  audit: (entry: AuditEntry) => void,
): Promise<Result<{ seq: number; told: number | null }>> {
  const { state, row } = opened;
  const today = dateAt(now.getTime());
  const policy = improvementPolicyOn(options.law, today);
  const people = act.act === 'announce' ? await whomToTell(trx, options, state, policy.toldMonths, now) : [];
  const scene: ChangeScene = {
    ...who,
    today,
    reading: act.act === 'measure' ? (await livingEffect(trx, state, policy, now)).reading : null,
    told: people.length,
  };
  const decided = decideChange(state, act, scene);
  if (!decided.ok) return decided;
  const recorded = await appendAction(trx, row.changeId, state.lastSeq, decided.value, {
    by: who.personId,
    at: now,
  });
  audit(entryOf(row.changeId, recorded));
  if (act.act !== 'announce') return ok({ seq: recorded.seq, told: null });
  const told = await insertTold(trx, row.changeId, people, now);
  const caseIds = people.filter((one) => one.kind === 'case').map((one) => one.ref);
  if (caseIds.length > 0)
    await options.cases.tell(
      trx,
      caseIds,
      {
        changeId: row.changeId,
        text: `${state.facts.title}. ${state.finished?.summary ?? ''}`.trim(),
        path: changePath(row.code),
      },
      now,
    );
  return ok({ seq: recorded.seq, told });
}

/**
 * Everybody to whom the change answers, each person once: who complained in a joined case, and who rated the place or service from
 * some months before the opening until it was done.
 */
async function whomToTell(
  trx: Trx,
  options: ImprovementRoomOptions,
  state: ChangeState,
  monthsBack: number,
  now: Date,
): Promise<ToTell[]> {
  const caseIds = state.voices.filter((one) => one.kind === 'case').map((one) => one.id);
  const cases = caseIds.length > 0 ? await options.cases.whomToTell(trx, caseIds) : [];
  const openedOn = dateAt(Date.parse(state.openedAt));
  const raters = await readRatersOf(trx, state.facts, {
    from: new Date(`${addMonths(openedOn, -monthsBack)}T00:00:00-05:00`),
    to: state.finished ? new Date(state.finished.at) : now,
  });
  const known = new Set<string>();
  const people: ToTell[] = [];
  for (const one of cases) {
    if (one.personId !== null && known.has(one.personId)) continue;
    if (one.personId !== null) known.add(one.personId);
    people.push({ kind: 'case', ref: one.caseId, personId: one.personId });
  }
  for (const one of raters)
    if (!known.has(one.personId))
      people.push({ kind: 'rating', ref: one.attentionId, personId: one.personId });
  return people;
}
