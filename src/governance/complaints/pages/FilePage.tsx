import { useState } from 'react';
import {
  Button,
  CheckAnswers,
  ErrorSummary,
  type FieldFault,
  FileDrop,
  formatDateShort,
  goTo,
  Link,
  Notice,
  newKey,
  PageHead,
  type Problem,
  ProblemNotice,
  RadioGroup,
  Receipt,
  Refused,
  Select,
  StepProgress,
  TextArea,
  TextField,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
} from '#design';
import { plainDate } from '#kernel';
import { type FilingAnswer, type FilingBody, type Subject, subjects } from '../api.ts';
import { type CaseKind, caseKinds } from '../case.ts';
import { newReceiptCode } from '../receiptCode.ts';
import { caseWords } from './caseWords.ts';
import { fileWords } from './fileWords.ts';
import { HelpNow } from './HelpNow.tsx';
import { Similar } from './Similar.tsx';
import { type ChosenFile, sendFiles, sendFiling } from './send.ts';

interface Catalogue {
  readonly services: readonly {
    code: string;
    title: { es: string; en: string };
    givenAt: readonly string[];
  }[];
  readonly facilities: readonly { code: string; name: string; kind: string }[];
}
interface MeView {
  readonly signedIn: boolean;
  readonly permissions: readonly string[];
  readonly assisting: object | null;
}
type Identity = FilingBody['identity'];
interface Draft {
  kind: CaseKind | '';
  service: string;
  facility: string;
  subject: Subject | '';
  text: string;
  files: readonly ChosenFile[];
  identity: Identity | '';
  name: string;
  contact: string;
  of: string;
  mandate: ChosenFile | null;
  linkedCode: string;
  channel: NonNullable<FilingBody['channel']>;
}
const empty: Draft = {
  kind: '',
  service: '',
  facility: '',
  subject: '',
  text: '',
  files: [],
  identity: '',
  name: '',
  contact: '',
  of: '',
  mandate: null,
  linkedCode: '',
  channel: 'web',
};
const steps = ['elegir', 'contar', 'quien', 'revisar'] as const;
type Step = (typeof steps)[number];
const mostBytes = 20_000_000;

