import { type ReactNode, useState } from 'react';
import {
  Button,
  DateField,
  ProblemNotice,
  RadioGroup,
  Select,
  showToast,
  TextArea,
  TextField,
  useAct,
  useMessages,
} from '#design';
import type { DeskRecommendationAnswer } from '../api.ts';
import type { FollowUpAct } from '../decideRecommendation.ts';
import { evaluationWords } from '../evaluationWords.ts';
import { followUpFormWords } from './followUpFormWords.ts';

type Send = (act: FollowUpAct) => void;
interface FormProps {
  readonly one: DeskRecommendationAnswer;
  readonly send: Send;
  readonly busy: boolean;
}

const long = (text: string) => text.trim().length >= 10;
const named = (text: string) => text.trim().length >= 4;

/** What whoever looks may do now, each with its own short form; the server decides again. */
export function FollowUpForms({ one, again }: { one: DeskRecommendationAnswer; again: () => void }) {
  const t = useMessages(followUpFormWords);
  const {
    send: sendTo,
    busy,
    problem,
  } = useAct(() => {
    showToast(t.saved);
    again();
  });
  if (one.offered.length === 0) return null;
  const may = (act: FollowUpAct['act']) => one.offered.includes(act);
  const send: Send = (act) => {
    const judges = ['find-insufficient', 'verify', 'close', 'reopen'].includes(act.act);
    void sendTo(`/api/recommendations/${one.id}/${judges ? 'verdicts' : 'answers'}`, { seen: one.seq, act });
  };
  const props = { one, send, busy };
  return (
    <div className="flow">
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <p className="soft">{t.privacy}</p>
      {may('verify') && <VerdictForm {...props} />}
      {may('close') && (
        <ClosingForm
          {...props}
          title={t.close}
          label={t.closeText}
          button={t.sendClose}
          make={(text, office) => ({ act: 'close', text, office })}
        />
      )}
      {may('answer') && <AnswerForm {...props} />}
      {may('report') && <ReportForm {...props} />}
      {may('plan-action') && <PlanForm {...props} open={one.actions.length === 0} />}
      {may('change-due') && <DueForm {...props} />}
      {may('reopen') && (
        <ClosingForm
          {...props}
          folded
          title={t.reopen}
          label={t.reopenText}
          button={t.sendReopen}
          make={(reason, office) => ({ act: 'reopen', reason, office })}
        />
      )}
    </div>
  );
}

function Fold({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return open ? (
    <section className="evaluation-act flow" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  ) : (
    <details className="evaluation-act">
      <summary>{title}</summary>
      {children}
    </details>
  );
}

function AnswerForm({ send, busy }: FormProps) {
  const t = useMessages(followUpFormWords);
  const w = useMessages(evaluationWords);
  const [decision, setDecision] = useState<'accepted' | 'partly' | 'rejected' | null>(null);
  const [text, setText] = useState('');
  const [office, setOffice] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Fold title={t.answer} open>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (decision && long(text) && named(office)) send({ act: 'answer', decision, text, office });
        }}
      >
        <RadioGroup
          name="decision"
          label={t.decision}
          value={decision}
          onValue={(value) => setDecision(value as typeof decision)}
          error={tried && !decision ? t.missing : undefined}
          options={(['accepted', 'partly', 'rejected'] as const).map((value) => ({
            value,
            label: w.decision[value],
          }))}
        />
        <TextArea
          name="razones"
          label={t.reasons}
          hint={t.reasonsHint}
          rows={4}
          value={text}
          onValue={setText}
          error={tried && !long(text) ? t.short : undefined}
        />
        <TextField
          name="oficina"
          label={t.office}
          value={office}
          onValue={setOffice}
          error={tried && !named(office) ? t.missing : undefined}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={busy}>
            {t.sendAnswer}
          </Button>
        </div>
      </form>
    </Fold>
  );
}

function PlanForm({ send, busy, open }: FormProps & { readonly open: boolean }) {
  const t = useMessages(followUpFormWords);
  const [text, setText] = useState('');
  const [responsible, setResponsible] = useState('');
  const [due, setDue] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  return (
    <Fold title={t.plan} open={open}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (long(text) && named(responsible) && due)
            send({ act: 'plan-action', text, responsible, due: due as never });
        }}
      >
        <TextArea
          name="accion"
          label={t.action}
          hint={t.actionHint}
          rows={3}
          value={text}
          onValue={setText}
          error={tried && !long(text) ? t.short : undefined}
        />
        <TextField
          name="responsable"
          label={t.responsible}
          value={responsible}
          onValue={setResponsible}
          error={tried && !named(responsible) ? t.missing : undefined}
        />
        <DateField
          name="fecha"
          label={t.due}
          onDate={(read) => setDue(read.state === 'date' ? read.date : null)}
          error={tried && !due ? t.missing : undefined}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={busy}>
            {t.sendPlan}
          </Button>
        </div>
      </form>
    </Fold>
  );
}

function WhichAction({
  one,
  states,
  value,
  onValue,
  name,
}: {
  one: DeskRecommendationAnswer;
  states: readonly string[];
  value: number;
  onValue: (number: number) => void;
  name: string;
}) {
  const t = useMessages(followUpFormWords);
  return (
    <Select
      name={name}
      label={t.which}
      width="full"
      value={String(value)}
      onValue={(chosen) => onValue(Number(chosen))}
      options={one.actions
        .filter((action) => states.includes(action.state))
        .map((action) => ({ value: String(action.number), label: `${action.number}. ${action.text}` }))}
    />
  );
}

