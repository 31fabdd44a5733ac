import { Button, Link, LoadedView, Select, useFilters, useLoaded, useMessages } from '#design';
import type { ProcessesAnswer } from '../../api.ts';
import type { PartyAnswer } from '../../parties/api.ts';
import { flagWords } from '../flagWords.ts';
import { ProcessLine } from '../ProcessLine.tsx';

const words = {
  es: {
    title: 'Sus procesos',
    list: 'Procesos',
    which: 'Cuáles',
    won: 'Los que ganó',
    bid: 'Los que ofertó, ganara o no',
    flag: 'Alerta',
    anyFlag: 'Con alerta o sin ella',
    none: 'Ningún proceso coincide.',
    more: 'Siguientes',
    first: 'Volver al principio',
    csv: 'Descargar sus procesos (CSV)',
    json: 'Descargar sus procesos (JSON)',
    page: 'Descargar las cifras de esta página (JSON)',
  },
  en: {
    title: 'Its processes',
    list: 'Processes',
    which: 'Which',
    won: 'Those that it won',
    bid: 'Those in which it bid, won or not',
    flag: 'Flag',
    anyFlag: 'With or without a flag',
    none: 'No process matches.',
    more: 'Next',
    first: 'Back to the first',
    csv: 'Download its processes (CSV)',
    json: 'Download its processes (JSON)',
    page: 'Download the figures of this page (JSON)',
  },
};

/** Every process of a party, the last changed first, a page at a time, and all of them as files. */
export function PartyProcesses({ answer }: { answer: PartyAnswer }) {
  const t = useMessages(words);
  const f = useMessages(flagWords);
  const [filters, setFilters] = useFilters();
  const get = (name: string) => filters.get(name) ?? '';
  const { party } = answer;
  const wins = answer.as === 'supplier' && get('cuales') !== 'ofertas' && answer.sold > 0;
  const as = answer.as === 'buyer' ? 'buyer' : wins ? 'supplier' : 'bidder';
  const query = new URLSearchParams({ party: String(party), as, limit: '15' });
  if (get('alerta')) query.set('flag', get('alerta'));
  if (get('desde')) query.set('cursor', get('desde'));
  const [loaded, again] = useLoaded<ProcessesAnswer>(`/api/oversight/processes?${query}`);
  const files = `/api/oversight/parties/${party}/processes`;
  return (
    <section aria-labelledby="procesos" className="flow">
      <h2 id="procesos">{t.title}</h2>
      <div className="process-filters">
        {answer.as === 'supplier' && answer.bid > 0 && answer.sold > 0 && (
          <Select
            name="cuales"
            label={t.which}
            value={wins ? 'ganados' : 'ofertas'}
            onValue={(value) => setFilters({ cuales: value === 'ofertas' ? value : null, desde: null })}
            options={[
              { value: 'ganados', label: t.won },
              { value: 'ofertas', label: t.bid },
            ]}
          />
        )}
        {answer.flags.ofProcesses.length > 0 && (
          <Select
            name="alerta"
            label={t.flag}
            placeholder={t.anyFlag}
            value={get('alerta')}
            onValue={(alerta) => setFilters({ alerta: alerta || null, desde: null })}
            options={answer.flags.ofProcesses.map(({ flag }) => ({
              value: flag,
              label: f.flags[flag]?.name ?? flag,
            }))}
          />
        )}
      </div>
      <LoadedView loaded={loaded} again={again}>
        {({ items, next }) =>
          items.length === 0 ? (
            <p>{t.none}</p>
          ) : (
            <>
              <ul className="bare process-list" aria-label={t.list}>
                {items.map((item) => (
                  <li key={item.ocid}>
                    <ProcessLine item={item} />
                  </li>
                ))}
              </ul>
              <div className="actions">
                {get('desde') && (
                  <Button look="quiet" onClick={() => setFilters({ desde: null })}>
                    {t.first}
                  </Button>
                )}
                {next && (
                  <Button look="secondary" onClick={() => setFilters({ desde: next })}>
                    {t.more}
                  </Button>
                )}
              </div>
            </>
          )
        }
      </LoadedView>
      <p className="cluster">
        <Link href={`${files}.csv?as=${as}`} look="action" icon="download" download>
          {t.csv}
        </Link>
        <Link href={`${files}.json?as=${as}`} look="action" icon="download" download>
          {t.json}
        </Link>
        <Link
          href={`/api/oversight/parties/${party}?as=${answer.as}`}
          look="action"
          icon="download"
          download={`${answer.as === 'buyer' ? 'entidad' : 'proveedor'}-${party}-cifras.json`}
        >
          {t.page}
        </Link>
      </p>
    </section>
  );
}
