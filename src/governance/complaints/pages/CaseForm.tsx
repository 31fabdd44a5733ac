import { type FormEvent, useEffect, useRef, useState } from 'react';
import {
  ask,
  Button,
  Checkbox,
  newKey,
  type Problem,
  ProblemNotice,
  Refused,
  Select,
  TextArea,
  TextField,
  useLoaded,
  useMessages,
} from '#design';
import type { CaseView, OfficialAction } from '../api.ts';
import {
  type ActionKind,
  type CaseKind,
  type CaseState,
  caseKinds,
  possibleActions,
  type Seriousness,
  seriousnesses,
} from '../case.ts';
import { answerTemplates, isUnedited } from '../templates.ts';
import { caseWords } from './caseWords.ts';
import { deskWords } from './deskWords.ts';

type Kind = OfficialAction['kind'];
/** In the order in which a case usually goes. */
const order: readonly Kind[] = [
  'classified',
  'assigned',
  'answered',
  'informationAsked',
  'messaged',
  'noted',
  'unitAsked',
  'escalated',
  'joined',
  'split',
  'closed',
  'reopened',
];
/** What usually comes next in each phase. */
const usual: Partial<Record<CaseState['phase'], Kind>> = {
  received: 'classified',
  classified: 'assigned',
  assigned: 'answered',
  contested: 'answered',
  reopened: 'answered',
};

