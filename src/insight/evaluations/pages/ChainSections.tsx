import { formatNumber, Link, useLanguage, useMessages } from '#design';
import type { EvaluationAnswer } from '../api.ts';
import { asmTypeOf } from '../asm.ts';
import { evaluationWords } from '../evaluationWords.ts';
import { criteria } from '../lists.ts';
import { sheetWords } from '../sheetWords.ts';
import { StandingChip } from './RecommendationMarks.tsx';
import { StrengthChip, StrengthWhy } from './StrengthWhy.tsx';

const words = {
  es: {
    findings: 'Hallazgos',
    strengths: (parts: string): string => `Fuerza de su evidencia: ${parts}.`,
    answers: (list: string): string => `Contesta la pregunta ${list}`,
    outcomes: 'Cambios que se cosecharon',
    outcomesWhat: 'Qué cambió, cómo contribuyó el programa, por qué importa y quién puede confirmarlo.',
    contribution: 'Contribución',
    significance: 'Importancia',
    substantiated: 'Lo confirman',
    conclusions: 'Conclusiones',
    rests: 'Se apoya en los hallazgos',
    rest: 'Se apoya en el hallazgo',
    leads: 'Lleva a las recomendaciones',
    leadsNowhere: 'De ella no sale ninguna recomendación',
    recommendations: 'Recomendaciones',
    to: 'A',
    unsaid: 'no dice a quién va',
    priority: (text: string): string => `Prioridad ${text.toLowerCase()}`,
    term: (text: string): string => `${text} plazo`,
    lessons: 'Lecciones aprendidas',
    practices: 'Buenas prácticas',
    sheet: 'Ver su ficha',
    sheets: 'Descargar las fichas de lecciones y buenas prácticas (PDF)',
  },
  en: {
    findings: 'Findings',
    strengths: (parts: string): string => `Strength of their evidence: ${parts}.`,
    answers: (list: string): string => `Answers question ${list}`,
    outcomes: 'Outcomes harvested',
    outcomesWhat: 'What changed, how the programme contributed, why it matters and who can substantiate it.',
    contribution: 'Contribution',
    significance: 'Significance',
    substantiated: 'Substantiated by',
    conclusions: 'Conclusions',
    rests: 'Rests on findings',
    rest: 'Rests on finding',
    leads: 'Leads to recommendations',
    leadsNowhere: 'No recommendation follows from it',
    recommendations: 'Recommendations',
    to: 'To',
    unsaid: 'does not say to whom',
    priority: (text: string): string => `${text} priority`,
    term: (text: string): string => `${text} term`,
    lessons: 'Lessons learnt',
    practices: 'Good practices',
    sheet: 'See its sheet',
    sheets: 'Download the sheets of lessons and good practices (PDF)',
  },
};

/** Findings, outcomes, conclusions, recommendations, lessons and good practices: each leads to what it rests on. */
export function ChainSections({ evaluation }: { evaluation: EvaluationAnswer }) {
  const t = useMessages(words);
  const s = useMessages(sheetWords);
  const { content } = evaluation;
  const version = evaluation.versions.at(-1)?.version;
  const empty = evaluation.source ? s.empty : s.blank;
  return (
    <>
      <Findings evaluation={evaluation} />
      <Outcomes evaluation={evaluation} />
      <Conclusions evaluation={evaluation} />
      <Recommendations evaluation={evaluation} />
      {content.lessons.length + content.goodPractices.length > 0 && (
        <p id="aprendido">
          <Link
            href={`/api/evaluations/${evaluation.slug}/versions/${version}/sheets.pdf`}
            icon="document"
            look="action"
          >
            {t.sheets}
          </Link>
        </p>
      )}
      {content.lessons.length > 0 && (
        <section className="flow" aria-labelledby="lecciones">
          <h2 id="lecciones">{t.lessons}</h2>
          <Sheets items={content.lessons} fields={s.lesson} empty={empty} />
        </section>
      )}
      {content.goodPractices.length > 0 && (
        <section className="flow" aria-labelledby="practicas">
          <h2 id="practicas">{t.practices}</h2>
          <Sheets items={content.goodPractices} fields={s.practice} empty={empty} />
        </section>
      )}
    </>
  );
}

type Props = { readonly evaluation: EvaluationAnswer };

const places = (place: string | null) => place && <span className="soft">({place})</span>;

function Findings({ evaluation }: Props) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const [language] = useLanguage();
  const { findings } = evaluation.content;
  if (findings.length === 0) return null;
  const order = ['strong', 'moderate', 'limited', 'single', 'none'] as const;
  const counted = order
    .map((one) => [one, evaluation.strengths.filter((known) => known.strength === one).length] as const)
    .filter(([, n]) => n > 0)
    .map(([one, n]) => `${w.strength[one].toLowerCase()} ${n}`)
    .join(', ');
  return (
    <section className="flow" aria-labelledby="hallazgos">
      <h2 id="hallazgos">{t.findings}</h2>
      <p>{t.strengths(counted)}</p>
      {criteria
        .filter((one) => findings.some((finding) => finding.criterion === one))
        .map((criterion) => (
          <div key={criterion} className="flow">
            <h3>{w.criterion[criterion]}</h3>
            <ol className="bare numbered">
              {findings
                .filter((one) => one.criterion === criterion)
                .map((one) => {
                  const reading = evaluation.strengths.find((known) => known.number === one.number);
                  return (
                    <li key={one.number} id={`h-${one.number}`}>
                      <span className="numbered__number">{one.number}</span>
                      <div className="numbered__body">
                        <p lang="es">
                          {one.text} {places(one.place)}
                        </p>
                        {one.figures.map((figure) => (
                          <p key={figure.what} className="soft" lang="es">
                            {figure.what}:{' '}
                            <strong>
                              {figure.unit === 'año'
                                ? figure.value
                                : `${formatNumber(figure.value, { language, decimals: Number.isInteger(figure.value) ? 0 : 1 })} ${figure.unit}`}
                            </strong>{' '}
                            {places(figure.place)}
                          </p>
                        ))}
                        {reading && (
                          <>
                            <div className="evaluation-marks">
                              <StrengthChip strength={reading.strength} />
                              {one.questions.length > 0 && <span>{t.answers(one.questions.join(', '))}</span>}
                            </div>
                            <StrengthWhy
                              reading={reading}
                              evidence={one.evidence}
                              policy={evaluation.strengthPolicy}
                            />
                          </>
                        )}
                      </div>
                    </li>
                  );
                })}
            </ol>
          </div>
        ))}
    </section>
  );
}

