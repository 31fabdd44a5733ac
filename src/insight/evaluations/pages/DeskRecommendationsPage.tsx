import { useState } from 'react';
import {
  Desk,
  EmptyState,
  LoadedView,
  PageHead,
  type Pane,
  QueueList,
  useFilters,
  useLoaded,
  useMessages,
} from '#design';
import type { DeskRecommendationAnswer, DeskRecommendationsAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';
import { FollowUpForms } from './FollowUpForms.tsx';
import { LateMarks, StandingChip } from './RecommendationMarks.tsx';
import { History, OwedDeadline, PlannedActions, SyntheticStory, WhatCame } from './RecommendationStory.tsx';
import { recommendationWords } from './recommendationWords.ts';
import './evaluations.css';

const words = {
  es: {
    title: 'Recomendaciones',
    case: 'Recomendación',
    history: 'Historia',
    none: 'No hay recomendaciones todavía',
    noneWhat: 'Cuando se publique una evaluación, sus recomendaciones aparecerán aquí con sus plazos.',
    choose: 'Elija una recomendación de la lista: primero están las que vencen antes.',
    public: 'Ver la página pública',
  },
  en: {
    title: 'Recommendations',
    case: 'Recommendation',
    history: 'History',
    none: 'There are no recommendations yet',
    noneWhat: 'When an evaluation is published its recommendations will appear here with their terms.',
    choose: 'Choose a recommendation from the list: those due first come first.',
    public: 'See the public page',
  },
};

/** Recommendations by what is owed, and what whoever looks may do with one. */
export default function DeskRecommendationsPage() {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const [filters, setFilters] = useFilters();
  const chosen = filters.get('recomendacion');
  const [pane, setPane] = useState<Pane>(chosen ? 'case' : 'queue');
  const [list, again] = useLoaded<DeskRecommendationsAnswer>('/api/recommendations-desk');
  const [one, oneAgain] = useLoaded<DeskRecommendationAnswer>(
    chosen ? `/api/recommendations-desk/${chosen}` : null,
  );
  const refresh = () => {
    again();
    oneAgain();
  };
  const known = one.state === 'ready' && one.value.id === chosen ? one.value : null;
  return (
    <>
      <h1 className="visually-hidden">{t.title}</h1>
      <LoadedView loaded={list} again={again}>
        {({ items }) => (
          <Desk
            queueTitle={t.title}
            caseTitle={t.case}
            historyTitle={t.history}
            pane={pane}
            onPane={setPane}
            queue={
              <QueueList
                label={t.title}
                selected={chosen}
                onSelect={(id) => {
                  setFilters({ recomendacion: id });
                  setPane('case');
                }}
                empty={<EmptyState title={t.none}>{t.noneWhat}</EmptyState>}
                items={items.map((item) => ({
                  id: item.id,
                  title: (
                    <span lang="es">
                      {item.number}. {item.title}
                    </span>
                  ),
                  detail: `${item.programme.toUpperCase()}${item.owed ? ` · ${w.owed[item.owed.what]}` : ''}`,
                  marks: (
                    <>
                      <StandingChip standing={item.standing} />
                      <LateMarks one={item} />
                    </>
                  ),
                }))}
              />
            }
            history={known ? <History one={known} /> : undefined}
          >
            {chosen ? (
              <LoadedView loaded={one} again={oneAgain}>
                {(value) =>
                  value.id === chosen ? <Case key={value.id} one={value} again={refresh} /> : null
                }
              </LoadedView>
            ) : (
              <p className="soft">{t.choose}</p>
            )}
          </Desk>
        )}
      </LoadedView>
    </>
  );
}

function Case({ one, again }: { one: DeskRecommendationAnswer; again: () => void }) {
  const t = useMessages(words);
  const r = useMessages(recommendationWords);
  return (
    <div className="flow">
      <PageHead
        title={<span lang="es">{one.title}</span>}
        kicker={r.kicker(one.number, one.programme.toUpperCase())}
      />
      <div className="evaluation-marks">
        <StandingChip standing={one.standing} />
        <LateMarks one={one} />
        <a href={`/recomendaciones/${one.id}`}>{t.public}</a>
      </div>
      <WhatCame one={one} />
      <SyntheticStory one={one} />
      <p className="measure" lang="es">
        {one.text}
      </p>
      <FollowUpForms key={one.seq} one={one} again={again} />
      <OwedDeadline one={one} level={2} />
      <PlannedActions one={one} />
    </div>
  );
}
