import { type FormEvent, useState } from 'react';
import {
  Button,
  EmptyState,
  LoadedView,
  PageHead,
  Select,
  TextField,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import type { ProcessesAnswer } from '../api.ts';
import { flagWords } from './flagWords.ts';
import { ProcessLine } from './ProcessLine.tsx';
import { PartiesFound } from './parties/PartiesFound.tsx';
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
    more: 'Siguientes',
    first: 'Volver al principio',
    download: 'Descargar todo (JSON Lines)',
    how: 'Cómo se calculan las alertas',
    threshold: 'El umbral y de dónde sale.',
    list: 'Compras',
    groups: 'Veedurías: quiénes observan las compras',
    buyers: 'Entidades que compran',
    suppliers: 'Proveedores',
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
    more: 'Next',
    first: 'Back to the first',
    download: 'Download all (JSON Lines)',
    how: 'How flags are computed',
    threshold: 'The threshold and where it comes from.',
    list: 'Purchases',
    groups: 'Oversight groups: who observes purchases',
    buyers: 'Entities that buy',
    suppliers: 'Suppliers',
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
    cursor: get('desde'),
    ...(get('alerta') === 'alguna' ? { flagged: 'true' } : { flag: get('alerta') }),
  };
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  const [loaded, again] = useLoaded<ProcessesAnswer>(`/api/oversight/processes?${query}`);
  const search = (event: FormEvent) => {
    event.preventDefault();
    setFilters({ busca: text.trim() || null, desde: null });
  };
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <p className="cluster">
        <a href="/compras/entidades">{t.buyers}</a>
        <a href="/compras/proveedores">{t.suppliers}</a>
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
      {asked.text && <PartiesFound text={asked.text} />}
      <LoadedView loaded={loaded} again={again}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
          ) : (
            <>
              <ul className="bare process-list" aria-label={t.list}>
                {page.items.map((item) => (
                  <li key={item.ocid}>
                    <ProcessLine item={item} />
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
