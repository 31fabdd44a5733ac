import { useEffect, useRef } from 'react';
import {
  Button,
  LoadedView,
  PageHead,
  RadioGroup,
  StateChip,
  Table,
  TileMap,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { ByProvinceAnswer } from '../api.ts';
import './territory.css';

const measures = ['committees', 'groups', 'spaces', 'flagged'] as const;
type Measure = (typeof measures)[number];
type Province = ByProvinceAnswer['provinces'][number];

const words = {
  es: {
    title: 'Dónde se participa y se vigila',
    lede: 'Comités, veedurías y espacios de cada provincia, y las compras que tienen algo que mirar. Donde dice 0 todavía no hay: también eso conviene verlo.',
    show: 'Qué mostrar',
    measures: {
      committees: 'Comités instalados',
      groups: 'Veedurías en marcha',
      spaces: 'Espacios abiertos',
      flagged: 'Compras con alerta',
    },
    map: (what: string) =>
      `${what} por provincia, en cuadros de un mismo tamaño puestos cerca de donde queda cada una`,
    table: 'Por provincia',
    province: 'Provincia',
    facilities: 'Lugares de atención',
    processes: 'Compras',
    see: 'Ver qué hay en',
    chosen: (name: string) => `Qué hay en ${name}`,
    close: 'Cerrar',
    nothing: 'Todavía no hay comités, veedurías ni espacios aquí.',
    kinds: { space: 'Espacio', committee: 'Comité', group: 'Veeduría' },
    active: 'En marcha',
    inactive: 'No está en marcha',
    elsewhere: 'De toda la institución',
    unplaced: (n: number, flagged: number) =>
      `${n} compras no dicen de qué provincia es quien compra (${flagged} con alerta): no se adivina.`,
    flags: 'Una alerta es una razón para mirar, no una acusación.',
    buyers: 'Quiénes compran aquí',
    buys: (n: number) => (n === 1 ? '1 proceso' : `${n} procesos`),
    on: (day: string) => `Contado el ${day}.`,
    start: 'Proponer una veeduría',
  },
  en: {
    title: 'Where people take part and watch',
    lede: 'Committees, oversight groups and spaces of each province, and the purchases with something to look at. Where it says 0 there is none yet: that is worth seeing too.',
    show: 'What to show',
    measures: {
      committees: 'Installed committees',
      groups: 'Oversight groups at work',
      spaces: 'Open spaces',
      flagged: 'Purchases with a flag',
    },
    map: (what: string) => `${what} by province, in squares of one size put near where each lies`,
    table: 'By province',
    province: 'Province',
    facilities: 'Places of attention',
    processes: 'Purchases',
    see: 'See what there is in',
    chosen: (name: string) => `What there is in ${name}`,
    close: 'Close',
    nothing: 'There are no committees, oversight groups or spaces here yet.',
    kinds: { space: 'Space', committee: 'Committee', group: 'Oversight group' },
    active: 'At work',
    inactive: 'Not at work',
    elsewhere: 'Of the whole institution',
    unplaced: (n: number, flagged: number) =>
      `${n} purchases do not say which province the buyer is of (${flagged} with a flag): it is not guessed.`,
    flags: 'A flag is a reason to look, not an accusation.',
    buyers: 'Who buys here',
    buys: (n: number) => (n === 1 ? '1 process' : `${n} processes`),
    on: (day: string) => `Counted on ${day}.`,
    start: 'Propose an oversight group',
  },
};

/** Limits that part the values of a map into at most four steps above none. */
function limitsOf(values: readonly number[]): number[] {
  const most = Math.max(1, ...values);
  return [...new Set([1, Math.ceil(most / 4), Math.ceil(most / 2), Math.ceil((3 * most) / 4)])]
    .filter((one) => one >= 1)
    .sort((a, b) => a - b);
}

/** The map of participation and supervision, beside its table. */
export default function MapPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const [loaded, again] = useLoaded<ByProvinceAnswer>('/api/territory');
  /** A province in a shared address is shown where it stands; one that is asked for here is gone to. */
  const wasAsked = useRef(false);
  const asked = filters.get('ver') as Measure;
  const measure: Measure = measures.includes(asked) ? asked : 'committees';
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {({ provinces, elsewhere, unplaced, on }) => {
          const chosen = provinces.find((one) => one.code === filters.get('provincia'));
          return (
            <div className="flow">
              <RadioGroup
                name="ver"
                label={t.show}
                value={measure}
                onValue={(value) => setFilters({ ver: value === 'committees' ? null : value })}
                options={measures.map((value) => ({ value, label: t.measures[value] }))}
              />
              <div className="territory">
                <TileMap
                  label={t.map(t.measures[measure])}
                  values={Object.fromEntries(provinces.map((one) => [one.code, one[measure]]))}
                  limits={limitsOf(provinces.map((one) => one[measure]))}
                />
                {chosen && (
                  <Chosen
                    province={chosen}
                    asked={wasAsked.current}
                    onClose={() => {
                      // Back to the line of the table from which it was opened.
                      document.querySelector<HTMLElement>('.table__open[aria-current="true"]')?.focus();
                      setFilters({ provincia: null });
                    }}
                  />
                )}
              </div>
              {measure === 'flagged' && <p className="soft">{t.flags}</p>}
              <Table
                caption={t.table}
                exportName="participacion-por-provincia"
                rows={provinces}
                rowKey={(row) => row.code}
                selectedKey={chosen?.code}
                onOpen={(row) => {
                  wasAsked.current = true;
                  setFilters({ provincia: row.code });
                }}
                openLabel={(row) => `${t.see} ${row.name}`}
                columns={[
                  {
                    key: 'name',
                    header: t.province,
                    cell: (row) => row.name,
                    plain: (row) => row.name,
                  },
                  ...(
                    [
                      ['committees', t.measures.committees],
                      ['groups', t.measures.groups],
                      ['spaces', t.measures.spaces],
                      ['processes', t.processes],
                      ['flagged', t.measures.flagged],
                      ['facilities', t.facilities],
                    ] as const
                  )
                    // On a narrow screen the first figure is the one that the map draws.
                    .toSorted(([a], [b]) => Number(b === measure) - Number(a === measure))
                    .map(([key, header]) => ({
                      key,
                      header,
                      numeric: true,
                      cell: (row: Province) => row[key],
                      plain: (row: Province) => row[key],
                    })),
                ]}
              />
              {unplaced.processes > 0 && (
                <p className="soft">{t.unplaced(unplaced.processes, unplaced.flagged)}</p>
              )}
              <section aria-labelledby="toda" className="flow">
                <h2 id="toda">{t.elsewhere}</h2>
                <Things things={elsewhere} />
              </section>
              <p>
                <a href="/veedurias/proponer">{t.start}</a>
              </p>
              <p className="soft">{t.on(formatDate(plainDate(on), language))}</p>
            </div>
          );
        }}
      </LoadedView>
    </div>
  );
}

