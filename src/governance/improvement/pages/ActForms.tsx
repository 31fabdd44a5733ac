import { type ReactNode, useState } from 'react';
import {
  ask,
  Button,
  DateField,
  newKey,
  ProblemNotice,
  showToast,
  TextArea,
  TextField,
  useAction,
  useMessages,
} from '#design';
import type { DeskChangeAnswer, TypedAct } from '../api.ts';

const words = {
  es: {
    missing: 'Complete este campo.',
    short: 'Escriba al menos diez letras.',
    saved: 'Quedó registrado.',
    told: (n: number): string => (n === 1 ? 'Se avisó a 1 persona.' : `Se avisó a ${n} personas.`),
    plan: 'Plan',
    planHint: 'Qué se va a hacer y cómo cambia lo que la persona vive.',
    step: (n: number): string => `Paso ${n}`,
    stepDue: (n: number): string => `Fecha del paso ${n}`,
    addStep: 'Agregar otro paso',
    sendPlan: 'Publicar el plan',
    evidenceOf: (text: string): string => `Evidencia de: ${text}`,
    evidenceHint: 'Un acta, una cifra, una fotografía: lo que otra persona pueda comprobar.',
    link: 'Enlace al documento',
    finishStep: 'Dar el paso por hecho',
    evidence: 'Más evidencia',
    addEvidence: 'Agregar la evidencia',
    summary: 'Qué cambió, para las personas',
    summaryHint:
      'Es lo que leerá quien calificó o reclamó. En palabras sencillas, empezando por lo que ahora es distinto.',
    finish: 'Dar el cambio por hecho',
    announceWhat: 'Se avisará una sola vez a todas las personas que calificaron o reclamaron por esto.',
    announce: 'Avisar a las personas',
    measure: 'Qué muestran los meses posteriores',
    effective: 'Funcionó',
    notEffective: 'No bastó',
    close: 'Qué queda',
    closeDo: 'Cerrar el cambio',
    reopen: 'Por qué se reabre',
    reopenDo: 'Reabrir el cambio',
    due: 'Nueva fecha',
    dueReason: 'Por qué cambia la fecha',
    dueDo: 'Cambiar la fecha',
    comment: 'Comentario público de la Defensoría',
    commentDo: 'Publicar el comentario',
    more: 'Otras acciones',
  },
  en: {
    missing: 'Fill in this field.',
    short: 'Write at least ten letters.',
    saved: 'Noted.',
    told: (n: number): string => (n === 1 ? '1 person was told.' : `${n} persons were told.`),
    plan: 'Plan',
    planHint: 'What will be done and how what the person lives through changes.',
    step: (n: number): string => `Step ${n}`,
    stepDue: (n: number): string => `Date of step ${n}`,
    addStep: 'Add another step',
    sendPlan: 'Publish the plan',
    evidenceOf: (text: string): string => `Evidence of: ${text}`,
    evidenceHint: 'Minutes, a figure, a photograph: what another person can check.',
    link: 'Link to the document',
    finishStep: 'Call the step done',
    evidence: 'More evidence',
    addEvidence: 'Add the evidence',
    summary: 'What changed, for people',
    summaryHint:
      'This is what those who rated or complained will read. In plain words, what is different first.',
    finish: 'Call the change done',
    announceWhat: 'Everybody who rated or complained about this will be told, once.',
    announce: 'Tell people',
    measure: 'What the months after show',
    effective: 'It worked',
    notEffective: 'Not enough',
    close: 'What stays',
    closeDo: 'Close the change',
    reopen: 'Why it is opened again',
    reopenDo: 'Open the change again',
    due: 'New date',
    dueReason: 'Why the date changes',
    dueDo: 'Change the date',
    comment: 'Public comment of the ombudsman',
    commentDo: 'Publish the comment',
    more: 'Other actions',
  },
};

