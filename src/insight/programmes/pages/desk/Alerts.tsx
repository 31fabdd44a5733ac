import { useState } from 'react';
import {
  Button,
  FileDrop,
  formatNumber,
  Notice,
  ProblemNotice,
  StateChip,
  Table,
  TextArea,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { DeskProgrammeAnswer } from '../../api.ts';
import { aboutWords } from '../../programmeWords.ts';
import { OnOpen } from '../OnOpen.tsx';
import { Files } from './Files.tsx';
import { evidenceFiles, useEvidence } from './useEvidence.ts';

const words = {
  es: {
    alerts: 'Alertas',
    alertWhat: (name: string, period: string, value: string, goal: string): string =>
      `${name}, ${period}: ${value} de ${goal}`,
    more: (n: number): string => (n === 1 ? 'Ver la alerta que falta' : `Ver las ${n} alertas que faltan`),
    answer: 'Responder con una acción correctiva',
    answered: 'Ya hay una acción correctiva abierta',
    action: 'Acción correctiva',
    owner: 'Quién la hace',
    due: 'Hasta',
    openAction: 'Abrir la acción',
    actions: 'Acciones correctivas',
    about: 'Por',
    state: 'Estado',
    isOpen: 'Abierta',
    late: 'Abierta, fuera de plazo',
    isClosed: (on: string): string => `Cerrada el ${on}`,
    close: 'Cerrar',
    closeWhat: 'Decir qué se hizo y cerrar',
    done: 'Qué se hizo y qué cambió',
    evidence: 'Evidencia de lo que se hizo',
    evidenceHint: 'El acta, contrato, foto o reporte que lo comprueba',
    closeAction: 'Cerrar la acción',
  },
  en: {
    alerts: 'Alerts',
    alertWhat: (name: string, period: string, value: string, goal: string): string =>
      `${name}, ${period}: ${value} of ${goal}`,
    more: (n: number): string => (n === 1 ? 'See the other alert' : `See the other ${n} alerts`),
    answer: 'Answer with a corrective action',
    answered: 'There is an open corrective action already',
    action: 'Corrective action',
    owner: 'Who does it',
    due: 'By',
    openAction: 'Open the action',
    actions: 'Corrective actions',
    about: 'Because of',
    state: 'State',
    isOpen: 'Open',
    late: 'Open, past its day',
    isClosed: (on: string): string => `Closed on ${on}`,
    close: 'Close',
    closeWhat: 'Say what was done and close',
    done: 'What was done and what changed',
    evidence: 'Evidence of what was done',
    evidenceHint: 'The minutes, contract, picture or report that proves it',
    closeAction: 'Close the action',
  },
};

interface Props {
  readonly programme: DeskProgrammeAnswer;
  readonly busy: boolean;
  readonly send: (path: string, body: object) => Promise<boolean>;
}

/** How many alerts are shown before somebody asks for the others. */
const alertsShown = 8;

/** Figures that go badly, each answered with a corrective action. */
export function Alerts({ programme, busy, send }: Props) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const { alerts } = programme;
  const number = (value: number) => formatNumber(value, { language, decimals: value % 1 === 0 ? 0 : 1 });
  if (alerts.length === 0) return null;
  return (
    <section className="flow" aria-labelledby="alertas">
      <h3 id="alertas">{t.alerts}</h3>
      {(isWhole ? alerts : alerts.slice(0, alertsShown)).map((one) => (
        <Notice
          key={one.about}
          tone="attention"
          title={t.alertWhat(one.name, one.period, number(one.value), number(one.goal))}
        >
          {one.isAnswered ? (
            <p>{t.answered}</p>
          ) : (
            programme.may.design && (
              <OnOpen summary={t.answer}>
                {() => <OpenAction about={one.about} busy={busy} send={send} />}
              </OnOpen>
            )
          )}
        </Notice>
      ))}
      {!isWhole && alerts.length > alertsShown && (
        <Button look="quiet" onClick={() => setWhole(true)}>
          {t.more(alerts.length - alertsShown)}
        </Button>
      )}
    </section>
  );
}

