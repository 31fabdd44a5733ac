import { type FormEvent, useEffect, useState } from 'react';
import {
  type Acting,
  Button,
  ErrorSummary,
  type FieldFault,
  Notice,
  Select,
  showToast,
  TextArea,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import type { PeriodAnswer } from '../api.ts';
import { type Draft, type DraftItem, forgetDraft, keepDraft, readKeptDraft } from './keptDraft.ts';
import { sayFigure, supervisionWords } from './supervisionWords.ts';

const words = {
  es: {
    title: 'Texto y puntos',
    text: 'Qué encontró la comisión',
    textHint:
      'Lo leerán el Consejo Directivo, la Dirección General y cualquier persona. Deje una línea en blanco entre párrafos.',
    item: (n: number) => `Punto ${n}`,
    itemTitle: (n: number) => `Título del punto ${n}`,
    itemText: (n: number) => `Qué recomienda el punto ${n}`,
    cite: (n: number) => `Registro en que se apoya el punto ${n}`,
    add: (n: number) => `Agregar el registro al punto ${n}`,
    citeHint: 'Sin un registro no hay punto: quien lo lea podrá comprobarlo.',
    choose: 'Elija un registro',
    rests: (n: number) => `En qué se apoya el punto ${n}`,
    remove: 'Quitar',
    removeItem: (n: number) => `Quitar el punto ${n}`,
    more: 'Agregar otro punto',
    save: 'Guardar el borrador',
    saved: 'El borrador quedó guardado para toda la comisión.',
    resigned: 'Guardar un texto distinto borra las firmas que tenga: se firma otra vez.',
    kept: 'Lo que escribió y no guardó sigue aquí, en este navegador.',
    drop: 'Descartarlo y ver lo guardado',
    faults: {
      text: 'Escriba qué encontró la comisión, con al menos diez letras',
      title: (n: number) => `Escriba el título del punto ${n}`,
      asked: (n: number) => `Escriba qué recomienda el punto ${n}, con al menos diez letras`,
      cites: (n: number) => `Agregue al menos un registro en que se apoye el punto ${n}`,
    },
  },
  en: {
    title: 'Text and items',
    text: 'What the commission found',
    textHint:
      'The Board, the Director General and anybody will read it. Leave an empty line between paragraphs.',
    item: (n: number) => `Item ${n}`,
    itemTitle: (n: number) => `Title of item ${n}`,
    itemText: (n: number) => `What item ${n} recommends`,
    cite: (n: number) => `Record on which item ${n} rests`,
    add: (n: number) => `Add the record to item ${n}`,
    citeHint: 'Without a record there is no item: whoever reads it can check it.',
    choose: 'Choose a record',
    rests: (n: number) => `On what item ${n} rests`,
    remove: 'Remove',
    removeItem: (n: number) => `Remove item ${n}`,
    more: 'Add another item',
    save: 'Save the draft',
    saved: 'The draft is saved for the whole commission.',
    resigned: 'Saving another text clears the signatures it has: it is signed again.',
    kept: 'What you wrote and did not save is still here, in this browser.',
    drop: 'Discard it and see what is saved',
    faults: {
      text: 'Write what the commission found, in at least ten letters',
      title: (n: number) => `Write the title of item ${n}`,
      asked: (n: number) => `Write what item ${n} recommends, in at least ten letters`,
      cites: (n: number) => `Add at least one record on which item ${n} rests`,
    },
  },
};
type Report = NonNullable<PeriodAnswer['report']>;
const emptyItem = (key: number): DraftItem => ({ key, title: '', text: '', cites: [] });

const draftOf = (report: Report): Draft => ({
  text: report.text,
  items:
    report.items.length > 0
      ? report.items.map(({ number, title, text, cites }) => ({
          key: number,
          title,
          text,
          cites: cites.map(({ kind, ref }) => ({ kind, ref })),
        }))
      : [emptyItem(1)],
});

/** The words of a report: what was found, and items that each rest on records. What is not saved yet stays in this browser. */
export function DraftForm({
  view,
  report,
  acting,
  url,
}: {
  view: PeriodAnswer;
  report: Report;
  acting: Acting;
  url: string;
}) {
  const t = useMessages(words);
  const [kept, setKept] = useState(() => readKeptDraft(view.period));
  const [draft, setDraft] = useState<Draft>(() => kept ?? draftOf(report));
  const [faults, setFaults] = useState<readonly FieldFault[]>([]);
  const [version, setVersion] = useState(report.version);
  const [added, setAdded] = useState<number | null>(null);
  // Whoever adds an item goes on writing in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the item just added is the event.
  useEffect(() => {
    if (added !== null) document.getElementById(`titulo-${draft.items.length}`)?.focus();
  }, [added]);
  // Another version came: what is not saved stays before her, beside the new one; otherwise she goes on from the new one.
  if (version !== report.version) {
    setVersion(report.version);
    const own = readKeptDraft(view.period);
    setKept(own);
    if (!own) setDraft(draftOf(report));
  }
  const records = useRecords(view);
  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(view.period, next);
  };
  const changeItem = (key: number, part: Partial<DraftItem>) =>
    change({ ...draft, items: draft.items.map((one) => (one.key === key ? { ...one, ...part } : one)) });
  const errorOf = (field: string) => faults.find((one) => one.field === field)?.message;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(draft, t.faults);
    setFaults(found);
    if (found.length > 0) return;
    const items = draft.items.map(({ title, text, cites }) => ({ title, text, cites }));
    if (!(await acting.send(url, { act: 'write', seen: report.version, text: draft.text, items }))) return;
    forgetDraft(view.period);
    setKept(null);
    showToast(t.saved);
  };
  return (
    <form className="flow" aria-label={t.title} noValidate onSubmit={(event) => void save(event)}>
      <h3>{t.title}</h3>
      {kept && (
        <Notice>
          <p>{t.kept}</p>
          <Button
            look="quiet"
            onClick={() => {
              forgetDraft(view.period);
              setKept(null);
              setDraft(draftOf(report));
              setFaults([]);
            }}
          >
            {t.drop}
          </Button>
        </Notice>
      )}
      {faults.length > 0 && <ErrorSummary faults={faults} />}
      <TextArea
        name="texto"
        label={t.text}
        hint={t.textHint}
        value={draft.text}
        onValue={(text) => change({ ...draft, text })}
        rows={8}
        error={errorOf('texto')}
      />
      {draft.items.map((one, i) => {
        const n = i + 1;
        return (
          <fieldset key={one.key} className="flow supervision-item">
            <legend>{t.item(n)}</legend>
            <TextField
              name={`titulo-${n}`}
              label={t.itemTitle(n)}
              value={one.title}
              onValue={(title) => changeItem(one.key, { title })}
              error={errorOf(`titulo-${n}`)}
            />
            <TextArea
              name={`pide-${n}`}
              label={t.itemText(n)}
              value={one.text}
              onValue={(asked) => changeItem(one.key, { text: asked })}
              rows={3}
              error={errorOf(`pide-${n}`)}
            />
            {one.cites.length > 0 && (
              <ul className="bare supervision-cites" aria-label={t.rests(n)}>
                {one.cites.map((cite) => {
                  const value = `${cite.kind} ${cite.ref}`;
                  const label = records.find((each) => each.value === value)?.label ?? value;
                  return (
                    <li key={value}>
                      <span>{label}</span>
                      <Button
                        look="quiet"
                        size="small"
                        onClick={() =>
                          changeItem(one.key, { cites: one.cites.filter((each) => each !== cite) })
                        }
                      >
                        {t.remove}
                        <span className="visually-hidden">: {label}</span>
                      </Button>
                    </li>
                  );
                })}
              </ul>
            )}
            <CitePicker
              n={n}
              records={records.filter(
                (each) => !one.cites.some(({ kind, ref }) => `${kind} ${ref}` === each.value),
              )}
              error={errorOf(`registro-${n}`)}
              onAdd={(cite) => changeItem(one.key, { cites: [...one.cites, cite] })}
            />
            {draft.items.length > 1 && (
              <div>
                <Button
                  look="quiet"
                  onClick={() => {
                    change({ ...draft, items: draft.items.filter((each) => each.key !== one.key) });
                    setFaults([]);
                  }}
                >
                  {t.removeItem(n)}
                </Button>
              </div>
            )}
          </fieldset>
        );
      })}
      {report.signatures.length > 0 && <p className="soft">{t.resigned}</p>}
      <div className="actions">
        <Button look={report.items.length === 0 ? 'primary' : 'secondary'} type="submit" busy={acting.busy}>
          {t.save}
        </Button>
        <Button
          look="quiet"
          onClick={() => {
            const key = Math.max(...draft.items.map((one) => one.key)) + 1;
            change({ ...draft, items: [...draft.items, emptyItem(key)] });
            setAdded(key);
          }}
        >
          {t.more}
        </Button>
      </div>
    </form>
  );
}

