import { useState } from 'react';
import {
  ask,
  Button,
  EmptyState,
  formatInstant,
  formatNumber,
  formatPercent,
  formatPercentInterval,
  LoadedView,
  Notice,
  PageHead,
  type Problem,
  ProblemNotice,
  Refused,
  Select,
  saveFile,
  Table,
  toCsv,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { StaffResultsAnswer } from '../api.ts';
import type { CatalogueView } from './catalogueView.ts';
import { MonthlyFigure, QuestionsFigure } from './ResultFigures.tsx';

interface MeView {
  readonly permissions: readonly string[];
  readonly offices: readonly { readonly unit: string | null }[];
}
interface CommentItem {
  readonly attentionId: string;
  readonly service: string;
  readonly receivedAt: string;
  readonly mean: number;
  readonly body: string;
}

const words = {
  es: {
    title: 'Calidad de su unidad',
    lede: 'Todo lo que se recibió, sin ocultar grupos pequeños. Es para mejorar el servicio: no lo publique.',
    facility: 'Lugar',
    all: 'Toda la institución',
    satisfied: 'Conformes',
    mean: 'Promedio',
    answers: 'Calificaciones',
    median: 'Espera mediana, en días',
    interval: 'Intervalo al 95 %',
    download: 'Descargar mes a mes (CSV)',
    comments: 'Lo que escribieron',
    commentsWhat: 'Abrir esta lista queda registrado.',
    showComments: 'Leer los comentarios',
    noComments: 'Nadie ha escrito en este lugar',
    noCommentsWhat: 'Cuando alguien deje un comentario al calificar, aparecerá aquí.',
    when: 'Recibido',
    score: 'Nota',
    said: 'Comentario',
    publish: 'Publicar una edición de resultados',
    published: (n: number) => `Se publicó la edición ${n}`,
    same: (n: number) => `La edición ${n} ya tiene estos datos; no hacía falta otra`,
    month: 'mes',
  },
  en: {
    title: 'Quality in your unit',
    lede: 'Everything received, with no small groups hidden. It is for improving the service: do not publish it.',
    facility: 'Place',
    all: 'The whole institution',
    satisfied: 'Satisfied',
    mean: 'Mean',
    answers: 'Ratings',
    median: 'Median wait, in days',
    interval: '95% interval',
    download: 'Download month by month (CSV)',
    comments: 'What people wrote',
    commentsWhat: 'Opening this list is recorded.',
    showComments: 'Read the comments',
    noComments: 'Nobody has written in this place',
    noCommentsWhat: 'When somebody leaves a comment with a rating, it will appear here.',
    when: 'Received',
    score: 'Score',
    said: 'Comment',
    publish: 'Publish an edition of the results',
    published: (n: number) => `Edition ${n} was published`,
    same: (n: number) => `Edition ${n} already holds these data; another was not needed`,
    month: 'month',
  },
};

/** The director's view: her unit's figures, what people wrote, and the publication of editions for who may. */
export default function StaffResultsPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const [catalogue] = useLoaded<CatalogueView>('/api/catalogue');
  const [me] = useLoaded<MeView>('/api/me');
  const wide = me.state === 'ready' && me.value.offices.some((office) => office.unit === null);
  const units = me.state === 'ready' ? me.value.offices.flatMap((office) => office.unit ?? []) : [];
  const facility = filters.get('lugar') ?? (wide ? '' : (units[0] ?? ''));
  const [loaded, again] = useLoaded<StaffResultsAnswer>(
    me.state !== 'ready'
      ? null
      : `/api/quality/staff/results?${new URLSearchParams(facility ? { dimension: 'facility', member: facility } : { dimension: 'all' })}`,
  );
  const options = (catalogue.state === 'ready' ? catalogue.value.facilities : [])
    .filter((one) => wide || units.includes(one.code))
    .map((one) => ({ value: one.code, label: one.name }));
  const may = (permission: string) => me.state === 'ready' && me.value.permissions.includes(permission);
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <Select
        name="lugar"
        label={t.facility}
        value={facility}
        onValue={(value) => setFilters({ lugar: value })}
        options={wide ? [{ value: '', label: t.all }, ...options] : options}
      />
      <LoadedView loaded={loaded} again={again}>
        {(results) => {
          const { total } = results;
          return (
            <div className="flow">
              <dl className="home-figures">
                {total.satisfied && (
                  <div>
                    <dt>{t.satisfied}</dt>
                    <dd className="home-figure">
                      {formatPercent(total.satisfied.share, { language, decimals: 0 })}
                    </dd>
                    <dd className="soft">
                      {t.interval}:{' '}
                      {formatPercentInterval(total.satisfied.low, total.satisfied.high, { language })}
                    </dd>
                  </div>
                )}
                <div>
                  <dt>{t.answers}</dt>
                  <dd className="home-figure">{formatNumber(total.answers ?? 0, { language })}</dd>
                </div>
                {total.waiting && (
                  <div>
                    <dt>{t.median}</dt>
                    <dd className="home-figure">
                      {formatNumber(total.waiting.medianDays, { language, decimals: 1 })}
                    </dd>
                  </div>
                )}
              </dl>
              <MonthlyFigure
                what="mean"
                points={results.chart}
                synthetic={false}
                fileName={`calidad-${results.member || 'todo'}`}
              />
              <QuestionsFigure
                figures={total}
                synthetic={false}
                fileName={`preguntas-${results.member || 'todo'}`}
              />
              <p>
                <Button
                  look="secondary"
                  icon="download"
                  onClick={() =>
                    saveFile(
                      `calidad-${results.member || 'todo'}.csv`,
                      'text/csv',
                      toCsv(
                        [t.month, t.answers, t.mean, t.satisfied, t.median],
                        results.points.map(({ month, figures }) => [
                          month,
                          figures.answers,
                          figures.mean,
                          figures.satisfied?.share ?? null,
                          figures.waiting?.medianDays ?? null,
                        ]),
                      ),
                    )
                  }
                >
                  {t.download}
                </Button>
              </p>
            </div>
          );
        }}
      </LoadedView>
      {facility && may('quality.comments.read') && <Comments key={facility} facility={facility} />}
      {may('quality.editions.publish') && wide && <Publish />}
    </div>
  );
}

