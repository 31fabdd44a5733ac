import { StateChip, Table, useMessages } from '#design';
import type { ProgrammeAnswer } from '../api.ts';
import { productShapes, programmeWords } from '../programmeWords.ts';

const words = {
  es: {
    title: 'Qué se entregó',
    byComponent: 'Productos por componente y estado',
    component: 'Componente',
    total: 'Productos',
    each: 'Cada producto, con su estado y su razón',
    product: 'Producto',
    why: 'Por qué, o qué se entregó',
    at: 'Lugar en la fuente',
    state: 'Estado',
  },
  en: {
    title: 'What was delivered',
    byComponent: 'Products by component and state',
    component: 'Component',
    total: 'Products',
    each: 'Each product, with its state and reason',
    product: 'Product',
    why: 'Why, or what was delivered',
    at: 'Place in the source',
    state: 'State',
  },
};

/** Products by state in each component, and each one with its reason. */
export function Products({ programme }: { programme: ProgrammeAnswer }) {
  const t = useMessages(words);
  const w = useMessages(programmeWords);
  const { components, whole } = programme.progress;
  const rows = components.filter((one) => one.products.total > 0);
  const isCase = programme.notes !== null;
  return (
    <section className="flow" aria-labelledby="productos">
      <h2 id="productos">{t.title}</h2>
      <Table
        caption={t.byComponent}
        stack
        exportName={`productos-${programme.slug}`}
        rows={rows}
        rowKey={(row) => row.id ?? ''}
        columns={[
          {
            key: 'component',
            header: t.component,
            cell: (row) => <span lang="es">{row.name}</span>,
            plain: (row) => row.name,
          },
          {
            key: 'total',
            header: t.total,
            numeric: true,
            cell: (row) => row.products.total,
            plain: (row) => row.products.total,
          },
          {
            key: 'done',
            header: w.states.done,
            numeric: true,
            cell: (row) => row.products.done,
            plain: (row) => row.products.done,
          },
          {
            key: 'partly',
            header: w.states.partly,
            numeric: true,
            cell: (row) => row.products.partly,
            plain: (row) => row.products.partly,
          },
          {
            key: 'not',
            header: w.states['not-done'],
            numeric: true,
            cell: (row) => row.products.notDone,
            plain: (row) => row.products.notDone,
          },
        ]}
        totals={{
          component: w.whole,
          total: whole.products.total,
          done: whole.products.done,
          partly: whole.products.partly,
          not: whole.products.notDone,
        }}
      />
      {rows.map((component) => (
        <details key={component.id} open={rows.length === 1}>
          <summary>
            <strong lang="es">{component.name}</strong>
          </summary>
          <Table
            caption={
              <>
                {t.each}: <span lang="es">{component.name}</span>
              </>
            }
            captionHidden
            stack
            rows={programme.products.filter((one) => one.component === component.id)}
            rowKey={(row) => row.id}
            columns={[
              {
                key: 'product',
                header: t.product,
                cell: (row) => (
                  <span lang="es">
                    {row.code}. {row.name}
                  </span>
                ),
              },
              {
                key: 'state',
                header: t.state,
                cell: (row) => (
                  <StateChip shape={productShapes[row.state ?? 'none']}>
                    {w.states[row.state ?? 'none']}
                  </StateChip>
                ),
              },
              {
                key: 'why',
                header: t.why,
                cell: (row) => <span lang="es">{row.reason || row.note || '—'}</span>,
              },
              ...(isCase
                ? [
                    {
                      key: 'at',
                      header: t.at,
                      cell: (row: { at: string | null }) => (
                        <span className="soft" lang="es">
                          {row.at}
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </details>
      ))}
    </section>
  );
}