function Links({ prefix, numbers }: { prefix: string; numbers: readonly number[] }) {
  return numbers.map((number, i) => (
    <span key={number}>
      {i > 0 && ', '}
      <a href={`#${prefix}-${number}`}>{number}</a>
    </span>
  ));
}

function Outcomes({ evaluation }: Props) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const { outcomes } = evaluation.content;
  if (outcomes.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="cambios">
      <h2 id="cambios">{t.outcomes}</h2>
      <p className="soft">{t.outcomesWhat}</p>
      <ol className="bare numbered">
        {outcomes.map((one) => (
          <li key={one.number}>
            <span className="numbered__number">{one.number}</span>
            <div className="numbered__body">
              <p lang="es">
                <strong>{one.outcome}</strong> {places(one.place)}
              </p>
              <p lang="es">
                {t.contribution}: {one.contribution}
              </p>
              <p lang="es">
                {t.significance}: {one.significance}
              </p>
              <p className="soft">
                {t.substantiated}: {one.substantiatedBy.map((who) => w.category[who]).join('; ')}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Conclusions({ evaluation }: Props) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const { conclusions, recommendations } = evaluation.content;
  if (conclusions.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="conclusiones">
      <h2 id="conclusiones">{t.conclusions}</h2>
      <ol className="bare numbered">
        {conclusions.map((one) => {
          const leads = recommendations
            .filter((known) => known.conclusions.includes(one.number))
            .map((known) => known.number);
          return (
            <li key={one.number} id={`c-${one.number}`}>
              <span className="numbered__number">{one.number}</span>
              <div className="numbered__body">
                <p lang="es">{one.text}</p>
                <p className="soft">
                  {w.criterion[one.criterion]}. {one.findings.length === 1 ? t.rest : t.rests}{' '}
                  <Links prefix="h" numbers={one.findings} />.{' '}
                  {leads.length > 0 ? (
                    <>
                      {t.leads} <Links prefix="r" numbers={leads} />.
                    </>
                  ) : (
                    `${t.leadsNowhere}.`
                  )}
                </p>
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Recommendations({ evaluation }: Props) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const { recommendations } = evaluation.content;
  if (recommendations.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="recomendaciones">
      <h2 id="recomendaciones">{t.recommendations}</h2>
      <ol className="bare numbered">
        {recommendations.map((one) => {
          const followed = evaluation.standings.find((known) => known.number === one.number);
          const asm = asmTypeOf(one.addressees);
          return (
            <li key={one.number} id={`r-${one.number}`}>
              <span className="numbered__number">{one.number}</span>
              <div className="numbered__body">
                <p lang="es">
                  {followed ? (
                    <a href={`/recomendaciones/${followed.id}`}>{one.title}</a>
                  ) : (
                    <strong>{one.title}</strong>
                  )}
                </p>
                <p lang="es">{one.text}</p>
                <div className="evaluation-marks">
                  {followed && <StandingChip standing={followed.standing} />}
                  <span>
                    {t.to}: {one.addressees.map(({ name }) => name).join('; ') || t.unsaid}
                  </span>
                  {one.priority && <span>{t.priority(w.priority[one.priority])}</span>}
                  {one.term && <span>{t.term(w.term[one.term])}</span>}
                  {asm && <span>{w.asm[asm]}</span>}
                </div>
                {one.conclusions.length > 0 && (
                  <p className="soft">
                    {t.conclusions}: <Links prefix="c" numbers={one.conclusions} />
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function Sheets({
  items,
  fields,
  empty,
}: {
  items: readonly {
    readonly number: number;
    readonly title: string;
    readonly place: string | null;
    readonly sheet: Readonly<Record<string, string | null>>;
  }[];
  fields: Readonly<Record<string, string>>;
  empty: string;
}) {
  const t = useMessages(words);
  return (
    <ol className="bare numbered">
      {items.map((one) => (
        <li key={one.number}>
          <span className="numbered__number">{one.number}</span>
          <div className="numbered__body">
            <p lang="es">
              <strong lang="es">{one.title}</strong> {places(one.place)}
            </p>
            <p lang="es">{one.sheet.description}</p>
            <details>
              <summary>
                {t.sheet}
                <span className="visually-hidden" lang="es">
                  : {one.title}
                </span>
              </summary>
              <dl className="sheet">
                {Object.entries(fields).map(([key, label]) => (
                  <div key={key}>
                    <dt>{label}</dt>
                    {one.sheet[key] ? <dd lang="es">{one.sheet[key]}</dd> : <dd className="soft">{empty}</dd>}
                  </div>
                ))}
              </dl>
            </details>
          </div>
        </li>
      ))}
    </ol>
  );
}
