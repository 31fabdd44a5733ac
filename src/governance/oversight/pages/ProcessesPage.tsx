import { type FormEvent, useState } from 'react';
import {
  Badge,
  Button,
  EmptyState,
  formatAmount,
  formatInstant,
  LoadedView,
  PageHead,
  Select,
  StateChip,
  TextField,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { cents } from '#kernel';
import type { PartyAnswer, ProcessesAnswer, ProcessItem } from '../api.ts';
import { flagWords } from './flagWords.ts';
import './oversight.css';

const words = {
  es: {
    title: 'Compras a la vista',
    lede: 'Qué compra la institución, a quién y por cuánto, paso a paso como se publicó. Una alerta es una razón para mirar, no una acusación.',
    search: 'Buscar',
    searchHint: 'Lo que se compra, la entidad, el proveedor o el código',
    find: 'Buscar',
    flag: 'Alerta',
    anyFlag: 'Con alerta o sin ella',
    withFlag: 'Con alguna alerta',
    stage: 'Etapa',
    anyStage: 'Todas',
    none: 'Ninguna compra coincide',
    noneWhat: 'Pruebe con menos palabras o quite un filtro.',
    bids: (n: number) => (n === 1 ? '1 oferta' : `${n} ofertas`),
    changed: (when: string) => `Último cambio: ${when}`,
    more: 'Siguientes',
    first: 'Volver al principio',
    clear: 'Ver todas las compras',
    untitled: 'Sin nombre',
    download: 'Descargar todo (JSON Lines)',
    how: 'Cómo se calculan las alertas',
    threshold: 'El umbral y de dónde sale.',
    buys: (n: number) => (n === 1 ? 'compra en 1 proceso' : `compra en ${n} procesos`),
    sells: (n: number) => (n === 1 ? 'ganó 1 proceso' : `ganó ${n} procesos`),
    list: 'Compras',
    openCase: 'Abrir un caso en una veeduría',
    groups: 'Veedurías: quiénes observan las compras',
  },
  en: {
    title: 'Procurement in plain sight',
    lede: 'What the institution buys, from whom and for how much, step by step as it was published. A flag is a reason to look, not an accusation.',
    search: 'Search',
    searchHint: 'What is bought, the entity, the supplier or the code',
    find: 'Search',
    flag: 'Flag',
    anyFlag: 'With or without a flag',
    withFlag: 'With some flag',
    stage: 'Stage',
    anyStage: 'All',
    none: 'No purchase matches',
    noneWhat: 'Try fewer words, or take a filter away.',
    bids: (n: number) => (n === 1 ? '1 bid' : `${n} bids`),
    changed: (when: string) => `Last change: ${when}`,
    more: 'Next',
    first: 'Back to the first',
    clear: 'See all purchases',
    untitled: 'Untitled',
    download: 'Download all (JSON Lines)',
    how: 'How flags are computed',
    threshold: 'The threshold and where it comes from.',
    buys: (n: number) => (n === 1 ? 'buys in 1 process' : `buys in ${n} processes`),
    sells: (n: number) => (n === 1 ? 'won 1 process' : `won ${n} processes`),
    list: 'Purchases',
    openCase: 'Open a case in an oversight group',
    groups: 'Oversight groups: who observes purchases',
  },
};

/** Everything bought, searched by anybody; of one buyer or supplier too. */
export default function ProcessesPage() {
  const t = useMessages(words);
  const w = useMessages(flagWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const get = (name: string) => filters.get(name) ?? '';
  const [text, setText] = useState(get('busca'));
  const asked = {
    text: get('busca'),
    stage: get('etapa'),
    buyer: get('compra'),
    supplier: get('vende'),
    cursor: get('desde'),
    ...(get('alerta') === 'alguna' ? { flagged: 'true' } : { flag: get('alerta') }),
  };
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  const [loaded, again] = useLoaded<ProcessesAnswer>(`/api/oversight/processes?${query}`);
  const party = asked.buyer || asked.supplier;
  const search = (event: FormEvent) => {
    event.preventDefault();
    setFilters({ busca: text.trim() || null, desde: null });
  };
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <p>
        <a href="/veedurias">{t.groups}</a>
      </p>
      <form className="process-filters" onSubmit={search} noValidate>
        <TextField
          name="busca"
          type="search"
          label={t.search}
          hint={t.searchHint}
          value={text}
          onValue={setText}
        />
        <Select
          name="alerta"
          label={t.flag}
          placeholder={t.anyFlag}
          value={get('alerta')}
          onValue={(alerta) => setFilters({ alerta: alerta || null, desde: null })}
          options={[
            { value: 'alguna', label: t.withFlag },
            ...Object.entries(w.flags).map(([value, { name }]) => ({ value, label: name })),
          ]}
        />
        <Select
          name="etapa"
          label={t.stage}
          placeholder={t.anyStage}
          value={get('etapa')}
          onValue={(etapa) => setFilters({ etapa: etapa || null, desde: null })}
          options={Object.entries(w.stages).map(([value, label]) => ({ value, label }))}
        />
        <div className="actions">
          <Button type="submit" look="primary">
            {t.find}
          </Button>
        </div>
      </form>
      {party && <Party id={party} onClear={() => setFilters({ compra: null, vende: null, desde: null })} />}
      <LoadedView loaded={loaded} again={again}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
          ) : (
            <>
              <ul className="bare process-list" aria-label={t.list}>
                {page.items.map((item) => (
                  <li key={item.ocid}>
                    <Item item={item} />
                  </li>
                ))}
              </ul>
              <div className="actions">
                {asked.cursor && (
                  <Button look="quiet" onClick={() => setFilters({ desde: null })}>
                    {t.first}
                  </Button>
                )}
                {page.next && (
                  <Button look="secondary" onClick={() => setFilters({ desde: page.next })}>
                    {t.more}
                  </Button>
                )}
              </div>
            </>
          )
        }
      </LoadedView>
      <details>
        <summary>{t.how}</summary>
        <dl className="flow">
          {Object.entries(w.flags).map(([flag, { name, why, law }]) => (
            <div key={flag}>
              <dt>
                <strong>{name}</strong> <span className="soft">{flag}</span>
              </dt>
              <dd>
                {why} {law && <a href={`/ley/${law}`}>{t.threshold}</a>}
              </dd>
            </div>
          ))}
        </dl>
      </details>
      <p>
        <a href="/api/oversight/compiled.jsonl" download>
          {t.download}
        </a>{' '}
        · <code>amparo red-flags compiled.jsonl</code>
      </p>
      <p className="soft">{language === 'es' ? 'Estándar OCDS 1.1.5.' : 'Standard OCDS 1.1.5.'}</p>
    </div>
  );
}

