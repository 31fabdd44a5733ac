import {
  Breadcrumb,
  formatDateShort,
  LoadedView,
  PageHead,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { ChangeAnswer } from '../api.ts';
import { ChangeMarks } from './ChangeMarks.tsx';
import { ChangeHistory, ChangeStory } from './ChangeStory.tsx';
import { changeWords } from './changeWords.ts';
import { EffectFigure } from './EffectFigure.tsx';
import { Says } from './Says.tsx';
import './improvement.css';

const words = {
  es: { home: 'Inicio', all: 'Qué cambió' },
  en: { home: 'Home', all: 'What changed' },
};

/** One change: why, what was done, whether the figures show it, and what people say. */
export default function ChangePage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<ChangeAnswer>(`/api/improvement/changes/${params.code ?? ''}`);
  return (
    <>
      <Breadcrumb
        items={[
          { label: t.home, href: '/' },
          { label: t.all, href: '/que-cambio' },
        ]}
      />
      <LoadedView loaded={loaded} again={again}>
        {(change) => <Change change={change} />}
      </LoadedView>
    </>
  );
}

function Change({ change }: { change: ChangeAnswer }) {
  const t = useMessages(changeWords);
  const [language] = useLanguage();
  const day = (text: string) => formatDateShort(plainDate(text), language);
  return (
    <div className="flow">
      <PageHead title={change.title} kicker={change.where[language]} />
      <div className="change-marks">
        <ChangeMarks phase={change.phase} overdue={change.overdue} />
        <span>
          {t.office}: {change.office}
        </span>
        <span>
          {t.opened}: {day(change.openedOn)}
        </span>
        <span>{change.doneOn ? `${t.doneOn}: ${day(change.doneOn)}` : t.due(day(change.due))}</span>
      </div>
      <ChangeStory change={change} />
      <EffectFigure
        points={change.points}
        reading={change.doneOn ? change.reading : null}
        figure={change.figure}
        where={change.where[language]}
        fileName={`cambio-${change.code}`}
        synthetic={change.synthetic}
      />
      <Says key={change.code} change={change} />
      <section className="flow">
        <h2>{t.history}</h2>
        <ChangeHistory history={change.history} />
      </section>
    </div>
  );
}
