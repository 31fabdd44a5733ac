import { useState } from 'react';
import {
  Button,
  EmptyState,
  Link,
  LoadedView,
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
import type { BallotsAnswer, ElectionAnswer, HeadsAnswer, TrackerAnswer } from '../api.ts';
import { BoxesView } from './BoxesView.tsx';
import './elections.css';

const words = {
  es: {
    title: 'La urna pública',
    election: 'Ver la elección',
    lede: 'Cada papeleta está aquí, cifrada, con su código de seguimiento. No dice de quién es ni qué vota. Cualquiera puede copiar la urna entera y guardarla.',
    search: 'Su código de seguimiento',
    hint: 'El que anotó al cifrar su papeleta.',
    find: 'Buscar',
    found: (n: number) => `Su papeleta está en la urna: es el acto ${n}.`,
    replaced: (n: number) =>
      `Su papeleta está en la urna (acto ${n}), y otra posterior de la misma credencial la reemplazó: cuenta la última.`,
    waits:
      'Su papeleta está recibida y cuenta. Entra en la urna pública al final de un día, mezclada con otras; a más tardar al cierre.',
    waitsReplaced:
      'Esa papeleta está recibida, y otra posterior de la misma credencial la reemplazó: cuenta la última.',
    part: (n: number, of: number) => `Esta es la urna ${n} de ${of}.`,
    elsewhere: (n: number) => `La encontramos en la urna ${n}, que es la suya.`,
    goThere: (n: number) => `Ir a la urna ${n}`,
    missing:
      'Ese código no está en la urna. Revise cada letra: distingue mayúsculas de minúsculas. Si es igual al de su recibo, compruebe el archivo del recibo: con él puede exigir que su papeleta esté.',
    checkReceipt: 'Comprobar mi recibo',
    noCode: 'Escriba o pegue el código de su recibo.',
    wrongCount: (n: number): string =>
      `Escribió ${n} de 43 letras, cifras y signos: ${n < 43 ? 'revise qué falta' : 'revise qué sobra'}.`,
    caption: 'Papeletas',
    place: 'Acto',
    tracker: 'Código de seguimiento',
    state: 'Estado',
    counts: 'Cuenta',
    old: 'Reemplazada',
    next: 'Siguientes',
    first: 'Volver al comienzo',
    archive: 'Descargar la urna entera (.bel)',
    none: 'La urna pública todavía no tiene papeletas',
    noneWhat:
      'Las papeletas recibidas entran mezcladas al final de un día, cuando son suficientes, y todas al cierre.',
    waiting: (n: number) => (n === 1 ? '1 papeleta recibida espera.' : `${n} papeletas recibidas esperan.`),
    waitingWhat:
      'Entran al final de cada día por orden de credencial, no de llegada, y algunas al azar se quedan para otro día: así la hora en que usted inició sesión no dice cuál es la suya. Al cierre entran todas.',
    heads: 'Último acto de cada día',
    headsWhat:
      'Se publica para la gaceta. Si su copia de la urna tiene otra huella en el mismo acto, alguien vio una urna distinta: impúgnelo.',
    day: 'Día',
    hash: 'Huella',
  },
  en: {
    title: 'The public ballot box',
    election: 'See the election',
    lede: 'Every ballot is here, encrypted, with its tracking number. It says neither whose it is nor what it votes. Anyone can copy the whole box and keep it.',
    search: 'Your tracking number',
    hint: 'The one that you wrote down when you encrypted your ballot.',
    find: 'Find',
    found: (n: number) => `Your ballot is in the box: it is event ${n}.`,
    replaced: (n: number) =>
      `Your ballot is in the box (event ${n}), and a later one of the same credential replaced it: the last one counts.`,
    waits:
      'Your ballot was received and counts. It goes onto the public board when a day ends, mixed with others; at the latest at the close.',
    waitsReplaced:
      'That ballot was received, and a later one of the same credential replaced it: the last one counts.',
    part: (n: number, of: number) => `This is box ${n} of ${of}.`,
    elsewhere: (n: number) => `We found it in box ${n}, which is yours.`,
    goThere: (n: number) => `Go to box ${n}`,
    missing:
      'That number is not in the box. Check each letter: capitals matter. If it is the same as on your receipt, check the file of the receipt: with it you can demand that your ballot be there.',
    checkReceipt: 'Check my receipt',
    noCode: 'Write or paste the number of your receipt.',
    wrongCount: (n: number): string =>
      `You wrote ${n} of 43 letters, digits and signs: check what is ${n < 43 ? 'missing' : 'too many'}.`,
    caption: 'Ballots',
    place: 'Event',
    tracker: 'Tracking number',
    state: 'State',
    counts: 'Counts',
    old: 'Replaced',
    next: 'Next',
    first: 'Back to the beginning',
    archive: 'Download the whole box (.bel)',
    none: 'The public box has no ballots yet',
    noneWhat:
      'Ballots that were received go in mixed when a day ends, once they are enough, and all of them at the close.',
    waiting: (n: number) => (n === 1 ? '1 ballot received waits.' : `${n} ballots received wait.`),
    waitingWhat:
      'They go in when a day ends, in the order of credentials and not of arrival, and some by chance stay for another day: so the time at which you signed in does not tell which is yours. At the close all go in.',
    heads: 'Last event of each day',
    headsWhat:
      'It is published for the gazette. If your copy of the box has another hash at the same event, somebody saw another box: dispute it.',
    day: 'Day',
    hash: 'Hash',
  },
};

/** A tracker is a SHA-256 in base64 without its padding. */
const trackerLength = 43;
/** As somebody typed or pasted it, without what a message or a PDF put between its letters. */
const trackerIn = (typed: string) => typed.replace(/[\s\u200B-\u200F\u2060\u00AD=]/g, '');

/** The board of an election: ballots by their trackers, in pages, and the search of one's own. */
export default function BoardPage({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useMessages(words);
  const [filters, setFilters] = useFilters();
  const from = filters.get('desde') ?? '0';
  const sought = trackerIn(filters.get('codigo') ?? '');
  const [asked, setAsked] = useState(sought !== '');
  const [typed, setTyped] = useState(sought);
  const base = `/api/elections/${params.code}`;
  const [loaded, again] = useLoaded<BallotsAnswer>(`${base}/ballots?from=${encodeURIComponent(from)}`);
  const fault =
    sought === '' ? t.noCode : sought.length !== trackerLength ? t.wrongCount(sought.length) : undefined;
  const [election] = useLoaded<ElectionAnswer>(base);
  const box = election.state === 'ready' ? election.value.box : null;
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <p className="cluster">
        {box && <strong>{t.part(box.number, box.of)}</strong>}
        <Link href={`/elecciones/${box?.first ?? params.code}`}>{t.election}</Link>
      </p>
      <form
        className="flow measure"
        onSubmit={(event) => {
          event.preventDefault();
          const code = trackerIn(typed);
          setAsked(true);
          setFilters({ codigo: code });
          if (code.length !== trackerLength)
            document.querySelector<HTMLInputElement>('input[name="codigo"]')?.focus();
        }}
      >
        <TextField
          name="codigo"
          label={t.search}
          hint={t.hint}
          error={asked ? fault : undefined}
          value={typed}
          onValue={setTyped}
          spellCheck={false}
          autoCapitalize="off"
        />
        <Button type="submit">{t.find}</Button>
      </form>
      {fault === undefined && <Sought key={sought} base={base} tracker={sought} />}
      <p>
        <a href={`${base}/archive.bel`} download>
          {t.archive}
        </a>
      </p>
      <LoadedView loaded={loaded} again={again}>
        {({ items, next, waiting }) => (
          <div className="flow">
            {waiting > 0 && (
              <Notice tone="info">
                <p>
                  <strong>{t.waiting(waiting)}</strong> {t.waitingWhat}
                </p>
              </Notice>
            )}
            {items.length === 0 ? (
              <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
            ) : (
              <>
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
              </>
            )}
          </div>
        )}
      </LoadedView>
      {election.state === 'ready' && <BoxesView election={election.value} here={params.code} />}
      <DailyHeads base={base} />
    </div>
  );
}

/** What became of the ballot of one tracker. Nothing said of another stays in sight while it is asked. */
function Sought({ base, tracker }: { base: string; tracker: string }) {
  const t = useMessages(words);
  const [loaded, again] = useLoaded<TrackerAnswer>(`${base}/tracked?tracker=${encodeURIComponent(tracker)}`);
  const saidOf = ({ height, replaced }: NonNullable<TrackerAnswer['found']>) => {
    if (height === null) return replaced ? t.waitsReplaced : t.waits;
    return replaced ? t.replaced(height) : t.found(height);
  };
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ found }) => (
        <Notice tone={found ? 'good' : 'attention'} live>
          {found ? saidOf(found) : t.missing}{' '}
          {!found && <Link href="/elecciones/verificar">{t.checkReceipt}</Link>}
          {found?.elsewhere && (
            <>
              {t.elsewhere(found.elsewhere.number)}{' '}
              <Link href={`/elecciones/${found.elsewhere.code}/urna`}>
                {t.goThere(found.elsewhere.number)}
              </Link>
            </>
          )}
        </Notice>
      )}
    </LoadedView>
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