/** One action on a case: what usually comes next is chosen already, the focus is in the form, Ctrl+Enter sends and opens the next. */
export function CaseForm({
  view,
  state,
  onDone,
}: {
  view: CaseView;
  state: CaseState;
  onDone: (goOn: boolean) => void;
}) {
  const t = useMessages(deskWords);
  const words = useMessages(caseWords);
  const party = view.party ?? 'official';
  const may: readonly ActionKind[] = possibleActions(state, party);
  const possible = order.filter((kind) => may.includes(kind));
  const first = usual[state.phase];
  const [kind, setKind] = useState<Kind | undefined>(first && possible.includes(first) ? first : possible[0]);
  const [caseKind, setCaseKind] = useState<CaseKind>(state.kind);
  const [seriousness, setSeriousness] = useState<Seriousness>(state.seriousness);
  const [unit, setUnit] = useState(state.unit ?? '');
  const [toMe, setToMe] = useState(true);
  const [text, setText] = useState('');
  const [norm, setNorm] = useState('');
  const [number, setNumber] = useState('');
  const [closing, setClosing] = useState<'not-competent' | 'repeated'>('not-competent');
  const [key, setKey] = useState(newKey);
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<{ field: string; message: string } | null>(null);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [catalogue] = useLoaded<{ facilities: readonly { code: string; name: string }[] }>('/api/catalogue');
  const form = useRef<HTMLFormElement>(null);
  // Who works down a queue by keyboard lands where the next thing is done; who reads with the mouse is not disturbed.
  useEffect(() => {
    const active = document.activeElement;
    // On a phone the queue goes out of sight, and the focus with it to what holds the panes.
    const fromQueue =
      active === document.body ||
      active?.matches('.desk, .desk__panes') ||
      active?.closest('.desk__queue, .desk__case');
    if (fromQueue)
      form.current?.querySelector<HTMLElement>('select, textarea, input')?.focus({ preventScroll: true });
  }, []);
  if (!kind) return null;

  const stated = (): OfficialAction | null => {
    const said = text.trim();
    switch (kind) {
      case 'classified':
        return { kind, caseKind, seriousness, text: said };
      case 'assigned':
        return unit === '' ? complain('unidad', t.faults.unit) : { kind, unit, toMe, text: said };
      case 'answered':
        if (isUnedited(said)) return complain('texto', t.faults.template);
        if (said.length < 40) return complain('texto', t.faults.answer);
        return norm.trim().length < 5
          ? complain('norma', t.faults.norm)
          : { kind, text: said, norm: norm.trim() };
      case 'closed':
        return said === '' ? complain('texto', t.faults.text) : { kind, closing, text: said };
      case 'joined':
        return number.trim() === ''
          ? complain('numero', t.faults.number)
          : { kind, number: number.trim(), text: said };
      case 'split':
        return { kind, text: said };
      default:
        return said === '' ? complain('texto', t.faults.text) : { kind, text: said };
    }
  };
  const complain = (field: string, message: string): null => {
    setFault({ field, message });
    document.getElementById(field)?.focus();
    return null;
  };
  const send = async (goOn: boolean) => {
    if (busy) return;
    setFault(null);
    const action = stated();
    if (!action) return;
    setBusy(true);
    setProblem(undefined);
    try {
      await ask(`/api/complaints/cases/${view.caseId}/actions`, {
        body: { version: state.version, action },
        key,
      });
      onDone(goOn);
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
      // What was refused was not done: the same key may be another command now.
      if (error instanceof Refused) setKey(newKey());
    } finally {
      setBusy(false);
    }
  };
  const needsText = !['classified', 'assigned', 'joined', 'split'].includes(kind);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(true);
  };
  return (
    <form
      ref={form}
      className="flow"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void send(true);
        }
      }}
    >
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Select
        name="accion"
        label={t.act}
        value={kind}
        onValue={(value) => setKind(value as Kind)}
        options={possible.map((one) => ({ value: one, label: t.acts[one] }))}
      />
      {kind === 'classified' && (
        <div className="columns">
          <Select
            name="clase"
            label={t.kind}
            value={caseKind}
            onValue={(value) => setCaseKind(value as CaseKind)}
            options={caseKinds.map((one) => ({ value: one, label: words.kinds[one] }))}
          />
          <Select
            name="gravedad"
            label={t.seriousness}
            value={seriousness}
            onValue={(value) => setSeriousness(value as Seriousness)}
            options={seriousnesses.map((one) => ({ value: one, label: words.seriousness[one] }))}
          />
        </div>
      )}
      {kind === 'assigned' && (
        <>
          <Select
            name="unidad"
            label={t.unit}
            placeholder={t.pickUnit}
            value={unit}
            error={fault?.field === 'unidad' ? fault.message : undefined}
            onValue={setUnit}
            options={(catalogue.state === 'ready' ? catalogue.value.facilities : []).map((one) => ({
              value: one.code,
              label: one.name,
            }))}
          />
          <Checkbox name="mio" label={t.toMe} checked={toMe} onValue={setToMe} />
        </>
      )}
      {kind === 'answered' && (
        <Select
          name="plantilla"
          label={t.template}
          placeholder={t.noTemplate}
          defaultValue=""
          onValue={(id) => {
            const template = answerTemplates.find((one) => one.id === id);
            if (template) setText(template.text);
          }}
          options={answerTemplates.map((one) => ({ value: one.id, label: one.title.es }))}
        />
      )}
      {kind === 'joined' && (
        <TextField
          name="numero"
          label={t.joinNumber}
          hint="R26-7KQ2M9"
          value={number}
          onValue={setNumber}
          error={fault?.field === 'numero' ? fault.message : undefined}
        />
      )}
      {kind === 'closed' && (
        <Select
          name="cierre"
          label={t.closing}
          value={closing}
          onValue={(value) => setClosing(value as 'not-competent' | 'repeated')}
          options={(['not-competent', 'repeated'] as const).map((one) => ({
            value: one,
            label: words.closings[one],
          }))}
        />
      )}
      {needsText && (
        <TextArea
          name="texto"
          label={t.texts[kind as keyof typeof t.texts] ?? t.text}
          hint={
            kind === 'answered'
              ? t.answerHint
              : kind === 'noted' || kind === 'unitAsked'
                ? t.hiddenHint
                : t.seenHint
          }
          rows={kind === 'answered' ? 9 : 4}
          maxCharacters={20_000}
          value={text}
          error={fault?.field === 'texto' ? fault.message : undefined}
          onValue={setText}
        />
      )}
      {kind === 'answered' && (
        <TextField
          name="norma"
          label={t.norm}
          hint={t.normHint}
          value={norm}
          onValue={setNorm}
          error={fault?.field === 'norma' ? fault.message : undefined}
        />
      )}
      <div className="actions">
        <Button type="submit" look="primary" busy={busy}>
          {t.sendNext}
        </Button>
        <Button look="secondary" busy={busy} onClick={() => void send(false)}>
          {t.sendStay}
        </Button>
      </div>
      <p className="soft">{t.keys}</p>
    </form>
  );
}
