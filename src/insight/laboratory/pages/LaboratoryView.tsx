import { lazy, memo, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import {
  Button,
  Figure,
  formatNumber,
  Notice,
  Unconfirmed,
  useLanguage,
  useMessages,
  useRested,
} from '#design';
import type { BaseAnswer } from '../api.ts';
import { conditionsOf, reasonsFor } from '../describe.ts';
import { type Outcome, yearsOf } from '../outcome.ts';
import { isUntouched, type LaboratoryScenario, untouched } from '../scenario.ts';
import { readScenario } from '../scenarioLink.ts';
import type { EngineWorker } from '../workers.ts';
import { Certainty } from './Certainty.tsx';
import { Comparison } from './Comparison.tsx';
import type { OpenFigure } from './FigureButton.tsx';
import { keepForOffline } from './keepForOffline.ts';
import { Levers } from './Levers.tsx';
import { People } from './People.tsx';
import { PublishedSection } from './PublishedSection.tsx';
import { LineKey, ReserveChart, type ReserveLine, ReserveSpark } from './ReserveChart.tsx';
import { RunSection } from './RunSection.tsx';
import { type Answered, addressOf, letterOf, mostScenarios, useLaboratory } from './useLaboratory.ts';
import { KeyFigures, Verdict } from './Verdict.tsx';
import { words } from './words.ts';
import { YearsSection } from './YearsSection.tsx';

// Downloaded when a figure is opened; where pages are kept for use without a connection, it is kept with them.
const FigureDialog = lazy(() => import('./FigureDialog.tsx'));

export function LaboratoryView({ base }: { base: BaseAnswer }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const laboratory = useLaboratory(base);
  const { answered, active, change, fault, otherInputs, failed } = laboratory;
  const [open, setOpen] = useState<OpenFigure | null>(null);
  const ready = answered !== null;
  useEffect(() => {
    if (ready) void keepForOffline();
  }, [ready]);

  const lines = useMemo(() => {
    if (!answered) return [];
    const law = {
      id: 'law',
      label: t.law,
      letter: 'A',
      outcome: answered.law,
      series: null,
      scenario: untouched(base),
    };
    const others = answered.scenarios.flatMap((scenario, i) =>
      isUntouched(scenario)
        ? []
        : [
            {
              id: letterOf(i),
              label: t.scenario(letterOf(i)),
              letter: letterOf(i),
              outcome: answered.outcomes[i]!,
              series: i,
              scenario,
            },
          ],
    );
    return [law, ...others];
  }, [answered, base, t]);
  const openIn = useCallback(
    (name: string, line: number) => {
      const one = lines[line];
      if (one) setOpen({ scenario: one.scenario, scenarioTitle: one.label, path: [name] });
    },
    [lines],
  );

  const index = answered ? Math.min(active, answered.scenarios.length - 1) : 0;
  const lineInHand = Math.max(
    0,
    lines.findIndex((line) => line.id === letterOf(index)),
  );
  const leverTitle = (key: string) => base.levers.find((lever) => lever.key === key)?.title[language] ?? key;
  const moment = useMemo<Moment | null>(
    () => answered && { answered, index, lines, lineInHand, openIn },
    [answered, index, lines, lineInHand, openIn],
  );
  // The hand waits for the verdict and its drawing only; the long tables below follow when there is time.
  const later = useRested(moment) ?? moment;
  return (
    <div className="lab">
      {fault && (
        <Notice tone="attention" title={t.fault.title} live>
          <p>{t.fault.text(fault, leverTitle)}</p>
          <p>{t.fault.kept}</p>
        </Notice>
      )}
      {otherInputs && (
        <Notice tone="attention" title={t.fault.otherInputs} live>
          <p>{t.fault.otherInputsWhat}</p>
        </Notice>
      )}
      {failed && (
        <Notice tone="bad" title={t.failed} live>
          <p>{t.failedWhat}</p>
        </Notice>
      )}
      <Questions base={base} onChoose={change} />
      <ScenarioTabs laboratory={laboratory} />
      <div className="lab__desk">
        <div className="lab__answer">
          {moment ? (
            <Answer base={base} moment={moment} />
          ) : (
            !failed && (
              <p className="lab-preparing" role="status">
                {t.preparing}
              </p>
            )
          )}
        </div>
        <section className="lab__levers" aria-labelledby="palancas">
          <h2 id="palancas">{t.levers}</h2>
          {answered && (
            <div className="lab-now" aria-hidden="true">
              <p>
                {answered.outcomes[index]!.exhaustion === null ? t.nowLasts : t.now}{' '}
                <strong>{answered.outcomes[index]!.exhaustion ?? base.study.yearLast}</strong>
                <span>{t.lawEnds(answered.law.exhaustion)}</span>
              </p>
              <ReserveSpark lines={lines} />
            </div>
          )}
          <Levers laboratory={laboratory} />
        </section>
        {later && (
          <section className="lab__reasons" aria-labelledby="porque">
            <h2 id="porque">{t.reasons}</h2>
            <Reasons moment={later} />
          </section>
        )}
      </div>
      {later && <More base={base} moment={later} engine={laboratory.engine} />}
      {open && (
        <Suspense fallback={null}>
          <FigureDialog
            open={open}
            engine={laboratory.engine}
            onPath={(path) => setOpen((now) => now && { ...now, path })}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** One answer and how it is shown, all of one instant: the levers may already be ahead of it. */
interface Moment {
  readonly answered: Answered;
  readonly index: number;
  readonly lines: readonly Line[];
  readonly lineInHand: number;
  openIn(name: string, line: number): void;
}

type Line = ReserveLine & { readonly outcome: Outcome; readonly scenario: LaboratoryScenario };

const Answer = memo(function Answer({ base, moment }: { base: BaseAnswer; moment: Moment }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { answered, index, lines, lineInHand, openIn } = moment;
  return (
    <>
      <Verdict base={base} answered={answered} index={index} onOpen={(name) => openIn(name, lineInHand)} />
      <Figure
        title={t.chart.title}
        measure={t.chart.measure}
        level={2}
        chart={<ReserveChart lines={lines} pause={answered.scenarios[index]!.pause} />}
        columns={[
          { key: 'year', label: t.chart.year, show: (value) => String(value) },
          ...lines.map((line) => ({
            key: line.id,
            label: line.label,
            numeric: true,
            show: (value: unknown) => formatNumber(Number(value) / 1e9, { language, decimals: 2 }),
          })),
        ]}
        rows={yearsOf(answered.law).map((year, step) => ({
          year,
          ...Object.fromEntries(lines.map((line) => [line.id, line.outcome.paths.reserve[step]!])),
        }))}
        note={t.chart.note}
        source={t.chart.source}
        recipe={{ command: 'npx amparo verify run manifest.json', href: '#compartir' }}
        synthetic={{ kind: 'reconstructed', children: t.reconstructed }}
        fileName="laboratorio-reserva"
      />
      <KeyFigures base={base} answered={answered} index={index} onOpen={(name) => openIn(name, lineInHand)} />
    </>
  );
});

const More = memo(function More({
  base,
  moment,
  engine,
}: {
  base: BaseAnswer;
  moment: Moment;
  engine: EngineWorker | null;
}) {
  const [language] = useLanguage();
  const { answered, index, lines, lineInHand, openIn } = moment;
  const scenario = answered.scenarios[index]!;
  return (
    <div className="lab__more">
      {lines.length > 1 && (
        <ul className="bare lab-conditions">
          {lines.slice(1).map((line) => (
            <li key={line.id}>
              <LineKey series={line.series} /> <strong>{line.label}:</strong>{' '}
              {conditionsOf(line.scenario, base, language).join('; ')}.
            </li>
          ))}
        </ul>
      )}
      <Comparison lines={lines} onOpen={openIn} />
      <People base={base} lines={lines} />
      <YearsSection lines={lines} shown={lineInHand} onOpen={openIn} />
      <Certainty base={base} scenario={scenario} />
      <PublishedSection base={base} />
      <UnconfirmedLaw base={base} />
      <RunSection
        base={base}
        engine={engine}
        scenario={scenario}
        outcome={answered.outcomes[index]!}
        link={addressOf(answered.scenarios, base)}
      />
    </div>
  );
});

/** Ready questions; they do not change while the hand moves. */
const Questions = memo(function Questions({
  base,
  onChoose,
}: {
  base: BaseAnswer;
  onChoose: (scenario: LaboratoryScenario) => void;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  return (
    <section className="lab-questions" aria-labelledby="preguntas">
      <h2 id="preguntas" className="lab-questions__title">
        {t.questions}
      </h2>
      <ul className="bare">
        {base.questions.map((question) => (
          <li key={question.id}>
            <button
              type="button"
              className="lab-question"
              onClick={() => {
                const scenario = readScenario(question.link, base);
                if (!('fault' in scenario)) onChoose(scenario);
              }}
            >
              {question.title[language]}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
});

function ScenarioTabs({ laboratory }: { laboratory: ReturnType<typeof useLaboratory> }) {
  const t = useMessages(words);
  const { scenarios, active, choose, add, remove } = laboratory;
  const touched = scenarios.some((scenario) => !isUntouched(scenario));
  return (
    <div className="lab-scenarios">
      <fieldset className="lab-tabs">
        <legend className="visually-hidden">{t.editing}</legend>
        <span className="lab-tab lab-tab--law">
          <LineKey series={null} /> {t.law}
        </span>
        {scenarios.map((_, i) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a scenario is known by its letter, which is its place.
            key={i}
            type="button"
            className="lab-tab"
            aria-pressed={i === active}
            onClick={() => choose(i)}
          >
            <LineKey series={i} /> {t.scenario(letterOf(i))}
          </button>
        ))}
      </fieldset>
      {touched && scenarios.length < mostScenarios && (
        <Button look="quiet" size="small" onClick={add}>
          {t.add}
        </Button>
      )}
      {scenarios.length > 1 && (
        <Button look="quiet" size="small" icon="close" onClick={() => remove(active)}>
          {t.remove(letterOf(active))}
        </Button>
      )}
    </div>
  );
}

const Reasons = memo(function Reasons({ moment }: { moment: Moment }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { answered, index } = moment;
  const lines = isUntouched(answered.scenarios[index]!)
    ? []
    : reasonsFor(answered.outcomes[index]!, answered.law, language);
  if (lines.length === 0) return <p className="soft">{t.noReasons}</p>;
  return (
    <ul className="bare lab-reasons">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
});

function UnconfirmedLaw({ base }: { base: BaseAnswer }) {
  const t = useMessages(words).unconfirmed;
  const [language] = useLanguage();
  return (
    <section aria-labelledby="sin-confirmar" className="flow">
      <h2 id="sin-confirmar">{t.title}</h2>
      {base.unconfirmed.length === 0 ? (
        <p className="soft">{t.none}</p>
      ) : (
        <>
          <p className="measure soft">{t.lede}</p>
          <ul className="bare lab-unconfirmed">
            {base.unconfirmed.map((one) => (
              <li key={one.id}>
                <Unconfirmed what={t.what(one.norm)} href={`/ley/${one.id}`}>
                  {one.title[language]}
                </Unconfirmed>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