function OpenAction({ about, busy, send }: Pick<Props, 'busy' | 'send'> & { about: string }) {
  const t = useMessages(words);
  const [text, setText] = useState('');
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState('');
  const name = about.replace(' ', '-');
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        void send('correctives', { act: 'open', about, text, owner, due });
      }}
    >
      <TextArea
        name={`accion-${name}`}
        label={t.action}
        rows={2}
        value={text}
        onValue={setText}
        minLength={10}
        required
      />
      <TextField name={`quien-${name}`} label={t.owner} value={owner} onValue={setOwner} required />
      <TextField
        name={`hasta-${name}`}
        label={t.due}
        type="date"
        width="m"
        value={due}
        onValue={setDue}
        required
      />
      <Button type="submit" look="secondary" busy={busy}>
        {t.openAction}
      </Button>
    </form>
  );
}

/** What is being done about what goes badly, and how each was closed. */
export function Correctives({ programme, busy, send }: Props) {
  const t = useMessages(words);
  const about = useMessages(aboutWords);
  const [language] = useLanguage();
  const { correctives, design, may } = programme;
  const date = (on: string) => formatDate(plainDate(on), language);
  if (correctives.length === 0) return null;
  return (
    <Table
      caption={t.actions}
      stack
      rows={correctives}
      rowKey={(row) => String(row.number)}
      columns={[
        { key: 'action', header: t.action, cell: (row) => <span lang="es">{row.text}</span> },
        {
          key: 'about',
          header: t.about,
          cell: (row) => <span lang="es">{about.of(row.about, design.indicators)}</span>,
        },
        { key: 'owner', header: t.owner, cell: (row) => <span lang="es">{row.owner}</span> },
        { key: 'due', header: t.due, cell: (row) => date(row.due) },
        {
          key: 'state',
          header: t.state,
          cell: (row) =>
            row.closed ? (
              <div>
                <StateChip shape="done">{t.isClosed(date(row.closed.on))}</StateChip>{' '}
                <span lang="es">{row.closed.text}</span>
                <Files programme={programme} ids={row.closed.evidence} />
              </div>
            ) : (
              <div>
                <StateChip shape={row.isLate ? 'attention' : 'active'}>
                  {row.isLate ? t.late : t.isOpen}
                </StateChip>
                {may.design && (
                  <OnOpen
                    summary={
                      <>
                        {t.closeWhat}
                        <span className="visually-hidden" lang="es">
                          : {row.text}
                        </span>
                      </>
                    }
                  >
                    {() => <CloseAction slug={programme.slug} number={row.number} busy={busy} send={send} />}
                  </OnOpen>
                )}
              </div>
            ),
        },
      ]}
    />
  );
}

function CloseAction({
  slug,
  number,
  busy,
  send,
}: Pick<Props, 'busy' | 'send'> & { slug: string; number: number }) {
  const t = useMessages(words);
  const [text, setText] = useState('');
  const proof = useEvidence(`/api/programmes/${slug}/corrective-evidence`);
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        void send('correctives', { act: 'close', number, text, evidence: proof.ids });
      }}
    >
      <TextArea
        name={`hecho-${number}`}
        label={t.done}
        rows={2}
        value={text}
        onValue={setText}
        minLength={10}
        required
      />
      {proof.problem !== undefined && <ProblemNotice problem={proof.problem} />}
      <FileDrop
        name={`prueba-${number}`}
        label={t.evidence}
        hint={t.evidenceHint}
        {...evidenceFiles}
        files={proof.files}
        onAdd={proof.add}
        onRemove={proof.remove}
      />
      <Button type="submit" look="secondary" busy={busy || proof.busy}>
        {t.closeAction}
      </Button>
    </form>
  );
}
