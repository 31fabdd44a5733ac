import type { CSSProperties } from 'react';
import {
  Breadcrumb,
  EmptyState,
  formatDateShort,
  Link,
  LoadedView,
  Notice,
  PageHead,
  StateChip,
  Synthetic,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { PublicAnswer } from '../api.ts';
import { figureWords } from '../reportWords.ts';
import { ComparisonFigure, ExperienceTable } from './ComparisonFigure.tsx';
import { Paragraphs } from './Paragraphs.tsx';
import { Contradictions, NoteTable, PublishedTable } from './PublishedTables.tsx';
import {
  BalanceTable,
  CostFigure,
  FanFigure,
  PersonsFigure,
  PremiumsTable,
  ReserveFigure,
  useFigureText,
} from './ResultFigures.tsx';
import { TraceSection } from './TraceSection.tsx';
import { stateShapes, words } from './words.ts';

const keyFigures: CSSProperties = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 13rem), 1fr))',
  gap: 'var(--s5)',
  margin: 'var(--s5) 0',
};
const keyFigure: CSSProperties = {
  display: 'flex',
  flexDirection: 'column',
  borderBlockStart: '3px solid var(--action)',
  paddingBlockStart: 'var(--s2)',
};
const keyValue: CSSProperties = {
  order: 1,
  margin: 0,
  fontSize: 'clamp(1.75rem, 1.4rem + 1.5vw, 2.5rem)',
  fontWeight: 600,
  lineHeight: 1.15,
};

const headFigures = ['deficit', 'levelRate', 'levelRateWithoutState', 'breakEvenStateShare'] as const;

/** One published valuation: the figure first, its uncertainty with it, its table beside it, its recipe under it. */
export default function ValuationPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<PublicAnswer>(
    `/api/valuations/${encodeURIComponent(params.number ?? '')}`,
  );
  if (loaded.state === 'refused')
    return (
      <>
        <PageHead title={t.title} />
        <EmptyState title={loaded.problem.title} action={<Link href="/valuaciones">{t.title}</Link>}>
          {loaded.problem.detail}
        </EmptyState>
      </>
    );
  return (
    <LoadedView loaded={loaded} again={again}>
      {(valuation) => <Published valuation={valuation} />}
    </LoadedView>
  );
}

function Published({ valuation }: { valuation: PublicAnswer }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const text = useFigureText();
  const { result, number, opinion, submitted, approved } = valuation;
  const recipe = `npx amparo verify run valuacion-${number}.zip`;
  const day = (instant: string) => formatDateShort(plainDate(instant.slice(0, 10)), language);
  return (
    <div className="flow">
      <Breadcrumb items={[{ label: t.title, href: '/valuaciones' }, { label: `${t.number} ${number}` }]} />
      <PageHead
        kicker={valuation.studyTitle[language]}
        title={valuation.title}
        lede={
          <>
            <StateChip shape={stateShapes[valuation.state]}>{t.states[valuation.state]}</StateChip>{' '}
            {day(valuation.publishedAt)}
          </>
        }
      />
      {valuation.withdrawn && (
        <Notice tone="bad" title={t.withdrawnOn(day(valuation.withdrawn.at))}>
          {valuation.withdrawn.reason}
        </Notice>
      )}
      {valuation.replacedBy !== null && (
        <Notice tone="attention" title={t.replacedBy(valuation.replacedBy)}>
          <a href={`/valuaciones/${valuation.replacedBy}`}>{t.see(valuation.replacedBy)}</a>
        </Notice>
      )}
      {!valuation.onPackage && <Synthetic kind="reconstructed">{t.reconstructed}</Synthetic>}
      <dl style={keyFigures}>
        {headFigures.map((name) => (
          <div key={name} style={keyFigure}>
            <dt style={{ order: 2 }}>{figureWords[language][name]}</dt>
            <dd className="tabular" style={keyValue}>
              {text(name, result.figures[name] ?? null)} {name === 'deficit' && <small>{t.million}</small>}
            </dd>
          </div>
        ))}
      </dl>
      <ReserveFigure result={result} recipe={recipe} />
      <h2>{t.summary}</h2>
      <Paragraphs text={valuation.text.summary} />
      <FanFigure result={result} recipe={recipe} />
      <CostFigure result={result} recipe={recipe} />
      <PersonsFigure result={result} recipe={recipe} />
      <h2>{t.balance}</h2>
      <BalanceTable result={result} />
      <TraceSection number={number} result={result} />
      <h2>{t.premiums}</h2>
      <PremiumsTable result={result} />
      {result.comparison && (
        <>
          <h2>{t.comparison(result.comparison.with.title)}</h2>
          <ComparisonFigure comparison={result.comparison} source={t.sourceOf(result.id)} />
          <ExperienceTable comparison={result.comparison} />
        </>
      )}
      {result.published.length > 0 && (
        <>
          <h2>{t.others}</h2>
          <PublishedTable rows={result.published} caption={t.others} />
        </>
      )}
      <NoteTable rows={result.note} />
      <Contradictions entries={valuation.contradictions} />
      {opinion && (
        <>
          <h2>{t.opinion}</h2>
          <Paragraphs text={opinion.opinion} />
          <Signed {...opinion} />
        </>
      )}
      <h2>{t.conclusions}</h2>
      <Paragraphs text={valuation.text.conclusions} />
      <Signed {...submitted} />
      <h2>{t.review}</h2>
      <Paragraphs text={approved.note} />
      <Signed {...approved} />
      <Downloads valuation={valuation} recipe={recipe} />
    </div>
  );
}

function Signed({ name, registration, at }: { name: string; registration: string; at: string }) {
  const [language] = useLanguage();
  return (
    <p className="soft">
      {name} · {registration} · {formatDateShort(plainDate(at.slice(0, 10)), language)}
    </p>
  );
}

function Downloads({ valuation, recipe }: { valuation: PublicAnswer; recipe: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { number, result } = valuation;
  const base = `/api/valuations/${number}`;
  const files = [
    [`${base}/report.pdf?language=${language}`, `valuacion-${number}.pdf`, t.report],
    [`${base}/workbook.xlsx?language=${language}`, `valuacion-${number}.xlsx`, t.workbook],
    [`${base}/archive.zip`, `valuacion-${number}.zip`, t.archive],
    [`${base}/manifest.json`, 'manifest.json', t.manifest],
    [`${base}/tables/years.csv`, `valuacion-${number}-years.csv`, t.allYears],
  ] as const;
  const hashes = [
    [t.engine, result.engine],
    [t.run, result.id],
    [t.inputs, result.inputs],
  ] as const;
  return (
    <section aria-labelledby="llevese" className="flow">
      <h2 id="llevese">{t.downloads}</h2>
      <ul className="flow">
        {files.map(([href, name, label]) => (
          <li key={href}>
            <a href={href} download={name}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <h3>{t.again}</h3>
      <p className="measure">{t.againWhat}</p>
      <p>
        <code style={{ overflowWrap: 'anywhere' }}>{recipe}</code>
      </p>
      <h3>{t.hashes}</h3>
      <dl className="facts">
        {hashes.map(([name, hash]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code style={{ overflowWrap: 'anywhere', fontSize: '0.85em' }}>{hash}</code>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
