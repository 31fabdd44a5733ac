import { useLanguage, useMessages } from '#design';
import { formatDate, plainDate } from '#kernel';
import type { FigureView, PeriodAnswer } from '../api.ts';
import { sayFigure, supervisionWords } from './supervisionWords.ts';

const words = {
  es: {
    living: (day: string) => `Cifras vivas, como están hoy, ${day}. Cambian hasta que la comisión las fija.`,
    frozen: (day: string) => `Cifras fijadas el ${day}: así constan en el informe y no cambian.`,
    before: (quarter: string, value: string) => `${quarter}: ${value}`,
    recipe: 'De dónde sale',
    source: 'Fuente',
    filter: 'Filtro',
    query: 'Cuenta',
    counted: 'Registros contados',
    hash: 'Huella del archivo (SHA-256)',
    open: 'Ver la fuente',
  },
  en: {
    living: (day: string) =>
      `Living figures, as they stand today, ${day}. They change until the commission freezes them.`,
    frozen: (day: string) => `Figures frozen on ${day}: they stand so in the report and do not change.`,
    before: (quarter: string, value: string) => `${quarter}: ${value}`,
    recipe: 'Where it comes from',
    source: 'Source',
    filter: 'Filter',
    query: 'Sum',
    counted: 'Records counted',
    hash: 'Hash of the file (SHA-256)',
    open: 'See the source',
  },
};

/** The figures of a quarter by instance, each with its recipe. */
export function Figures({ view }: { view: PeriodAnswer }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [language] = useLanguage();
  const sections = [...new Set(view.figures.map((one) => one.section))];
  const day = formatDate(plainDate(view.asOf), language);
  return (
    <div className="flow">
      <p>{view.living ? t.living(day) : t.frozen(day)}</p>
      {sections.map((section) => (
        <section key={section} className="flow" aria-labelledby={`cifras-${section}`}>
          <h2 id={`cifras-${section}`}>{w.section[section]}</h2>
          <ul className="bare supervision-list supervision-figures">
            {view.figures
              .filter((one) => one.section === section)
              .map((one) => (
                <li key={one.id}>
                  <span>{one[language]}</span>
                  <span className="supervision-value">
                    <strong className="supervision-figure">{sayFigure(one, language, w.hidden)}</strong>
                    {view.before && one.before !== null && (
                      <span className="soft">
                        {t.before(
                          w.quarter(view.before),
                          sayFigure({ ...one, value: one.before }, language, ''),
                        )}
                      </span>
                    )}
                  </span>
                  <Recipe one={one} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Recipe({ one }: { one: FigureView }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { recipe } = one;
  return (
    <details className="supervision-recipe">
      <summary>
        {t.recipe}
        <span className="visually-hidden">: {one[language]}</span>
      </summary>
      <div className="flow">
        <p>{recipe[language]}</p>
        <p>
          {t.source}: {recipe.source}. {t.filter}: {recipe.filter}. {t.query}: <code>{recipe.query}</code>.{' '}
          {t.counted}: {recipe.counted}.
        </p>
        {recipe.sha256 && (
          <p>
            {t.hash}: <code>{recipe.sha256}</code>
          </p>
        )}
        <p>
          <a href={recipe.href}>
            {t.open}
            <span className="visually-hidden">: {one[language]}</span>
          </a>
        </p>
      </div>
    </details>
  );
}