const unfinished = ['planned', 'returned'];
const firstIn = (one: DeskRecommendationAnswer, states: readonly string[]) =>
  one.actions.find((action) => states.includes(action.state))?.number ?? 0;

function ReportForm({ one, send, busy }: FormProps) {
  const t = useMessages(followUpFormWords);
  const [number, setNumber] = useState(firstIn(one, unfinished));
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState('');
  const [link, setLink] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Fold title={t.report} open>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (long(text) && long(evidence))
            send({ act: 'report', number, text, evidence, link: link.trim() === '' ? null : link.trim() });
        }}
      >
        <WhichAction one={one} states={unfinished} name="accion-hecha" value={number} onValue={setNumber} />
        <TextArea
          name="hecho"
          label={t.what}
          rows={3}
          value={text}
          onValue={setText}
          error={tried && !long(text) ? t.short : undefined}
        />
        <TextArea
          name="evidencia"
          label={t.evidence}
          hint={t.evidenceHint}
          rows={2}
          value={evidence}
          onValue={setEvidence}
          error={tried && !long(evidence) ? t.short : undefined}
        />
        <TextField name="enlace" label={t.link} type="url" optional value={link} onValue={setLink} />
        <div className="actions">
          <Button look="primary" type="submit" busy={busy}>
            {t.sendReport}
          </Button>
        </div>
      </form>
    </Fold>
  );
}

function DueForm({ one, send, busy }: FormProps) {
  const t = useMessages(followUpFormWords);
  const [number, setNumber] = useState(firstIn(one, unfinished));
  const [due, setDue] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Fold title={t.changeDue} open={false}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (due && long(reason)) send({ act: 'change-due', number, due: due as never, reason });
        }}
      >
        <WhichAction one={one} states={unfinished} name="accion-fecha" value={number} onValue={setNumber} />
        <DateField
          name="nueva-fecha"
          label={t.due}
          onDate={(read) => setDue(read.state === 'date' ? read.date : null)}
          error={tried && !due ? t.missing : undefined}
        />
        <TextArea
          name="razon-fecha"
          label={t.reasonDue}
          rows={2}
          value={reason}
          onValue={setReason}
          error={tried && !long(reason) ? t.short : undefined}
        />
        <div className="actions">
          <Button type="submit" busy={busy}>
            {t.sendDue}
          </Button>
        </div>
      </form>
    </Fold>
  );
}

function VerdictForm({ one, send, busy }: FormProps) {
  const t = useMessages(followUpFormWords);
  const reported = ['reported'];
  const [number, setNumber] = useState(firstIn(one, reported));
  const [text, setText] = useState('');
  const [office, setOffice] = useState('');
  const [tried, setTried] = useState(false);
  const go = (verified: boolean) => {
    setTried(true);
    if (!long(text) || !named(office)) return;
    send(
      verified
        ? { act: 'verify', number, text, office }
        : { act: 'find-insufficient', number, reason: text, office },
    );
  };
  const report = one.history.filter((entry) => entry.kind === 'reported' && entry.number === number).at(-1);
  return (
    <Fold title={t.verdict} open>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go(true);
        }}
      >
        <WhichAction one={one} states={reported} name="accion-reportada" value={number} onValue={setNumber} />
        {report && (
          <p className="measure" lang="es">
            {report.text} {t.evidence}: {report.evidence?.text}
          </p>
        )}
        <TextArea
          name="comprobado"
          label={t.found}
          rows={3}
          value={text}
          onValue={setText}
          error={tried && !long(text) ? t.short : undefined}
        />
        <TextField
          name="oficina-verifica"
          label={t.officeVerify}
          value={office}
          onValue={setOffice}
          error={tried && !named(office) ? t.missing : undefined}
        />
        <div className="actions">
          <Button look="primary" type="submit" busy={busy}>
            {t.verify}
          </Button>
          <Button busy={busy} onClick={() => go(false)}>
            {t.insufficient}
          </Button>
        </div>
      </form>
    </Fold>
  );
}

function ClosingForm({
  send,
  busy,
  title,
  label,
  button,
  make,
  folded = false,
}: FormProps & {
  readonly title: string;
  readonly label: string;
  readonly button: string;
  readonly make: (text: string, office: string) => FollowUpAct;
  readonly folded?: boolean;
}) {
  const t = useMessages(followUpFormWords);
  const [text, setText] = useState('');
  const [office, setOffice] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Fold title={title} open={!folded}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (long(text) && named(office)) send(make(text, office));
        }}
      >
        <TextArea
          name="cierre"
          label={label}
          rows={3}
          value={text}
          onValue={setText}
          error={tried && !long(text) ? t.short : undefined}
        />
        <TextField
          name="oficina-cierre"
          label={t.officeVerify}
          value={office}
          onValue={setOffice}
          error={tried && !named(office) ? t.missing : undefined}
        />
        <div className="actions">
          <Button look={folded ? 'secondary' : 'primary'} type="submit" busy={busy}>
            {button}
          </Button>
        </div>
      </form>
    </Fold>
  );
}
