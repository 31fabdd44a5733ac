import { formatAmount, formatPercent, Table, useLanguage, useMessages } from '#design';
import { cents, formatDate, plainDate } from '#kernel';
import type { ProgrammeAnswer } from '../api.ts';
import { programmeWords } from '../programmeWords.ts';

const words = {
  es: {
    title: 'Cuánto costó',
    table: (on: string): string => `Presupuesto por componente al ${on}`,
    plan: 'Presupuesto por componente y fuente',
    component: 'Componente',
    line: 'Línea',
    source: 'Fuente',
    budgeted: 'Presupuestado',
    executed: 'Ejecutado',
    committed: 'Comprometido',
    balance: 'Saldo',
    share: 'Ejecutado',
    ofBudget: 'del presupuesto',
    together: 'Lo entregado junto a lo gastado',
    togetherWhat:
      'Productos hechos (lo hecho en parte no cuenta) y presupuesto ejecutado de cada componente.',
    done: 'Productos hechos',
    spent: 'Presupuesto ejecutado',
    at: 'Lugar en la fuente',
    of: (done: number, total: number) => `${done} de ${total}`,
  },
  en: {
    title: 'What it cost',
    table: (on: string): string => `Budget by component as of ${on}`,
    plan: 'Budget by component and source',
    component: 'Component',
    line: 'Line',
    source: 'Source',
    budgeted: 'Budgeted',
    executed: 'Executed',
    committed: 'Committed',
    balance: 'Balance',
    share: 'Executed',
    ofBudget: 'of the budget',
    together: 'What was delivered beside what was spent',
    togetherWhat: 'Products done (those in part do not count) and budget executed of each component.',
    done: 'Products done',
    spent: 'Budget executed',
    at: 'Place in the source',
    of: (done: number, total: number) => `${done} of ${total}`,
  },
};

/** Budgeted, executed, committed and balance by component; and delivered beside spent. */
export function Budget({ programme }: { programme: Pick<ProgrammeAnswer, 'slug' | 'progress'> }) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const [language] = useLanguage();
  const { lines, components, whole, on } = programme.progress;
  const money = (amount: number | null) => (amount === null ? '—' : formatAmount(cents(amount), language));
  const plain = (amount: number | null) => (amount === null ? null : amount / 100);
  const percent = (part: number | null, all: number) =>
    part === null || all === 0 ? '—' : formatPercent(part / all, { language, decimals: 0 });
  const nameOf = (id: string | null) => components.find((one) => one.id === id)?.name || w.management;
  const places = [...new Set(lines.map((one) => one.at).filter((one) => one !== null))];
  const measured = components.filter((one) => one.products.total > 0 && one.executedCents !== null);
  return (
    <section className="flow" aria-labelledby="presupuesto">
      <h2 id="presupuesto">{t.title}</h2>
      {on === null ? (
        <Table
          caption={t.plan}
          stack
          exportName={`presupuesto-${programme.slug}`}
          rows={lines}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'line',
              header: t.line,
              cell: (row) => <span lang="es">{row.name}</span>,
              plain: (row) => row.name,
            },
            {
              key: 'component',
              header: t.component,
              cell: (row) => <span lang="es">{nameOf(row.component)}</span>,
              plain: (row) => nameOf(row.component),
            },
            {
              key: 'source',
              header: t.source,
              cell: (row) => <span lang="es">{row.source}</span>,
              plain: (row) => row.source,
            },
            {
              key: 'budgeted',
              header: t.budgeted,
              numeric: true,
              cell: (row) => money(row.budgetedCents),
              plain: (row) => plain(row.budgetedCents),
            },
          ]}
          totals={{ line: w.whole, budgeted: money(whole.budgetedCents) }}
        />
      ) : (
        <Table
          caption={t.table(formatDate(plainDate(on), language))}
          stack
          exportName={`presupuesto-${programme.slug}`}
          rows={lines}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'line',
              header: t.component,
              cell: (row) => <span lang="es">{row.name}</span>,
              plain: (row) => row.name,
            },
            {
              key: 'budgeted',
              header: t.budgeted,
              numeric: true,
              cell: (row) => money(row.budgetedCents),
              plain: (row) => plain(row.budgetedCents),
            },
            {
              key: 'executed',
              header: t.executed,
              numeric: true,
              cell: (row) => money(row.executedCents),
              plain: (row) => plain(row.executedCents),
            },
            {
              key: 'committed',
              header: t.committed,
              numeric: true,
              cell: (row) => money(row.committedCents),
              plain: (row) => plain(row.committedCents),
            },
            {
              key: 'balance',
              header: t.balance,
              numeric: true,
              cell: (row) => money(row.balanceCents),
              plain: (row) => plain(row.balanceCents),
            },
            {
              key: 'share',
              header: t.share,
              unit: t.ofBudget,
              numeric: true,
              cell: (row) => percent(row.executedCents, row.budgetedCents),
              plain: (row) => (row.executedCents === null ? null : row.executedCents / row.budgetedCents),
            },
          ]}
          totals={{
            line: w.whole,
            budgeted: money(whole.budgetedCents),
            executed: money(whole.executedCents),
            committed: money(whole.committedCents),
            balance: money(whole.balanceCents),
            share: percent(whole.executedCents, whole.budgetedCents),
          }}
        />
      )}
      {places.length > 0 && (
        <p className="soft">
          {t.at}: <span lang="es">{places.join(', ')}</span>
        </p>
      )}
      {measured.length > 0 && (
        <div className="flow">
          <h3>{t.together}</h3>
          <p className="measure soft">{t.togetherWhat}</p>
          <ul className="programme-pairs bare">
            {measured.map((one) => (
              <li key={one.id}>
                <strong lang="es">{one.name}</strong>
                <Bar
                  label={t.done}
                  share={one.products.done / one.products.total}
                  text={t.of(one.products.done, one.products.total)}
                  kind="physical"
                />
                <Bar
                  label={t.spent}
                  share={(one.executedCents ?? 0) / Math.max(1, one.budgetedCents)}
                  text={percent(one.executedCents, one.budgetedCents)}
                  kind="financial"
                />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function Bar({
  label,
  share,
  text,
  kind,
}: {
  label: string;
  share: number;
  text: string;
  kind: 'physical' | 'financial';
}) {
  return (
    <div className="programme-bar">
      <span>{label}</span>
      <span className="programme-bar__track" aria-hidden="true">
        <span data-kind={kind} style={{ inlineSize: `${Math.min(100, Math.round(share * 100))}%` }} />
      </span>
      <span className="numeric tabular">{text}</span>
    </div>
  );
}
