import { useLanguage, useLoaded, useMessages } from '#design';
import type { PartiesAnswer } from '../../parties/api.ts';
import { PartyLine } from './PartyLine.tsx';
import { partyWords } from './partyWords.ts';

const words = {
  es: { title: 'Quiénes se llaman así', all: 'Ver más' },
  en: { title: 'Who is called so', all: 'See more' },
};
const shown = 4;

/** Buyers and suppliers whose name is like what was searched; nothing where there is none. */
export function PartiesFound({ text }: { text: string }) {
  const t = useMessages(words);
  const w = useMessages(partyWords);
  const [language] = useLanguage();
  const query = (as: string) =>
    `/api/oversight/parties?${new URLSearchParams({ as, text, limit: `${shown}` })}`;
  const [buyers] = useLoaded<PartiesAnswer>(query('buyer'));
  const [suppliers] = useLoaded<PartiesAnswer>(query('supplier'));
  const groups = [
    { side: 'entidades', title: w.buyers, loaded: buyers },
    { side: 'proveedores', title: w.suppliers, loaded: suppliers },
  ].flatMap(({ loaded, ...rest }) =>
    loaded.state === 'ready' && loaded.value.items.length > 0 ? [{ ...rest, items: loaded.value.items }] : [],
  );
  if (groups.length === 0) return null;
  return (
    <section aria-labelledby="quienes" className="flow">
      <h2 id="quienes">{t.title}</h2>
      {groups.map(({ side, title, items }) => (
        <div key={side}>
          <h3>{title}</h3>
          <ul className="bare party-list">
            {items.map((one) => (
              <li key={one.party}>
                <PartyLine one={one} side={side} language={language} />
              </li>
            ))}
          </ul>
          {items.length === shown && (
            <p>
              <a href={`/compras/${side}?${new URLSearchParams({ busca: text })}`}>
                {t.all}: {title}
              </a>
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
