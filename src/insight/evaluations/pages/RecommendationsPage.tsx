import {
  Checkbox,
  EmptyState,
  Link,
  LoadedView,
  PageHead,
  Select,
  Table,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { RecommendationsAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';
import { standings } from '../recommendation.ts';
import { LateMarks, StandingChip } from './RecommendationMarks.tsx';
import './evaluations.css';

const words = {
  es: {
    title: 'En qué quedó cada recomendación',
    lede: 'Lo que las evaluaciones recomendaron, a quién, y qué se hizo. Lo que nadie contestó también está.',
    programme: 'Programa',
    state: 'Estado',
    addressee: 'A quién se dirige',
    all: 'Todos',
    overdue: 'Solo las vencidas',
    count: (shown: number, total: number): string =>
      shown === total ? `${total} recomendaciones` : `${shown} de ${total} recomendaciones`,
    caption: 'Registro de recomendaciones',
    recommendation: 'Recomendación',
    owed: 'Lo que se debe',
    by: (what: string, due: string): string => `${what}: hasta el ${due}`,
    nothing: 'Nada pendiente',
    unsaid: 'No lo dice',
    none: 'Ninguna recomendación con esos filtros',
    noneWhat: 'Quite un filtro. Cuando se publique una evaluación, sus recomendaciones aparecerán aquí.',
    file: 'Descargar el registro (CSV)',
    recipe: 'Receta',
    recipeWhat:
      'Cada estado es lo que suman los pasos de la recomendación, en orden; cada paso tiene su SHA-256, que está también en la cadena de auditoría. Los plazos en días hábiles salen de la ley y la política en',
    recipeLaw: 'la ley en cualquier fecha',
    recipeEnd: 'La página de cada recomendación da sus pasos en JSON.',
    evaluations: 'Ver las evaluaciones',
  },
  en: {
    title: 'What came of each recommendation',
    lede: 'What evaluations recommended, to whom, and what was done. What nobody answered is here too.',
    programme: 'Programme',
    state: 'State',
    addressee: 'To whom',
    all: 'All',
    overdue: 'Only the overdue',
    count: (shown: number, total: number): string =>
      shown === total ? `${total} recommendations` : `${shown} of ${total} recommendations`,
    caption: 'Register of recommendations',
    recommendation: 'Recommendation',
    owed: 'What is owed',
    by: (what: string, due: string): string => `${what}: by ${due}`,
    nothing: 'Nothing',
    unsaid: 'It does not say',
    none: 'No recommendation with those filters',
    noneWhat: 'Remove a filter. When an evaluation is published its recommendations will appear here.',
    file: 'Download the register (CSV)',
    recipe: 'Recipe',
    recipeWhat:
      'Each state is what the steps of the recommendation add up to, in order; each step has its SHA-256, which the audit chain holds too. The terms in working days come from the law and the policy in',
    recipeLaw: 'the law on any date',
    recipeEnd: 'The page of each recommendation gives its steps as JSON.',
    evaluations: 'See the evaluations',
  },
};

/** Every recommendation of every programme; the filters live in the address. */
export default function RecommendationsPage() {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const asked = {
    programme: filters.get('programa') ?? '',
    state: filters.get('estado') ?? '',
    addressee: filters.get('a') ?? '',
    overdue: filters.get('vencidas') === 'si' ? 'yes' : '',
  };
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  const [loaded, again] = useLoaded<RecommendationsAnswer>(`/api/recommendations?${query}`);
  const known = loaded.state === 'ready' ? loaded.value : { programmes: [], addressees: [] };
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <div className="evaluation-filters">
        <Select
          name="programa"
          label={t.programme}
          value={asked.programme}
          onValue={(value) => setFilters({ programa: value })}
          options={[
            { value: '', label: t.all },
            ...known.programmes.map((one) => ({ value: one.slug, label: one.title, lang: 'es' })),
          ]}
        />
        <Select
          name="estado"
          label={t.state}
          value={asked.state}
          onValue={(value) => setFilters({ estado: value })}
          options={[
            { value: '', label: t.all },
            ...standings.map((one) => ({ value: one, label: w.standing[one] })),
          ]}
        />
        <Select
          name="a"
          label={t.addressee}
          value={asked.addressee}
          onValue={(value) => setFilters({ a: value })}
          options={[
            { value: '', label: t.all },
            ...known.addressees.map((one) => ({ value: one.key, label: one.name })),
          ]}
        />
        <Checkbox
          name="vencidas"
          label={t.overdue}
          checked={asked.overdue === 'yes'}
          onValue={(on) => setFilters({ vencidas: on ? 'si' : null })}
        />
      </div>
      <LoadedView loaded={loaded} again={again}>
        {({ items, total }) => (
          <>
            <p aria-live="polite">{t.count(items.length, total)}</p>
            {items.length === 0 ? (
              <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
            ) : (
              <Table
                caption={t.caption}
                captionHidden
                stack
                name="recomendaciones"
                rows={items}
                rowKey={(one) => one.id}
                columns={[
                  {
                    key: 'title',
                    header: t.recommendation,
                    cell: (one) => (
                      <a href={`/recomendaciones/${one.id}`} lang="es">
                        {one.number}. {one.title}
                      </a>
                    ),
                    sortBy: (one) => one.title,
                  },
                  {
                    key: 'programme',
                    header: t.programme,
                    cell: (one) => <span lang="es">{one.programme.toUpperCase()}</span>,
                    sortBy: (one) => one.programme,
                  },
                  {
                    key: 'addressee',
                    header: t.addressee,
                    cell: (one) => (
                      <span lang="es">
                        {one.addressees.map(({ name }) => name).join('; ') || (
                          <span className="soft">{t.unsaid}</span>
                        )}
                      </span>
                    ),
                  },
                  {
                    key: 'state',
                    header: t.state,
                    cell: (one) => <StandingChip standing={one.standing} />,
                    sortBy: (one) => standings.indexOf(one.standing),
                  },
                  {
                    key: 'owed',
                    header: t.owed,
                    cell: (one) =>
                      one.owed ? (
                        <span className="evaluation-marks">
                          <span>
                            {t.by(w.owed[one.owed.what], formatDate(plainDate(one.owed.due), language))}
                          </span>
                          <LateMarks one={one} />
                        </span>
                      ) : (
                        <span className="soft">{t.nothing}</span>
                      ),
                    sortBy: (one) => one.owed?.due ?? null,
                  },
                ]}
              />
            )}
          </>
        )}
      </LoadedView>
      <section aria-labelledby="receta" className="flow">
        <h2 id="receta">{t.recipe}</h2>
        <p className="measure">
          {t.recipeWhat} <a href="/ley">{t.recipeLaw}</a>. {t.recipeEnd}
        </p>
        <p className="cluster">
          <Link href={`/api/recommendations.csv?${query}`} icon="download" look="action" download>
            {t.file}
          </Link>
          <Link href="/evaluaciones">{t.evaluations}</Link>
        </p>
      </section>
    </div>
  );
}
