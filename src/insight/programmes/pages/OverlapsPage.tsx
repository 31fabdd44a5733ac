import { Figure, LoadedView, PageHead, useLanguage, useLoaded, useMessages } from '#design';
import type { OverlapsAnswer } from '../comparisonApi.ts';
import { OverlapList, overlapWords } from './OverlapList.tsx';
import './programmes.css';

const words = {
  es: {
    title: 'Programas que se superponen',
    lede: 'Qué programas hacen lo mismo para las mismas personas, cuáles coinciden y cuáles se completan.',
    back: 'Todos los programas',
    figure: (n: number): string =>
      n === 1 ? 'Un par de programas se superpone' : `${n} pares de programas se superponen`,
    measure: 'Cada casilla compara dos programas por población, bien, territorio y tiempo.',
    none: 'nada en común',
    rule: 'El mismo bien para la misma población es duplicación donde y cuando se encuentran, y coincidencia donde no. La misma población con otros bienes, o el mismo bien para otra población, en el mismo territorio, es complementariedad. Se compara lo que cada programa marca en su alcance: lo que no se marca no se ve.',
    source: 'Alcance de cada programa; de los casos, con su lugar en la fuente',
    one: 'Programa',
    other: 'Con',
    kind: 'Qué ocurre',
    unscoped: 'Sin alcance marcado, no se pueden comparar',
  },
  en: {
    title: 'Programmes that overlap',
    lede: 'Which programmes do the same for the same people, which coincide and which complete each other.',
    back: 'All programmes',
    figure: (n: number): string =>
      n === 1 ? 'One pair of programmes overlaps' : `${n} pairs of programmes overlap`,
    measure: 'Each square compares two programmes by population, good, territory and time.',
    none: 'nothing in common',
    rule: 'The same good for the same population is duplication where and when they meet, and coincidence where they do not. The same population with other goods, or the same good for another population, in the same territory, is complementarity. What each programme marks in its scope is compared: what is not marked is not seen.',
    source: 'Scope of each programme; of the cases, with its place in the source',
    one: 'Programme',
    other: 'With',
    kind: 'What happens',
    unscoped: 'Without a marked scope, they cannot be compared',
  },
};

/** Every pair of programmes compared: a drawing of squares with its table, and what each pair shares. */
export default function OverlapsPage() {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<OverlapsAnswer>('/api/programmes-overlaps');
  return (
    <div className="flow">
      <p>
        <a href="/programas">{t.back}</a>
      </p>
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {(answer) => (
          <div className="flow">
            <Squares answer={answer} />
            <OverlapList answer={answer} />
            <Unscoped answer={answer} />
          </div>
        )}
      </LoadedView>
    </div>
  );
}

function Unscoped({ answer }: { answer: OverlapsAnswer }) {
  const t = useMessages(words);
  const unscoped = answer.programmes.filter((one) => !one.isScoped);
  if (unscoped.length === 0) return null;
  return (
    <p className="soft">
      {t.unscoped}: <span lang="es">{unscoped.map((one) => one.name).join(', ')}</span>.
    </p>
  );
}

const side = 46;

function Squares({ answer }: { answer: OverlapsAnswer }) {
  const t = useMessages(words);
  const w = useMessages(overlapWords);
  const [language] = useLanguage();
  const scoped = answer.programmes.filter((one) => one.isScoped);
  const left = 150;
  const size = { width: left + scoped.length * side + 8, height: 30 + scoped.length * side };
  const kindOf = (a: string, b: string) =>
    answer.pairs.find((one) => (one.one === a && one.other === b) || (one.one === b && one.other === a))
      ?.kind;
  const pairs = scoped.flatMap((one, i) => scoped.slice(i + 1).map((other) => [one, other] as const));
  const short = (name: string) => (name.length <= 20 ? name : `${name.slice(0, 19)}…`);
  return (
    <Figure
      level={2}
      title={t.figure(answer.pairs.length)}
      measure={t.measure}
      chart={
        <svg
          className="programme-squares"
          viewBox={`0 0 ${size.width} ${size.height}`}
          role="img"
          aria-label={`${t.title}: ${answer.pairs
            .map((one) => {
              const name = (slug: string) => scoped.find((known) => known.slug === slug)?.shortName ?? slug;
              return `${name(one.one)} ${w.and} ${name(one.other)}, ${w.kinds[one.kind].toLocaleLowerCase(language)}`;
            })
            .join('; ')}`}
        >
          {scoped.map((one, i) => (
            <g key={one.slug}>
              <text x={left - 8} y={30 + i * side + side / 2 + 5} textAnchor="end">
                {i + 1}. {short(one.shortName)}
              </text>
              <text x={left + i * side + side / 2} y={20} textAnchor="middle">
                {i + 1}
              </text>
              {scoped.map((other, j) => {
                const kind = kindOf(one.slug, other.slug);
                const [x, y] = [left + j * side + 3, 30 + i * side + 3];
                return (
                  <g key={other.slug} data-kind={i === j ? 'self' : (kind ?? 'none')}>
                    <rect x={x} y={y} width={side - 6} height={side - 6} />
                    {kind && i !== j && (
                      <text x={x + (side - 6) / 2} y={y + (side - 6) / 2 + 5} textAnchor="middle">
                        {w.kinds[kind].slice(0, 2)}
                      </text>
                    )}
                  </g>
                );
              })}
            </g>
          ))}
        </svg>
      }
      columns={[
        { key: 'one', label: t.one },
        { key: 'other', label: t.other },
        { key: 'kind', label: t.kind },
      ]}
      rows={pairs.map(([one, other]) => {
        const kind = kindOf(one.slug, other.slug);
        return { one: one.shortName, other: other.shortName, kind: kind ? w.kinds[kind] : t.none };
      })}
      note={t.rule}
      source={t.source}
      fileName="programas-superpuestos"
    />
  );
}
