import { useMemo } from 'react';
import { Table, useMessages } from '#design';
import type { ProgrammeAnswer } from '../api.ts';
import { inMirOrder } from '../mirOrder.ts';
import { programmeWords } from '../programmeWords.ts';
import { OnOpen } from './OnOpen.tsx';

const words = {
  es: {
    title: 'Qué se propuso',
    matrix: 'Matriz de indicadores para resultados (MIR)',
    level: 'Nivel',
    text: 'Resumen narrativo',
    indicators: 'Indicadores',
    means: 'Medios de verificación',
    assumptions: 'Supuestos',
    none: '—',
    whom: 'A quién sirve',
    potential: 'Población potencial',
    target: 'Población objetivo',
    served: 'Población atendida',
    undefinedPopulation: 'No se define',
    notCounted: 'No se cuantifica',
    risks: 'Riesgos previstos',
    risk: 'Riesgo',
    mitigation: 'Qué se hará',
    reports: 'Informes que se deben',
    report: 'Informe',
    who: 'Quién',
    due: 'Cuándo',
    at: 'Lugar en la fuente',
    rest: (n: number): string => `Ver ${n} más`,
    noMatrix: 'El documento no trae objetivos por nivel.',
  },
  en: {
    title: 'What it set out to do',
    matrix: 'Matrix of indicators for results (MIR)',
    level: 'Level',
    text: 'Narrative summary',
    indicators: 'Indicators',
    means: 'Means of verification',
    assumptions: 'Assumptions',
    none: '—',
    whom: 'Whom it serves',
    potential: 'Potential population',
    target: 'Target population',
    served: 'Population served',
    undefinedPopulation: 'Not defined',
    notCounted: 'Not counted',
    risks: 'Risks foreseen',
    risk: 'Risk',
    mitigation: 'What will be done',
    reports: 'Reports due',
    report: 'Report',
    who: 'Who',
    due: 'When',
    at: 'Place in the source',
    rest: (n: number): string => `See ${n} more`,
    noMatrix: 'The document has no objectives by level.',
  },
};

type Indicator = ProgrammeAnswer['design']['indicators'][number];

function byObjectiveOf(indicators: readonly Indicator[]): ReadonlyMap<string, readonly Indicator[]> {
  const found = new Map<string, Indicator[]>();
  for (const one of indicators) {
    const known = found.get(one.objective);
    if (known) known.push(one);
    else found.set(one.objective, [one]);
  }
  return found;
}

/** How many lines a cell has before somebody asks for the others: a component may have hundreds of indicators. */
const textsShown = 12;

function Texts({ texts }: { texts: readonly string[] }) {
  return (
    <ul className="programme-cell bare" lang="es">
      {texts.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two indicators may have one name, and the list does not change.
        <li key={i}>{one}</li>
      ))}
    </ul>
  );
}

/** The matrix as its levels, whom it serves, its risks and the reports that it owes. */
export function Matrix({ programme }: { programme: ProgrammeAnswer }) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const { objectives, indicators, populations, risks, reports } = programme.design;
  const byObjective = useMemo(() => byObjectiveOf(indicators), [indicators]);
  const of = (id: string) => byObjective.get(id) ?? [];
  const list = (texts: readonly string[]) =>
    texts.length === 0 ? (
      t.none
    ) : (
      <>
        <Texts texts={texts.slice(0, textsShown)} />
        {texts.length > textsShown && (
          <OnOpen summary={t.rest(texts.length - textsShown)}>
            {() => <Texts texts={texts.slice(textsShown)} />}
          </OnOpen>
        )}
      </>
    );
  const isCase = programme.notes !== null;
  return (
    <section className="flow" aria-labelledby="propuesto">
      <h2 id="propuesto">{t.title}</h2>
      <Table
        caption={t.matrix}
        stack
        rows={inMirOrder(objectives)}
        rowKey={(row) => row.id}
        empty={<p>{t.noMatrix}</p>}
        columns={[
          { key: 'level', header: t.level, rowHeader: true, cell: (row) => w.levels[row.level] },
          {
            key: 'text',
            header: t.text,
            cell: (row) => (
              <span lang="es">
                {row.text}
                {row.at && <span className="programme-at"> {row.at}</span>}
              </span>
            ),
          },
          { key: 'indicators', header: t.indicators, cell: (row) => list(of(row.id).map((one) => one.name)) },
          {
            key: 'means',
            header: t.means,
            cell: (row) => list([...new Set(of(row.id).flatMap((one) => one.means.map(({ name }) => name)))]),
          },
          {
            key: 'assumptions',
            header: t.assumptions,
            cell: (row) => list(row.assumptions.map(({ text }) => text)),
          },
        ]}
      />
      <h3>{t.whom}</h3>
      <dl className="facts">
        {(['potential', 'target', 'served'] as const).map((kind) => {
          const one = populations[kind];
          return (
            <div key={kind}>
              <dt>{t[kind]}</dt>
              <dd lang={one ? 'es' : undefined}>
                {one ? one.definition : t.undefinedPopulation}
                {one && (
                  <>
                    {'. '}
                    <strong>
                      {one.quantity === null
                        ? t.notCounted
                        : `${one.quantity.toLocaleString('es-EC')} ${one.unit ?? ''}`}
                    </strong>
                    {one.whyNot && `: ${one.whyNot}`}
                    {one.at && <span className="programme-at"> {one.at}</span>}
                  </>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {risks.length > 0 && (
        <Table
          caption={t.risks}
          stack
          rows={risks}
          rowKey={(row) => row.id}
          columns={[
            { key: 'risk', header: t.risk, cell: (row) => <span lang="es">{row.text}</span> },
            {
              key: 'mitigation',
              header: t.mitigation,
              cell: (row) => <span lang="es">{row.mitigation}</span>,
            },
            ...(isCase
              ? [
                  {
                    key: 'at',
                    header: t.at,
                    cell: (row: { at: string | null }) => <span lang="es">{row.at}</span>,
                  },
                ]
              : []),
          ]}
        />
      )}
      {reports.length > 0 && (
        <Table
          caption={t.reports}
          stack
          rows={reports}
          rowKey={(row) => row.what}
          columns={[
            { key: 'report', header: t.report, cell: (row) => <span lang="es">{row.what}</span> },
            { key: 'who', header: t.who, cell: (row) => <span lang="es">{row.who}</span> },
            { key: 'due', header: t.due, cell: (row) => <span lang="es">{row.due}</span> },
            ...(isCase
              ? [
                  {
                    key: 'at',
                    header: t.at,
                    cell: (row: { at: string | null }) => <span lang="es">{row.at}</span>,
                  },
                ]
              : []),
          ]}
        />
      )}
    </section>
  );
}
