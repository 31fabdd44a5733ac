import {
  Breadcrumb,
  EmptyState,
  formatDateShort,
  formatNumber,
  formatPercent,
  LoadedView,
  Notice,
  PageHead,
  Table,
  useLanguage,
  useLoaded,
  useMessages,
  usePath,
} from '#design';
import { plainDate } from '#kernel';
import type { PartyAnswer } from '../../parties/api.ts';
import '../oversight.css';
import { usd } from '../usd.ts';
import { Counterparties } from './Counterparties.tsx';
import { PartyFlags } from './PartyFlags.tsx';
import { PartyObserved } from './PartyObserved.tsx';
import { PartyProcesses } from './PartyProcesses.tsx';
import { PartyYears } from './PartyYears.tsx';
import { partyWords } from './partyWords.ts';

const words = {
  es: {
    kickers: { buyer: 'Entidad que compra', supplier: 'Proveedor' },
    lede: {
      buyer: (n: string, amount: string | null) =>
        `Compra en ${n} procesos publicados${amount ? `; adjudicó ${amount}` : ''}.`,
      supplier: (n: string, amount: string | null) =>
        `Ganó ${n} procesos publicados${amount ? `; se le adjudicó ${amount}` : ''}.`,
    },
    nothing: { buyer: 'No compra en ningún proceso publicado', supplier: 'No ganó ningún proceso publicado' },
    nothingWhat: {
      buyer: 'Aparece en las compras publicadas, pero no como quien compra.',
      supplier: 'Aparece en las compras publicadas, pero no como quien gana.',
    },
    asBuyer: 'Ver lo que compra',
    asSupplier: 'Ver lo que vende',
    person:
      'Es una persona natural. De ella está aquí solo lo que la fuente publica porque vendió, u ofertó, con dinero público: su nombre, su identificador y sus procesos.',
    who: 'Cómo se publicó',
    identifier: 'Identificador',
    name: 'Nombre',
    between: 'Publicado así',
    noName: 'sin nombre',
    writings: (n: number) => `Está escrita de ${n} maneras; se toma por una sola porque el RUC es el mismo.`,
    span: (from: string, to: string) => `del ${from} al ${to}`,
    quality: 'Antes de leer: qué dicen los datos y qué no',
    q: {
      span: (from: string, to: string) => `Publicaciones del ${from} al ${to}.`,
      awarded: (n: string, of: string) => `${n} de ${of} procesos tienen una adjudicación vigente.`,
      unsaid: (n: string) =>
        `${n} de ellos no dicen un monto propio en dólares (falta, es en otra moneda o es de varios proveedores): no entran en las sumas.`,
      complete: 'Todos ellos dicen su monto en dólares.',
      bids: (n: string, of: string) => `${n} de ${of} dicen cuántas ofertas hubo.`,
      period: (n: string, of: string) => `${n} de ${of} dicen hasta cuándo se podía ofertar.`,
      planned: (n: string, of: string) => `${n} de ${of} publicaron su planificación.`,
      refused: (n: string) =>
        n === '1'
          ? '1 publicación de sus procesos no cumple el estándar y no se cuenta.'
          : `${n} publicaciones de sus procesos no cumplen el estándar y no se cuentan.`,
    },
    methods: 'Procedimientos',
    method: 'Procedimiento',
    noMethod: 'No se dice',
    competition: 'Cuántos compiten',
    single: (share: string, single: string, n: string) =>
      `En ${share} (${single} de ${n}) hubo una sola oferta. Se cuentan los procesos abiertos o selectivos que dicen cuántas ofertas hubo.`,
    noSingle: 'Ningún proceso abierto o selectivo dice cuántas ofertas hubo: no se puede saber.',
    bidding: (won: string, bid: string) => `De ${bid} procesos en que se publicó su oferta, ganó ${won}.`,
  },
  en: {
    kickers: { buyer: 'Entity that buys', supplier: 'Supplier' },
    lede: {
      buyer: (n: string, amount: string | null) =>
        `Buys in ${n} published processes${amount ? `; it awarded ${amount}` : ''}.`,
      supplier: (n: string, amount: string | null) =>
        `Won ${n} published processes${amount ? `; it was awarded ${amount}` : ''}.`,
    },
    nothing: { buyer: 'It buys in no published process', supplier: 'It won no published process' },
    nothingWhat: {
      buyer: 'It appears in published purchases, but not as who buys.',
      supplier: 'It appears in published purchases, but not as who wins.',
    },
    asBuyer: 'See what it buys',
    asSupplier: 'See what it sells',
    person:
      'This is a natural person. Only what the source publishes because she sold, or bid, for public money is here: her name, her identifier and her processes.',
    who: 'How it was published',
    identifier: 'Identifier',
    name: 'Name',
    between: 'Published so',
    noName: 'no name',
    writings: (n: number) => `It is written in ${n} ways, and taken for one because the RUC is the same.`,
    span: (from: string, to: string) => `${from} to ${to}`,
    quality: 'Before reading: what the data say and what they do not',
    q: {
      span: (from: string, to: string) => `Publications from ${from} to ${to}.`,
      awarded: (n: string, of: string) => `${n} of ${of} processes have an award that stands.`,
      unsaid: (n: string) =>
        `${n} of them give no amount of their own in dollars (missing, in another currency, or of several suppliers): they are in no sum.`,
      complete: 'All of them give their amount in dollars.',
      bids: (n: string, of: string) => `${n} of ${of} say how many bid.`,
      period: (n: string, of: string) => `${n} of ${of} say until when one could bid.`,
      planned: (n: string, of: string) => `${n} of ${of} published their planning.`,
      refused: (n: string) =>
        n === '1'
          ? '1 release of its processes breaks the standard and does not count.'
          : `${n} releases of its processes break the standard and do not count.`,
    },
    methods: 'Procedures',
    method: 'Procedure',
    noMethod: 'Not said',
    competition: 'How many compete',
    single: (share: string, single: string, n: string) =>
      `In ${share} (${single} of ${n}) there was a single bid. Open or selective processes that say how many bid are counted.`,
    noSingle: 'No open or selective process says how many bid: it cannot be known.',
    bidding: (won: string, bid: string) =>
      `Of ${bid} processes in which its bid was published, it won ${won}.`,
  },
};

