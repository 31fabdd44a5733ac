import {
  Badge,
  formatNumber,
  LoadedView,
  Notice,
  PageHead,
  Table,
  Timeline,
  useLanguage,
  useLoaded,
  useMessages,
  usePath,
} from '#design';
import { plainDate } from '#kernel';
import type { ProcessAnswer } from '../api.ts';
import { sayPath, sayValue } from './changeWords.ts';
import { flagWords } from './flagWords.ts';
import './oversight.css';
import { usd } from './usd.ts';

const words = {
  es: {
    back: 'Todas las compras',
    untitled: 'Compra sin nombre',
    facts: 'En resumen',
    stage: 'Etapa',
    buyer: 'Entidad',
    method: 'Procedimiento',
    amount: 'Monto',
    suppliers: 'Proveedor',
    code: 'Código (ocid)',
    flags: 'Alertas',
    flagsWhat: 'Son razones para mirar, calculadas de lo publicado. No prueban nada por sí solas.',
    value: 'Valor',
    threshold: 'El umbral y de dónde sale.',
    noFlags: 'Ninguna alerta.',
    story: 'Qué pasó, paso a paso',
    first: 'Se publicó por primera vez',
    changed: (n: number) => (n === 1 ? '1 dato nuevo o cambiado' : `${n} datos nuevos o cambiados`),
    before: 'Antes',
    gone: 'Se quitó',
    bids: 'Ofertas',
    bidder: 'Oferente',
    price: 'Precio',
    status: 'Estado',
    date: 'Presentada',
    statuses: {
      valid: 'Válida',
      disqualified: 'Descalificada',
      pending: 'Por revisar',
      withdrawn: 'Retirada',
      invited: 'Invitada',
    } as Record<string, string>,
    documents: 'Documentos',
    download: 'Descargar este proceso (JSON)',
    groups: 'Veedurías que la observan',
    noGroups: 'Ninguna veeduría ha abierto un caso sobre esta compra.',
    openCase: 'Abrir un caso en una veeduría',
    openFor: (name: string) => `Abrir un caso en una veeduría por la alerta: ${name}`,
  },
  en: {
    back: 'All purchases',
    untitled: 'Untitled purchase',
    facts: 'In short',
    stage: 'Stage',
    buyer: 'Entity',
    method: 'Procedure',
    amount: 'Amount',
    suppliers: 'Supplier',
    code: 'Code (ocid)',
    flags: 'Flags',
    flagsWhat:
      'They are reasons to look, computed from what was published. They prove nothing by themselves.',
    value: 'Value',
    threshold: 'The threshold and where it comes from.',
    noFlags: 'No flag.',
    story: 'What happened, step by step',
    first: 'Published for the first time',
    changed: (n: number) => (n === 1 ? '1 new or changed fact' : `${n} new or changed facts`),
    before: 'Before',
    gone: 'Taken away',
    bids: 'Bids',
    bidder: 'Bidder',
    price: 'Price',
    status: 'Status',
    date: 'Handed in',
    statuses: {
      valid: 'Valid',
      disqualified: 'Disqualified',
      pending: 'To be reviewed',
      withdrawn: 'Withdrawn',
      invited: 'Invited',
    } as Record<string, string>,
    documents: 'Documents',
    download: 'Download this process (JSON)',
    groups: 'Oversight groups that observe it',
    noGroups: 'No oversight group has opened a case about this purchase.',
    openCase: 'Open a case in an oversight group',
    openFor: (name: string) => `Open a case in an oversight group because of the flag: ${name}`,
  },
};

type Loose = Readonly<Record<string, unknown>>;
const objects = (value: unknown): readonly Loose[] =>
  Array.isArray(value) ? value.filter((one): one is Loose => typeof one === 'object' && one !== null) : [];
const object = (value: unknown): Loose =>
  typeof value === 'object' && value !== null ? (value as Loose) : {};
const shownAtFirst = 8;