type Send = (act: TypedAct) => void;
type FormProps = { readonly send: Send; readonly busy: boolean };

/** What whoever looks may do now, each with its own short form. The server decides again. */
export function ActForms({ change, again }: { change: DeskChangeAnswer; again: () => void }) {
  const t = useMessages(words);
  const [key] = useState(newKey);
  const [problem, busy, act] = useAction();
  const may = (name: string) => change.offered.includes(name);
  const send: Send = (one) =>
    void act(async () => {
      const done = await ask<{ told: number | null }>(`/api/improvement/desk/${change.code}/acts`, {
        body: { seen: change.seq, act: one },
        key: `${key}-${one.act}-${'step' in one ? one.step : ''}-${JSON.stringify(one).length}`,
      });
      showToast(done.told === null ? t.saved : t.told(done.told));
      again();
    });
  const next = change.steps.find((step) => step.done === null);
  const props = { send, busy };
  return (
    <div>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {may('plan') && change.steps.length === 0 && <PlanForm {...props} due={change.due} />}
      {may('finish-step') && next && (
        <WordsForm
          {...props}
          name={`evidencia-${next.number}`}
          label={t.evidenceOf(next.text)}
          hint={t.evidenceHint}
          button={t.finishStep}
          withLink
          make={(evidence, link) => ({ act: 'finish-step', step: next.number, evidence, link })}
        />
      )}
      {may('finish') && (
        <WordsForm
          {...props}
          name="resumen"
          label={t.summary}
          hint={t.summaryHint}
          button={t.finish}
          make={(summary) => ({ act: 'finish', summary })}
        />
      )}
      {may('announce') && (
        <div className="change-act flow">
          <p>{t.announceWhat}</p>
          <Button look="primary" busy={busy} onClick={() => send({ act: 'announce' })}>
            {t.announce}
          </Button>
        </div>
      )}
      {may('measure') && change.reading.effect !== 'too-soon' && (
        <WordsForm
          {...props}
          name="medida"
          label={t.measure}
          button={change.reading.effect === 'better' ? t.effective : t.notEffective}
          make={(said) => ({ act: 'measure', effective: change.reading.effect === 'better', words: said })}
        >
          {change.reading.effect === 'better' && t.notEffective}
        </WordsForm>
      )}
      {may('close') && (
        <WordsForm
          {...props}
          name="cierre"
          label={t.close}
          button={t.closeDo}
          make={(said) => ({ act: 'close', words: said })}
        />
      )}
      {may('comment') && (
        <WordsForm
          {...props}
          name="comentario"
          label={t.comment}
          button={t.commentDo}
          make={(text) => ({ act: 'comment', text })}
        />
      )}
      {(may('add-evidence') || may('change-due') || may('reopen')) && (
        <details>
          <summary>{t.more}</summary>
          {may('add-evidence') && (
            <WordsForm
              {...props}
              name="mas-evidencia"
              label={t.evidence}
              hint={t.evidenceHint}
              button={t.addEvidence}
              withLink
              make={(evidence, link) => ({ act: 'add-evidence', evidence, link })}
            />
          )}
          {may('change-due') && <DueForm {...props} />}
          {may('reopen') && (
            <WordsForm
              {...props}
              name="reapertura"
              label={t.reopen}
              button={t.reopenDo}
              make={(reason) => ({ act: 'reopen', reason })}
            />
          )}
        </details>
      )}
    </div>
  );
}

