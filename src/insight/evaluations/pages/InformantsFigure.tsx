import { Figure, useMessages } from '#design';
import type { EvaluationAnswer } from '../api.ts';
import { evaluationWords } from '../evaluationWords.ts';

const words = {
  es: {
    title: (total: number, women: number): string =>
      `Se entrevistó a ${total} personas; ${women} son mujeres`,
    measure: 'Cada marca es una persona. Solo se cuentan: aquí no hay nombres.',
    alt: (rows: string): string => `Informantes por categoría y sexo: ${rows}`,
    category: 'Categoría',
    women: 'Mujeres',
    men: 'Hombres',
    total: 'Total',
    note: 'La suma de cada columna se hace aquí y se compara con la que imprime la fuente.',
    own: 'Registro de esta evaluación',
  },
  en: {
    title: (total: number, women: number): string => `${total} persons were interviewed; ${women} are women`,
    measure: 'Each mark is a person. They are only counted: there are no names here.',
    alt: (rows: string): string => `Informants by category and sex: ${rows}`,
    category: 'Category',
    women: 'Women',
    men: 'Men',
    total: 'Total',
    note: 'The sum of each column is done here and compared with the one that the source prints.',
    own: 'Record of this evaluation',
  },
};

type Sex = 'woman' | 'man';
function Mark({ sex }: { sex: Sex }) {
  return (
    <svg className="informant-mark" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {sex === 'woman' ? (
        <circle data-sex="woman" cx="8" cy="8" r="6.5" />
      ) : (
        <rect data-sex="man" x="2.5" y="2.5" width="11" height="11" />
      )}
    </svg>
  );
}

/** Who was asked, as counts: a drawing of one mark for each person, and its table. */
export function InformantsFigure({ evaluation }: { evaluation: EvaluationAnswer }) {
  const t = useMessages(words);
  const w = useMessages(evaluationWords);
  const { informants } = evaluation.content;
  if (!informants) return null;
  const totals = evaluation.informants;
  const rows = informants.rows.map((row) => ({
    category: row.as ?? w.category[row.category],
    women: row.women,
    men: row.men,
    total: row.women + row.men,
  }));
  const marks = (count: number, sex: Sex) =>
    Array.from({ length: count }, (_, i) => `${sex}${i}`).map((key) => <Mark key={key} sex={sex} />);
  return (
    <Figure
      title={t.title(totals.total, totals.women)}
      measure={t.measure}
      chart={
        <div
          role="img"
          aria-label={t.alt(rows.map((row) => `${row.category}, ${row.women} + ${row.men}`).join('; '))}
        >
          <p className="informant-key">
            <span>
              <Mark sex="woman" /> {t.women}
            </span>
            <span>
              <Mark sex="man" /> {t.men}
            </span>
          </p>
          <dl className="informant-rows">
            {rows.map((row) => (
              <div key={row.category}>
                <dt lang="es">{row.category}</dt>
                <dd>
                  {marks(row.women, 'woman')}
                  {marks(row.men, 'man')}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      }
      columns={[
        { key: 'category', label: t.category, show: (value) => <span lang="es">{value}</span> },
        { key: 'women', label: t.women, numeric: true },
        { key: 'men', label: t.men, numeric: true },
        { key: 'total', label: t.total, numeric: true },
      ]}
      rows={[...rows, { category: t.total, ...totals }]}
      note={t.note}
      source={
        evaluation.source ? (
          <span lang="es">
            {evaluation.source.title}
            {informants.place ? `, ${informants.place}` : ''}
          </span>
        ) : (
          t.own
        )
      }
      fileName={`informantes-${evaluation.slug}`}
    />
  );
}
