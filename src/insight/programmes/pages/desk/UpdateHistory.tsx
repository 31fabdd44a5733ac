import { useState } from 'react';
import { Button, formatInstant, StateChip, Table, useLanguage, useMessages } from '#design';
import type { ReportAnswer } from '../../api.ts';
import type { Indicator } from '../../design.ts';
import { type Figures, groupsOf, measure, together } from '../../measure.ts';
import { programmeWords } from '../../programmeWords.ts';

const words = {
  es: {
    caption: 'Cada actualización con sus cifras, lo último primero',
    what: 'Qué se hizo',
    when: 'Cuándo',
    who: 'Quién',
    result: 'Resultado',
    figures: 'Cifras',
    changed: 'Qué cambió',
    evidence: 'Evidencia',
    note: 'Nota',
    update: (n: number): string => `Actualización ${n}`,
    you: 'usted',
    nobody: 'El sistema',
    all: 'Total',
    first: 'Primera captura',
    same: 'Ninguna cifra',
    notReported: 'sin dato',
    more: (n: number): string => (n === 1 ? 'Ver la anterior' : `Ver las ${n} anteriores`),
    stood: 'Quedó',
    kinds: {
      captured: 'Capturado',
      submitted: 'Enviado a revisión',
      returned: 'Devuelto',
      approved: 'Aprobado',
      reopened: 'Abierto de nuevo',
    },
  },
  en: {
    caption: 'Each update with its figures, the latest first',
    what: 'What was done',
    when: 'When',
    who: 'Who',
    result: 'Result',
    figures: 'Figures',
    changed: 'What changed',
    evidence: 'Evidence',
    note: 'Note',
    update: (n: number): string => `Update ${n}`,
    you: 'you',
    nobody: 'The system',
    all: 'Total',
    first: 'First capture',
    same: 'No figure',
    notReported: 'not reported',
    more: (n: number): string => (n === 1 ? 'See the one before' : `See the ${n} before`),
    stood: 'It stood as',
    kinds: {
      captured: 'Captured',
      submitted: 'Sent for review',
      returned: 'Returned',
      approved: 'Approved',
      reopened: 'Opened again',
    },
  },
};

type Step = ReportAnswer['history'][number];

/** How many steps are shown before somebody asks for those before them. */
const stepsShown = 8;
const shapes = {
  empty: 'draft',
  draft: 'draft',
  submitted: 'waiting',
  returned: 'attention',
  approved: 'done',
} as const;

