import './certainty.css';
import { useEffect, useRef, useState } from 'react';
import type { TornadoBar } from '#actuarial';
import {
  Button,
  formatNumber,
  formatPercent,
  Notice,
  Progress,
  RadioGroup,
  useLanguage,
  useMessages,
} from '#design';
import type { BaseAnswer } from '../api.ts';
import { sayMillions } from '../describe.ts';
import type { Fan, Measure } from '../protocol.ts';
import type { LaboratoryScenario } from '../scenario.ts';
import { Cancelled, type EngineWorker, startChance, startWorker } from '../workers.ts';
import { FanChart } from './FanChart.tsx';
import { words } from './words.ts';

/** How far the answer depends on each assumption, and on chance. */
export function Certainty({ base, scenario }: { base: BaseAnswer; scenario: LaboratoryScenario }) {
  const t = useMessages(words).certainty;
  return (
    <section aria-labelledby="certeza">
      <h2 id="certeza">{t.title}</h2>
      <div className="lab-certainty">
        <Tornado base={base} scenario={scenario} />
        <Chance base={base} scenario={scenario} />
      </div>
    </section>
  );
}

function Tornado({ base, scenario }: { base: BaseAnswer; scenario: LaboratoryScenario }) {
  const t = useMessages(words).certainty;
  const [language] = useLanguage();
  const [measure, setMeasure] = useState<Measure>('deficit');
  const [found, setFound] = useState<{ key: string; measure: Measure; bars: readonly TornadoBar[] } | null>(
    null,
  );
  const [busy, setBusy] = useState(false);
  const key = JSON.stringify([scenario, measure]);
  const worker = useRef<EngineWorker | null>(null);
  useEffect(() => () => worker.current?.close(), []);
  const compute = async (wanted: Measure) => {
    setBusy(true);
    try {
      worker.current ??= await startWorker(base);
      const { bars } = await worker.current.ask('tornado', { scenario, measure: wanted });
      setFound({ key: JSON.stringify([scenario, wanted]), measure: wanted, bars });
    } finally {
      setBusy(false);
    }
  };
  const say = (value: number, of: Measure) =>
    of === 'deficit' ? sayMillions(value, language) : String(value);
  return (
    <div className="lab-tornado flow">
      <h3>{t.tornado}</h3>
      <p className="soft">{t.tornadoLede}</p>
      <RadioGroup
        name="medida"
        label={t.measure}
        inline
        options={[
          { value: 'deficit', label: t.deficit },
          { value: 'exhaustion', label: t.exhaustion },
        ]}
        value={measure}
        onValue={(value) => {
          setMeasure(value as Measure);
          if (found) void compute(value as Measure);
        }}
      />
      {(!found || found.key !== key) && (
        <Button onClick={() => void compute(measure)} busy={busy}>
          {t.compute}
        </Button>
      )}
      {found && (
        <TornadoBars bars={found.bars} say={(value) => say(value, found.measure)} stale={found.key !== key} />
      )}
    </div>
  );
}

function TornadoBars({
  bars,
  say,
  stale,
}: {
  bars: readonly TornadoBar[];
  say: (value: number) => string;
  stale: boolean;
}) {
  const t = useMessages(words).certainty;
  const [language] = useLanguage();
  const all = bars.flatMap((bar) => [bar.low, bar.high, bar.base]);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const at = (value: number) => `${(100 * (value - least)) / Math.max(most - least, 1e-9)}%`;
  const base = bars[0]?.base ?? 0;
  return (
    <div data-stale={stale ? '' : undefined} className="lab-bars">
      <p className="soft tabular">{t.base(say(base))}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t.lever}</th>
            <th scope="col" className="numeric">
              {t.low}
            </th>
            <th scope="col" className="numeric">
              {t.high}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.lever.id}>
              <th scope="row">
                {bar.lever.title[language]}
                <span className="lab-bar" aria-hidden="true">
                  <span
                    style={{
                      insetInlineStart: at(Math.min(bar.low, bar.high, bar.base)),
                      insetInlineEnd: `calc(100% - ${at(Math.max(bar.low, bar.high, bar.base))})`,
                    }}
                  />
                  <i style={{ insetInlineStart: at(bar.base) }} />
                </span>
              </th>
              <td className="numeric">{say(bar.low)}</td>
              <td className="numeric">{say(bar.high)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const runs = 1000;

function Chance({ base, scenario }: { base: BaseAnswer; scenario: LaboratoryScenario }) {
  const t = useMessages(words).certainty;
  const [language] = useLanguage();
  const [done, setDone] = useState<number | null>(null);
  const [fan, setFan] = useState<{ key: string; fan: Fan } | null>(null);
  const [stopped, setStopped] = useState(false);
  const running = useRef<{ cancel(): void } | null>(null);
  useEffect(() => () => running.current?.cancel(), []);
  const key = JSON.stringify(scenario);
  const many = formatNumber(runs, { language });
  const start = async () => {
    setStopped(false);
    setDone(0);
    const drawn = startChance(base, scenario, runs, setDone);
    running.current = drawn;
    try {
      setFan({ key, fan: await drawn.fan });
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      setStopped(true);
    } finally {
      running.current = null;
      setDone(null);
    }
  };
  const shown = fan?.fan;
  return (
    <div className="lab-chance flow">
      <h3>{t.fan}</h3>
      <p className="soft">{t.fanLede}</p>
      {done === null ? (
        (!fan || fan.key !== key) && <Button onClick={() => void start()}>{t.run(many)}</Button>
      ) : (
        <div className="cluster">
          <Progress
            label={t.progress}
            value={done}
            max={runs}
            said={t.running(formatNumber(done, { language }), many)}
          />
          <Button size="small" onClick={() => running.current?.cancel()}>
            {t.cancel}
          </Button>
        </div>
      )}
      {stopped && (
        <Notice live>
          <p>{t.stopped}</p>
        </Notice>
      )}
      {shown && (
        <div data-stale={fan.key !== key ? '' : undefined}>
          <p role="status">
            {t.fanSays(
              Math.floor(shown.lastPositiveYear[0]!) + 1,
              Math.floor(shown.lastPositiveYear[4]!) + 1,
              formatNumber(shown.runs, { language }),
            )}{' '}
            {t.fanLasting(formatPercent(shown.lasting, { language, decimals: 0 }), base.study.yearLast)}
          </p>
          <FanChart fan={shown} yearBase={base.study.yearBase} />
          <p className="soft">
            {t.fanNote(
              formatPercent(Math.abs(shown.reduction.deficitShare), { language, decimals: 2 }),
              formatNumber(Math.abs(shown.reduction.exhaustionYears), { language }),
            )}
          </p>
        </div>
      )}
    </div>
  );
}
