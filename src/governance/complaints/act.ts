import { addDays, compareDates, dateAt, type PlainDate, type Result, refuse } from '#kernel';
import type { Place } from '#law';
import type { Trx } from '#platform/database';
import { cantonsOfUnits } from './cantons.ts';
import { applyAction, type CaseAction, type CaseState, foldCase, levelHighest } from './case.ts';
import { deadlineOf, personsLastDay } from './deadline.ts';
import type { ComplaintsRoomOptions } from './options.ts';
import { complaintsPolicyOn, termDaysOf } from './policy.ts';
import { startOfDay } from './startOfDay.ts';
import {
  attachFiles,
  foldable,
  insertAction,
  lockCase,
  type Projection,
  readActions,
  writeNow,
} from './store.ts';

type Rules = Pick<ComplaintsRoomOptions, 'law' | 'calendar'>;

/** What the house does by itself with a case that stands so, and from which day; null when it waits for nobody. */
export interface HouseDuty {
  readonly from: PlainDate;
  readonly action:
    | { readonly kind: 'warned' | 'escalated' }
    | {
        readonly kind: 'closed';
        readonly closing: 'silence' | 'no-information';
      };
}

/** Pure: warning before the last day, going up the line after it, closing what the person no longer answers. */
export function houseDutyOf(
  state: CaseState,
  { law, calendar }: Rules,
  today: PlainDate,
  place: Place,
): HouseDuty | null {
  const policy = complaintsPolicyOn(law, state.termFrom);
  const afterHer = (askedOn: PlainDate, days: number) =>
    addDays(personsLastDay(askedOn, days, calendar, place), 1);
  switch (state.phase) {
    case 'received':
    case 'classified':
    case 'assigned':
    case 'contested':
    case 'reopened': {
      const { due } = deadlineOf(state, termDaysOf(law, state), calendar, today, place);
      if (!state.warned)
        return {
          from: calendar.addWorkingDays(due, -policy.warningDays, place),
          action: { kind: 'warned' },
        };
      if (state.level >= levelHighest) return null;
      const days = policy.escalationDays[state.level as 0 | 1 | 2];
      return { from: calendar.addWorkingDays(due, days, place), action: { kind: 'escalated' } };
    }
    case 'waiting': {
      const asked = state.pauses.find((pause) => pause.to === null)?.from ?? state.lastOn;
      return {
        from: afterHer(asked, policy.informationDays),
        action: { kind: 'closed', closing: 'no-information' },
      };
    }
    case 'answered':
      return {
        from: afterHer(state.termEndedOn ?? state.lastOn, policy.contestDays),
        action: { kind: 'closed', closing: 'silence' },
      };
    case 'closed':
    case 'withdrawn':
    case 'joined':
      return null;
  }
}

/** How a case shows in lists, on a day. */
export function projectionOf(state: CaseState, rules: Rules, today: PlainDate, place: Place): Projection {
  const standing = deadlineOf(state, termDaysOf(rules.law, state), rules.calendar, today, place);
  return {
    dueOn: standing.state === 'paused' || state.phase === 'joined' ? null : standing.due,
    lookOn: houseDutyOf(state, rules, today, place)?.from ?? null,
    met: standing.state === 'met' ? true : standing.state === 'missed' ? false : null,
  };
}

export async function placeOf(trx: Trx, room: Rules, unit: string | null, now: Date): Promise<Place> {
  if (unit === null) return {};
  const canton = (await cantonsOfUnits(trx, room, now.getTime())).get(unit);
  return canton === undefined ? {} : { canton };
}

// `Omit` over a union forgets what only some of its members have; this keeps each member.
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type StatedAction = Without<CaseAction, 'on'>;

export interface Act {
  readonly caseId: string;
  /** The version that the actor saw; null where an action does not depend on what came between. */
  readonly version: number | null;
  readonly action: StatedAction;
  readonly now: Date;
  readonly byAccount?: string | null;
  readonly body?: string | null;
  readonly norm?: string | null;
  readonly shown?: boolean;
  readonly files?: readonly string[];
  /** Keep the day and not the hour. */
  readonly coarse?: boolean;
  readonly keyHash?: Buffer | null;
}

/**
 * Does one action on a case inside the caller's transaction: waits for who is acting on it, folds, decides, writes.
 *
 * @returns the state after it; `case-moved` when somebody acted since the version seen, or why it was not possible.
 */
export async function actOn(trx: Trx, rules: Rules, act: Act): Promise<Result<CaseState>> {
  if (!(await lockCase(trx, act.caseId))) return refuse({ refusal: 'case-unknown' });
  const state = foldCase((await readActions(trx, act.caseId)).map(foldable));
  if (act.version !== null && act.version !== state.version)
    return refuse({ refusal: 'case-moved', seen: act.version, version: state.version });
  const today = dateAt(act.now.getTime());
  const action = { ...act.action, on: today } as CaseAction;
  const next = applyAction(state, action);
  if (!next.ok) return next;
  const seq = next.value.version;
  await insertAction(trx, {
    caseId: act.caseId,
    seq,
    action,
    byAccount: act.byAccount ?? null,
    at: act.coarse ? startOfDay(today) : act.now,
    body: act.body?.trim() ? act.body.trim() : null,
    norm: act.norm ?? null,
    shown: act.shown ?? true,
    keyHash: act.keyHash ?? null,
  });
  const files = act.files ?? [];
  if ((await attachFiles(trx, act.caseId, seq, files)) !== new Set(files).size)
    return refuse({ refusal: 'file-unknown' });
  const place = await placeOf(trx, rules, next.value.unit, act.now);
  await writeNow(trx, act.caseId, next.value, projectionOf(next.value, rules, today, place));
  return next;
}

/** Whether the house should act on the case today. */
export function isDue(duty: HouseDuty | null, today: PlainDate): duty is HouseDuty {
  return duty !== null && compareDates(duty.from, today) <= 0;
}
