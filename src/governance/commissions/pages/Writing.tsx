import { useState } from 'react';
import {
  type Acting,
  Button,
  ProblemNotice,
  Select,
  TextArea,
  TextField,
  useLanguage,
  useMessages,
} from '#design';
import type { PeriodAnswer } from '../api.ts';
import { supervisionWords } from './supervisionWords.ts';

const words = {
  es: {
    title: 'Componer el informe',
    freeze: 'Fijar las cifras de hoy',
    again: 'Fijar otra vez las cifras',
    notOver: 'Las cifras se fijan cuando el trimestre termina.',
    text: 'Texto de la comisión',
    item: (n: number) => `Punto ${n}`,
    itemTitle: (n: number) => `Título del punto ${n}`,
    itemText: (n: number) => `Qué pide el punto ${n}`,
    cite: (n: number) => `Agregar un registro en que se apoya el punto ${n}`,
    choose: 'Elija un registro',
    remove: 'Quitar',
    more: 'Agregar otro punto',
    save: 'Guardar el borrador',
    missing: 'Cada punto lleva título, texto y al menos un registro.',
    dissent: 'Disenso (si lo tiene)',
    dissentHint: 'Consta con su nombre y su asiento. Déjelo vacío si firma sin disentir.',
    sign: 'Firmar el informe',
    signed: 'Usted ya firmó este texto. Si el texto cambia, se firma otra vez.',
    issue: 'Emitir el informe',
    issueWhat:
      'Cuando más de la mitad firmó, se emite: no cambia más y empieza el plazo de la Dirección General.',
  },
  en: {
    title: 'Compose the report',
    freeze: 'Freeze today’s figures',
    again: 'Freeze the figures again',
    notOver: 'Figures are frozen when the quarter is over.',
    text: 'Text of the commission',
    item: (n: number) => `Item ${n}`,
    itemTitle: (n: number) => `Title of item ${n}`,
    itemText: (n: number) => `What item ${n} asks`,
    cite: (n: number) => `Add a record on which item ${n} rests`,
    choose: 'Choose a record',
    remove: 'Remove',
    more: 'Add another item',
    save: 'Save the draft',
    missing: 'Each item has a title, a text and at least one record.',
    dissent: 'Dissent (if any)',
    dissentHint: 'It stands with your name and seat. Leave it empty to sign without dissent.',
    sign: 'Sign the report',
    signed: 'You signed this text already. If it changes it is signed again.',
    issue: 'Issue the report',
    issueWhat:
      'Once more than half have signed it is issued: it changes no more and the term of the Director General begins.',
  },
};
interface Draft {
  readonly key: number;
  readonly title: string;
  readonly text: string;
  readonly cites: readonly { readonly kind: string; readonly ref: string }[];
}

/** What a member of the commission does with the report of a quarter, until it is issued. */
export function Writing({ view, acting }: { view: PeriodAnswer; acting: Acting }) {
  const t = useMessages(words);
  const url = `/api/supervision/${view.period}/acts`;
  const { report } = view;
  return (
    <section className="flow" aria-labelledby="componer">
      <h2 id="componer">{t.title}</h2>
      {acting.problem !== undefined && <ProblemNotice problem={acting.problem} />}
      {!view.over && <p>{t.notOver}</p>}
      {view.over && (
        <div className="actions">
          <Button
            look={report ? 'secondary' : 'primary'}
            busy={acting.busy}
            onClick={() => void acting.send(url, { act: 'freeze' })}
          >
            {report ? t.again : t.freeze}
          </Button>
        </div>
      )}
      {report && <DraftForm view={view} report={report} acting={acting} url={url} />}
      {report && report.items.length > 0 && <Signing view={view} acting={acting} url={url} />}
    </section>
  );
}

