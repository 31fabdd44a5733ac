import { Figure, formatLarge, formatNumber, LineChart, useLanguage, useMessages } from '#design';
import type { PartyAnswer } from '../../parties/api.ts';
import { partyWords } from './partyWords.ts';

const words = {
  es: {
    title: {
      buyer: 'Cuánto adjudicó y contrató cada año',
      supplier: 'Cuánto se le adjudicó y contrató cada año',
    },
    measure:
      'Dólares por año de adjudicación; donde no se dice, el de la firma o el de la última publicación.',
    chart: (from: number, to: number) => `Montos adjudicados y contratados por año, de ${from} a ${to}`,
    oneYear: 'Hay un solo año: lea la tabla.',
    year: 'Año',
    contracted: 'Contratado',
    amended: 'Procesos con contrato modificado',
    amendments: 'Modificaciones',
    note: {
      buyer:
        'Se suman las adjudicaciones vigentes y los contratos no anulados, en dólares. Un año sin monto publicado queda en blanco, no en cero.',
      supplier:
        'Se suma lo que se le adjudicó a él solo y sus contratos, en dólares: lo adjudicado a varios a la vez no es de ninguno. Un año sin monto publicado queda en blanco, no en cero.',
    },
    source: 'Publicaciones OCDS de cada proceso',
  },
  en: {
    title: {
      buyer: 'What it awarded and contracted each year',
      supplier: 'What it was awarded and contracted each year',
    },
    measure: 'US dollars by year of award; where none is said, of the signature or of the last publication.',
    chart: (from: number, to: number) => `Amounts awarded and contracted by year, ${from} to ${to}`,
    oneYear: 'There is a single year: read the table.',
    year: 'Year',
    contracted: 'Contracted',
    amended: 'Processes with an amended contract',
    amendments: 'Amendments',
    note: {
      buyer:
        'Awards that stand and contracts that were not cancelled are summed, in dollars. A year without a published amount is blank, not zero.',
      supplier:
        'What it was awarded alone and its contracts are summed, in dollars: what several were awarded together is of none. A year without a published amount is blank, not zero.',
    },
    source: 'OCDS releases of each process',
  },
};

/** The years of a party, drawn and in a table: processes, amounts and amendments. */
export function PartyYears({ answer }: { answer: PartyAnswer }) {
  const t = useMessages(words);
  const w = useMessages(partyWords);
  const [language] = useLanguage();
  const [first, last] = [answer.years[0]?.year, answer.years.at(-1)?.year];
  if (first === undefined || last === undefined) return null;
  // A year in which nothing was published has its place too; a date written wrong must not draw centuries.
  const span = last - first < 60;
  const years = span
    ? Array.from(
        { length: last - first + 1 },
        (_, i) =>
          answer.years.find(({ year }) => year === first + i) ?? {
            ...{ year: first + i, processes: 0, awarded: null, contracted: null, amended: 0, amendments: 0 },
          },
      )
    : answer.years;
  const usd = { unit: w.usd, numeric: true } as const;
  return (
    <div className="party-figure">
      <Figure
        level={2}
        title={t.title[answer.as]}
        measure={t.measure}
        chart={
          years.length > 1 ? (
            <LineChart
              label={t.chart(first, last)}
              moments={years.map(({ year }) => String(year))}
              fromZero
              height={260}
              format={(value) => formatLarge(value, { language })}
              series={[
                { id: 'awarded', label: w.awarded, values: years.map((one) => one.awarded) },
                { id: 'contracted', label: t.contracted, values: years.map((one) => one.contracted) },
              ]}
            />
          ) : (
            <p className="soft">{t.oneYear}</p>
          )
        }
        columns={[
          { key: 'year', label: t.year },
          { key: 'processes', label: w.processes, numeric: true },
          ...(['awarded', 'contracted'] as const).map((key) => ({
            key,
            label: key === 'awarded' ? w.awarded : t.contracted,
            ...usd,
            show: (value: unknown) =>
              typeof value === 'number' ? formatNumber(value, { decimals: 2, language }) : '–',
          })),
          { key: 'amended', label: t.amended, numeric: true },
          { key: 'amendments', label: t.amendments, numeric: true },
        ]}
        rows={years.map((one) => ({ ...one }))}
        note={t.note[answer.as]}
        source={t.source}
        sourceHref="/api/oversight/compiled.jsonl"
        fileName={`${answer.as === 'buyer' ? 'entidad' : 'proveedor'}-${answer.party}-por-ano`}
      />
    </div>
  );
}
