import type { ReactNode } from 'react';
import { formatNumber, StateChip, Table, useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { DesignEvaluationAnswer } from '../comparisonApi.ts';
import { type Question, questions, sections } from '../designQuestions.ts';
import { quoted } from './quoted.tsx';

const words = {
  es: {
    lede: 'Treinta preguntas, en siete temas. Lo que los datos del diseño responden se responde con ellos y se dice en qué se apoya; lo demás lo responde una persona.',
    source:
      'Orden, temas y escalas: modelo de términos de referencia para la evaluación en materia de diseño del CONEVAL (México, 2013–2017), contado con nuestras palabras. Los niveles no se han confirmado con el texto oficial.',
    summary: 'Valoración por tema',
    section: 'Tema',
    questionsIn: 'Preguntas con nivel',
    answered: 'Respondidas',
    mean: 'Promedio (de 4)',
    points: (points: number, most: number): string => `${points} de ${most} puntos`,
    total: 'Todas',
    none: '—',
    sections: {
      I: 'Justificación',
      II: 'Aporte a metas mayores',
      III: 'Poblaciones y elegibilidad',
      IV: 'Padrón y atención',
      V: 'Matriz de indicadores',
      VI: 'Presupuesto y rendición de cuentas',
      VII: 'Otros programas',
    },
    level: (level: number): string => (level === 0 ? 'No' : `Nivel ${level} de 4`),
    open: 'Respondida',
    asked: 'Se pregunta',
    notApplicable: 'No aplica',
    byData: 'Lo dicen los datos',
    byPerson: (on: string): string => `Respondido por quien planifica el ${on}`,
    dataSaid: (level: string): string => `Los datos dicen: ${level}`,
    met: 'sí',
    notMet: 'no',
    judged: 'lo juzga una persona',
    restsOn: 'En qué se apoya',
    scales: {
      ladder: 'Nivel 1: hay algo escrito. 2: cumple alguna característica. 3: todas. 4: todas y además',
      steps: 'Cada nivel supone el anterior.',
      count: 'El nivel crece con las características que cumple; 4 son todas.',
      share: 'Por la parte que cumple todo: menos de 50 %, nivel 1; desde 50, 2; desde 70, 3; desde 85, 4.',
      rows: 'Un nivel por cada nivel de la matriz que cumple.',
      open: 'Se responde con palabras.',
    },
  },
  en: {
    lede: 'Thirty questions, in seven subjects. What the data of the design answer is answered by them, and it is said on what it rests; the rest is answered by a person.',
    source:
      'Order, subjects and scales: model of terms of reference for the design evaluation of CONEVAL (Mexico, 2013–2017), told in our own words. The levels have not been confirmed against the official text.',
    summary: 'Valuation by subject',
    section: 'Subject',
    questionsIn: 'Questions with a level',
    answered: 'Answered',
    mean: 'Mean (of 4)',
    points: (points: number, most: number): string => `${points} of ${most} points`,
    total: 'All',
    none: '—',
    sections: {
      I: 'Grounds',
      II: 'Part in greater goals',
      III: 'Populations and eligibility',
      IV: 'Register and service',
      V: 'Matrix of indicators',
      VI: 'Budget and accountability',
      VII: 'Other programmes',
    },
    level: (level: number): string => (level === 0 ? 'No' : `Level ${level} of 4`),
    open: 'Answered',
    asked: 'Asked',
    notApplicable: 'Does not apply',
    byData: 'The data say so',
    byPerson: (on: string): string => `Answered by who plans on ${on}`,
    dataSaid: (level: string): string => `The data say: ${level}`,
    met: 'yes',
    notMet: 'no',
    judged: 'a person judges it',
    restsOn: 'What it rests on',
    scales: {
      ladder: 'Level 1: something is written. 2: it has some trait. 3: all. 4: all, and besides',
      steps: 'Each level supposes the one before.',
      count: 'The level grows with the traits that it has; 4 is all.',
      share: 'By the share that has everything: under 50%, level 1; from 50, 2; from 70, 3; from 85, 4.',
      rows: 'One level for each level of the matrix that has it.',
      open: 'It is answered in words.',
    },
  },
};
type Evaluated = DesignEvaluationAnswer['questions'][number];

/** The thirty questions on a design, by subject: level, traits, what each rests on. `form` gives who may answer its form. */
export function DesignQuestions({
  evaluation,
  level = 2,
  form,
}: {
  evaluation: DesignEvaluationAnswer;
  level?: 2 | 3;
  form?: (question: Question, evaluated: Evaluated) => ReactNode;
}) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const Head = `h${level}` as const;
  const Under = `h${level + 1}` as 'h3' | 'h4';
  const mean = (value: number | null) =>
    value === null ? t.none : formatNumber(value, { language, decimals: 2 });
  return (
    <div className="flow">
      <p className="measure">{t.lede}</p>
      <Table
        caption={t.summary}
        stack
        rows={evaluation.sections}
        rowKey={(row) => row.section}
        columns={[
          { key: 'section', header: t.section, cell: (row) => `${row.section}. ${t.sections[row.section]}` },
          { key: 'graded', header: t.questionsIn, numeric: true, cell: (row) => row.graded },
          { key: 'answered', header: t.answered, numeric: true, cell: (row) => row.answered },
          { key: 'mean', header: t.mean, numeric: true, cell: (row) => mean(row.mean) },
        ]}
        totals={{
          section: t.total,
          graded: evaluation.sections.reduce((sum, one) => sum + one.graded, 0),
          answered: evaluation.sections.reduce((sum, one) => sum + one.answered, 0),
          mean: t.points(evaluation.points, evaluation.pointsMost),
        }}
      />
      {sections.map((section) => (
        <section key={section} className="flow" aria-labelledby={`tema-${section}`}>
          <Head id={`tema-${section}`}>
            {section}. {t.sections[section]}
          </Head>
          <ol className="bare programme-questions">
            {questions
              .filter((one) => one.section === section)
              .map((question) => {
                const evaluated = evaluation.questions.find((one) => one.number === question.number);
                return evaluated ? (
                  <li key={question.number} id={`pregunta-${question.number}`}>
                    <Under>
                      {question.number}. {question[language].asks}
                    </Under>
                    <OneQuestion question={question} evaluated={evaluated} />
                    {form?.(question, evaluated)}
                  </li>
                ) : null;
              })}
          </ol>
        </section>
      ))}
      <p className="measure soft">{t.source}</p>
    </div>
  );
}

