import { type ReactNode, useRef, useState } from 'react';
import {
  Button,
  DateField,
  ErrorSummary,
  type FieldFault,
  Select,
  showToast,
  TextArea,
  useMessages,
} from '#design';
import type { PlainDate } from '#kernel';
import type { GroupPart } from './part.ts';

const words = {
  es: {
    reopen: 'Abrir de nuevo la inscripción',
    reopenUntil: 'Nuevo último día para inscribirse',
    reopenWhy: 'Por qué se abre de nuevo',
    extend: 'Ampliar el plazo de la veeduría',
    extendUntil: 'Nuevo último día de la veeduría',
    extendWhy: 'Por qué se amplía',
    absence: 'Anotar una ausencia',
    absenceWhat: 'Mientras dura, actúa su alterna o alterno, si lo tiene.',
    who: 'Quién se ausenta',
    pick: 'Elija a una persona',
    from: 'Primer día de ausencia',
    until: 'Último día de ausencia',
    absenceWhy: 'Por qué se ausenta',
    done: 'Quedó anotado.',
    faults: {
      day: 'Diga el día: día, mes y año',
      who: 'Elija a una persona',
      why: 'Escriba la razón, con al menos diez letras',
    },
  },
  en: {
    reopen: 'Open the registration again',
    reopenUntil: 'New last day to register',
    reopenWhy: 'Why it is opened again',
    extend: 'Extend the term of the group',
    extendUntil: 'New last day of the group',
    extendWhy: 'Why it is extended',
    absence: 'Note an absence',
    absenceWhat: 'While it lasts her alternate acts, where she has one.',
    who: 'Who is away',
    pick: 'Choose a person',
    from: 'First day away',
    until: 'Last day away',
    absenceWhy: 'Why she is away',
    done: 'It is noted.',
    faults: {
      day: 'Say the day: day, month and year',
      who: 'Choose a person',
      why: 'Write the reason, in at least ten letters',
    },
  },
};

/** The terms of a group as whoever manages oversight changes them: a registration opened again, its end put off, a member away. */
export function Terms({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const url = `${api}/management`;
  const active = group.members.filter((one) => one.accreditedOn !== null && one.ceasedOn === null);
  return (
    <>
      {['preparing', 'working'].includes(group.phase) && (
        <DatedAct
          name="reabrir"
          title={t.reopen}
          days={[['until', t.reopenUntil]]}
          why={t.reopenWhy}
          busy={acting.busy}
          onSend={(facts) => acting.send(url, { act: 'reopen-registration', ...facts })}
        />
      )}
      {['working', 'expired'].includes(group.phase) && (
        <>
          <DatedAct
            name="ampliar-plazo"
            title={t.extend}
            days={[['until', t.extendUntil]]}
            why={t.extendWhy}
            busy={acting.busy}
            onSend={(facts) => acting.send(url, { act: 'extend-term', ...facts })}
          />
          {active.length > 0 && (
            <DatedAct
              name="ausencia"
              title={t.absence}
              lede={t.absenceWhat}
              who={active.map((one) => ({ value: String(one.member), label: one.name }))}
              days={[
                ['from', t.from],
                ['until', t.until],
              ]}
              why={t.absenceWhy}
              busy={acting.busy}
              onSend={({ member, ...facts }) =>
                acting.send(url, { act: 'note-absence', member: Number(member), ...facts })
              }
            />
          )}
        </>
      )}
    </>
  );
}

/** An act with its days and its reason, behind its name. */
function DatedAct({
  name,
  title,
  lede,
  who,
  days,
  why,
  busy,
  onSend,
}: {
  name: string;
  title: string;
  lede?: ReactNode;
  who?: readonly { readonly value: string; readonly label: string }[];
  days: readonly (readonly [key: string, label: string])[];
  why: string;
  busy: boolean;
  onSend: (facts: Readonly<Record<string, string>>) => Promise<boolean>;
}) {
  const t = useMessages(words);
  const box = useRef<HTMLDetailsElement>(null);
  const [turn, setTurn] = useState(0);
  const [member, setMember] = useState('');
  const [chosen, setChosen] = useState<Readonly<Record<string, PlainDate | null>>>({});
  const [reason, setReason] = useState('');
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const send = async () => {
    const found = [
      ...(who && member === '' ? [{ field: `${name}-quien`, message: t.faults.who }] : []),
      ...days.flatMap(([key, label]) =>
        chosen[key] ? [] : [{ field: `${name}-${key}`, message: `${label}: ${t.faults.day}` }],
      ),
      ...(reason.trim().length < 10 ? [{ field: `${name}-razon`, message: t.faults.why }] : []),
    ];
    setFaults(found);
    if (found.length > 0) return;
    const dates = Object.fromEntries(days.map(([key]) => [key, chosen[key] ?? '']));
    if (!(await onSend({ ...dates, reason, ...(who ? { member } : {}) }))) return;
    showToast(t.done);
    setMember('');
    setChosen({});
    setReason('');
    setTurn(turn + 1);
    if (box.current) box.current.open = false;
  };
  return (
    <details ref={box}>
      <summary>{title}</summary>
      <form
        key={turn}
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {lede && <p>{lede}</p>}
        <ErrorSummary faults={faults} />
        {who && (
          <Select
            name={`${name}-quien`}
            label={t.who}
            placeholder={t.pick}
            value={member}
            onValue={setMember}
            options={who}
            error={errorOf(`${name}-quien`)}
          />
        )}
        {days.map(([key, label]) => (
          <DateField
            key={key}
            name={`${name}-${key}`}
            label={label}
            error={errorOf(`${name}-${key}`)}
            onDate={(read) =>
              setChosen((before) => ({ ...before, [key]: read.state === 'date' ? read.date : null }))
            }
          />
        ))}
        <TextArea
          name={`${name}-razon`}
          label={why}
          rows={2}
          value={reason}
          onValue={setReason}
          error={errorOf(`${name}-razon`)}
        />
        <div className="actions">
          <Button type="submit" busy={busy}>
            {title}
          </Button>
        </div>
      </form>
    </details>
  );
}
