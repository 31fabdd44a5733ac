import {
  EmptyState,
  formatPercent,
  LoadedView,
  PageHead,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { ProgrammeItem, ProgrammesAnswer } from '../api.ts';
import './programmes.css';

const words = {
  es: {
    title: 'Programas',
    lede: 'Qué se propuso cada programa, qué entregó, cuánto gastó y qué se puede decir de lo que cambió.',
    own: 'De esta institución',
    cases: 'Casos reales, tomados de su fuente',
    casesWhat:
      'Tres programas contados desde sus documentos públicos. Cada cifra dice el lugar de donde sale; lo que la fuente dice de dos maneras se muestra, no se arregla.',
    none: 'Todavía no hay programas aprobados',
    noneWhat: 'Cuando se apruebe el diseño de uno, aparecerá aquí.',
    products: (done: number, total: number) => `${done} de ${total} productos hechos`,
    executed: (share: string) => `${share} del presupuesto ejecutado`,
    findings: (n: number) =>
      n === 1 ? '1 hallazgo grave en su diseño' : `${n} hallazgos graves en su diseño`,
    sound: 'Diseño sin hallazgos graves',
    synthetic: 'Programa y cifras inventados, para la demostración',
    overlaps: 'Qué programas se superponen entre sí',
    evaluations: 'Evaluaciones de programas',
    recommendations: 'Qué se hizo con cada recomendación',
  },
  en: {
    title: 'Programmes',
    lede: 'What each programme set out to do, what it delivered, what it spent, and what can be said of what changed.',
    own: 'Of this institution',
    cases: 'Real cases, taken from their source',
    casesWhat:
      'Three programmes told from their public documents. Each figure says where it comes from; what the source says in two ways is shown, not smoothed.',
    none: 'There are no approved programmes yet',
    noneWhat: 'When the design of one is approved, it will appear here.',
    products: (done: number, total: number) => `${done} of ${total} products done`,
    executed: (share: string) => `${share} of the budget executed`,
    findings: (n: number) =>
      n === 1 ? '1 serious finding in its design' : `${n} serious findings in its design`,
    sound: 'A design without serious findings',
    synthetic: 'Invented programme and figures, for the demonstration',
    overlaps: 'Which programmes overlap with each other',
    evaluations: 'Evaluations of programmes',
    recommendations: 'What was done about each recommendation',
  },
};

/** Every programme that everybody may see. */
export default function ProgrammesPage() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<ProgrammesAnswer>('/api/programmes');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {({ items }) => {
          const own = items.filter((one) => one.origin === 'desk');
          return (
            <div className="flow">
              <h2>{t.own}</h2>
              {own.length === 0 ? (
                <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
              ) : (
                <ul className="programme-list bare">
                  {own.map((one) => (
                    <Item key={one.slug} one={one} note={t.synthetic} />
                  ))}
                </ul>
              )}
              <p>
                <a href="/superposiciones">{t.overlaps}</a>
              </p>
              <h2>{t.cases}</h2>
              <p className="measure">{t.casesWhat}</p>
              <ul className="programme-list bare">
                {items
                  .filter((one) => one.origin === 'case')
                  .map((one) => (
                    <Item key={one.slug} one={one} />
                  ))}
              </ul>
            </div>
          );
        }}
      </LoadedView>
    </div>
  );
}

function Item({ one, note }: { one: ProgrammeItem; note?: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { products, budgetedCents, executedCents } = one.progress;
  const serious = one.findings.blocking + one.findings.serious;
  const facts = [
    products.total > 0 && t.products(products.done, products.total),
    executedCents !== null &&
      budgetedCents > 0 &&
      t.executed(formatPercent(executedCents / budgetedCents, { language, decimals: 0 })),
    serious > 0 ? t.findings(serious) : t.sound,
  ].filter(Boolean);
  return (
    <li>
      <h3>
        <a href={`/programas/${one.slug}`} lang="es">
          {one.name}
        </a>
      </h3>
      <p className="soft" lang="es">
        {[one.executor, one.country, [one.starts, one.ends].filter(Boolean).join(' – ')]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {note && <p className="soft">{note}</p>}
      <p className="measure" lang="es">
        {one.objective}
      </p>
      <p className="programme-facts">{facts.join(' · ')}</p>
    </li>
  );
}
