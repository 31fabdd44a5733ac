import { Breadcrumb, Link, LoadedView, PageHead, useLanguage, useLoaded, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { RecommendationAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';
import { LateMarks, StandingChip } from './RecommendationMarks.tsx';
import {
  Ground,
  History,
  OwedDeadline,
  PlannedActions,
  RecommendationTrace,
  SyntheticStory,
  WhatCame,
} from './RecommendationStory.tsx';
import { recommendationWords } from './recommendationWords.ts';
import './evaluations.css';

/** The story of one recommendation: what was recommended to whom, and what came of it. */
export default function RecommendationPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(recommendationWords);
  const [loaded, again] = useLoaded<RecommendationAnswer>(`/api/recommendations/${params.id ?? ''}`);
  return (
    <>
      <Breadcrumb
        items={[
          { label: t.home, href: '/' },
          { label: t.all, href: '/recomendaciones' },
        ]}
      />
      <LoadedView loaded={loaded} again={again}>
        {(one) => <Recommendation one={one} />}
      </LoadedView>
    </>
  );
}

function Recommendation({ one }: { one: RecommendationAnswer }) {
  const t = useMessages(recommendationWords);
  return (
    <div className="flow">
      <PageHead
        title={<span lang="es">{one.title}</span>}
        kicker={t.kicker(one.number, one.programme.toUpperCase())}
      />
      <div className="evaluation-marks">
        <StandingChip standing={one.standing} />
        <LateMarks one={one} />
      </div>
      <section className="flow" aria-labelledby="en-que-quedo">
        <h2 id="en-que-quedo">{t.came}</h2>
        <WhatCame one={one} />
        <SyntheticStory one={one} />
        <OwedDeadline one={one} />
      </section>
      <PlannedActions one={one} />
      <section className="flow" aria-labelledby="historia">
        <h2 id="historia">{t.story}</h2>
        <History one={one} />
      </section>
      <section className="flow" aria-labelledby="recomendado">
        <h2 id="recomendado">{t.recommended}</h2>
        <p className="measure" lang="es">
          {one.text}
        </p>
        <Facts one={one} />
      </section>
      <RecommendationTrace one={one} />
      <Ground one={one} />
      <section className="flow" aria-labelledby="comprobar">
        <h2 id="comprobar">{t.check}</h2>
        <p className="measure">{t.checkWhat}</p>
        <details>
          <summary>{t.hashes}</summary>
          <ol>
            {one.history.map((entry) => (
              <li key={entry.seq}>
                {t.kinds[entry.kind]}: <code className="hash">{entry.sha256}</code>
              </li>
            ))}
          </ol>
        </details>
        <p className="cluster">
          <Link href={`/api/recommendations/${one.id}/steps.json`} icon="download" look="action" download>
            {t.steps}
          </Link>
          <Link href="/verificar">{t.verify}</Link>
        </p>
      </section>
    </div>
  );
}

function Facts({ one }: { one: RecommendationAnswer }) {
  const t = useMessages(recommendationWords);
  const w = useMessages(evaluationWords);
  const [language] = useLanguage();
  const until = one.termDue && formatDate(plainDate(one.termDue), language);
  const titles = (list: readonly { readonly number: number; readonly title: string }[]) =>
    list.map(({ number, title }) => `${number}. ${title}`).join('; ');
  const rows: readonly (readonly [string, string])[] = [
    [
      t.toWhom,
      one.addressees
        .map(({ name, units }) => (units.length > 0 ? `${name} (${units.join(', ')})` : name))
        .join('; ') || t.unsaid,
    ],
    [t.priority, one.priority ? w.priority[one.priority] : t.unsaid],
    [t.term, one.term ? t.termText(w.term[one.term], until) : t.unsaid],
    [t.resources, one.resources ? w.resources[one.resources] : t.unsaid],
    ...(one.asmType ? [[t.asm, w.asm[one.asmType]] as const] : []),
    ...(one.lessons.length > 0 ? [[t.lessons, titles(one.lessons)] as const] : []),
    ...(one.goodPractices.length > 0 ? [[t.practices, titles(one.goodPractices)] as const] : []),
  ];
  return (
    <dl className="recommendation-facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd lang="es">{value}</dd>
        </div>
      ))}
      <div>
        <dt>{t.programme}</dt>
        <dd lang="es">
          {one.programmeListed ? (
            <a href={`/programas/${one.programme}`}>{one.programmeTitle}</a>
          ) : (
            one.programmeTitle
          )}
        </dd>
      </div>
      <div>
        <dt>{t.from}</dt>
        <dd lang="es">
          <a href={`/evaluaciones/${one.evaluation}`}>{one.evaluationTitle}</a>
          {one.place && `, ${one.place}`}
        </dd>
      </div>
    </dl>
  );
}
