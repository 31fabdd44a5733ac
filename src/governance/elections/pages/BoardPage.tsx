import { useState } from 'react';
import {
  Button,
  EmptyState,
  LoadedView,
  Loading,
  Notice,
  PageHead,
  StateChip,
  Table,
  TextField,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { BallotsAnswer, HeadsAnswer, TrackerAnswer } from '../api.ts';
import './elections.css';

const words = {
  es: {
    title: 'La urna pública',
    lede: 'Cada papeleta está aquí, cifrada, con su código de seguimiento. No dice de quién es ni qué vota. Cualquiera puede copiar la urna entera y guardarla.',
    search: 'Su código de seguimiento',
    hint: 'El que anotó al cifrar su papeleta.',
    find: 'Buscar',
    found: (n: number) => `Su papeleta está en la urna: es el acto ${n}.`,
    replaced: (n: number) =>
      `Su papeleta está en la urna (acto ${n}), y otra posterior de la misma credencial la reemplazó: cuenta la última.`,
    missing:
      'Ese código no está en la urna. Revise cada letra; si es el de su recibo, presente una impugnación.',
    caption: 'Papeletas',
    place: 'Acto',
    tracker: 'Código de seguimiento',
    state: 'Estado',
    counts: 'Cuenta',
    old: 'Reemplazada',
    next: 'Siguientes',
    first: 'Volver al comienzo',
    archive: 'Descargar la urna entera (.bel)',
    none: 'La urna está vacía',
    heads: 'Último acto de cada día',
    headsWhat:
      'Se publica para la gaceta. Si su copia de la urna tiene otra huella en el mismo acto, alguien vio una urna distinta: impúgnelo.',
    day: 'Día',
    hash: 'Huella',
  },
  en: {
    title: 'The public ballot box',
    lede: 'Every ballot is here, encrypted, with its tracking number. It says neither whose it is nor what it votes. Anyone can copy the whole box and keep it.',
    search: 'Your tracking number',
    hint: 'The one that you wrote down when you encrypted your ballot.',
    find: 'Find',
    found: (n: number) => `Your ballot is in the box: it is event ${n}.`,
    replaced: (n: number) =>
      `Your ballot is in the box (event ${n}), and a later one of the same credential replaced it: the last one counts.`,
    missing:
      'That number is not in the box. Check each letter; if it is the one of your receipt, file a dispute.',
    caption: 'Ballots',
    place: 'Event',
    tracker: 'Tracking number',
    state: 'State',
    counts: 'Counts',
    old: 'Replaced',
    next: 'Next',
    first: 'Back to the beginning',
    archive: 'Download the whole box (.bel)',
    none: 'The box is empty',
    heads: 'Last event of each day',
    headsWhat:
      'It is published for the gazette. If your copy of the box has another hash at the same event, somebody saw another box: dispute it.',
    day: 'Day',
    hash: 'Hash',
  },
};

/** The board of an election: ballots by their trackers, in pages, and the search of one's own. */
export default function BoardPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const [filters, setFilters] = useFilters();
  const from = filters.get('desde') ?? '0';
  const sought = filters.get('codigo') ?? '';
  const [typed, setTyped] = useState(sought);
  const base = `/api/elections/${params.code}`;
  const [loaded, again] = useLoaded<BallotsAnswer>(`${base}/ballots?from=${encodeURIComponent(from)}`);
  const [tracked] = useLoaded<TrackerAnswer>(
    sought.length >= 20 ? `${base}/tracked?tracker=${encodeURIComponent(sought)}` : null,
  );
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <form
        className="flow measure"
        onSubmit={(event) => {
          event.preventDefault();
          setFilters({ codigo: typed.trim() });
        }}
      >
        <TextField
          name="codigo"
          label={t.search}
          hint={t.hint}
          value={typed}
          onValue={setTyped}
          spellCheck={false}
          autoCapitalize="off"
        />
        <Button type="submit">{t.find}</Button>
      </form>
      {sought !== '' &&
        (sought.length < 20 ? (
          <Notice tone="attention" live>
            {t.missing}
          </Notice>
        ) : tracked.state === 'ready' ? (
          <Notice tone={tracked.value.found ? 'good' : 'attention'} live>
            {tracked.value.found
              ? tracked.value.found.replaced
                ? t.replaced(tracked.value.found.height)
                : t.found(tracked.value.found.height)
              : t.missing}
          </Notice>
        ) : (
          tracked.state === 'loading' && <Loading height="3rem" />
        ))}
      <p>
        <a href={`${base}/archive.bel`} download>
          {t.archive}
        </a>
      </p>
      <LoadedView loaded={loaded} again={again}>
        {({ items, next }) =>
          items.length === 0 ? (
            <EmptyState title={t.none} />
          ) : (
            <div className="flow">
              <Table
                caption={t.caption}
                columns={[
                  {
                    key: 'height',
                    header: t.place,
                    cell: (one) => one.height,
                    numeric: true,
                    sortBy: (one) => one.height,
                  },
                  {
                    key: 'tracker',
                    header: t.tracker,
                    cell: (one) => <code className="slip">{one.tracker}</code>,
                    plain: (one) => one.tracker,
                    rowHeader: true,
                  },
                  {
                    key: 'state',
                    header: t.state,
                    cell: (one) => (
                      <StateChip shape={one.replaced ? 'closed' : 'done'}>
                        {one.replaced ? t.old : t.counts}
                      </StateChip>
                    ),
                    plain: (one) => (one.replaced ? t.old : t.counts),
                  },
                ]}
                rows={items}
                rowKey={(one) => String(one.height)}
                exportName={`urna-${params.code}`}
                stack
              />
              <div className="actions">
                {from !== '0' && <Button onClick={() => setFilters({ desde: null })}>{t.first}</Button>}
                {next !== null && (
                  <Button onClick={() => setFilters({ desde: String(next) })}>{t.next}</Button>
                )}
              </div>
            </div>
          )
        }
      </LoadedView>
      <DailyHeads base={base} />
    </div>
  );
}

function DailyHeads({ base }: { base: string }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded] = useLoaded<HeadsAnswer>(`${base}/heads`);
  if (loaded.state !== 'ready' || loaded.value.items.length === 0) return null;
  return (
    <section className="flow">
      <h2>{t.heads}</h2>
      <p className="measure">{t.headsWhat}</p>
      <Table
        caption={t.heads}
        captionHidden
        columns={[
          {
            key: 'day',
            header: t.day,
            cell: (one) => formatDate(plainDate(one.day), language),
            rowHeader: true,
          },
          { key: 'height', header: t.place, cell: (one) => one.height, numeric: true },
          {
            key: 'hash',
            header: t.hash,
            cell: (one) => <code className="slip">{one.hash}</code>,
            plain: (one) => one.hash,
          },
        ]}
        rows={loaded.value.items}
        rowKey={(one) => one.day}
        stack
      />
    </section>
  );
}