/** Choose, tell, say who or nobody, check and send: one thing at a time. Nothing leaves the device before the last step. */
export default function FilePage() {
  const t = useMessages(fileWords);
  const words = useMessages(caseWords);
  const [language] = useLanguage();
  const [filters] = useFilters();
  const [draft, setDraft] = useState(empty);
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const [problem, setProblem] = useState<Problem | null | undefined>();
  const [busy, setBusy] = useState(false);
  // Both are made once: sending again after a lost answer is the same case with the same code.
  const [code] = useState(newReceiptCode);
  const [key] = useState(newKey);
  const [done, setDone] = useState<FilingAnswer | null>(null);
  const [catalogue] = useLoaded<Catalogue>('/api/catalogue');
  const [me] = useLoaded<MeView>('/api/me');
  const known = catalogue.state === 'ready' ? catalogue.value : null;
  const who = me.state === 'ready' ? me.value : null;
  const asked = steps.find((one) => one === filters.get('paso')) ?? 'elegir';
  // Reloading forgets what was written, on purpose: a borrowed phone keeps nothing.
  const step: Step = draft.kind === '' ? 'elegir' : asked;
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const go = (to: Step) => {
    setFaults([]);
    goTo(`/reclamos?paso=${to}`);
    window.scrollTo(0, 0);
  };
  const isStaff = who?.permissions.includes('complaints.cases.enter') ?? false;
  const mayUseAccount =
    draft.kind !== 'irregularity' && who !== null && (who.assisting !== null || (who.signedIn && !isStaff));
  const mayBeAnonymous = draft.kind === 'irregularity' || draft.kind === 'suggestion';
  const confidential =
    draft.identity === 'anonymous' || (draft.kind === 'irregularity' && draft.identity === 'sealed');
  const places = (known?.facilities ?? []).filter((one) => {
    const service = known?.services.find((candidate) => candidate.code === draft.service);
    return !service || service.givenAt.includes(one.kind);
  });

  const next = (from: Step) => {
    const found: FieldFault[] = [];
    if (from === 'elegir' && draft.kind === '') found.push({ field: 'tipo', message: t.faults.kind });
    if (from === 'contar') {
      if (draft.subject === '') found.push({ field: 'asunto', message: t.faults.subject });
      if (draft.text.trim().length < 15) found.push({ field: 'texto', message: t.faults.text });
      if (draft.files.some(({ file }) => file.size > mostBytes))
        found.push({ field: 'archivos', message: t.faults.size });
    }
    if (from === 'quien') {
      if (draft.identity === '') found.push({ field: 'identidad', message: t.faults.identity });
      if (draft.identity === 'sealed' && draft.name.trim().length < 3)
        found.push({ field: 'nombre', message: t.faults.name });
      if (draft.of.trim() !== '' && !draft.mandate) found.push({ field: 'poder', message: t.faults.mandate });
    }
    setFaults(found);
    if (found.length === 0) go(steps[steps.indexOf(from) + 1]!);
  };
  const faultOf = (field: string) => faults.find((fault) => fault.field === field)?.message;

  const send = async () => {
    if (busy || draft.kind === '' || draft.subject === '' || draft.identity === '') return;
    setBusy(true);
    setProblem(undefined);
    try {
      const files = await sendFiles(draft.files, !confidential);
      const [mandateFile] = draft.mandate ? await sendFiles([draft.mandate], !confidential) : [];
      const body: FilingBody = {
        kind: draft.kind,
        subject: draft.subject,
        text: draft.text.trim(),
        code,
        identity: draft.identity,
        files,
        channel: draft.channel,
        ...(draft.service ? { service: draft.service } : {}),
        ...(draft.facility ? { facility: draft.facility } : {}),
        ...(draft.identity === 'sealed'
          ? { given: { name: draft.name.trim(), contact: draft.contact.trim() } }
          : {}),
        ...(draft.of.trim() && mandateFile ? { onBehalf: { of: draft.of.trim(), mandateFile } } : {}),
        ...(draft.subject === 'retaliation' && draft.linkedCode.trim()
          ? { linkedCode: draft.linkedCode }
          : {}),
      };
      setDone(await sendFiling(body, key, confidential));
      window.scrollTo(0, 0);
    } catch (error) {
      setProblem(error instanceof Refused ? error.problem : null);
    } finally {
      setBusy(false);
    }
  };

  if (done)
    return (
      <>
        <h1 className="visually-hidden">{t.done}</h1>
        <Receipt
          title={t.done}
          code={code}
          when={formatDateShort(plainDate(done.receivedOn), language)}
          facts={[
            { label: t.number, value: done.number },
            { label: t.kind, value: draft.kind === '' ? '' : words.kinds[draft.kind] },
            { label: t.until, value: formatDateShort(plainDate(done.dueOn), language) },
          ]}
          verifyHref="/reclamos/seguir"
          verifyAddress={`${location.host}/reclamos/seguir`}
          next={
            <ul>
              <li>{t.nextAnswer(done.termDays)}</li>
              <li>{confidential ? t.nextOnly : t.nextFollow}</li>
              <li>{t.nextLate}</li>
            </ul>
          }
        />
      </>
    );
  const head = (
    <PageHead
      title={t.title}
      lede={step === 'elegir' ? t.lede : undefined}
      takes={step === 'elegir' ? t.takes : undefined}
      next={step === 'elegir' ? t.after : undefined}
    />
  );
  return (
    <div className="flow">
      {head}
      {step === 'elegir' && <HelpNow />}
      <StepProgress step={steps.indexOf(step) + 1} of={steps.length}>
        {t.steps[step]}
      </StepProgress>
      <ErrorSummary faults={faults} />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <form
        className="flow measure"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (step === 'revisar') void send();
          else next(step);
        }}
      >
        {step === 'elegir' && (
          <>
            <RadioGroup
              name="tipo"
              label={t.choose}
              value={draft.kind}
              error={faultOf('tipo')}
              onValue={(value) => set({ kind: value as CaseKind, identity: '' })}
              options={caseKinds.map((kind) => ({
                value: kind,
                label: words.kinds[kind],
                hint: t.about[kind],
              }))}
            />
            <Similar
              kind={draft.kind}
              service={draft.service}
              text={draft.text}
              onText={(text) => set({ text })}
            />
          </>
        )}
        {step === 'contar' && (
          <>
            <Select
              name="asunto"
              label={t.subject}
              placeholder={t.pick}
              value={draft.subject}
              error={faultOf('asunto')}
              onValue={(value) => set({ subject: value as Subject })}
              options={subjects.map((one) => ({ value: one, label: words.subjects[one] }))}
            />
            {(draft.subject === 'abuse' || draft.subject === 'retaliation') && <HelpNow />}
            {draft.subject === 'retaliation' && (
              <TextField
                name="vinculo"
                label={t.linked}
                hint={t.linkedHint}
                optional
                value={draft.linkedCode}
                onValue={(linkedCode) => set({ linkedCode })}
                autoComplete="off"
              />
            )}
            <Select
              name="servicio"
              label={t.service}
              optional
              placeholder={t.pick}
              value={draft.service}
              onValue={(service) => set({ service, facility: '' })}
              options={(known?.services ?? []).map((one) => ({
                value: one.code,
                label: one.title[language],
              }))}
            />
            <Select
              name="lugar"
              label={t.place}
              optional
              placeholder={t.pick}
              value={draft.facility}
              onValue={(facility) => set({ facility })}
              options={places.map((one) => ({ value: one.code, label: one.name }))}
            />
            <TextArea
              name="texto"
              label={t.text}
              hint={draft.kind === 'irregularity' ? t.textHintReport : t.textHint}
              rows={8}
              maxCharacters={10_000}
              value={draft.text}
              error={faultOf('texto')}
              onValue={(text) => set({ text })}
            />
            <FileDrop
              name="archivos"
              label={t.files}
              hint={t.filesHint}
              optional
              accept=".jpg,.jpeg,.png,.pdf,.txt,image/jpeg,image/png,application/pdf,text/plain"
              kinds={['JPG', 'PNG', 'PDF', 'TXT']}
              maxBytes={mostBytes}
              error={faultOf('archivos')}
              files={draft.files.map(({ id, file }) => ({ id, name: file.name, bytes: file.size }))}
              onAdd={(added) =>
                set({
                  files: [...draft.files, ...added.map((file) => ({ id: crypto.randomUUID(), file }))].slice(
                    0,
                    10,
                  ),
                })
              }
              onRemove={(id) => set({ files: draft.files.filter((one) => one.id !== id) })}
            />
          </>
        )}
        {step === 'quien' && (
          <>
            <RadioGroup
              name="identidad"
              label={t.who}
              value={draft.identity}
              error={faultOf('identidad')}
              onValue={(identity) => set({ identity: identity as Identity })}
              options={[
                ...(mayUseAccount
                  ? [
                      {
                        value: 'account',
                        label: who?.assisting ? t.assisted : t.account,
                        hint: t.accountHint,
                      },
                    ]
                  : []),
                {
                  value: 'sealed',
                  label: draft.kind === 'irregularity' ? t.sealed : t.given,
                  hint: draft.kind === 'irregularity' ? t.sealedHint : t.givenHint,
                },
                ...(mayBeAnonymous
                  ? [{ value: 'anonymous', label: t.anonymous, hint: t.anonymousHint }]
                  : []),
              ]}
            />
            {draft.identity === 'sealed' && (
              <>
                <TextField
                  name="nombre"
                  label={t.name}
                  autoComplete="name"
                  value={draft.name}
                  error={faultOf('nombre')}
                  onValue={(name) => set({ name })}
                />
                <TextField
                  name="contacto"
                  label={t.contact}
                  hint={t.contactHint}
                  optional
                  value={draft.contact}
                  onValue={(contact) => set({ contact })}
                />
              </>
            )}
            {draft.identity !== '' && draft.identity !== 'anonymous' && (
              <TextField
                name="por"
                label={t.behalf}
                hint={t.behalfHint}
                optional
                value={draft.of}
                onValue={(of) => set({ of })}
              />
            )}
            {draft.of.trim() !== '' && draft.identity !== 'anonymous' && (
              <FileDrop
                name="poder"
                label={t.mandate}
                multiple={false}
                maxBytes={mostBytes}
                error={faultOf('poder')}
                files={
                  draft.mandate
                    ? [
                        {
                          id: draft.mandate.id,
                          name: draft.mandate.file.name,
                          bytes: draft.mandate.file.size,
                        },
                      ]
                    : []
                }
                onAdd={([file]) => file && set({ mandate: { id: crypto.randomUUID(), file } })}
                onRemove={() => set({ mandate: null })}
              />
            )}
            {isStaff && (
              <Select
                name="canal"
                label={t.channel}
                value={draft.channel}
                onValue={(channel) => set({ channel: channel as Draft['channel'] })}
                options={(['web', 'counter', 'phone', 'email', 'letter'] as const).map((one) => ({
                  value: one,
                  label: t.channels[one],
                }))}
              />
            )}
            {confidential && draft.files.some(({ file }) => file.type === 'application/pdf') && (
              <Notice tone="attention">{t.pdf}</Notice>
            )}
          </>
        )}
        {step === 'revisar' && (
          <>
            <h2>{t.check}</h2>
            <CheckAnswers
              answers={[
                {
                  question: t.kind,
                  answer: draft.kind === '' ? '' : words.kinds[draft.kind],
                  onChange: () => go('elegir'),
                },
                {
                  question: t.subject,
                  answer: draft.subject === '' ? '' : words.subjects[draft.subject],
                  onChange: () => go('contar'),
                },
                {
                  question: t.place,
                  answer: known?.facilities.find((one) => one.code === draft.facility)?.name ?? t.notSaid,
                  onChange: () => go('contar'),
                },
                { question: t.text, answer: draft.text, onChange: () => go('contar') },
                { question: t.files, answer: String(draft.files.length), onChange: () => go('contar') },
                {
                  question: t.who,
                  answer:
                    draft.identity === 'anonymous'
                      ? t.anonymous
                      : draft.identity === 'account'
                        ? t.account
                        : `${draft.name} (${draft.kind === 'irregularity' ? t.sealed : t.given})`,
                  onChange: () => go('quien'),
                },
              ]}
            />
            {confidential && <Notice>{t.confidential}</Notice>}
          </>
        )}
        <div className="actions">
          <Button type="submit" look="primary" busy={busy}>
            {step === 'revisar' ? t.send : t.goOn}
          </Button>
          {step !== 'elegir' && (
            <Button look="quiet" onClick={() => go(steps[steps.indexOf(step) - 1]!)}>
              {t.back}
            </Button>
          )}
        </div>
      </form>
      {step === 'elegir' && (
        <p>
          <Link href="/reclamos/seguir" look="action">
            {t.followMine}
          </Link>
          {' · '}
          <Link href="/reclamos/vencidos">{t.overdue}</Link>
        </p>
      )}
    </div>
  );
}
