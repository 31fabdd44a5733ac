import { readCommittees } from '#governance/committees';
import { changesToldTo } from '#governance/improvement';
import type { FollowUp } from '#governance/quality';
import { dayOf } from './command.ts';
import { listReports } from './store.ts';
import { tracePath } from './trace.ts';

const at = (day: string) => `${day}T12:00:00-05:00`;

/**
 * Tells who comes back to her rating where it led: the items of issued reports that rest on a change she was told of, or on what the
 * users' committee of that place observed of its ratings; and what was answered.
 */
export const reportsFollowUp =
  (now: () => Date): FollowUp =>
  async (db, rated) => {
    const reports = (await listReports(db.kysely)).filter((one) => one.issued !== null);
    if (reports.length === 0) return [];
    const changes = await changesToldTo(db.kysely, rated.personId);
    const observed = (await readCommittees(db, dayOf(now())))
      .filter((one) => one.facility === rated.facility)
      .flatMap((one) =>
        one.observations
          .filter((each) => each.indicator !== null)
          .map((each) => `${one.code}.${each.number}`),
      );
    return reports.flatMap((report) =>
      report.items
        .filter((item) =>
          item.cites.some(
            ({ kind, ref }) =>
              (kind === 'change' && changes.includes(ref)) ||
              (kind === 'observation' && observed.includes(ref)),
          ),
        )
        .flatMap((item) => {
          const id = `${report.period}.${item.number}`;
          const link = tracePath('item', id);
          const issuedOn = report.issued?.on ?? report.frozenOn;
          const said = (kind: string, day: string, es: string, en: string) => ({
            at: at(day),
            kind: `${kind} ${id}`,
            title: { es: `${es}: ${item.title}`, en: `${en}: ${item.title}` },
            link,
          });
          return [
            said(
              'supervision',
              issuedOn,
              'La comisión de supervisión lo llevó a su informe',
              'The commission of supervision took it to its report',
            ),
            ...(item.answer
              ? [
                  said(
                    'supervision answered',
                    item.answer.on,
                    'La Dirección General contestó',
                    'The Director General answered',
                  ),
                ]
              : []),
            ...(item.fulfilled
              ? [
                  said(
                    'supervision fulfilled',
                    item.fulfilled.on,
                    'Lo prometido consta cumplido',
                    'What was promised is fulfilled',
                  ),
                ]
              : []),
          ];
        }),
    );
  };
