import { useRef, useState } from 'react';
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldFault,
  LoadedView,
  PageHead,
  ProblemNotice,
  StateChip,
  type StateShape,
  showToast,
  Table,
  TextArea,
  TextField,
  useAct,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { formatDate, type PlainDate, plainDate } from '#kernel';
import type { StagesAnswer } from '../api.ts';
import './stages.css';

type Stage = StagesAnswer['stages'][number];

const words = {
  es: {
    title: 'Las etapas de la gobernanza participativa',
    lede: 'Qué se prometió para cada etapa, qué de eso se cumple hoy en esta institución y qué sigue. Las cifras se cuentan solas, de los registros que usted puede abrir.',
    on: (day: string) => `Contado el ${day}.`,
    stage: (n: number) => `Etapa ${n}`,
    horizon: { short: 'A corto plazo', medium: 'A mediano plazo' },
    states: {
      open: 'Abierta',
      slipping: 'Abierta, pero algo dejó de cumplirse',
      ready: 'Se cumple todo: puede abrirse',
      lacking: 'Todavía falta',
      uncounted: 'Depende de lo que esta casa aún no tiene',
    },
    decides: 'Quién decide',
    opened: (resolution: string, day: string) => `Abierta por la resolución ${resolution}, del ${day}.`,
    evidence: 'Lo que había ese día',
    had: (value: number, need: number) => `Había ${value}; hacía falta ${need}.`,
    suspended: (resolution: string, day: string) => `Suspendida por la resolución ${resolution}, del ${day}.`,
    promised: 'Lo prometido',
    today: 'Hoy',
    need: 'Hace falta',
    holds: 'Se cumple',
    yes: 'Se cumple',
    no: 'Falta',
    uncounted: 'No se cuenta todavía',
    optional: 'Posible, no obligatorio',
    see: 'Ver los registros',
    next: 'Qué sigue',
    nextOpen: 'Mantener lo que se cumple. Se vuelve a contar cada vez que alguien abre esta página.',
    nextReady: 'Que el Consejo Directivo la abra por resolución.',
    nextLacking: (what: string) => `Falta: ${what}`,
    openIt: 'Anotar la resolución que la abre',
    suspendIt: 'Anotar la resolución que la suspende',
    resolution: 'Resolución',
    resolutionHint: 'Por ejemplo: C.D. 702',
    day: 'Fecha de la resolución',
    reason: 'Por qué se suspende',
    record: 'Anotar',
    recorded: 'La resolución quedó anotada.',
    faults: {
      resolution: 'Escriba el número de la resolución',
      day: 'Diga la fecha de la resolución: día, mes y año',
      reason: 'Diga por qué se suspende, con al menos diez letras',
    },
    needs: 'Cuántos hacen falta es política de la institución',
    table: (n: number) => `Etapa ${n}: lo prometido y lo que se cumple`,
  },
  en: {
    title: 'The stages of participatory governance',
    lede: 'What was promised for each stage, what of it holds in this institution today, and what comes next. The figures count themselves, from records that you can open.',
    on: (day: string) => `Counted on ${day}.`,
    stage: (n: number) => `Stage ${n}`,
    horizon: { short: 'Short term', medium: 'Medium term' },
    states: {
      open: 'Open',
      slipping: 'Open, but something no longer holds',
      ready: 'Everything holds: it can be opened',
      lacking: 'Something is lacking',
      uncounted: 'Rests on what this house does not have yet',
    },
    decides: 'Who decides',
    opened: (resolution: string, day: string) => `Opened by resolution ${resolution}, of ${day}.`,
    evidence: 'What there was that day',
    had: (value: number, need: number) => `There were ${value}; ${need} needed.`,
    suspended: (resolution: string, day: string) => `Suspended by resolution ${resolution}, of ${day}.`,
    promised: 'Promised',
    today: 'Today',
    need: 'Needed',
    holds: 'Holds',
    yes: 'Holds',
    no: 'Lacking',
    uncounted: 'Not counted yet',
    optional: 'Possible, not required',
    see: 'See the records',
    next: 'What comes next',
    nextOpen: 'Keep what holds. It is counted again whenever somebody opens this page.',
    nextReady: 'That the Board opens it by resolution.',
    nextLacking: (what: string) => `Lacking: ${what}`,
    openIt: 'Record the resolution that opens it',
    suspendIt: 'Record the resolution that suspends it',
    resolution: 'Resolution',
    resolutionHint: 'For example: C.D. 702',
    day: 'Date of the resolution',
    reason: 'Why it is suspended',
    record: 'Record',
    recorded: 'The resolution is recorded.',
    faults: {
      resolution: 'Write the number of the resolution',
      day: 'Say the day of the resolution: day, month and year',
      reason: 'Say why it is suspended, in at least ten letters',
    },
    needs: 'How many are needed is a policy of the institution',
    table: (n: number) => `Stage ${n}: what was promised and what holds`,
  },
};

