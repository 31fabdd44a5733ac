import { useState } from 'react';
import {
  ask,
  Button,
  DateField,
  EmptyState,
  formatNumber,
  formatPeriodShort,
  LoadedView,
  newKey,
  PageHead,
  ProblemNotice,
  Select,
  showToast,
  TextArea,
  TextField,
  useAction,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { period } from '#kernel';
import type { SignalsAnswer, SuggestionsAnswer } from '../api.ts';
import { changeWords } from './changeWords.ts';
import { EffectFigure } from './EffectFigure.tsx';

const words = {
  es: {
    title: 'Abrir una mejora',
    lede: 'Desde una señal de las calificaciones o desde voces parecidas. Es una sugerencia: usted decide.',
    signals: 'Señales de deterioro',
    noSignals: 'Ninguna señal en los últimos meses',
    noSignalsWhat: 'Lo que sube y baja dentro de los límites es ruido: no pide una mejora.',
    fell: (value: string, mean: string): string => `${value} de 5, cuando su media es ${mean}`,
    open: 'Abrir desde esta señal',
    see: 'Ver el gráfico',
    voices: 'Voces parecidas',
    among: (n: number): string =>
      `Buscadas entre ${n} calificaciones con comentario y reclamos del último año.`,
    noVoices: 'No hay grupos de voces parecidas sin atender',
    noVoicesWhat: 'Cuando varias personas digan lo mismo, aparecerán aquí con las palabras que comparten.',
    share: (list: string): string => `Comparten: ${list}`,
    count: (n: number): string => `${n} voces`,
    openGroup: 'Abrir desde estas voces',
    out: 'Quitar del grupo',
    back: 'Devolver al grupo',
    unread: 'Su cargo no permite leer esta voz',
    chosen: 'Mejora que se abre',
    name: 'Título, como lo leerá la gente',
    cause: 'Causa',
    causeHint: 'Qué falla y cómo se sabe. Será público.',
    figure: 'Con qué se mide',
    office: 'Cargo que responde',
    officeHint: 'Será público: el cargo, no el nombre.',
    document: 'Cédula de quien responde',
    documentHint: 'Vacía: responde usted.',
    due: 'Fecha comprometida',
    missing: 'Complete este campo.',
    send: 'Abrir la mejora',
    sent: 'La mejora quedó abierta.',
  },
  en: {
    title: 'Open an improvement',
    lede: 'From a signal of the ratings or from alike voices. It is a suggestion: you decide.',
    signals: 'Signals of decline',
    noSignals: 'No signal in the last months',
    noSignalsWhat: 'What rises and falls within the limits is noise: it asks for no improvement.',
    fell: (value: string, mean: string): string => `${value} of 5, where its mean is ${mean}`,
    open: 'Open from this signal',
    see: 'See the chart',
    voices: 'Alike voices',
    among: (n: number): string =>
      `Looked for among ${n} ratings with a comment and complaints of the last year.`,
    noVoices: 'There are no unattended groups of alike voices',
    noVoicesWhat: 'When several people say the same, they will appear here with the words that they share.',
    share: (list: string): string => `They share: ${list}`,
    count: (n: number): string => `${n} voices`,
    openGroup: 'Open from these voices',
    out: 'Take out of the group',
    back: 'Put back',
    unread: 'Your office does not let you read this voice',
    chosen: 'Improvement to be opened',
    name: 'Title, as people will read it',
    cause: 'Cause',
    causeHint: 'What fails and how it is known. It will be public.',
    figure: 'What it is measured with',
    office: 'Office that answers',
    officeHint: 'It will be public: the office, not the name.',
    document: 'Document of who answers',
    documentHint: 'Empty: you answer.',
    due: 'Committed date',
    missing: 'Fill in this field.',
    send: 'Open the improvement',
    sent: 'The improvement is open.',
  },
};

type Group = SuggestionsAnswer['groups'][number];
interface Start {
  readonly origin: { kind: 'signal'; month: string } | { kind: 'voices'; words: string[] };
  readonly voices: readonly { kind: 'case' | 'rating'; id: string }[];
  readonly dimension: 'facility' | 'service';
  readonly member: string;
  readonly where: string;
}

/** What might be improved, and the form that opens it. */
export function OpenPanel({ opened }: { opened: (code: string) => void }) {
  const t = useMessages(words);
  const w = useMessages(changeWords);
  const [language] = useLanguage();
  const [start, setStart] = useState<Start | null>(null);
  const [signals, signalsAgain] = useLoaded<SignalsAnswer>('/api/improvement/signals');
  const [groups, groupsAgain] = useLoaded<SuggestionsAnswer>('/api/improvement/suggestions');
  if (start) return <OpenForm start={start} opened={opened} />;
  const number = (value: number) => formatNumber(value, { language, decimals: 2 });
  return (
    <div className="flow">
      <PageHead title={t.title} lede={t.lede} />
      <section className="flow">
        <h2>{t.signals}</h2>
        <LoadedView loaded={signals} again={signalsAgain}>
          {({ items }) =>
            items.length === 0 ? (
              <EmptyState title={t.noSignals}>{t.noSignalsWhat}</EmptyState>
            ) : (
              <ul className="bare change-voices">
                {items.slice(0, 8).map((one) => (
                  <li key={one.dimension + one.member} className="flow">
                    <p>
                      <strong>{one.where[language]}</strong>, {formatPeriodShort(period(one.month), language)}
                      : {t.fell(number(one.value), number(one.mean))}
                    </p>
                    <details>
                      <summary>{t.see}</summary>
                      <EffectFigure
                        level={3}
                        staff
                        points={one.points}
                        reading={null}
                        figure="mean"
                        where={one.where[language]}
                        fileName={`senal-${one.member}`}
                        synthetic={false}
                      />
                    </details>
                    <Button
                      look="secondary"
                      size="small"
                      aria-label={`${t.open}: ${one.where[language]}`}
                      onClick={() =>
                        setStart({
                          origin: { kind: 'signal', month: one.month },
                          voices: [],
                          dimension: one.dimension,
                          member: one.member,
                          where: one.where[language],
                        })
                      }
                    >
                      {t.open}
                    </Button>
                  </li>
                ))}
              </ul>
            )
          }
        </LoadedView>
      </section>
      <section className="flow">
        <h2>{t.voices}</h2>
        <LoadedView loaded={groups} again={groupsAgain}>
          {(found) =>
            found.groups.length === 0 ? (
              <EmptyState title={t.noVoices}>{t.noVoicesWhat}</EmptyState>
            ) : (
              <div className="flow">
                <p className="soft">{t.among(found.voices)}</p>
                <ul className="bare change-voices">
                  {found.groups.slice(0, 8).map((group) => (
                    <GroupItem key={group.members[0]?.id} group={group} start={setStart} />
                  ))}
                </ul>
              </div>
            )
          }
        </LoadedView>
      </section>
      <p className="soft">{w.chartNote}</p>
    </div>
  );
}

function GroupItem({ group, start }: { group: Group; start: (start: Start) => void }) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const [out, setOut] = useState<readonly string[]>([]);
  const kept = group.members.filter((one) => !out.includes(one.id));
  const shown = group.members.slice(0, 6);
  return (
    <li className="flow">
      <p>
        <strong>{group.where[language]}</strong> · {t.count(kept.length)}
      </p>
      <p>{t.share(group.words.join(', '))}</p>
      <ul className="bare">
        {shown.map((one) => (
          <li key={one.id}>
            <span className={out.includes(one.id) ? 'soft' : undefined}>
              {one.text ?? <span className="soft">{t.unread}</span>}
            </span>{' '}
            <Button
              look="quiet"
              size="small"
              aria-label={`${out.includes(one.id) ? t.back : t.out}: ${one.text ?? one.on}`}
              onClick={() =>
                setOut(out.includes(one.id) ? out.filter((id) => id !== one.id) : [...out, one.id])
              }
            >
              {out.includes(one.id) ? t.back : t.out}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        look="secondary"
        size="small"
        disabled={kept.length === 0}
        aria-label={`${t.openGroup}: ${group.words.join(', ')}`}
        onClick={() =>
          start({
            origin: { kind: 'voices', words: group.words.slice(0, 20) },
            voices: kept.map(({ kind, id }) => ({ kind, id })),
            dimension: group.dimension,
            member: group.member,
            where: group.where[language],
          })
        }
      >
        {t.openGroup}
      </Button>
    </li>
  );
}

function OpenForm({ start, opened }: { start: Start; opened: (code: string) => void }) {
  const t = useMessages(words);
  const w = useMessages(changeWords);
  const [fields, setFields] = useState({ title: '', cause: '', figure: 'mean', office: '', document: '' });
  const [due, setDue] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const [problem, busy, act] = useAction();
  const set = (name: keyof typeof fields) => (value: string) => {
    setFields({ ...fields, [name]: value });
    setKey(newKey());
  };
  const short = (name: 'title' | 'cause' | 'office', least: number) =>
    fields[name].trim().length < least ? t.missing : undefined;
  const faults = {
    title: short('title', 8),
    cause: short('cause', 10),
    office: short('office', 4),
    due: due === null ? t.missing : undefined,
  };
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.values(faults).some((one) => one !== undefined)) return;
        void act(async () => {
          const { where: _where, ...from } = start;
          const { document, ...rest } = fields;
          const { code } = await ask<{ code: string }>('/api/improvement/changes', {
            body: { ...from, ...rest, responsibleDocument: document.trim() || null, due },
            key,
          });
          showToast(t.sent);
          opened(code);
        });
      }}
    >
      <PageHead kicker={start.where} title={t.chosen} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <TextField
        name="titulo"
        label={t.name}
        value={fields.title}
        onValue={set('title')}
        error={tried ? faults.title : undefined}
      />
      <TextArea
        name="causa"
        label={t.cause}
        hint={t.causeHint}
        value={fields.cause}
        onValue={set('cause')}
        rows={4}
        error={tried ? faults.cause : undefined}
      />
      <Select
        name="medida"
        label={t.figure}
        value={fields.figure}
        onValue={set('figure')}
        options={Object.entries(w.figure).map(([value, label]) => ({ value, label }))}
      />
      <TextField
        name="cargo"
        label={t.office}
        hint={t.officeHint}
        value={fields.office}
        onValue={set('office')}
        error={tried ? faults.office : undefined}
      />
      <TextField
        name="cedula"
        label={t.document}
        hint={t.documentHint}
        optional
        width="m"
        value={fields.document}
        onValue={set('document')}
      />
      <DateField
        name="fecha"
        label={t.due}
        onDate={(read) => setDue(read.state === 'date' ? read.date : null)}
        error={tried ? faults.due : undefined}
      />
      <div className="actions">
        <Button look="primary" type="submit" busy={busy}>
          {t.send}
        </Button>
      </div>
    </form>
  );
}