/** A purchase from its plan to its end: what is known, who bid, what each publication changed, and what gives a reason to look. */
export default function ProcessPage() {
  const t = useMessages(words);
  const w = useMessages(flagWords);
  const [language] = useLanguage();
  const ocid = decodeURIComponent(usePath().split('/')[2] ?? '');
  const [loaded, again] = useLoaded<ProcessAnswer>(`/api/oversight/processes/${encodeURIComponent(ocid)}`);
  const money = (amount: number | null, currency: string | null) =>
    amount === null
      ? null
      : currency === 'USD'
        ? usd(amount, language)
        : `${formatNumber(amount, { language })} ${currency ?? ''}`;
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ item, flags, parties, compiled, story }) => {
        const numberOf = (id: unknown) => parties.find((one) => one.identifier === id)?.party ?? null;
        const suppliers = objects(compiled.awards).flatMap((award) => objects(award.suppliers));
        const bids = objects(object(compiled.bids).details);
        const documents = [
          compiled.planning,
          compiled.tender,
          ...objects(compiled.awards),
          ...objects(compiled.contracts),
        ].flatMap((part) => objects(object(part).documents));
        return (
          <div className="flow">
            <p>
              <a href="/compras">{t.back}</a>
            </p>
            <PageHead title={item.title ?? t.untitled} lede={item.buyerName ?? undefined} />
            <dl className="facts">
              {(
                [
                  [t.stage, w.stages[item.stage]],
                  [t.amount, money(item.amount, item.currency)],
                  [t.method, item.methodDetails ?? item.method],
                  [t.code, item.ocid],
                ] as const
              ).map(([name, value]) =>
                value ? (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                  </div>
                ) : null,
              )}
              {item.buyerId && (
                <div>
                  <dt>{t.buyer}</dt>
                  <dd>
                    <PartyLink party={item.buyerParty} side="entidades">
                      {item.buyerName ?? item.buyerId}
                    </PartyLink>
                  </dd>
                </div>
              )}
              {suppliers.length > 0 && (
                <div>
                  <dt>{t.suppliers}</dt>
                  <dd>
                    {suppliers.map((one, i) => (
                      <span key={String(one.id)}>
                        {i > 0 && ', '}
                        <PartyLink party={numberOf(one.id)} side="proveedores">
                          {String(one.name ?? one.id)}
                        </PartyLink>
                      </span>
                    ))}
                  </dd>
                </div>
              )}
            </dl>
            <h2>{t.flags}</h2>
            {flags.length === 0 ? (
              <p>{t.noFlags}</p>
            ) : (
              <Notice tone="attention" title={t.flagsWhat}>
                <ul>
                  {flags.map(({ flag, value }) => (
                    <li key={flag}>
                      <strong>{w.flags[flag]?.name ?? flag}.</strong> {w.flags[flag]?.why}{' '}
                      {w.flags[flag]?.law && (
                        <>
                          <a href={`/ley/${w.flags[flag]?.law}`}>{t.threshold}</a>{' '}
                        </>
                      )}
                      <Badge>
                        {flag}
                        {value !== 1 && ` · ${formatNumber(value, { language, decimals: 3 })}`}
                      </Badge>{' '}
                      <a
                        href={`/veedurias/abrir-caso?${new URLSearchParams({ compra: ocid, alerta: flag })}`}
                        aria-label={t.openFor(w.flags[flag]?.name ?? flag)}
                      >
                        {t.openCase}
                      </a>
                    </li>
                  ))}
                </ul>
              </Notice>
            )}
            <Observed ocid={ocid} />
            {bids.length > 0 && (
              <Table
                caption={t.bids}
                stack
                rows={bids}
                rowKey={(bid) => String(bid.id)}
                columns={[
                  {
                    key: 'bidder',
                    header: t.bidder,
                    cell: (bid) =>
                      objects(bid.tenderers).map(({ name, id }, i) => (
                        <span key={String(id)}>
                          {i > 0 && ', '}
                          <PartyLink party={numberOf(id)} side="proveedores">
                            {String(name ?? id)}
                          </PartyLink>
                        </span>
                      )),
                  },
                  {
                    key: 'price',
                    header: t.price,
                    numeric: true,
                    cell: (bid) => {
                      const { amount, currency } = object(bid.value);
                      return typeof amount === 'number' ? money(amount, String(currency ?? '')) : '—';
                    },
                    sortBy: (bid) => Number(object(bid.value).amount ?? 0),
                  },
                  {
                    key: 'status',
                    header: t.status,
                    cell: (bid) => t.statuses[String(bid.status)] ?? String(bid.status ?? ''),
                  },
                  { key: 'date', header: t.date, cell: (bid) => sayValue(bid.date, language) },
                ]}
              />
            )}
            <h2>{t.story}</h2>
            <Timeline
              label={t.story}
              entries={story.map((step) => ({
                id: step.releaseId,
                date: plainDate(step.date.slice(0, 10)),
                title: step.tag.map((one) => w.tags[one] ?? one).join(', '),
                children: <Changes changes={step.changes} />,
              }))}
            />
            {documents.length > 0 && (
              <>
                <h2>{t.documents}</h2>
                <ul>
                  {documents.map((one) => (
                    <li key={String(one.id)}>
                      {/^https?:\/\//.test(String(one.url)) ? (
                        <a href={String(one.url)} rel="noreferrer">
                          {String(one.title ?? one.id)}
                        </a>
                      ) : (
                        String(one.title ?? one.id)
                      )}
                    </li>
                  ))}
                </ul>
              </>
            )}
            <p>
              <a href={`/api/oversight/processes/${encodeURIComponent(ocid)}`} download={`${ocid}.json`}>
                {t.download}
              </a>
            </p>
          </div>
        );
      }}
    </LoadedView>
  );
}