/** A buyer or a supplier: how it was published, what the data can say, and then its figures. */
export function PartyPage({ as }: { as: 'buyer' | 'supplier' }) {
  const w = useMessages(partyWords);
  const party = usePath().split('/')[3] ?? '';
  const [loaded, again] = useLoaded<PartyAnswer>(
    `/api/oversight/parties/${encodeURIComponent(party)}?as=${as}`,
  );
  const up = as === 'buyer' ? w.buyers : w.suppliers;
  const upHref = as === 'buyer' ? '/compras/entidades' : '/compras/proveedores';
  return (
    <LoadedView loaded={loaded} again={again}>
      {(answer) => (
        <div className="flow">
          {/* Whoever looks for a person by name in a search engine has no need to be brought here. */}
          {answer.kind === 'person' && <meta name="robots" content="noindex" />}
          <Breadcrumb
            items={[
              { label: w.home, href: '/' },
              { label: w.purchases, href: '/compras' },
              { label: up, href: upHref },
              { label: answer.name },
            ]}
          />
          <Head answer={answer} />
          <Quality answer={answer} />
          {answer.quality.processes > 0 && (
            <>
              <PartyYears answer={answer} />
              <Counterparties answer={answer} />
              <Methods answer={answer} />
            </>
          )}
          <Competition answer={answer} />
          <PartyFlags answer={answer} />
          <PartyObserved party={answer.party} as={as} />
          <PartyProcesses answer={answer} />
        </div>
      )}
    </LoadedView>
  );
}

