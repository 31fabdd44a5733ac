import { type FormEvent, useState } from 'react';
import {
  Breadcrumb,
  Button,
  EmptyState,
  LoadedView,
  PageHead,
  TextField,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
  usePath,
} from '#design';
import type { PartiesAnswer } from '../../parties/api.ts';
import '../oversight.css';
import { PartyLine } from './PartyLine.tsx';
import { partyWords } from './partyWords.ts';

const words = {
  es: {
    ledeBuyers: 'Quiénes compran con dinero de la institución. Primero, quienes más procesos han publicado.',
    ledeSuppliers:
      'Quiénes venden, o han ofertado, a la institución. Primero, quienes más procesos han ganado.',
    search: 'Nombre',
    hint: 'Basta una parte; no importan las tildes ni un error pequeño',
    find: 'Buscar',
    none: 'Nadie se llama así',
    noneWhat: 'Pruebe con una parte del nombre. Solo está quien aparece en una compra publicada.',
    more: 'Siguientes',
    first: 'Volver al principio',
  },
  en: {
    ledeBuyers: 'Who buys with the institution’s money. First, those with most processes published.',
    ledeSuppliers: 'Who sells, or has bid, to the institution. First, those that won most processes.',
    search: 'Name',
    hint: 'A part is enough; accents and a small mistake do not matter',
    find: 'Search',
    none: 'Nobody is called so',
    noneWhat: 'Try a part of the name. Only who appears in a published purchase is here.',
    more: 'Next',
    first: 'Back to the first',
  },
};

/** Who buys, or who sells: found by name, or read from the one with most purchases on. */
export default function PartiesPage() {
  const t = useMessages(words);
  const w = useMessages(partyWords);
  const [language] = useLanguage();
  const side = usePath().split('/')[2] === 'entidades' ? 'entidades' : 'proveedores';
  const isBuyers = side === 'entidades';
  const [filters, setFilters] = useFilters();
  const asked = filters.get('busca') ?? '';
  const cursor = filters.get('desde') ?? '';
  const [text, setText] = useState(asked);
  const query = new URLSearchParams({ as: isBuyers ? 'buyer' : 'supplier' });
  if (asked) query.set('text', asked);
  if (cursor) query.set('cursor', cursor);
  const [loaded, again] = useLoaded<PartiesAnswer>(`/api/oversight/parties?${query}`);
  const search = (event: FormEvent) => {
    event.preventDefault();
    setFilters({ busca: text.trim() || null, desde: null });
  };
  const title = isBuyers ? w.buyers : w.suppliers;
  return (
    <div className="flow">
      <Breadcrumb
        items={[{ label: w.home, href: '/' }, { label: w.purchases, href: '/compras' }, { label: title }]}
      />
      <PageHead title={title} lede={isBuyers ? t.ledeBuyers : t.ledeSuppliers} />
      <form className="process-filters" onSubmit={search} noValidate>
        <TextField name="busca" type="search" label={t.search} hint={t.hint} value={text} onValue={setText} />
        <div className="actions">
          <Button type="submit" look="primary">
            {t.find}
          </Button>
        </div>
      </form>
      <LoadedView loaded={loaded} again={again}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
          ) : (
            <>
              <ul className="bare party-list" aria-label={title}>
                {items.map((one) => (
                  <li key={one.party}>
                    <PartyLine one={one} side={side} language={language} />
                  </li>
                ))}
              </ul>
              <div className="actions">
                {cursor && (
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
    </div>
  );
}
