import { Badge, formatNumber, formatPercent, Table, useLanguage, useMessages } from '#design';
import type { PartyAnswer } from '../../parties/api.ts';
import { partyWords } from './partyWords.ts';

const words = {
  es: {
    title: { buyer: 'A quién compra', supplier: 'A quién vende' },
    who: { buyer: 'Proveedor', supplier: 'Entidad' },
    share: { buyer: 'Parte de lo que adjudica', supplier: 'Parte de lo que vende' },
    shareOfBuyer: 'Parte de lo que esa entidad adjudica',
    concentrated: 'Concentración',
    none: 'No hay adjudicaciones a un solo proveedor con monto en dólares.',
    total: {
      buyer: (n: string, processes: string) =>
        `A ${n === '1' ? 'un proveedor' : `${n} proveedores`}, en ${processes === '1' ? 'un proceso' : `${processes} procesos`}.`,
      supplier: (n: string, processes: string) =>
        `A ${n === '1' ? 'una entidad' : `${n} entidades`}, en ${processes === '1' ? 'un proceso' : `${processes} procesos`}.`,
    },
    top: 'Se muestran las diez con mayor monto.',
    measureTitle: 'Cómo se mide la concentración',
    measure: (share: string, processes: string, suppliers: string) =>
      `Es la parte que recibió un proveedor de todo lo que la entidad adjudicó a un solo proveedor, en dólares. La alerta se enciende desde ${share}, si la entidad adjudicó al menos ${processes} procesos a al menos ${suppliers} proveedores.`,
    notEnough: 'Esta entidad todavía no tiene tantos: no se habla de concentración.',
    threshold: 'El umbral y de dónde sale.',
    because: 'Una parte grande puede tener una buena razón, como que solo uno venda eso. Falta preguntarla.',
  },
  en: {
    title: { buyer: 'From whom it buys', supplier: 'To whom it sells' },
    who: { buyer: 'Supplier', supplier: 'Entity' },
    share: { buyer: 'Share of what it awards', supplier: 'Share of what it sells' },
    shareOfBuyer: 'Share of what that entity awards',
    concentrated: 'Concentration',
    none: 'There are no awards to a single supplier with an amount in dollars.',
    total: {
      buyer: (n: string, processes: string) =>
        `From ${n === '1' ? 'one supplier' : `${n} suppliers`}, in ${processes === '1' ? 'one process' : `${processes} processes`}.`,
      supplier: (n: string, processes: string) =>
        `To ${n === '1' ? 'one entity' : `${n} entities`}, in ${processes === '1' ? 'one process' : `${processes} processes`}.`,
    },
    top: 'The ten with the largest amounts are shown.',
    measureTitle: 'How concentration is measured',
    measure: (share: string, processes: string, suppliers: string) =>
      `It is the share that one supplier received of all that the entity awarded to a single supplier, in dollars. The flag goes up from ${share}, where the entity awarded at least ${processes} processes to at least ${suppliers} suppliers.`,
    notEnough: 'This entity does not have as many yet: one does not speak of concentration.',
    threshold: 'The threshold and where it comes from.',
    because: 'A large share may have a good reason, such as that only one sells it. It remains to be asked.',
  },
};

/** With whom a party deals: amounts, shares, and the measure of concentration of the flag, explained. */
export function Counterparties({ answer }: { answer: PartyAnswer }) {
  const t = useMessages(words);
  const w = useMessages(partyWords);
  const [language] = useLanguage();
  const { as, counterparties, concentration } = answer;
  const n = (count: number) => formatNumber(count, { language });
  const percent = (share: number) => formatPercent(share, { language });
  const isBuyer = as === 'buyer';
  return (
    <div className="flow">
      <h2>{t.title[as]}</h2>
      {counterparties.items.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <>
          <p>
            {t.total[as](n(counterparties.parties), n(counterparties.processes))}{' '}
            {counterparties.parties > counterparties.items.length && t.top}
          </p>
          <Table
            caption={t.title[as]}
            captionHidden
            stack
            exportName={`contrapartes-${answer.party}`}
            rows={counterparties.items}
            rowKey={(row) => String(row.party)}
            columns={[
              {
                key: 'name',
                header: t.who[as],
                cell: (row) => (
                  <>
                    <a href={`/compras/${isBuyer ? 'proveedores' : 'entidades'}/${row.party}`}>{row.name}</a>{' '}
                    {row.isConcentrated && <Badge tone="attention">{t.concentrated}</Badge>}
                  </>
                ),
                sortBy: (row) => row.name,
              },
              {
                key: 'processes',
                header: w.processes,
                numeric: true,
                cell: (row) => n(row.processes),
                sortBy: (row) => row.processes,
              },
              {
                key: 'awarded',
                header: w.awarded,
                unit: w.usd,
                numeric: true,
                cell: (row) => formatNumber(row.awarded, { decimals: 2, language }),
                sortBy: (row) => row.awarded,
              },
              {
                key: 'share',
                header: t.share[as],
                numeric: true,
                cell: (row) => percent(row.share),
                sortBy: (row) => row.share,
              },
              ...(isBuyer
                ? []
                : [
                    {
                      key: 'shareOfBuyer',
                      header: t.shareOfBuyer,
                      numeric: true,
                      cell: (row: PartyAnswer['counterparties']['items'][number]) =>
                        percent(row.shareOfBuyer),
                      sortBy: (row: PartyAnswer['counterparties']['items'][number]) => row.shareOfBuyer,
                    },
                  ]),
            ]}
          />
        </>
      )}
      <details open={counterparties.items.some((one) => one.isConcentrated)}>
        <summary>{t.measureTitle}</summary>
        <p className="measure">
          {t.measure(percent(concentration.share), n(concentration.processes), n(concentration.suppliers))}{' '}
          {concentration.isEnough === false && t.notEnough}{' '}
          <a href="/ley/procurement.concentration">{t.threshold}</a>
        </p>
        <p className="measure">
          {t.because} {w.notAVerdict}
        </p>
      </details>
    </div>
  );
}
