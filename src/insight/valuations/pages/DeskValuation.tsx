import { useEffect } from 'react';
import {
  formatInstant,
  LoadedView,
  Notice,
  PageHead,
  StateChip,
  Tabs,
  Timeline,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { CaseAnswer, DeskAnswer, ResultAnswer } from '../api.ts';
import { ComparisonFigure, ExperienceTable } from './ComparisonFigure.tsx';
import { DeskData } from './DeskData.tsx';
import { DeskOpinion } from './DeskOpinion.tsx';
import { DeskReport } from './DeskReport.tsx';
import { DeskReview } from './DeskReview.tsx';
import { DeskRuns } from './DeskRuns.tsx';
import { deskWords } from './deskWords.ts';
import { EmptyPart } from './EmptyPart.tsx';
import type { PartProps } from './partProps.ts';
import { stateShapes, words } from './words.ts';

/** One valuation on the desk, part by part in the order in which it is made. */
export function DeskValuation({ valuationId }: { valuationId: string }) {
  const [loaded, again] = useLoaded<DeskAnswer>(`/api/valuations/desk/${valuationId}`);
  const [known] = useLoaded<CaseAnswer>('/api/valuations/case');
  const going =
    loaded.state === 'ready' &&
    loaded.value.runs.some((run) => run.state === 'queued' || run.state === 'running');
  useEffect(() => {
    if (!going) return;
    const timer = setInterval(again, 800);
    return () => clearInterval(timer);
  }, [going, again]);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(valuation) => (
        <LoadedView loaded={known} again={() => {}}>
          {(onCase) => <Opened valuation={valuation} onCase={onCase} again={again} />}
        </LoadedView>
      )}
    </LoadedView>
  );
}

function Opened({ valuation, onCase, again }: PartProps & { onCase: CaseAnswer }) {
  const t = useMessages(deskWords);
  const w = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const part = filters.get('parte') ?? firstPart(valuation);
  const props = { valuation, again };
  return (
    <div className="flow">
      <p>
        <a
          href="/escritorio/valuaciones"
          onClick={(event) => {
            event.preventDefault();
            setFilters({ valuacion: null, parte: null, corrida: null });
          }}
        >
          {t.back}
        </a>
      </p>
      <PageHead
        kicker={valuation.studyTitle[language]}
        title={valuation.title}
        lede={
          <>
            <StateChip shape={stateShapes[valuation.state]}>{w.states[valuation.state]}</StateChip>
            {valuation.number !== null && ` · ${w.number} ${valuation.number}`}
          </>
        }
      />
      {valuation.returned && (
        <Notice tone="attention" title={t.returned}>
          {valuation.returned.reason}
        </Notice>
      )}
      {valuation.withdrawn && (
        <Notice tone="bad" title={t.withdrawn}>
          {valuation.withdrawn.reason}
        </Notice>
      )}
      <Tabs
        label={t.parts}
        value={part}
        onValue={(id) => setFilters({ parte: id })}
        tabs={[
          { id: 'datos', label: t.data, panel: <DeskData {...props} onCase={onCase} /> },
          { id: 'opinion', label: t.opinion, panel: <DeskOpinion {...props} /> },
          { id: 'corridas', label: t.runs, panel: <DeskRuns {...props} onCase={onCase} /> },
          { id: 'comparacion', label: t.comparison, panel: <Comparison {...props} /> },
          { id: 'informe', label: t.report, panel: <DeskReport {...props} /> },
          {
            id: 'revision',
            label: t.review,
            panel: (
              <>
                <DeskReview {...props} />
                <History valuation={valuation} />
              </>
            ),
          },
        ]}
      />
    </div>
  );
}

function History({ valuation }: Pick<PartProps, 'valuation'>) {
  const t = useMessages(deskWords);
  const [language] = useLanguage();
  return (
    <section aria-labelledby="historia">
      <h2 id="historia">{t.history}</h2>
      <Timeline
        label={t.history}
        entries={valuation.history.map((event, at) => ({
          id: String(at),
          date: plainDate(event.at.slice(0, 10)),
          time: formatInstant(event.at, language).slice(-5),
          title: t.deeds[event.kind] ?? event.kind,
          actor: event.mine ? t.you : t.other,
          state: at === valuation.history.length - 1 ? 'now' : 'done',
        }))}
      />
    </section>
  );
}

/** Where the work stands: what is next is what opens. */
function firstPart({ state, packages, opinion, runs, chosenRun, text }: DeskAnswer): string {
  if (state !== 'draft') return 'revision';
  if (packages.length === 0 || packages[0]!.verdict === 'unfit') return 'datos';
  if (!opinion) return 'opinion';
  if (runs.length === 0 || !chosenRun) return 'corridas';
  return text ? 'revision' : 'informe';
}

function Comparison({ valuation }: PartProps) {
  const t = useMessages(deskWords);
  const w = useMessages(words);
  const done = valuation.runs.find((run) => run.state === 'done');
  const shown = valuation.chosenRun ?? done?.runId ?? null;
  const [loaded, again] = useLoaded<ResultAnswer>(
    shown && `/api/valuations/desk/${valuation.valuationId}/runs/${shown}`,
  );
  if (!shown) return <EmptyPart title={t.noComparison}>{t.noComparisonWhat}</EmptyPart>;
  return (
    <LoadedView loaded={loaded} again={again}>
      {(result) =>
        result.comparison ? (
          <div className="flow">
            <h2>{w.comparison(result.comparison.with.title)}</h2>
            <ComparisonFigure comparison={result.comparison} source={w.sourceOf(result.id)} />
            <ExperienceTable comparison={result.comparison} />
          </div>
        ) : (
          <EmptyPart title={t.noComparison}>{t.noComparisonWhat}</EmptyPart>
        )
      }
    </LoadedView>
  );
}
