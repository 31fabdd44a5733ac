import { useState } from 'react';
import {
  Button,
  formatInstant,
  formatNumber,
  LoadedView,
  NumberField,
  ProblemNotice,
  Progress,
  RadioGroup,
  Select,
  StateChip,
  type StateShape,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { CaseAnswer, ResultAnswer, RunAnswerItem } from '../api.ts';
import { deskWords } from './deskWords.ts';
import { EmptyPart } from './EmptyPart.tsx';
import { PublishedTable } from './PublishedTables.tsx';
import type { PartProps } from './partProps.ts';
import { BalanceTable, CostFigure, FanFigure, PersonsFigure, ReserveFigure } from './ResultFigures.tsx';
import { useDeed } from './useDeed.ts';
import { words } from './words.ts';

const shapes: Readonly<Record<RunAnswerItem['state'], StateShape>> = {
  queued: 'waiting',
  running: 'active',
  done: 'done',
  failed: 'refused',
  cancelled: 'closed',
};

/** Runs: asked for, followed, cancelled, looked at, and the one that the valuation presents. */
export function DeskRuns({ valuation, again, onCase }: PartProps & { onCase: CaseAnswer }) {
  const t = useMessages(deskWords);
  const [filters, setFilters] = useFilters();
  const deed = useDeed(again);
  const shown =
    filters.get('corrida') ??
    valuation.chosenRun ??
    valuation.runs.find((one) => one.state === 'done')?.runId;
  const base = `/api/valuations/desk/${valuation.valuationId}/runs`;
  return (
    <div className="flow">
      {valuation.may.prepare && <AskForRun valuation={valuation} again={again} onCase={onCase} />}
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      {valuation.runs.length === 0 ? (
        <EmptyPart title={t.noRuns}>{t.noRunsWhat}</EmptyPart>
      ) : (
        <ul className="bare flow" aria-label={t.runs}>
          {valuation.runs.map((run) => (
            <li
              key={run.runId}
              className="flow"
              style={{ borderBlockStart: '1px solid var(--rule)', paddingBlockStart: 'var(--s3)' }}
            >
              <RunHead run={run} />
              {(run.state === 'queued' || run.state === 'running') && (
                <Running
                  run={run}
                  mayCancel={valuation.may.prepare}
                  onCancel={() => void deed.run(`${base}/${run.runId}/cancel`, {})}
                />
              )}
              {run.failure && <p>{run.failure}</p>}
              {run.state === 'done' && (
                <div className="cluster">
                  <Button
                    look="quiet"
                    aria-pressed={run.runId === shown}
                    onClick={() => setFilters({ corrida: run.runId })}
                  >
                    {t.see}
                  </Button>
                  {run.runId === valuation.chosenRun ? (
                    <StateChip shape="active">{t.chosen}</StateChip>
                  ) : (
                    valuation.may.prepare && (
                      <Button
                        look="secondary"
                        size="small"
                        busy={deed.busy}
                        onClick={() => void deed.run(`${base}/${run.runId}/choose`, {})}
                      >
                        {t.choose}
                      </Button>
                    )
                  )}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {shown && <RunResult url={`${base}/${shown}`} />}
    </div>
  );
}

function RunHead({ run }: { run: RunAnswerItem }) {
  const t = useMessages(deskWords);
  const w = useMessages(words);
  const [language] = useLanguage();
  return (
    <div>
      <strong>{run.scenario[language]}</strong>{' '}
      <StateChip shape={shapes[run.state]}>{t.runStates[run.state]}</StateChip>
      <p className="soft">
        {run.packageVersion === null ? w.onCase : t.version(run.packageVersion)} ·{' '}
        {formatInstant(run.askedAt, language)}
        {run.simulations > 0 &&
          ` · ${formatNumber(run.simulations, { language })} ${t.simulations.toLowerCase()}`}
        {run.tookMs !== null && ` · ${formatNumber(run.tookMs / 1000, { language, decimals: 1 })} s`}
        {run.deficit !== null &&
          ` · ${w.deficit}: ${formatNumber(run.deficit / 1e6, { language })} ${w.million}`}
      </p>
    </div>
  );
}

function Running({
  run,
  mayCancel,
  onCancel,
}: {
  run: RunAnswerItem;
  mayCancel: boolean;
  onCancel: () => void;
}) {
  const t = useMessages(deskWords);
  return (
    <div className="flow">
      <Progress value={run.part} label={t.runStates[run.state]} />
      {mayCancel && (
        <Button look="secondary" size="small" onClick={onCancel}>
          {t.cancel}
        </Button>
      )}
    </div>
  );
}

function AskForRun({ valuation, again, onCase }: PartProps & { onCase: CaseAnswer }) {
  const t = useMessages(deskWords);
  const [language] = useLanguage();
  const signed = valuation.opinion !== null;
  const [data, setData] = useState<'package' | 'case'>(signed ? 'package' : 'case');
  const [scenario, setScenario] = useState('base');
  const [simulations, setSimulations] = useState<number | null>(0);
  const others = valuation.publishedBefore;
  const [compareWith, setCompareWith] = useState(String(others[0]?.number ?? ''));
  const [tried, setTried] = useState(false);
  const deed = useDeed(again);
  const most = formatNumber(onCase.simulationsMost, { language });
  const simulationsAreGood =
    simulations !== null &&
    Number.isInteger(simulations) &&
    simulations >= 0 &&
    simulations <= onCase.simulationsMost;
  const start = () => {
    setTried(true);
    if (!simulationsAreGood) return;
    void deed.run(`/api/valuations/desk/${valuation.valuationId}/runs`, {
      runId: crypto.randomUUID(),
      data,
      scenario,
      simulations,
      compareWith: compareWith === '' ? null : Number(compareWith),
    });
  };
  return (
    <form
      className="flow measure"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      {deed.problem !== undefined && <ProblemNotice problem={deed.problem} />}
      <RadioGroup
        name="datos-corrida"
        label={t.on}
        value={data}
        onValue={(value) => setData(value === 'package' ? 'package' : 'case')}
        options={[
          { value: 'package', label: t.onPackage, hint: t.onPackageHint, disabled: !signed },
          { value: 'case', label: t.onCase, hint: t.onCaseHint },
        ]}
      />
      <Select
        name="escenario"
        label={t.scenario}
        value={scenario}
        onValue={setScenario}
        options={onCase.scenarios.map((one) => ({ value: one.id, label: one.title[language] }))}
      />
      <NumberField
        name="simulaciones"
        label={t.simulations}
        hint={t.simulationsHint(most)}
        width="s"
        whole
        defaultValue="0"
        onNumber={setSimulations}
        error={tried && !simulationsAreGood ? t.needSimulations(most) : undefined}
      />
      <Select
        name="comparar"
        label={t.compareWith}
        value={compareWith}
        onValue={setCompareWith}
        options={[
          ...others.map((one) => ({ value: String(one.number), label: `${one.number} · ${one.title}` })),
          { value: '', label: t.compareNone },
        ]}
      />
      <div className="actions">
        <Button type="submit" look="primary" busy={deed.busy}>
          {t.start}
        </Button>
      </div>
    </form>
  );
}

function RunResult({ url }: { url: string }) {
  const t = useMessages(deskWords);
  const w = useMessages(words);
  const [loaded, again] = useLoaded<ResultAnswer>(url);
  return (
    <section aria-labelledby="resultados" className="flow">
      <h2 id="resultados">{t.results}</h2>
      <LoadedView loaded={loaded} again={again}>
        {(result) => (
          <div className="flow">
            <ReserveFigure result={result} />
            <FanFigure result={result} />
            <CostFigure result={result} />
            <PersonsFigure result={result} />
            <h3>{w.balance}</h3>
            <BalanceTable result={result} />
            {result.published.length > 0 && (
              <>
                <h3>{w.others}</h3>
                <PublishedTable rows={result.published} caption={w.others} />
              </>
            )}
          </div>
        )}
      </LoadedView>
    </section>
  );
}