const shapes: Readonly<Record<Stage['state'], StateShape>> = {
  open: 'done',
  slipping: 'attention',
  ready: 'active',
  lacking: 'waiting',
  uncounted: 'waiting',
};

/** What was promised for each stage, what of it holds here today, and what comes next. */
export default function StagesPage() {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [loaded, again] = useLoaded<StagesAnswer>('/api/stages');
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <LoadedView loaded={loaded} again={again}>
        {({ stages, source, on, me }) => (
          <div className="flow">
            <ol className="bare stage-list">
              {stages.map((stage) => (
                <li key={stage.number}>
                  <StageSection stage={stage} mayOpen={me.mayOpen} again={again} />
                </li>
              ))}
            </ol>
            <p className="soft">
              {t.on(formatDate(plainDate(on), language))} {source[language]}{' '}
              <a href="/ley/stages.needs">{t.needs}</a>.
            </p>
          </div>
        )}
      </LoadedView>
    </div>
  );
}

function StageSection({ stage, mayOpen, again }: { stage: Stage; mayOpen: boolean; again: () => void }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const day = (text: string) => formatDate(plainDate(text), language);
  const id = `etapa-${stage.number}`;
  const lacking = stage.promises.filter((one) => !one.optional && !one.holds);
  const next =
    stage.state === 'open'
      ? t.nextOpen
      : stage.state === 'ready'
        ? t.nextReady
        : t.nextLacking(lacking.map((one) => one.text[language].replace(/\.$/, '')).join('; '));
  return (
    <section aria-labelledby={id} className="flow">
      <p className="kicker">
        {t.stage(stage.number)} · {t.horizon[stage.horizon]} · {stage.section}
      </p>
      <h2 id={id} tabIndex={-1}>
        {stage.title[language]}
      </h2>
      <p>
        <StateChip shape={shapes[stage.state]}>{t.states[stage.state]}</StateChip>
      </p>
      <p className="measure">{stage.aim[language]}</p>
      {stage.opened && (
        <details>
          <summary>{t.opened(stage.opened.resolution, day(stage.opened.on))}</summary>
          <p>{t.evidence}:</p>
          <ul>
            {stage.opened.evidence
              .filter((one) => one.value !== null)
              .map((one) => (
                <li key={one.id}>
                  {stage.promises.find((known) => known.id === one.id)?.text[language] ?? one.id}{' '}
                  {t.had(one.value ?? 0, one.need ?? 0)}
                </li>
              ))}
          </ul>
        </details>
      )}
      {stage.suspended && (
        <p>
          {t.suspended(stage.suspended.resolution, day(stage.suspended.on))} {stage.suspended.reason}
        </p>
      )}
      <Table
        caption={t.table(stage.number)}
        captionHidden
        stack
        rows={stage.promises}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'promise',
            header: t.promised,
            cell: (row) => (
              <>
                {row.text[language]}{' '}
                {row.href && row.href !== '/etapas' && (
                  <a href={row.href}>
                    {t.see}
                    <span className="visually-hidden">: {row.text[language]}</span>
                  </a>
                )}
              </>
            ),
          },
          {
            key: 'today',
            header: t.today,
            numeric: true,
            cell: (row) => row.value ?? '–',
          },
          { key: 'need', header: t.need, numeric: true, cell: (row) => row.need ?? '–' },
          {
            key: 'holds',
            header: t.holds,
            cell: (row) =>
              row.holds ? (
                <StateChip shape="done">{t.yes}</StateChip>
              ) : row.optional ? (
                <StateChip shape="closed">{t.optional}</StateChip>
              ) : row.value === null ? (
                <StateChip shape="waiting">{t.uncounted}</StateChip>
              ) : (
                <StateChip shape="attention">{t.no}</StateChip>
              ),
          },
        ]}
      />
      <dl className="facts">
        <div>
          <dt>{t.decides}</dt>
          <dd>{stage.decides[language]}</dd>
        </div>
        <div>
          <dt>{t.next}</dt>
          <dd>{next}</dd>
        </div>
      </dl>
      {mayOpen && stage.state !== 'lacking' && stage.state !== 'uncounted' && (
        <Recording stage={stage} again={again} />
      )}
    </section>
  );
}