/** Everything that was done to the report of a period: each update with what it said then, who made it, when, and what proves it. */
export function UpdateHistory({
  slug,
  indicator,
  history,
}: {
  slug: string;
  indicator: Indicator;
  history: ReportAnswer['history'];
}) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [language] = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const number = (value: number | null | undefined) =>
    value === null || value === undefined
      ? t.notReported
      : value.toLocaleString(language === 'es' ? 'es-EC' : 'en', { maximumFractionDigits: 2 });
  const steps = stepsOf(history, indicator);
  const shown = isWhole ? steps : steps.slice(0, stepsShown);
  const groupName = (group: string) =>
    group === '' ? t.all : <span lang="es">{group.replace('=', ': ')}</span>;
  return (
    <div className="flow">
      <Table
        caption={t.caption}
        stack
        rows={shown}
        rowKey={(row) => String(row.place)}
        columns={[
          {
            key: 'what',
            header: t.what,
            cell: (row) => (
              <div>
                {row.update === null ? (
                  t.kinds[row.step.kind]
                ) : (
                  <>
                    {t.update(row.update)}{' '}
                    <StateChip shape={shapes[row.step.state]}>
                      <span className="visually-hidden">{t.stood}: </span>
                      {w.reportStates[row.step.state]}
                    </StateChip>
                  </>
                )}
              </div>
            ),
          },
          { key: 'when', header: t.when, cell: (row) => formatInstant(row.step.at, language) },
          {
            key: 'who',
            header: t.who,
            cell: (row) => (
              <span>
                {row.step.by === null ? t.nobody : <span lang="es">{row.step.by}</span>}
                {row.step.mine && ` (${t.you})`}
              </span>
            ),
          },
          {
            key: 'result',
            header: t.result,
            numeric: true,
            cell: (row) =>
              row.result === null
                ? '—'
                : row.result.kind === 'value'
                  ? `${number(row.result.value)} ${indicator.unit}`
                  : w.whys[row.result.kind],
          },
          {
            key: 'figures',
            header: t.figures,
            cell: (row) =>
              row.totals === null ? (
                '—'
              ) : (
                <dl className="programme-figures">
                  {indicator.variables.map((one) => (
                    <div key={one.symbol}>
                      <dt lang="es">{one.name}</dt>
                      <dd>{number(row.totals?.[one.symbol])}</dd>
                    </div>
                  ))}
                </dl>
              ),
          },
          {
            key: 'changed',
            header: t.changed,
            cell: (row) =>
              row.changes === null ? (
                '—'
              ) : row.isFirst && row.changes.length === 0 ? (
                t.first
              ) : row.changes.length === 0 ? (
                t.same
              ) : (
                <ul className="programme-cell bare">
                  {row.changes.map((one) => (
                    <li key={`${one.group} ${one.symbol}`}>
                      {groupName(one.group)}, <span lang="es">{one.name}</span>:{' '}
                      {row.isFirst ? number(one.value) : `${number(one.before)} → ${number(one.value)}`}
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            key: 'evidence',
            header: t.evidence,
            cell: (row) =>
              row.step.evidence.length === 0 ? (
                '—'
              ) : (
                <ul className="programme-cell bare">
                  {row.step.evidence.map((one) => (
                    <li key={one.evidenceId} lang="es">
                      <a href={`/api/programmes/${slug}/evidence/${one.evidenceId}`}>{one.name}</a>
                    </li>
                  ))}
                </ul>
              ),
          },
          {
            key: 'note',
            header: t.note,
            cell: (row) => (row.step.note ? <span lang="es">{row.step.note}</span> : '—'),
          },
        ]}
      />
      {shown.length < steps.length && (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {t.more(steps.length - shown.length)}
        </Button>
      )}
    </div>
  );
}

interface Change {
  readonly group: string;
  readonly symbol: string;
  readonly name: string;
  readonly before: number | null;
  readonly value: number | null;
}

/** The steps, the last first; of each update what it gave, its variables for all, and the figures that differ from those before it. */
function stepsOf(history: readonly Step[], indicator: Indicator) {
  let before: Figures = {};
  let updates = 0;
  return history
    .map((step, place) => {
      const { figures } = step;
      if (figures === null)
        return { step, place, update: null, isFirst: false, result: null, totals: null, changes: null };
      updates += 1;
      // Of the first, what it says for all stands among its figures: here its groups alone.
      const changes = changesOf(indicator, before, figures).filter((one) => updates > 1 || one.group !== '');
      before = figures;
      return {
        step,
        place,
        update: updates,
        isFirst: updates === 1,
        ...workedOut(indicator, figures),
        changes,
      };
    })
    .reverse();
}

/** Nothing where the formula of the sheet in force is not one. */
function workedOut(indicator: Indicator, figures: Figures) {
  try {
    return { result: measure(indicator, figures), totals: together(indicator, figures) };
  } catch {
    return { result: null, totals: figures[''] ?? {} };
  }
}

const changesOf = (indicator: Indicator, before: Figures, after: Figures): readonly Change[] =>
  groupsOf(indicator).flatMap((group) =>
    indicator.variables.flatMap(({ symbol, name }) => {
      const [was, is] = [before[group]?.[symbol] ?? null, after[group]?.[symbol] ?? null];
      return was === is ? [] : [{ group, symbol, name, before: was, value: is }];
    }),
  );
