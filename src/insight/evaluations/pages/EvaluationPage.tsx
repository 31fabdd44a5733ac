import {
  Breadcrumb,
  formatDateShort,
  Link,
  LoadedView,
  PageHead,
  Synthetic,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import type { EvaluationAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';
import { ChainSections } from './ChainSections.tsx';
import { InformantsFigure } from './InformantsFigure.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import { SourceSections } from './SourceSections.tsx';
import './evaluations.css';

const words = {
  es: {
    home: 'Inicio',
    all: 'Evaluaciones',
    by: 'Encargada por',
    team: (women: number, men: number): string =>
      `Equipo evaluador: ${women === 1 ? '1 mujer' : `${women} mujeres`} y ${men === 1 ? '1 hombre' : `${men} hombres`}`,
    published: (on: string): string => `Publicada el ${on}`,
    undated: 'Sin fecha en la fuente',
    synthetic: 'Programa, evaluación y respuestas inventadas para mostrar cómo se hace.',
    sections: 'En esta página',
    terms: 'Términos de referencia',
    purpose: 'Para qué',
    scope: 'Qué abarca',
    users: 'Quiénes la usan',
    limitations: 'Lo que la limita',
    matrix: 'Matriz',
    informants: 'A quién se preguntó',
    findings: 'Hallazgos',
    conclusions: 'Conclusiones',
    recommendations: 'Recomendaciones',
    learnt: 'Lecciones y buenas prácticas',
    sums: 'Sumas y contradicciones',
    versions: 'Versiones',
    planned: 'Lo que se prevé',
    what: 'Qué',
    when: 'Cuándo',
  },
  en: {
    home: 'Home',
    all: 'Evaluations',
    by: 'Commissioned by',
    team: (women: number, men: number): string =>
      `Evaluation team: ${women === 1 ? '1 woman' : `${women} women`} and ${men === 1 ? '1 man' : `${men} men`}`,
    published: (on: string): string => `Published on ${on}`,
    undated: 'Undated in its source',
    synthetic: 'Programme, evaluation and answers were invented to show how it is done.',
    sections: 'On this page',
    terms: 'Terms of reference',
    purpose: 'What for',
    scope: 'What it covers',
    users: 'Who uses it',
    limitations: 'What limits it',
    matrix: 'Matrix',
    informants: 'Who was asked',
    findings: 'Findings',
    conclusions: 'Conclusions',
    recommendations: 'Recommendations',
    learnt: 'Lessons and good practices',
    sums: 'Sums and contradictions',
    versions: 'Versions',
    planned: 'What is planned',
    what: 'What',
    when: 'When',
  },
};

/** One evaluation, from its terms to what its source contradicts. */
export default function EvaluationPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<EvaluationAnswer>(`/api/evaluations/${params.slug ?? ''}`);
  return (
    <>
      <Breadcrumb
        items={[
          { label: t.home, href: '/' },
          { label: t.all, href: '/evaluaciones' },
        ]}
      />
      <LoadedView loaded={loaded} again={again}>
        {(evaluation) => <Evaluation evaluation={evaluation} />}
      </LoadedView>
    </>
  );
}

function Evaluation({ evaluation }: { evaluation: EvaluationAnswer }) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const [language] = useLanguage();
  const { content, source } = evaluation;
  const { terms } = content;
  const index = [
    ['terminos', t.terms, terms !== null],
    ['previsto', t.planned, (source?.planned.length ?? 0) > 0],
    ['matriz', t.matrix, content.questions.length > 0],
    ['informantes', t.informants, content.informants !== null],
    ['hallazgos', t.findings, content.findings.length > 0],
    ['conclusiones', t.conclusions, content.conclusions.length > 0],
    ['recomendaciones', t.recommendations, content.recommendations.length > 0],
    ['aprendido', t.learnt, content.lessons.length + content.goodPractices.length > 0],
    ['sumas', t.sums, true],
    ['versiones', t.versions, true],
  ] as const;
  return (
    <div className="flow">
      <PageHead title={<span lang="es">{evaluation.title}</span>} kicker={w.kind[evaluation.kind]} />
      {evaluation.synthetic && <Synthetic>{t.synthetic}</Synthetic>}
      <p lang="es">
        {evaluation.programmeListed ? (
          <a href={`/programas/${evaluation.programme}`} lang="es">
            {evaluation.programmeTitle}
          </a>
        ) : (
          evaluation.programmeTitle
        )}
      </p>
      <div className="evaluation-marks">
        <span>
          {t.by}: <span lang="es">{evaluation.commissionedBy}</span>
        </span>
        <span>
          {evaluation.publishedOn
            ? t.published(formatDateShort(plainDate(evaluation.publishedOn), language))
            : t.undated}
        </span>
        {source?.evaluators && <span>{t.team(source.evaluators.women, source.evaluators.men)}</span>}
      </div>
      {source?.published?.note && (
        <p className="soft" lang="es">
          {source.published.note}
        </p>
      )}
      <nav className="evaluation-index" aria-label={t.sections}>
        {index.map(
          ([id, label, there]) =>
            there && (
              <Link key={id} href={`#${id}`}>
                {label}
              </Link>
            ),
        )}
      </nav>
      {terms && (
        <section className="flow" aria-labelledby="terminos">
          <h2 id="terminos">{t.terms}</h2>
          <dl className="sheet">
            <div>
              <dt>{t.purpose}</dt>
              <dd lang="es">{terms.purpose}</dd>
            </div>
            <div>
              <dt>{t.scope}</dt>
              <dd lang="es">{terms.scope}</dd>
            </div>
            <div>
              <dt>{t.users}</dt>
              <dd lang="es">{terms.users.join('; ')}</dd>
            </div>
            {terms.limitations.length > 0 && (
              <div>
                <dt>{t.limitations}</dt>
                {terms.limitations.map((one) => (
                  <dd key={one.text} lang="es">
                    {one.text} {one.place && <span className="soft">({one.place})</span>}
                  </dd>
                ))}
              </div>
            )}
          </dl>
        </section>
      )}
      {source && source.planned.length > 0 && (
        <section className="flow" aria-labelledby="previsto">
          <h2 id="previsto">{t.planned}</h2>
          <dl className="sheet">
            {source.planned.map((one) => (
              <div key={one.what}>
                <dt lang="es">{one.when}</dt>
                <dd lang="es">
                  {one.what} <span className="soft">({one.place})</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {content.questions.length > 0 && (
        <section className="flow" aria-labelledby="matriz">
          <h2 id="matriz">{t.matrix}</h2>
          <MatrixTable evaluation={evaluation} />
        </section>
      )}
      {content.informants && (
        <section className="flow" aria-labelledby="informantes">
          <h2 id="informantes">{t.informants}</h2>
          <InformantsFigure evaluation={evaluation} />
        </section>
      )}
      <ChainSections evaluation={evaluation} />
      <SourceSections evaluation={evaluation} />
    </div>
  );
}
