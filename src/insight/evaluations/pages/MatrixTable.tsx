import { Table, useMessages } from '#design';
import type { EvaluationAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';

const words = {
  es: {
    caption: 'De cada criterio a sus preguntas, indicadores, fuentes, métodos y hallazgos',
    question: 'Pregunta',
    criterion: 'Criterio',
    indicators: 'Indicadores',
    sources: 'Fuentes',
    methods: 'Métodos',
    findings: 'Hallazgos',
    count: (n: number): string => (n === 1 ? '1 indicador' : `${n} indicadores`),
    finding: (n: number): string => `Hallazgo ${n}`,
  },
  en: {
    caption: 'From each criterion to its questions, indicators, sources, methods and findings',
    question: 'Question',
    criterion: 'Criterion',
    indicators: 'Indicators',
    sources: 'Sources',
    methods: 'Methods',
    findings: 'Findings',
    count: (n: number): string => (n === 1 ? '1 indicator' : `${n} indicators`),
    finding: (n: number): string => `Finding ${n}`,
  },
};

/** The evaluation matrix; each question leads to the findings that answer it. */
export function MatrixTable({ evaluation }: { evaluation: Pick<EvaluationAnswer, 'content' | 'slug'> }) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const { questions, findings } = evaluation.content;
  const answering = (number: number) => findings.filter((one) => one.questions.includes(number));
  return (
    <Table
      caption={t.caption}
      captionHidden
      stack
      rows={questions}
      rowKey={(one) => String(one.number)}
      exportName={`matriz-${evaluation.slug}`}
      columns={[
        {
          key: 'question',
          header: t.question,
          cell: (one) => (
            <span lang="es">
              {one.number}. {one.text}
            </span>
          ),
          plain: (one) => `${one.number}. ${one.text}`,
        },
        {
          key: 'criterion',
          header: t.criterion,
          cell: (one) => w.criterion[one.criterion],
          plain: (one) => w.criterion[one.criterion],
        },
        {
          key: 'indicators',
          header: t.indicators,
          cell: (one) => (
            <details>
              <summary>{t.count(one.indicators.length)}</summary>
              <ul lang="es">
                {one.indicators.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </details>
          ),
          plain: (one) => one.indicators.join(' | '),
        },
        {
          key: 'sources',
          header: t.sources,
          cell: (one) => one.sources.map((kind) => w.source[kind]).join(', '),
          plain: (one) => one.sources.map((kind) => w.source[kind]).join(' | '),
        },
        {
          key: 'methods',
          header: t.methods,
          cell: (one) => one.methods.map((method) => w.method[method]).join(', '),
          plain: (one) => one.methods.map((method) => w.method[method]).join(' | '),
        },
        {
          key: 'findings',
          header: t.findings,
          cell: (one) => (
            <span className="number-links">
              {answering(one.number).map(({ number }) => (
                <a key={number} href={`#h-${number}`} aria-label={t.finding(number)}>
                  {number}
                </a>
              ))}
            </span>
          ),
          plain: (one) =>
            answering(one.number)
              .map(({ number }) => number)
              .join(' | '),
        },
      ]}
    />
  );
}