function OneQuestion({ question, evaluated }: { question: Question; evaluated: Evaluated }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { data, answer, level } = evaluated;
  const said = question[language];
  const isOpen = question.scale === 'open';
  const state =
    data === null && answer === null
      ? t.asked
      : isOpen
        ? t.open
        : level === null
          ? t.notApplicable
          : t.level(level);
  const shape =
    data === null && answer === null
      ? 'waiting'
      : isOpen || level === null || level >= 3
        ? 'done'
        : level >= 2
          ? 'active'
          : 'attention';
  return (
    <>
      <div className="programme-finding__head">
        <StateChip shape={shape}>{state}</StateChip>
        {answer ? (
          <span className="soft">{t.byPerson(formatDate(plainDate(answer.on), language))}</span>
        ) : (
          data && <span className="soft">{t.byData}</span>
        )}
        {answer && data && data.level !== null && data.level !== answer.level && (
          <span className="soft">{t.dataSaid(t.level(data.level))}</span>
        )}
      </div>
      {said.traits.length > 0 && (
        <ul>
          {said.traits.map((trait, i) => {
            const has = data?.traits[i];
            return (
              <li key={trait}>
                {trait}
                {has !== undefined && <strong>: {has === null ? t.judged : has ? t.met : t.notMet}</strong>}
              </li>
            );
          })}
        </ul>
      )}
      <p className="soft">
        {t.scales[question.scale]}
        {said.fourth ? `: ${said.fourth.charAt(0).toLowerCase()}${said.fourth.slice(1)}.` : ''}
      </p>
      {answer && <p lang="es">{answer.text}</p>}
      {data && data.evidence.length > 0 && (
        <details>
          <summary>
            {t.restsOn}
            <span className="visually-hidden"> ({question.number})</span>
          </summary>
          <ul>
            {data.evidence.map((one) => (
              <li key={one.es}>{quoted(one[language])}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