function Chosen({ province, asked, onClose }: { province: Province; asked: boolean; onClose: () => void }) {
  const t = useMessages(words);
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each province that is asked for is an event, the same heading or not.
  useEffect(() => {
    if (asked) heading.current?.focus();
  }, [province.code]);
  return (
    <section aria-labelledby="elegida" className="flow">
      <h2 id="elegida" ref={heading} tabIndex={-1}>
        {t.chosen(province.name)}
      </h2>
      <Things things={province.things} />
      {province.buyers.length > 0 && (
        <>
          <h3>{t.buyers}</h3>
          <ul className="bare territory__things">
            {province.buyers.map((one) => (
              <li key={one.party}>
                <a href={`/compras/entidades/${one.party}`}>{one.name}</a>{' '}
                <span className="soft">{t.buys(one.bought)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <Button look="quiet" size="small" onClick={onClose}>
          {t.close}
        </Button>
      </p>
    </section>
  );
}

function Things({ things }: { things: ByProvinceAnswer['elsewhere'] }) {
  const t = useMessages(words);
  if (things.length === 0) return <p className="soft">{t.nothing}</p>;
  return (
    <ul className="bare territory__things">
      {things.map((one) => (
        <li key={one.href}>
          <span className="soft">{t.kinds[one.kind]}</span> <a href={one.href}>{one.title}</a>{' '}
          <StateChip shape={one.active ? 'active' : 'closed'}>{one.active ? t.active : t.inactive}</StateChip>
        </li>
      ))}
    </ul>
  );
}
