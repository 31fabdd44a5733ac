import {
  EmptyState,
  formatDateShort,
  Link,
  LoadedView,
  PageHead,
  Select,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { EvaluationItem, EvaluationsAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';
import './evaluations.css';

const words = {
  es: {
    title: 'Evaluaciones de programas',
    lede: 'Qué se preguntó, a cuántas personas, qué se encontró y con qué evidencia. Y, de cada recomendación, en qué quedó.',
    register: 'Ver todas las recomendaciones y en qué quedaron',
    programme: 'Programa',
    all: 'Todos',
    none: 'No hay evaluaciones publicadas aquí',
    noneWhat: 'Cuando se publique una, aparecerá aquí con su matriz, sus hallazgos y sus recomendaciones.',
    published: (on: string): string => `Publicada el ${on}`,
    about: (on: string): string => `Publicada hacia el ${on}`,
    undated: 'Sin fecha en la fuente',
    ofOthers: 'La publicó otra institución; aquí está en palabras propias, con su lugar',
    counts: (one: EvaluationItem['counts']): string =>
      `${one.questions} preguntas, ${one.informants} personas entrevistadas, ${one.findings} hallazgos, ${one.conclusions} conclusiones`,
    recommendations: (n: number, answered: number): string =>
      n === 0 ? 'Sin recomendaciones' : `${n} recomendaciones, ${answered} con respuesta aquí`,
    synthetic: 'Ejercicio inventado',
  },
  en: {
    title: 'Evaluations of programmes',
    lede: 'What was asked, of how many persons, what was found and on what evidence. And what came of each recommendation.',
    register: 'See every recommendation and what came of it',
    programme: 'Programme',
    all: 'All',
    none: 'There are no published evaluations here',
    noneWhat: 'When one is published it will appear here with its matrix, findings and recommendations.',
    published: (on: string): string => `Published on ${on}`,
    about: (on: string): string => `Published about ${on}`,
    undated: 'Undated in its source',
    ofOthers: 'Published by another institution; here in our own words, with places',
    counts: (one: EvaluationItem['counts']): string =>
      `${one.questions} questions, ${one.informants} persons interviewed, ${one.findings} findings, ${one.conclusions} conclusions`,
    recommendations: (n: number, answered: number): string =>
      n === 0 ? 'No recommendations' : `${n} recommendations, ${answered} answered here`,
    synthetic: 'Invented exercise',
  },
};

/** Every published evaluation. */
export default function EvaluationsPage() {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const programme = filters.get('programa') ?? '';
  const [loaded, again] = useLoaded<EvaluationsAnswer>('/api/evaluations');
  const when = (one: EvaluationItem) =>
    one.publishedOn === null
      ? t.undated
      : (one.exact ? t.published : t.about)(formatDateShort(plainDate(one.publishedOn), language));
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <p>
        <Link href="/recomendaciones" look="action">
          {t.register}
        </Link>
      </p>
      <LoadedView loaded={loaded} again={again}>
        {({ items }) => {
          const shown = items.filter((one) => programme === '' || one.programme === programme);
          const programmes = new Map(items.map((one) => [one.programme, one.programmeTitle]));
          return (
            <>
              <Select
                name="programa"
                label={t.programme}
                width="full"
                value={programme}
                onValue={(value) => setFilters({ programa: value })}
                options={[
                  { value: '', label: t.all },
                  ...[...programmes].map(([value, label]) => ({ value, label, lang: 'es' })),
                ]}
              />
              {shown.length === 0 ? (
                <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
              ) : (
                <ul className="bare evaluation-list">
                  {shown.map((one) => (
                    <li key={one.slug}>
                      <h2 lang="es">
                        <a href={`/evaluaciones/${one.slug}`}>{one.title}</a>
                      </h2>
                      <p lang="es">{one.programmeTitle}</p>
                      <div className="evaluation-marks">
                        <span>{w.kind[one.kind]}</span>
                        {one.country && <span>{one.country}</span>}
                        <span>{when(one)}</span>
                        {one.synthetic && <strong>{t.synthetic}</strong>}
                      </div>
                      {one.kind !== 'plan' && (
                        <p>
                          {t.counts(one.counts)}.{' '}
                          {t.recommendations(one.counts.recommendations, one.answered)}.
                        </p>
                      )}
                      {one.ofOthers && <p className="soft">{t.ofOthers}.</p>}
                    </li>
                  ))}
                </ul>
              )}
            </>
          );
        }}
      </LoadedView>
    </div>
  );
}