function Head({ answer }: { answer: PartyAnswer }) {
  const t = useMessages(words);
  const w = useMessages(partyWords);
  const [language] = useLanguage();
  const { as, writings, quality } = answer;
  const awarded = answer.years.reduce((total, one) => total + (one.awarded ?? 0), 0);
  const day = (instant: string) => formatDateShort(plainDate(instant.slice(0, 10)), language);
  const other =
    as === 'buyer'
      ? answer.sold + answer.bid > 0 && { href: `/compras/proveedores/${answer.party}`, text: t.asSupplier }
      : answer.bought > 0 && { href: `/compras/entidades/${answer.party}`, text: t.asBuyer };
  return (
    <>
      <PageHead
        kicker={[t.kickers[as], w.kinds[answer.kind]].filter(Boolean).join(' · ')}
        title={answer.name}
        lede={
          quality.processes > 0
            ? t.lede[as](
                formatNumber(quality.processes, { language }),
                awarded > 0 ? usd(awarded, language) : null,
              )
            : undefined
        }
      />
      {answer.kind === 'person' && <Notice>{t.person}</Notice>}
      {quality.processes === 0 && <EmptyState title={t.nothing[as]}>{t.nothingWhat[as]}</EmptyState>}
      {other && (
        <p>
          <a href={other.href}>{other.text}</a>
        </p>
      )}
      <div className="flow">
        <h2>{t.who}</h2>
        {writings.length > 1 && <p className="soft">{t.writings(writings.length)}</p>}
        <Table
          caption={t.who}
          captionHidden
          stack
          rows={writings}
          rowKey={(row) => `${row.identifier} ${row.name}`}
          columns={[
            { key: 'name', header: t.name, cell: (row) => row.name || t.noName },
            { key: 'identifier', header: t.identifier, cell: (row) => row.identifier },
            {
              key: 'between',
              header: t.between,
              cell: (row) => t.span(day(row.since), day(row.until)),
            },
          ]}
        />
      </div>
    </>
  );
}

function Quality({ answer }: { answer: PartyAnswer }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { quality } = answer;
  if (quality.processes === 0 || quality.since === null || quality.until === null) return null;
  const n = (count: number) => formatNumber(count, { language });
  const day = (instant: string) => formatDateShort(plainDate(instant.slice(0, 10)), language);
  const all = n(quality.processes);
  return (
    <section aria-labelledby="calidad" className="flow">
      <h2 id="calidad">{t.quality}</h2>
      <ul>
        <li>{t.q.span(day(quality.since), day(quality.until))}</li>
        <li>
          {t.q.awarded(n(quality.awarded), all)}{' '}
          {quality.awarded > 0 && (quality.unsaid > 0 ? t.q.unsaid(n(quality.unsaid)) : t.q.complete)}
        </li>
        <li>{t.q.bids(n(quality.withBids), all)}</li>
        <li>{t.q.period(n(quality.withPeriod), all)}</li>
        <li>{t.q.planned(n(quality.planned), all)}</li>
        {quality.refused > 0 && <li>{t.q.refused(n(quality.refused))}</li>}
      </ul>
    </section>
  );
}

function Methods({ answer }: { answer: PartyAnswer }) {
  const t = useMessages(words);
  const w = useMessages(partyWords);
  const [language] = useLanguage();
  return (
    <div className="flow">
      <h2>{t.methods}</h2>
      <Table
        caption={t.methods}
        captionHidden
        stack
        exportName={`procedimientos-${answer.party}`}
        rows={answer.methods}
        rowKey={(row) => `${row.method} ${row.details}`}
        columns={[
          {
            key: 'method',
            header: t.method,
            cell: (row) => row.details ?? row.method ?? t.noMethod,
            sortBy: (row) => row.details ?? row.method,
          },
          {
            key: 'processes',
            header: w.processes,
            numeric: true,
            cell: (row) => formatNumber(row.processes, { language }),
            sortBy: (row) => row.processes,
          },
          {
            key: 'awarded',
            header: w.awarded,
            unit: w.usd,
            numeric: true,
            cell: (row) =>
              row.awarded === null ? w.unsaid : formatNumber(row.awarded, { decimals: 2, language }),
            sortBy: (row) => row.awarded,
          },
        ]}
      />
    </div>
  );
}

function Competition({ answer }: { answer: PartyAnswer }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const { singleBid, bidding } = answer;
  const n = (count: number) => formatNumber(count, { language });
  return (
    <section aria-labelledby="competencia" className="flow">
      <h2 id="competencia">{t.competition}</h2>
      <p className="measure">
        {singleBid.processes === 0
          ? t.noSingle
          : t.single(
              formatPercent(singleBid.single / singleBid.processes, { language }),
              n(singleBid.single),
              n(singleBid.processes),
            )}
      </p>
      {bidding && bidding.bid > 0 && <p>{t.bidding(n(bidding.won), n(bidding.bid))}</p>}
    </section>
  );
}