function DraftForm({
  view,
  report,
  acting,
  url,
}: {
  view: PeriodAnswer;
  report: NonNullable<PeriodAnswer['report']>;
  acting: Acting;
  url: string;
}) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [language] = useLanguage();
  const [text, setText] = useState(report.text);
  const [items, setItems] = useState<readonly Draft[]>(
    report.items.length > 0
      ? report.items.map((one) => ({
          key: one.number,
          title: one.title,
          text: one.text,
          cites: one.cites.map(({ kind, ref }) => ({ kind, ref })),
        }))
      : [{ key: 1, title: '', text: '', cites: [] }],
  );
  const [tried, setTried] = useState(false);
  const change = (key: number, part: Partial<Draft>) =>
    setItems(items.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const cut = (title: string) => (title.length > 80 ? `${title.slice(0, 78)}…` : title);
  const records = [
    ...view.citable.map((one) => ({
      value: `${one.kind} ${one.ref}`,
      label: `${w.cite[one.kind]}: ${cut(one.title)}`,
    })),
    ...view.figures.map((one) => ({
      value: `figure ${one.id}`,
      label: `${w.cite.figure}: ${one[language]}`,
    })),
  ];
  const missing =
    text.trim().length < 10 ||
    items.some((one) => one.title.trim().length < 3 || one.text.trim().length < 10 || one.cites.length === 0);
  return (
    <form
      className="flow"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!missing)
          void acting.send(url, {
            act: 'write',
            text,
            items: items.map(({ title, text: asked, cites }) => ({ title, text: asked, cites })),
          });
      }}
    >
      <TextArea
        name="texto"
        label={t.text}
        value={text}
        onValue={setText}
        rows={6}
        error={tried && missing ? t.missing : undefined}
      />
      {items.map((one, i) => {
        const n = i + 1;
        return (
          <fieldset key={one.key} className="flow">
            <legend>{t.item(n)}</legend>
            <TextField
              name={`titulo-${n}`}
              label={t.itemTitle(n)}
              value={one.title}
              onValue={(title) => change(one.key, { title })}
            />
            <TextArea
              name={`pide-${n}`}
              label={t.itemText(n)}
              value={one.text}
              onValue={(asked) => change(one.key, { text: asked })}
              rows={3}
            />
            <ul className="bare">
              {one.cites.map((cite) => {
                const value = `${cite.kind} ${cite.ref}`;
                const label = records.find((each) => each.value === value)?.label ?? value;
                return (
                  <li key={value} className="cluster">
                    <span>{label}</span>
                    <Button
                      look="quiet"
                      onClick={() => change(one.key, { cites: one.cites.filter((each) => each !== cite) })}
                    >
                      {t.remove}
                      <span className="visually-hidden">: {label}</span>
                    </Button>
                  </li>
                );
              })}
            </ul>
            <Select
              name={`registro-${n}`}
              label={t.cite(n)}
              value=""
              placeholder={t.choose}
              options={records.filter(
                (each) => !one.cites.some(({ kind, ref }) => `${kind} ${ref}` === each.value),
              )}
              onValue={(value) => {
                const [kind = '', ...ref] = value.split(' ');
                if (kind !== '') change(one.key, { cites: [...one.cites, { kind, ref: ref.join(' ') }] });
              }}
            />
          </fieldset>
        );
      })}
      <div className="actions">
        <Button look="primary" type="submit" busy={acting.busy}>
          {t.save}
        </Button>
        <Button
          look="secondary"
          onClick={() =>
            setItems([
              ...items,
              { key: Math.max(...items.map((one) => one.key)) + 1, title: '', text: '', cites: [] },
            ])
          }
        >
          {t.more}
        </Button>
      </div>
    </form>
  );
}

function Signing({ view, acting, url }: { view: PeriodAnswer; acting: Acting; url: string }) {
  const t = useMessages(words);
  const w = useMessages(supervisionWords);
  const [dissent, setDissent] = useState('');
  const short = dissent.trim() !== '' && dissent.trim().length < 10;
  return (
    <div className="flow">
      {view.me.signed ? (
        <p>{t.signed}</p>
      ) : (
        <form
          className="flow"
          onSubmit={(event) => {
            event.preventDefault();
            if (!short)
              void acting.send(url, { act: 'sign', dissent: dissent.trim() === '' ? null : dissent });
          }}
        >
          <TextArea
            name="disenso"
            label={t.dissent}
            hint={t.dissentHint}
            value={dissent}
            onValue={setDissent}
            rows={3}
            error={short ? w.short : undefined}
          />
          <div className="actions">
            <Button look="primary" type="submit" busy={acting.busy}>
              {t.sign}
            </Button>
          </div>
        </form>
      )}
      <p className="soft">{t.issueWhat}</p>
      <div className="actions">
        <Button look="secondary" busy={acting.busy} onClick={() => void acting.send(url, { act: 'issue' })}>
          {t.issue}
        </Button>
      </div>
    </div>
  );
}