/** The Board's secretary writes down the resolution that opens a stage, or suspends it. */
function Recording({ stage, again }: { stage: Stage; again: () => void }) {
  const t = useMessages(words);
  const [turn, setTurn] = useState(0);
  const box = useRef<HTMLDetailsElement>(null);
  const suspending = stage.state !== 'ready';
  return (
    <details ref={box}>
      <summary>{suspending ? t.suspendIt : t.openIt}</summary>
      <RecordingForm
        key={turn}
        stage={stage}
        suspending={suspending}
        done={() => {
          showToast(t.recorded);
          // The form begins again, closed; who recorded stands where the stage now says how it is.
          setTurn(turn + 1);
          if (box.current) box.current.open = false;
          document.getElementById(`etapa-${stage.number}`)?.focus();
          again();
        }}
      />
    </details>
  );
}

function RecordingForm({ stage, suspending, done }: { stage: Stage; suspending: boolean; done: () => void }) {
  const t = useMessages(words);
  const [resolution, setResolution] = useState('');
  const [on, setOn] = useState<PlainDate | null>(null);
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const acting = useAct(done);
  const name = (field: string) => `${field}-${stage.number}`;
  const errorOf = (field: string) => faults.find((one) => one.field === name(field))?.message;
  return (
    <>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      {faults.length > 0 && <ErrorSummary faults={faults} />}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const found = [
            ...(resolution.trim().length < 3
              ? [{ field: name('resolucion'), message: t.faults.resolution }]
              : []),
            ...(on === null ? [{ field: name('fecha'), message: t.faults.day }] : []),
            ...(suspending && reason.trim().length < 10
              ? [{ field: name('motivo'), message: t.faults.reason }]
              : []),
          ];
          setFaults(found);
          if (found.length > 0) return;
          void acting.send(
            `/api/stages/${stage.number}/acts`,
            suspending ? { act: 'suspend', resolution, on, reason } : { act: 'open', resolution, on },
          );
        }}
      >
        <TextField
          name={name('resolucion')}
          label={t.resolution}
          hint={t.resolutionHint}
          width="s"
          value={resolution}
          error={errorOf('resolucion')}
          onValue={setResolution}
        />
        <DateField
          name={name('fecha')}
          label={t.day}
          error={errorOf('fecha')}
          onDate={(read) => setOn(read.state === 'date' ? read.date : null)}
        />
        {suspending && (
          <TextArea
            name={name('motivo')}
            label={t.reason}
            value={reason}
            error={errorOf('motivo')}
            onValue={setReason}
            rows={2}
          />
        )}
        <div className="actions">
          <Button type="submit" look={suspending ? 'secondary' : 'primary'} busy={acting.busy}>
            {t.record}
          </Button>
        </div>
      </form>
    </>
  );
}
