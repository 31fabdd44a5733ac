import {
  Button,
  formatDateShort,
  LoadedView,
  Notice,
  StateChip,
  Table,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { PeriodicDeskAnswer, PeriodicPreviewAnswer } from '../../periodic/api.ts';
import { periodicWords } from '../../periodic/words.ts';
import { OnOpen } from '../OnOpen.tsx';
import { PeriodicReport } from '../PeriodicReport.tsx';
import { Deliveries } from './Deliveries.tsx';
import { FocusedHeading } from './FocusedHeading.tsx';
import { Parties } from './Parties.tsx';

const words = {
  es: {
    lede: 'El informe de cada cuatrimestre, semestre y año se escribe solo, con lo que se aprobó. Léalo, emítalo cuando el período termine y anote a quién llega.',
    list: 'Informes del programa',
    report: 'Informe',
    until: 'Hasta',
    state: 'Estado',
    running: 'En curso',
    owed: 'Se debe',
    issued: (n: number, on: string): string =>
      n === 1 ? `Emitido el ${on}` : `Emitido, número ${n}, el ${on}`,
    reach: 'Difusión',
    reached: (n: number, of: number): string => `${n} de ${of}`,
    open: 'Abrir',
    none: 'Todavía no hay períodos: ponga al programa cuándo empieza y termina.',
    asToday: 'Así lo escribe la casa hoy',
    publicPage: 'Ver la página pública',
    issue: 'Emitir el informe',
    correct: 'Emitir una corrección',
    changed:
      'Lo que se sabe hoy no es lo que se emitió. Puede emitir una corrección; el número anterior se conserva.',
    same: 'Dice lo mismo que lo emitido: no hace falta corregirlo.',
    runs: (until: string): string => `El período termina el ${until}; se emite después.`,
    read: 'Leer el informe completo',
  },
  en: {
    lede: 'The report of every four months, semester and year writes itself from what was approved. Read it, issue it once the period is over, and note whom it reaches.',
    list: 'Reports of the programme',
    report: 'Report',
    until: 'Until',
    state: 'State',
    running: 'Running',
    owed: 'Owed',
    issued: (n: number, on: string): string =>
      n === 1 ? `Issued on ${on}` : `Issued, number ${n}, on ${on}`,
    reach: 'Dissemination',
    reached: (n: number, of: number): string => `${n} of ${of}`,
    open: 'Open',
    none: 'There are no periods yet: say when the programme starts and ends.',
    asToday: 'As the house writes it today',
    publicPage: 'See the public page',
    issue: 'Issue the report',
    correct: 'Issue a correction',
    changed:
      'What is known today is not what was issued. A correction can be issued; the number before is kept.',
    same: 'It says the same as what was issued: it need not be corrected.',
    runs: (until: string): string => `The period ends on ${until}; it is issued afterwards.`,
    read: 'Read the whole report',
  },
};

interface Props {
  readonly slug: string;
  readonly busy: boolean;
  readonly send: (path: string, body: object) => Promise<boolean>;
}

/** Reports of periods at the desk: which are owed, what each says, issuing it, and whom it reached. */
export default function Periodic({ slug, busy, send }: Props) {
  const t = useMessages(words);
  const w = useMessages(periodicWords);
  const [language] = useLanguage();
  const [filters, setFilters] = useFilters();
  const [loaded, again] = useLoaded<PeriodicDeskAnswer>(`/api/programmes-desk/${slug}/periodic-reports`);
  const open = filters.get('informe');
  const date = (on: string) => formatDateShort(plainDate(on), language);
  const sendAndRead = async (path: string, body: object) => {
    const done = await send(path, body);
    if (done) again();
    return done;
  };
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ periods, parties, proposed, may, today }) => (
        <div className="flow">
          <p className="measure">{t.lede}</p>
          <Table
            caption={t.list}
            stack
            rows={periods}
            rowKey={(row) => row.period}
            selectedKey={open ?? undefined}
            onOpen={(row) => setFilters({ informe: row.period })}
            openLabel={() => t.open}
            empty={<p>{t.none}</p>}
            columns={[
              { key: 'report', header: t.report, cell: (row) => w.title(row.period) },
              { key: 'until', header: t.until, cell: (row) => date(row.until) },
              {
                key: 'state',
                header: t.state,
                cell: (row) => (
                  <StateChip
                    shape={
                      row.standing === 'issued' ? 'done' : row.standing === 'owed' ? 'attention' : 'draft'
                    }
                  >
                    {row.issued
                      ? t.issued(row.issued.number, date(row.issued.on))
                      : t[row.standing as 'owed']}
                  </StateChip>
                ),
              },
              {
                key: 'reach',
                header: t.reach,
                cell: (row) => (row.issued ? t.reached(row.reached, parties.length) : '—'),
              },
            ]}
          />
          {open && periods.some((one) => one.period === open) && (
            <Opened
              key={`${open} ${periods.find((one) => one.period === open)?.issued?.number ?? 0}`}
              slug={slug}
              period={open}
              today={today}
              may={may}
              busy={busy}
              send={sendAndRead}
            />
          )}
          <Parties
            parties={parties}
            proposed={proposed}
            isReadOnly={!may.tell}
            busy={busy}
            send={sendAndRead}
          />
        </div>
      )}
    </LoadedView>
  );
}

function Opened({
  slug,
  period,
  today,
  may,
  busy,
  send,
}: Props & { period: string; today: string; may: PeriodicDeskAnswer['may'] }) {
  const t = useMessages(words);
  const w = useMessages(periodicWords);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<PeriodicPreviewAnswer>(
    `/api/programmes-desk/${slug}/periodic-reports/${period}`,
  );
  return (
    <LoadedView loaded={loaded} again={again}>
      {({ issued, mayBeIssued, report, reach }) => (
        <section className="flow programme-sheet" aria-labelledby="informe">
          <FocusedHeading id="informe" level={3}>
            {w.title(period)}
          </FocusedHeading>
          {issued && (
            <p>
              <a href={`/programas/${slug}/informes/${period}`}>{t.publicPage}</a>
            </p>
          )}
          {issued && <p className="soft">{mayBeIssued ? t.changed : t.same}</p>}
          {today <= report.until && <Notice>{t.runs(formatDate(plainDate(report.until), language))}</Notice>}
          {may.issue && mayBeIssued && (
            <div className="actions">
              <Button
                look={issued ? 'secondary' : 'primary'}
                busy={busy}
                onClick={() => void send(`periodic-reports/${period}`, { act: 'issue' })}
              >
                {issued ? t.correct : t.issue}
              </Button>
            </div>
          )}
          {issued && (
            <Deliveries
              slug={slug}
              period={period}
              number={issued.number}
              issuedOn={issued.on}
              today={today}
              reach={reach}
              isReadOnly={!may.tell}
              busy={busy}
              send={async (path, body) => {
                const done = await send(path, body);
                if (done) again();
                return done;
              }}
            />
          )}
          {issued && !mayBeIssued ? (
            <OnOpen summary={t.read}>{() => <PeriodicReport report={report} level={4} />}</OnOpen>
          ) : (
            <>
              <h4>{t.asToday}</h4>
              <PeriodicReport report={report} level={4} />
            </>
          )}
        </section>
      )}
    </LoadedView>
  );
}