/** One text and its button; where `children` is given, a second button that says the opposite of a measure. */
function WordsForm({
  send,
  busy,
  name,
  label,
  hint,
  button,
  withLink = false,
  make,
  children,
}: FormProps & {
  name: string;
  label: string;
  hint?: string;
  button: string;
  withLink?: boolean;
  make: (text: string, link: string | null) => TypedAct;
  children?: ReactNode;
}) {
  const t = useMessages(words);
  const [text, setText] = useState('');
  const [link, setLink] = useState('');
  const [tried, setTried] = useState(false);
  const short = text.trim().length < 10;
  const go = (one: TypedAct) => {
    setTried(true);
    if (!short) send(one);
  };
  const act = () => make(text.trim(), link.trim() === '' ? null : link.trim());
  return (
    <form
      className="change-act"
      onSubmit={(event) => {
        event.preventDefault();
        go(act());
      }}
    >
      <TextArea
        name={name}
        label={label}
        hint={hint}
        value={text}
        onValue={setText}
        rows={3}
        error={tried && short ? t.short : undefined}
      />
      {withLink && (
        <TextField
          name={`${name}-enlace`}
          label={t.link}
          optional
          value={link}
          onValue={setLink}
          type="url"
        />
      )}
      <div className="actions">
        <Button look="primary" type="submit" busy={busy}>
          {button}
        </Button>
        {children && (
          <Button
            look="secondary"
            busy={busy}
            onClick={() => go({ act: 'measure', effective: false, words: text.trim() })}
          >
            {children}
          </Button>
        )}
      </div>
    </form>
  );
}

function PlanForm({ send, busy, due }: FormProps & { due: string }) {
  const t = useMessages(words);
  const [plan, setPlan] = useState('');
  const [steps, setSteps] = useState<{ text: string; due: string | null }[]>([{ text: '', due }]);
  const [tried, setTried] = useState(false);
  const set = (at: number, one: Partial<{ text: string; due: string | null }>) =>
    setSteps(steps.map((step, i) => (i === at ? { ...step, ...one } : step)));
  const sound =
    plan.trim().length >= 10 && steps.every((step) => step.text.trim().length >= 5 && step.due !== null);
  return (
    <form
      className="change-act"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (sound)
          send({
            act: 'plan',
            plan: plan.trim(),
            steps: steps.map((step) => ({ text: step.text.trim(), due: step.due as never })),
          });
      }}
    >
      <TextArea
        name="plan"
        label={t.plan}
        hint={t.planHint}
        value={plan}
        onValue={setPlan}
        rows={4}
        error={tried && plan.trim().length < 10 ? t.short : undefined}
      />
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is known by its place until the plan is sent.
        <div key={i}>
          <TextField
            name={`paso-${i + 1}`}
            label={t.step(i + 1)}
            value={step.text}
            onValue={(text) => set(i, { text })}
            error={tried && step.text.trim().length < 5 ? t.missing : undefined}
          />
          <DateField
            name={`paso-${i + 1}-fecha`}
            label={t.stepDue(i + 1)}
            defaultValue={step.due as never}
            onDate={(read) => set(i, { due: read.state === 'date' ? read.date : null })}
            error={tried && step.due === null ? t.missing : undefined}
          />
        </div>
      ))}
      <div className="actions">
        <Button look="primary" type="submit" busy={busy}>
          {t.sendPlan}
        </Button>
        <Button look="secondary" onClick={() => setSteps([...steps, { text: '', due }])}>
          {t.addStep}
        </Button>
      </div>
    </form>
  );
}

function DueForm({ send, busy }: FormProps) {
  const t = useMessages(words);
  const [due, setDue] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <form
      className="change-act"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (due !== null && reason.trim().length >= 5)
          send({ act: 'change-due', due: due as never, reason: reason.trim() });
      }}
    >
      <DateField
        name="nueva-fecha"
        label={t.due}
        onDate={(read) => setDue(read.state === 'date' ? read.date : null)}
        error={tried && due === null ? t.missing : undefined}
      />
      <TextField
        name="razon-fecha"
        label={t.dueReason}
        value={reason}
        onValue={setReason}
        error={tried && reason.trim().length < 5 ? t.missing : undefined}
      />
      <div className="actions">
        <Button look="secondary" type="submit" busy={busy}>
          {t.dueDo}
        </Button>
      </div>
    </form>
  );
}
