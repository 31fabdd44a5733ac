import { ok, type PlainDate, type Result, refuse } from '#kernel';
import { isOpen, type KeptPromise, lackingIn, type StageAction, type StageHistory } from './standing.ts';

export type StageAct =
  | { readonly act: 'open'; readonly resolution: string; readonly on: PlainDate }
  | { readonly act: 'suspend'; readonly resolution: string; readonly on: PlainDate; readonly reason: string };

/** The Board's resolution opens a stage only where nothing that it promises is lacking; what held that day is kept with it. */
export function decideStage(
  history: StageHistory,
  act: StageAct,
  promises: readonly KeptPromise[],
  today: PlainDate,
): Result<readonly StageAction[]> {
  if (act.on > today) return refuse({ refusal: 'stage-resolution-of-the-future', on: act.on });
  switch (act.act) {
    case 'open': {
      if (isOpen(history)) return refuse({ refusal: 'stage-already-open', on: history.opened?.on });
      const lacking = lackingIn(promises);
      if (lacking.length > 0) return refuse({ refusal: 'stage-lacks', lacking });
      return ok([{ kind: 'opened', resolution: act.resolution, on: act.on, evidence: promises }]);
    }
    case 'suspend':
      if (!isOpen(history)) return refuse({ refusal: 'stage-not-open' });
      return ok([{ kind: 'suspended', resolution: act.resolution, on: act.on, reason: act.reason }]);
  }
}
