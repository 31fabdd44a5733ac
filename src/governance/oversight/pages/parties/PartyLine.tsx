import { formatNumber, type Language, useMessages } from '#design';
import type { PartyItem } from '../../parties/api.ts';
import { partyWords } from './partyWords.ts';

/** A buyer or a supplier in a list: its name and in how many purchases it has a part. */
export function PartyLine({ one, side, language }: { one: PartyItem; side: string; language: Language }) {
  const w = useMessages(partyWords);
  const n = (count: number) => formatNumber(count, { language });
  return (
    <>
      <a href={`/compras/${side}/${one.party}`}>{one.name}</a>{' '}
      <span className="soft">
        {[
          w.kinds[one.kind],
          one.bought > 0 && w.buys(n(one.bought)),
          one.sold > 0 && w.sells(n(one.sold)),
          one.bid > 0 && w.bids(n(one.bid)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}
