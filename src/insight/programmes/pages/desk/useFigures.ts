import { useCallback, useEffect, useRef, useState } from 'react';
import { ask, type Problem, Refused } from '#design';
import type { CellsAnswer, GridAnswer, ReportAnswer } from '../../api.ts';
import { keyOfCell, type Windows, windowKey, windowSize, withFigures } from './gridLayout.ts';

export interface CellPlace {
  readonly indicator: string;
  readonly period: string;
  readonly column: number;
  readonly symbol: string;
  readonly group: string;
}
/** A figure that was written here and is not yet known to be kept. */
export interface Written extends CellPlace {
  readonly value: number | null;
  readonly before: number | null;
  /** Undefined while it is on its way; null where nobody answered. */
  readonly problem: Problem | null | undefined;
}

/**
 * The figures of a programme: read a window at a time, written at once on the screen and saved behind it. What was refused or did not
 * arrive stays where it was written, with its reason, until it is tried again or given up.
 */
export function useFigures(slug: string) {
  const name = encodeURIComponent(slug);
  const [head, setHead] = useState<GridAnswer['head']>(null);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [windows, setWindows] = useState<Windows>(new Map());
  const [written, setWritten] = useState<ReadonlyMap<string, Written>>(new Map());
  const asked = useRef(new Set<string>());
  const now = useRef({ written, windows });
  now.current = { written, windows };
  const lost = useRef(new Set<string>());
  const onItsWay = useRef(new Set<string>());

  const read = useCallback(
    (batch: number, periods: number) => {
      const window = `${batch} ${periods}`;
      if (asked.current.has(window)) return;
      asked.current.add(window);
      const query = new URLSearchParams({
        from: String(batch * windowSize.indicators),
        count: String(windowSize.indicators),
        fromPeriod: String(periods * windowSize.periods),
        periods: String(windowSize.periods),
        head: String(window === '0 0'),
      });
      ask<GridAnswer>(`/api/programmes-desk/${name}/grid?${query}`).then(
        (answer) => {
          if (answer.head) setHead(answer.head);
          setProblem(undefined);
          setWindows((before) => {
            const after = new Map(before);
            for (const row of answer.rows) after.set(windowKey(row.indicator, row.fromPeriod), row);
            return after;
          });
        },
        (error: unknown) => {
          // Not asked again until somebody wants it: what does not answer is not to be asked without end.
          lost.current.add(window);
          setProblem(error instanceof Refused ? error.problem : null);
        },
      );
    },
    [name],
  );

  const readAgain = useCallback(() => {
    for (const window of lost.current) asked.current.delete(window);
    lost.current.clear();
    setProblem(undefined);
    read(0, 0);
  }, [read]);

  /** Sends what was written in a report and is not on its way; what is written meanwhile goes with the next. */
  const send = useCallback(
    async (report: string): Promise<void> => {
      if (onItsWay.current.has(report)) return;
      const cells = [...now.current.written].filter(
        ([, one]) => `${one.indicator}/${one.period}` === report && one.problem === undefined,
      );
      const [first] = cells.map(([, one]) => one);
      if (!first) return;
      const body = {
        cells: cells.map(([, { group, symbol, before, value }]) => ({ group, symbol, before, value })),
      };
      onItsWay.current.add(report);
      let failed: Problem | null | undefined;
      let done: CellsAnswer | undefined;
      try {
        done = await ask<CellsAnswer>(`/api/programmes/${name}/cells/${report}`, { body });
      } catch (error) {
        failed = error instanceof Refused ? error.problem : null;
      }
      onItsWay.current.delete(report);
      const after = done;
      if (after) {
        const window = windowKey(first.indicator, first.column);
        setWindows((before) => {
          const row = before.get(window);
          return row
            ? new Map(before).set(window, withFigures(row, first.column, body.cells, after))
            : before;
        });
      }
      setWritten((before) => {
        const rest = new Map(before);
        for (const [cell, sent] of cells) {
          const known = rest.get(cell);
          if (!known) continue;
          if (!after) rest.set(cell, { ...known, problem: failed });
          // What was written over it meanwhile is still to be sent, over what is now kept.
          else if (known.value === sent.value) rest.delete(cell);
          else rest.set(cell, { ...known, before: sent.value });
        }
        return rest;
      });
    },
    [name],
  );

  // Whatever is written and not on its way is sent: also what was written while its report was being saved.
  useEffect(() => {
    const reports = new Set(
      [...written.values()]
        .filter((one) => one.problem === undefined)
        .map((one) => `${one.indicator}/${one.period}`),
    );
    for (const report of reports) void send(report);
  }, [written, send]);

  // Leaving the page would lose what is not saved.
  useEffect(() => {
    if (written.size === 0) return;
    const hold = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', hold);
    return () => removeEventListener('beforeunload', hold);
  }, [written.size]);

  const write = useCallback((place: CellPlace, value: number | null, kept: number | null) => {
    const cell = keyOfCell(place.indicator, place.period, place.symbol, place.group);
    setWritten((before) => {
      const known = before.get(cell);
      if ((known ? known.value : kept) === value && known?.problem === undefined) return before;
      const after = new Map(before);
      if (value === kept && known?.problem !== undefined) after.delete(cell);
      else after.set(cell, { ...place, value, before: known?.before ?? kept, problem: undefined });
      return after;
    });
  }, []);
  /** Reads again the windows of what failed, so that it is tried over what stands now, or given up. */
  const settle = useCallback(
    async (tryAgain: boolean) => {
      const failed = [...now.current.written.values()].filter((one) => one.problem !== undefined);
      const stands = new Map<string, number | null>();
      const states = new Map<string, ReportAnswer['state']>();
      for (const report of new Set(failed.map((one) => `${one.indicator}/${one.period}`))) {
        const known = await ask<ReportAnswer>(`/api/programmes/${name}/reports/${report}`).catch(() => null);
        if (!known) return;
        states.set(report, known.state);
        for (const one of failed.filter((cell) => `${cell.indicator}/${cell.period}` === report))
          stands.set(
            keyOfCell(one.indicator, one.period, one.symbol, one.group),
            known.figures?.[one.group]?.[one.symbol] ?? null,
          );
      }
      setWindows((before) => {
        const after = new Map(before);
        for (const one of failed) {
          const window = windowKey(one.indicator, one.column);
          const row = after.get(window);
          const at = row ? one.column - row.fromPeriod : 0;
          const value = stands.get(keyOfCell(one.indicator, one.period, one.symbol, one.group)) ?? null;
          if (row)
            after.set(
              window,
              withFigures(row, one.column, [{ ...one, value }], {
                state: states.get(`${one.indicator}/${one.period}`) ?? 'empty',
                result: row.results[at] ?? null,
              }),
            );
        }
        return after;
      });
      setWritten((before) => {
        const after = new Map(before);
        for (const [cell, one] of before) {
          if (one.problem === undefined) continue;
          if (tryAgain) after.set(cell, { ...one, before: stands.get(cell) ?? null, problem: undefined });
          else after.delete(cell);
        }
        return after;
      });
    },
    [name],
  );
  return { head, problem, windows, written, read, readAgain, write, settle };
}
