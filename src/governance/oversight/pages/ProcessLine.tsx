import { Badge, formatInstant, StateChip, useLanguage, useMessages } from '#design';
import type { ProcessItem } from '../api.ts';
import { flagWords } from './flagWords.ts';
import { usd } from './usd.ts';

const words = {
  es: {
    untitled: 'Sin nombre',
    buyer: 'Entidad sin nombre',
    bids: (n: number) => (n === 1 ? '1 oferta' : `${n} ofertas`),
    changed: (when: string) => `Último cambio: ${when}`,
  },
  en: {
    untitled: 'Untitled',
    buyer: 'Unnamed entity',
    bids: (n: number) => (n === 1 ? '1 bid' : `${n} bids`),
    changed: (when: string) => `Last change: ${when}`,
  },
};

/** A purchase in a list: what, for how much, by whom, where it stands and what gives a reason to look. */
export function ProcessLine({ item }: { item: ProcessItem }) {
  const t = useMessages(words);
  const w = useMessages(flagWords);
  const [language] = useLanguage();
  return (
    <>
      <p className="process-list__head">
        <a href={`/compras/${encodeURIComponent(item.ocid)}`}>{item.title ?? t.untitled}</a>
        {item.amount !== null && (
          <span className="tabular">
            {item.currency === 'USD' ? usd(item.amount, language) : `${item.amount} ${item.currency ?? ''}`}
          </span>
        )}
      </p>
      <p className="soft">
        {item.buyerParty === null ? (
          item.buyerName
        ) : (
          <a href={`/compras/entidades/${item.buyerParty}`}>{item.buyerName ?? t.buyer}</a>
        )}
        {[item.methodDetails, item.bids === null ? null : t.bids(item.bids)]
          .filter(Boolean)
          .map((one) => ` · ${one}`)}
        {item.suppliers.map((one, i) => (
          <span key={one.party}>
            {i === 0 ? ' · ' : ', '}
            <a href={`/compras/proveedores/${one.party}`}>{one.name}</a>
          </span>
        ))}
      </p>
      <p className="flag-marks">
        <StateChip
          shape={item.stage === 'cancelled' ? 'refused' : item.stage === 'ended' ? 'closed' : 'active'}
        >
          {w.stages[item.stage]}
        </StateChip>
        {item.flags.map((flag) => (
          <Badge key={flag} tone="attention">
            {w.flags[flag]?.name ?? flag}
          </Badge>
        ))}
        <span className="soft">{t.changed(formatInstant(item.changedOn, language))}</span>
      </p>
    </>
  );
}
