import { readFacilitySeries } from '#governance/quality';
import { readStream } from '#governance/spaces';
import type { PlainDate } from '#kernel';
import type { Database } from '#platform/database';
import { type CommitteeAction, foldCommittee, type Indicator, type Observation } from './committee.ts';
import { chartsOf } from './committeeCommand.ts';
import { lastSignal } from './indicators.ts';
import { listCommittees } from './store.ts';

/** A committee as the commission of supervision and the trace of a record read it: all of it is public. */
export interface CommitteeRead {
  readonly code: string;
  readonly title: string;
  readonly facility: string;
  readonly installedOn: PlainDate | null;
  readonly indicators: readonly (Pick<Indicator, 'number' | 'title' | 'source'> & {
    readonly agreedOn: PlainDate | null;
    /** Its last signal is one of concern. */
    readonly concern: boolean;
    /** Whether its last value meets the goal; null without values. */
    readonly meetsGoal: boolean | null;
  })[];
  readonly observations: readonly Omit<Observation, 'seat'>[];
  readonly reportedIn: readonly string[];
}

/** Every committee with what it agreed, observed and was answered, in the order in which they were called. */
export async function readCommittees(db: Database, today: PlainDate): Promise<CommitteeRead[]> {
  const read: CommitteeRead[] = [];
  for (const row of await listCommittees(db.kysely)) {
    const state = foldCommittee(await readStream<CommitteeAction>(db.kysely, row.committeeId));
    const charts = chartsOf(state, (await readFacilitySeries(db, row.facility))?.months ?? [], today);
    read.push({
      code: state.code,
      title: state.title,
      facility: state.facility,
      installedOn: state.installedOn,
      indicators: state.indicators.map(({ number, title, source, answer }) => {
        const points = charts.get(number) ?? [];
        return {
          number,
          title,
          source,
          agreedOn: answer?.agreed ? answer.on : null,
          concern: lastSignal(points)?.kind === 'concern',
          meetsGoal: points.at(-1)?.meetsGoal ?? null,
        };
      }),
      observations: state.observations.map(({ seat: _seat, ...one }) => one),
      reportedIn: state.reports.map((one) => one.period),
    });
  }
  return read;
}