function Item({ item }: { item: ProcessItem }) {
  const t = useMessages(words);
  const w = useMessages(flagWords);
  const [language] = useLanguage();
  return (
    <>
      <p className="process-list__head">
        <a href={`/compras/${encodeURIComponent(item.ocid)}`}>{item.title ?? t.untitled}</a>
        {item.amount !== null && (
          <span className="tabular">
            {item.currency === 'USD'
              ? formatAmount(cents(Math.round(item.amount * 100)), language)
              : `${item.amount} ${item.currency ?? ''}`}
          </span>
        )}
      </p>
      <p className="soft">
        {[item.buyerName, item.methodDetails, item.bids === null ? null : t.bids(item.bids)]
          .filter(Boolean)
          .join(' · ')}
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

function Party({ id, onClear }: { id: string; onClear: () => void }) {
  const t = useMessages(words);
  const w = useMessages(flagWords);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<PartyAnswer>(`/api/oversight/parties?${new URLSearchParams({ id })}`);
  return (
    <section aria-labelledby="parte" className="flow">
      <LoadedView loaded={loaded} again={again}>
        {(party) => (
          <>
            <h2 id="parte">{party.name ?? party.id}</h2>
            <p>
              {[
                party.asBuyer > 0 &&
                  `${t.buys(party.asBuyer)}${party.bought ? `, ${formatAmount(cents(Math.round(party.bought * 100)), language)}` : ''}`,
                party.asSupplier > 0 &&
                  `${t.sells(party.asSupplier)}${party.sold ? `, ${formatAmount(cents(Math.round(party.sold * 100)), language)}` : ''}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            {party.flags.map((one) => (
              <p key={`${one.subject}${one.flag}`}>
                <Badge tone="attention">{w.flags[one.flag]?.name ?? one.flag}</Badge> {w.flags[one.flag]?.why}
              </p>
            ))}
            <p>
              <a href={`/veedurias/abrir-caso?${new URLSearchParams({ parte: id })}`}>{t.openCase}</a>
            </p>
            <div className="actions">
              <Button look="quiet" onClick={onClear}>
                {t.clear}
              </Button>
            </div>
          </>
        )}
      </LoadedView>
    </section>
  );
}