/** A list and a button: who walks the list with the keyboard adds nothing on her way. */
function CitePicker({
  n,
  records,
  error,
  onAdd,
}: {
  n: number;
  records: readonly { readonly value: string; readonly label: string }[];
  error: string | undefined;
  onAdd: (cite: DraftItem['cites'][number]) => void;
}) {
  const t = useMessages(words);
  const [picked, setPicked] = useState('');
  return (
    <>
      <Select
        name={`registro-${n}`}
        label={t.cite(n)}
        hint={t.citeHint}
        width="full"
        value={picked}
        placeholder={t.choose}
        error={error}
        options={records}
        onValue={setPicked}
      />
      <div>
        <Button
          onClick={() => {
            const [kind = '', ...ref] = picked.split(' ');
            if (kind === '') return;
            onAdd({ kind, ref: ref.join(' ') });
            setPicked('');
          }}
        >
          {t.add(n)}
        </Button>
      </div>
    </>
  );
}

/** What an item may rest on, with the value of each figure: records first, then figures. */
function useRecords({ citable, figures }: PeriodAnswer) {
  const w = useMessages(supervisionWords);
  const [language] = useLanguage();
  const cut = (title: string) => (title.length > 80 ? `${title.slice(0, 78)}…` : title);
  return [
    ...citable.map((one) => ({
      value: `${one.kind} ${one.ref}`,
      label: `${w.cite[one.kind]}: ${cut(one.title)}`,
    })),
    ...figures.map((one) => ({
      value: `figure ${one.id}`,
      label: `${w.cite.figure}: ${one[language]} (${sayFigure(one, language, w.hidden)})`,
    })),
  ];
}

function faultsOf({ text, items }: Draft, say: (typeof words)['es']['faults']): FieldFault[] {
  return [
    ...(text.trim().length < 10 ? [{ field: 'texto', message: say.text }] : []),
    ...items.flatMap((one, i) => {
      const n = i + 1;
      return [
        ...(one.title.trim().length < 3 ? [{ field: `titulo-${n}`, message: say.title(n) }] : []),
        ...(one.text.trim().length < 10 ? [{ field: `pide-${n}`, message: say.asked(n) }] : []),
        ...(one.cites.length === 0 ? [{ field: `registro-${n}`, message: say.cites(n) }] : []),
      ];
    }),
  ];
}
