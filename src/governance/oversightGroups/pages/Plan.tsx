import { useState } from 'react';
import {
  Button,
  DateField,
  EmptyState,
  StateChip,
  TextArea,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, type PlainDate, plainDate } from '#kernel';
import type { GroupPart } from './part.ts';
import { TextAct } from './TextAct.tsx';

const words = {
  es: {
    none: 'Todavía no hay plan',
    noneWhat: 'Lo presenta la veeduría al comenzar: qué va a mirar y cuándo.',
    text: 'Qué va a hacer la veeduría',
    what: (n: number) => `Actividad ${n}`,
    due: (n: number) => `Fecha de la actividad ${n}`,
    more: 'Añadir una actividad',
    present: 'Presentar el plan',
    again: 'Cambiar el plan',
    missing: 'Escriba el plan y al menos una actividad con su fecha.',
    on: (day: string) => `Presentado el ${day}`,
    until: (day: string) => `Hasta el ${day}`,
    done: 'Hecha',
    late: 'Atrasada',
    pending: 'Por hacer',
    doIt: 'Qué se hizo',
    mark: 'Dar por hecha',
  },
  en: {
    none: 'There is no plan yet',
    noneWhat: 'The group presents it at the start: what it will look at and when.',
    text: 'What the group will do',
    what: (n: number) => `Activity ${n}`,
    due: (n: number) => `Date of activity ${n}`,
    more: 'Add an activity',
    present: 'Present the plan',
    again: 'Change the plan',
    missing: 'Write the plan and at least one activity with its date.',
    on: (day: string) => `Presented on ${day}`,
    until: (day: string) => `By ${day}`,
    done: 'Done',
    late: 'Late',
    pending: 'To be done',
    doIt: 'What was done',
    mark: 'Mark as done',
  },
};

/** The plan of a group and how far it is. */
export function Plan({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const [language] = useLanguage();
  const day = (date: string) => formatDate(plainDate(date), language);
  const { plan } = group;
  const may = group.me.active && group.phase === 'working';
  return (
    <div className="flow">
      {plan === null ? (
        <EmptyState title={t.none}>{t.noneWhat}</EmptyState>
      ) : (
        <>
          <p>{plan.text}</p>
          <p className="soft">{t.on(day(plan.on))}</p>
          {plan.activities.map((one) => (
            <div key={one.number} className="group-entry">
              <h3>{one.what}</h3>
              <p className="group-marks">
                <StateChip shape={one.done ? 'done' : one.late ? 'attention' : 'waiting'}>
                  {one.done ? t.done : one.late ? t.late : t.pending}
                </StateChip>
                <span>{t.until(day(one.due))}</span>
              </p>
              {one.done && <p>{one.done.text}</p>}
              {!one.done && may && (
                <details>
                  <summary>{t.mark}</summary>
                  <TextAct
                    name={`hecha-${one.number}`}
                    label={t.doIt}
                    rows={2}
                    acting={acting}
                    url={`${api}/acts`}
                    choices={[
                      {
                        button: t.mark,
                        body: (text) => ({ act: 'do-activity', activity: one.number, text }),
                      },
                    ]}
                  />
                </details>
              )}
            </div>
          ))}
        </>
      )}
      {may &&
        (plan === null ? (
          <PlanForm group={group} api={api} acting={acting} />
        ) : (
          <details>
            <summary>{t.again}</summary>
            <PlanForm group={group} api={api} acting={acting} />
          </details>
        ))}
    </div>
  );
}

function PlanForm({ api, acting }: GroupPart) {
  const t = useMessages(words);
  const [text, setText] = useState('');
  const [rows, setRows] = useState<readonly { what: string; due: PlainDate | null }[]>([
    { what: '', due: null },
  ]);
  const [tried, setTried] = useState(false);
  const activities = rows.filter((one) => one.what.trim().length >= 3 && one.due !== null);
  const missing = text.trim().length < 10 || activities.length === 0;
  const change = (i: number, part: Partial<(typeof rows)[number]>) =>
    setRows(rows.map((one, at) => (at === i ? { ...one, ...part } : one)));
  return (
    <form
      aria-label={t.present}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing) void acting.send(`${api}/acts`, { act: 'plan', text, activities });
      }}
      noValidate
    >
      <TextArea
        name="plan"
        label={t.text}
        value={text}
        onValue={setText}
        rows={4}
        error={tried && missing ? t.missing : undefined}
      />
      {rows.map((one, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: activities are told apart by their place.
        <div key={i} className="flow">
          <TextField
            name={`actividad-${i + 1}`}
            label={t.what(i + 1)}
            value={one.what}
            onValue={(what) => change(i, { what })}
          />
          <DateField
            name={`fecha-actividad-${i + 1}`}
            label={t.due(i + 1)}
            onDate={(read) => change(i, { due: read.state === 'date' ? read.date : null })}
          />
        </div>
      ))}
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.present}
        </Button>
        <Button look="quiet" onClick={() => setRows([...rows, { what: '', due: null }])}>
          {t.more}
        </Button>
      </div>
    </form>
  );
}
