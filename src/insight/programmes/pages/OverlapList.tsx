import type { ReactNode } from 'react';
import { formatDateShort, StateChip, Table, useLanguage, useMessages } from '#design';
import { plainDate } from '#kernel';
import type { OverlapsAnswer, OverlapView } from '../comparisonApi.ts';
import { goodNames, populationNames, territoryNames } from '../scopeWords.ts';

export const overlapWords = {
  es: {
    kinds: { duplication: 'Duplicación', coincidence: 'Coincidencia', complementarity: 'Complementariedad' },
    list: 'Programas que se superponen',
    pair: 'Programas',
    kind: 'Qué ocurre',
    populations: 'Poblaciones en común',
    goods: 'Bienes en común',
    territories: 'Dónde',
    time: 'Cuándo',
    atOnce: 'al mismo tiempo',
    apart: 'en tiempos distintos',
    and: 'y',
    none: 'ninguno',
    noneOf: 'ninguna',
    judgements: 'Qué dice quien planifica',
    holds: 'Se confirma',
    doesNotHold: 'No ocurre',
    empty: 'Ningún par de programas se superpone.',
  },
  en: {
    kinds: { duplication: 'Duplication', coincidence: 'Coincidence', complementarity: 'Complementarity' },
    list: 'Programmes that overlap',
    pair: 'Programmes',
    kind: 'What happens',
    populations: 'Populations in common',
    goods: 'Goods in common',
    territories: 'Where',
    time: 'When',
    atOnce: 'at the same time',
    apart: 'at different times',
    and: 'and',
    none: 'none',
    noneOf: 'none',
    judgements: 'What who plans says',
    holds: 'It holds',
    doesNotHold: 'It does not happen',
    empty: 'No pair of programmes overlaps.',
  },
};
export const overlapShapes = {
  duplication: 'attention',
  coincidence: 'active',
  complementarity: 'done',
} as const;

/** Pairs of programmes that overlap, with what they share and what was said about it. */
export function OverlapList({
  answer,
  further,
}: {
  answer: Pick<OverlapsAnswer, 'programmes' | 'pairs'>;
  /** A last column, for who may judge. */
  further?: { readonly header: string; readonly cell: (pair: OverlapView) => ReactNode };
}) {
  const t = useMessages(overlapWords);
  const [language] = useLanguage();
  const nameOf = (slug: string) => answer.programmes.find((one) => one.slug === slug)?.shortName ?? slug;
  return (
    <Table
      caption={t.list}
      stack
      exportName="programas-superpuestos"
      rows={answer.pairs}
      rowKey={(row) => `${row.one} ${row.other}`}
      empty={<p>{t.empty}</p>}
      columns={[
        {
          key: 'pair',
          header: t.pair,
          rowHeader: true,
          cell: (row) => (
            <span lang="es">
              {nameOf(row.one)} {t.and} {nameOf(row.other)}
            </span>
          ),
          plain: (row) => `${nameOf(row.one)} ${t.and} ${nameOf(row.other)}`,
        },
        {
          key: 'kind',
          header: t.kind,
          cell: (row) => <StateChip shape={overlapShapes[row.kind]}>{t.kinds[row.kind]}</StateChip>,
          plain: (row) => t.kinds[row.kind],
        },
        {
          key: 'populations',
          header: t.populations,
          cell: (row) =>
            row.populations.map((code) => populationNames[code][language]).join(', ') || t.noneOf,
          plain: (row) => row.populations.map((code) => populationNames[code][language]).join(', '),
        },
        {
          key: 'goods',
          header: t.goods,
          cell: (row) => row.goods.map((code) => goodNames[code][language]).join(', ') || t.none,
          plain: (row) => row.goods.map((code) => goodNames[code][language]).join(', '),
        },
        {
          key: 'territories',
          header: t.territories,
          cell: (row) => row.territories.map((code) => territoryNames[code][language]).join(', ') || t.none,
          plain: (row) => row.territories.map((code) => territoryNames[code][language]).join(', '),
        },
        {
          key: 'time',
          header: t.time,
          cell: (row) => (row.isAtOnce ? t.atOnce : t.apart),
          plain: (row) => (row.isAtOnce ? t.atOnce : t.apart),
        },
        {
          key: 'judgements',
          header: t.judgements,
          cell: (row) =>
            row.judgements.length === 0
              ? '—'
              : row.judgements.map((one) => (
                  <p key={one.by}>
                    <strong>{one.holds ? t.holds : t.doesNotHold}</strong>{' '}
                    <span className="soft">
                      ({nameOf(one.by)}, {formatDateShort(plainDate(one.on), language)})
                    </span>
                    : <span lang="es">{one.text}</span>
                  </p>
                )),
        },
        ...(further ? [{ key: 'further', header: further.header, cell: further.cell }] : []),
      ]}
    />
  );
}