function Comments({ facility }: { facility: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [open, setOpen] = useState(false);
  const [loaded, again] = useLoaded<{ items: CommentItem[] }>(
    open ? `/api/quality/comments?${new URLSearchParams({ facility, limit: '100' })}` : null,
  );
  return (
    <section>
      <h2>{t.comments}</h2>
      {open ? (
        <LoadedView loaded={loaded} again={again}>
          {(page) => (
            <Table
              caption={t.comments}
              captionHidden
              stack
              rows={page.items}
              rowKey={(row) => row.attentionId}
              empty={<EmptyState title={t.noComments}>{t.noCommentsWhat}</EmptyState>}
              columns={[
                { key: 'said', header: t.said, cell: (row) => row.body },
                {
                  key: 'score',
                  header: t.score,
                  numeric: true,
                  cell: (row) => formatNumber(row.mean, { language, decimals: 1 }),
                  sortBy: (row) => row.mean,
                },
                {
                  key: 'when',
                  header: t.when,
                  cell: (row) => formatInstant(row.receivedAt, language),
                  sortBy: (row) => row.receivedAt,
                },
              ]}
            />
          )}
        </LoadedView>
      ) : (
        <>
          <p className="soft">{t.commentsWhat}</p>
          <Button look="secondary" onClick={() => setOpen(true)}>
            {t.showComments}
          </Button>
        </>
      )}
    </section>
  );
}

function Publish() {
  const t = useMessages(words);
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<{ edition: number; made: boolean } | null>(null);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const publish = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(undefined);
    try {
      setDone(await ask<{ edition: number; made: boolean }>('/api/quality/editions', { body: {} }));
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {done && (
        <Notice tone="good" live>
          {done.made ? t.published(done.edition) : t.same(done.edition)}
        </Notice>
      )}
      <Button look="secondary" busy={busy} onClick={() => void publish()}>
        {t.publish}
      </Button>
    </section>
  );
}