/** A name that leads to its own page, where it has one. */
function PartyLink({
  party,
  side,
  children,
}: {
  party: number | null;
  side: 'entidades' | 'proveedores';
  children: string;
}) {
  return party === null ? children : <a href={`/compras/${side}/${party}`}>{children}</a>;
}

/** The cases that oversight groups opened about this purchase; their room tells them by its address. */
function Observed({ ocid }: { ocid: string }) {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<{
    items: readonly { code: string; group: string; case: number; title: string }[];
  }>(`/api/oversight-groups-about?${new URLSearchParams({ ocid })}`);
  return (
    <section aria-labelledby="observada">
      <h2 id="observada">{t.groups}</h2>
      <LoadedView loaded={loaded} again={again}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t.noGroups}</p>
          ) : (
            <ul>
              {items.map((one) => (
                <li key={`${one.code}${one.case}`}>
                  <a href={`/veedurias/${one.code}?ver=casos#caso-${one.case}`}>{one.title}</a> ({one.group})
                </li>
              ))}
            </ul>
          )
        }
      </LoadedView>
      <p>
        <a href={`/veedurias/abrir-caso?${new URLSearchParams({ compra: ocid })}`}>{t.openCase}</a>
      </p>
    </section>
  );
}

function Changes({ changes }: { changes: ProcessAnswer['story'][number]['changes'] }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const told = changes.filter(
    ({ path }) => !/(^|\/)(id|awardID|uri|scheme|language|ocid|initiationType|roles|currency)$/.test(path),
  );
  // What is replaced tells more than what is new, so that it is never folded away.
  const ordered = told.toSorted((a, b) => Number(b.before !== undefined) - Number(a.before !== undefined));
  const replaced = ordered.filter(({ before }) => before !== undefined).length;
  const first = Math.max(shownAtFirst, replaced);
  const list = (some: typeof ordered) => (
    <dl className="changes">
      {some.map(({ path, before, after }) => (
        <div key={path}>
          <dt>{sayPath(path, language)}</dt>
          <dd>
            {after === undefined ? t.gone : sayValue(after, language)}
            {before !== undefined && (
              <>
                {' '}
                · {t.before}: <del>{sayValue(before, language)}</del>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      {list(ordered.slice(0, first))}
      {ordered.length > first && (
        <details>
          <summary>{t.changed(ordered.length - first)}</summary>
          {list(ordered.slice(first))}
        </details>
      )}
    </>
  );
}
