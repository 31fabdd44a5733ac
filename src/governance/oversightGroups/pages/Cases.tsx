import { useState } from 'react';
import {
  Button,
  EmptyState,
  Link,
  Notice,
  TextArea,
  TextField,
  useFilters,
  useLanguage,
  useMessages,
} from '#design';
import { formatDate, plainDate } from '#kernel';
import type { GroupAnswer } from '../api.ts';
import { groupWords } from './groupWords.ts';
import type { GroupPart } from './part.ts';
import { TextAct } from './TextAct.tsx';

const words = {
  es: {
    none: 'Todavía no hay casos',
    noneWhat: 'Un caso se abre desde una compra o una alerta, en la página de la compra.',
    look: 'Buscar una compra',
    open: 'Abrir un caso',
    from: 'Se abre desde la compra',
    flag: (flag: string) => `por la alerta ${flag}`,
    party: 'Se abre desde la entidad o el proveedor',
    title: 'Cómo se llama el caso',
    why: 'Por qué hay que mirarlo',
    short: 'Escriba un nombre y al menos diez letras de por qué.',
    by: (name: string, day: string) => `Lo abrió ${name} el ${day}`,
    process: 'Ver la compra',
    supplier: 'Ver a quien compra o vende',
    request: 'Pedir un documento',
    find: 'Presentar un hallazgo',
    notes: 'Notas de la veeduría',
    notesWhat: 'Solo las ven sus integrantes.',
    note: 'Nueva nota',
    save: 'Guardar la nota',
    barred: 'Usted declaró un interés en este caso: lo lleva otra persona de la veeduría.',
    planFirst: 'Antes de abrir casos, la veeduría presenta su plan.',
  },
  en: {
    none: 'There are no cases yet',
    noneWhat: 'A case is opened from a purchase or a flag, on the page of the purchase.',
    look: 'Find a purchase',
    open: 'Open a case',
    from: 'It is opened from the purchase',
    flag: (flag: string) => `because of flag ${flag}`,
    party: 'It is opened from the buyer or supplier',
    title: 'What the case is called',
    why: 'Why it must be looked at',
    short: 'Write a name and at least ten letters of why.',
    by: (name: string, day: string) => `Opened by ${name} on ${day}`,
    process: 'See the purchase',
    supplier: 'See who buys or sells',
    request: 'Ask for a document',
    find: 'Present a finding',
    notes: 'Notes of the group',
    notesWhat: 'Only its members see them.',
    note: 'New note',
    save: 'Keep the note',
    barred: 'You declared an interest in this case: another member takes it.',
    planFirst: 'Before opening cases the group presents its plan.',
  },
};

/** The cases of a group, and the form that opens one from what the address names. */
export function Cases({ group, api, acting }: GroupPart) {
  const t = useMessages(words);
  const mayOpen = group.me.active && group.phase === 'working';
  return (
    <div className="flow">
      {mayOpen && group.plan === null && <Notice>{t.planFirst}</Notice>}
      {mayOpen && group.plan !== null && <OpenCase group={group} api={api} acting={acting} />}
      {group.cases.length === 0 && (
        <EmptyState
          title={t.none}
          action={
            <Link look="button" href="/compras?alerta=alguna">
              {t.look}
            </Link>
          }
        >
          {t.noneWhat}
        </EmptyState>
      )}
      {group.cases.toReversed().map((one) => (
        <CaseEntry key={one.number} one={one} group={group} api={api} acting={acting} />
      ))}
    </div>
  );
}

function OpenCase({ api, acting }: GroupPart) {
  const t = useMessages(words);
  const [filters, setFilters] = useFilters();
  const [title, setTitle] = useState('');
  const [why, setWhy] = useState('');
  const [tried, setTried] = useState(false);
  const ocid = filters.get('compra');
  const flag = filters.get('alerta');
  const party = filters.get('parte');
  if (!ocid && !party) return null;
  const origin = ocid
    ? flag
      ? { kind: 'flag', ocid, flag }
      : { kind: 'process', ocid }
    : { kind: 'party', id: party };
  const missing = title.trim().length < 3 || why.trim().length < 10;
  const open = async () => {
    setTried(true);
    if (missing) return;
    if (await acting.send(`${api}/acts`, { act: 'open-case', origin, title, why }))
      setFilters({ compra: null, alerta: null, parte: null });
  };
  return (
    <form
      className="group-entry"
      aria-label={t.open}
      onSubmit={(event) => {
        event.preventDefault();
        void open();
      }}
      noValidate
    >
      <h3>{t.open}</h3>
      <p>
        {ocid ? t.from : t.party}{' '}
        <a href={ocid ? `/compras/${encodeURIComponent(ocid)}` : `/compras/proveedores/${party}`}>
          {ocid ?? t.supplier}
        </a>
        {flag && ` ${t.flag(flag)}`}
      </p>
      <TextField
        name="nombre-caso"
        label={t.title}
        value={title}
        onValue={setTitle}
        error={tried && missing ? t.short : undefined}
      />
      <TextArea name="razon-caso" label={t.why} value={why} onValue={setWhy} rows={3} />
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.open}
        </Button>
      </div>
    </form>
  );
}

function CaseEntry({ one, group, api, acting }: GroupPart & { one: GroupAnswer['cases'][number] }) {
  const t = useMessages(words);
  const w = useMessages(groupWords);
  const [language] = useLanguage();
  const { origin } = one;
  const here = `/veedurias/${group.code}`;
  return (
    <article className="group-entry" id={`caso-${one.number}`}>
      <h3>
        {w.case} {one.number}. {one.title}
      </h3>
      <p>{one.why}</p>
      <p className="group-marks">
        <span>{t.by(one.by, formatDate(plainDate(one.on), language))}</span>
        {'ocid' in origin && (
          <a href={`/compras/${encodeURIComponent(origin.ocid)}`}>
            {t.process} {origin.kind === 'flag' && t.flag(origin.flag)}
          </a>
        )}
        {origin.kind === 'party' && /^\d{1,9}$/.test(origin.id) && (
          <a href={`/compras/proveedores/${origin.id}`}>{t.supplier}</a>
        )}
      </p>
      {one.barred && group.me.member !== null && <Notice tone="attention">{t.barred}</Notice>}
      {group.me.active && !one.barred && group.phase === 'working' && (
        <p className="actions">
          <Link href={`${here}?ver=documentos&caso=${one.number}`}>{t.request}</Link>
          <Link href={`${here}?ver=hallazgos&caso=${one.number}`}>{t.find}</Link>
        </p>
      )}
      {group.me.active && (
        <details open={one.notes.length > 0}>
          <summary>{t.notes}</summary>
          <p className="soft">{t.notesWhat}</p>
          {one.notes.map((note, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two notes of a day may say the same.
            <p key={i}>
              <span className="soft">
                {note.by}, {formatDate(plainDate(note.on), language)}:
              </span>{' '}
              {note.text}
            </p>
          ))}
          {!one.barred && group.phase === 'working' && (
            <TextAct
              name={`nota-${one.number}`}
              label={t.note}
              rows={2}
              acting={acting}
              url={`${api}/acts`}
              choices={[{ button: t.save, body: (text) => ({ act: 'note', case: one.number, text }) }]}
            />
          )}
        </details>
      )}
    </article>
  );
}
