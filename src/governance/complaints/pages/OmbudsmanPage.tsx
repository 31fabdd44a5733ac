import { useState } from 'react';
import {
  ask,
  Button,
  EmptyState,
  formatDateShort,
  Link,
  LoadedView,
  newKey,
  PageHead,
  ProblemNotice,
  Select,
  showToast,
  TextArea,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { OverdueAnswer } from '../api.ts';
import type { ReportAnswer, ReportsAnswer } from '../figures/api.ts';
import { ReportSheet } from './ReportSheet.tsx';
import { reportWords } from './reportWords.ts';

const words = {
  es: {
    title: 'Defensoría',
    lede: 'Lo que la Defensoría dice en público: comentarios sobre lo que se repite y el informe del año.',
    comment: 'Comentar en público lo que se repite',
    unit: 'Sobre qué unidad',
    everyUnit: 'Toda la institución',
    text: 'Comentario',
    textHint: 'Sin nombres ni datos que señalen a una persona. Se publica con la fecha y no se puede borrar.',
    publish: 'Publicar el comentario',
    commented: 'El comentario está publicado.',
    said: 'Lo que se ha dicho',
    saidNone: 'Todavía no hay comentarios',
    saidNoneWhat: 'Los que publique aparecerán aquí y en la página de casos vencidos.',
    report: 'El informe del año',
    reportWhat:
      'Las cifras se escriben solas con los trimestres publicados. Usted pone lo que vio y lo que recomienda. Puede publicarlo otra vez: la versión anterior se conserva.',
    year: 'Año',
    noYear: 'Todavía no termina ningún trimestre con casos: no hay cifras de qué informar.',
    foreword: 'Lo que pasó este año',
    recommendations: 'Recomendaciones',
    paragraph: 'Una línea en blanco empieza otro párrafo.',
    short: 'Escriba al menos diez letras.',
    publishReport: 'Publicar el informe',
    reported: 'El informe está publicado.',
    see: 'Ver el informe publicado',
    preview: 'Así quedan las cifras',
  },
  en: {
    title: 'Ombudsman',
    lede: 'What the ombudsman says in public: comments on what repeats itself, and the report of the year.',
    comment: 'Comment in public on what repeats itself',
    unit: 'On which unit',
    everyUnit: 'The whole institution',
    text: 'Comment',
    textHint:
      'No names nor facts that point at a person. It is published with its date and cannot be erased.',
    publish: 'Publish the comment',
    commented: 'The comment is published.',
    said: 'What has been said',
    saidNone: 'There are no comments yet',
    saidNoneWhat: 'Those that you publish will appear here and on the page of overdue cases.',
    report: 'The report of the year',
    reportWhat:
      'The figures write themselves from the published quarters. You add what you saw and what you recommend. You may publish it again: the earlier version is kept.',
    year: 'Year',
    noYear: 'No quarter with cases is over yet: there are no figures to report.',
    foreword: 'What happened this year',
    recommendations: 'Recommendations',
    paragraph: 'An empty line begins another paragraph.',
    short: 'Write at least ten letters.',
    publishReport: 'Publish the report',
    reported: 'The report is published.',
    see: 'See the published report',
    preview: 'How the figures stand',
  },
};

/** What the ombudsman says in public: comments on patterns, and the report of the year with figures that write themselves. */
export default function OmbudsmanPage() {
  const t = useMessages(words);
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <Comments />
      <Reports />
    </div>
  );
}

function Comments() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<OverdueAnswer>('/api/complaints/overdue');
  const [catalogue] = useLoaded<{ facilities: readonly { code: string; name: string }[] }>('/api/catalogue');
  const [body, setBody] = useState('');
  const [unit, setUnit] = useState('');
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const [problem, busy, act] = useAction();
  const short = body.trim().length < 10;
  const facilities = catalogue.state === 'ready' ? catalogue.value.facilities : [];
  const nameOf = (code: string | null) => facilities.find((one) => one.code === code)?.name ?? code;
  return (
    <>
      <form
        className="flow measure"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (short) return;
          void act(async () => {
            await ask('/api/complaints/comments', {
              body: { body: body.trim(), ...(unit ? { unit } : {}) },
              key,
            });
            setBody('');
            setTried(false);
            setKey(newKey());
            showToast(t.commented);
            again();
          });
        }}
      >
        <h2>{t.comment}</h2>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <Select
          name="unidad"
          label={t.unit}
          optional
          placeholder={t.everyUnit}
          value={unit}
          onValue={setUnit}
          options={facilities.map((one) => ({ value: one.code, label: one.name }))}
        />
        <TextArea
          name="comentario"
          label={t.text}
          hint={t.textHint}
          rows={4}
          maxCharacters={4000}
          value={body}
          onValue={setBody}
          error={tried && short ? t.short : undefined}
        />
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.publish}
          </Button>
        </div>
      </form>
      <section className="flow" aria-labelledby="dicho">
        <h2 id="dicho">{t.said}</h2>
        <LoadedView loaded={loaded} again={again}>
          {({ comments }) =>
            comments.length === 0 ? (
              <EmptyState title={t.saidNone}>{t.saidNoneWhat}</EmptyState>
            ) : (
              comments.slice(0, 5).map((one) => (
                <blockquote key={one.on + one.body} className="measure">
                  <p style={{ overflowWrap: 'anywhere' }}>{one.body}</p>
                  <footer className="soft">
                    {formatDateShort(plainDate(one.on), language)}
                    {one.unit && ` · ${nameOf(one.unit)}`}
                  </footer>
                </blockquote>
              ))
            )
          }
        </LoadedView>
      </section>
    </>
  );
}

function Reports() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<ReportsAnswer>('/api/complaints/reports');
  const [chosen, setChosen] = useState('');
  return (
    <section className="flow" aria-labelledby="informe">
      <h2 id="informe">{t.report}</h2>
      <p className="measure">{t.reportWhat}</p>
      <LoadedView loaded={loaded} again={again}>
        {({ years }) =>
          years.length === 0 ? (
            <p>{t.noYear}</p>
          ) : (
            <>
              <Select
                name="anio"
                label={t.year}
                value={chosen || String(years[0])}
                onValue={setChosen}
                options={years.map((year) => ({ value: String(year), label: String(year) }))}
              />
              <Draft key={chosen || years[0]} year={chosen || String(years[0])} />
            </>
          )
        }
      </LoadedView>
    </section>
  );
}

function Draft({ year }: { year: string }) {
  const [loaded, again] = useLoaded<ReportAnswer>(`/api/complaints/reports/${year}/draft`);
  return (
    <LoadedView loaded={loaded} again={again}>
      {(draft) => <DraftForm key={draft.version} draft={draft} again={again} />}
    </LoadedView>
  );
}

function DraftForm({ draft, again }: { draft: ReportAnswer; again: () => void }) {
  const t = useMessages(words);
  const r = useMessages(reportWords);
  const [foreword, setForeword] = useState(draft.foreword);
  const [recommendations, setRecommendations] = useState(draft.recommendations);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const [problem, busy, act] = useAction();
  const short = (text: string) => text.trim().length < 10;
  return (
    <>
      <form
        className="flow measure"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (short(foreword) || short(recommendations)) return;
          void act(async () => {
            await ask(`/api/complaints/reports/${draft.year}`, {
              body: { foreword: foreword.trim(), recommendations: recommendations.trim() },
              key,
            });
            setKey(newKey());
            showToast(t.reported);
            again();
          });
        }}
      >
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {draft.version > 1 && (
          <p>
            <Link href={`/reclamos/informes/${draft.year}`} look="action">
              {t.see}
            </Link>
          </p>
        )}
        <TextArea
          name="prologo"
          label={t.foreword}
          hint={t.paragraph}
          rows={8}
          maxCharacters={8000}
          value={foreword}
          onValue={setForeword}
          error={tried && short(foreword) ? t.short : undefined}
        />
        <TextArea
          name="recomendaciones"
          label={t.recommendations}
          hint={t.paragraph}
          rows={6}
          maxCharacters={8000}
          value={recommendations}
          onValue={setRecommendations}
          error={tried && short(recommendations) ? t.short : undefined}
        />
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {t.publishReport}
          </Button>
        </div>
      </form>
      <details>
        <summary>
          {t.preview}: {r.through(draft.figures.throughQuarter)}
        </summary>
        <ReportSheet report={{ ...draft, foreword: '', recommendations: '' }} />
      </details>
    </>
  );
}
