import { useState } from 'react';
import {
  type Answer,
  CheckAnswers,
  Checkbox,
  DateField,
  ErrorSummary,
  type FieldFault,
  goTo,
  ProblemNotice,
  RadioGroup,
  Select,
  StepEnd,
  StepProgress,
  TextArea,
  TextField,
  useAct,
  useDraft,
  useFilters,
  useLanguage,
  useLoaded,
  useMessages,
  useStepHeading,
} from '#design';
import { dateAt, formatDate, isPlainDate } from '#kernel';
import { explainRule } from '../explainVote.ts';
import {
  codeFrom,
  emptyDraft,
  type FaultName,
  type FoundDraft,
  factsFrom,
  faultsOf,
  ruleFrom,
  type Step,
  stepsOf,
} from '../foundDraft.ts';
import { categories, levels, phases } from '../levels.ts';
import { foundWords } from './foundWords.ts';
import { LevelMeans } from './LevelMeans.tsx';
import { RuleFields } from './RuleFields.tsx';
import { spaceWords } from './spaceWords.ts';

interface CatalogueView {
  readonly facilities: readonly { readonly code: string; readonly name: string }[];
}

/** The name of each field on the page, where the summary of what is missing leads. */
const fieldOf: Readonly<Record<FaultName, string>> = {
  title: 'nombre',
  purpose: 'proposito',
  code: 'corto',
  category: 'categoria',
  phase: 'fase',
  level: 'nivel',
  resolution: 'resolucion',
  legalBasis: 'base',
  until: 'hasta',
  termMonths: 'periodo',
};

type Set = (changes: Partial<FoundDraft>) => void;
interface Part {
  readonly draft: FoundDraft;
  readonly set: Set;
  readonly faultOf: (name: FaultName) => string | undefined;
}

/** Founds a space in a few steps; what was typed outlives a lost connection. */
export function FoundSpace({ onFounded }: { onFounded: (code: string) => void }) {
  const t = useMessages(foundWords);
  const [filters] = useFilters();
  const [draft, set, forget] = useDraft('found-space', emptyDraft);
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const today = dateAt(Date.now());
  const steps = stepsOf(draft);
  // An address that somebody shared, or a page loaded again, never lands beyond what was answered.
  const open = steps.findIndex((one) => faultsOf(one, draft, today).length > 0);
  const wanted = steps.indexOf(filters.get('paso') as Step);
  const at = Math.max(0, open < 0 ? wanted : Math.min(wanted, open));
  const step = steps[at] ?? 'que';
  const heading = useStepHeading(step);
  const acting = useAct(() => {
    const code = draft.code || codeFrom(draft.title);
    forget();
    onFounded(code);
  });
  const go = (to: Step) => {
    setFaults([]);
    goTo(`?${new URLSearchParams({ fundar: '1', paso: to })}`);
  };
  const forward = () => {
    const found = faultsOf(step, draft, today).map((name) => ({
      field: fieldOf[name],
      message: t.faults[name],
    }));
    setFaults(found);
    if (found.length > 0) return;
    if (step !== 'revisar') return go(steps[at + 1] ?? 'revisar');
    const facts = factsFrom(draft, today);
    if (facts) void acting.send('/api/spaces', facts);
  };
  const part: Part = {
    draft,
    set,
    faultOf: (name) => faults.find((one) => one.field === fieldOf[name])?.message,
  };
  return (
    <section className="flow measure" aria-labelledby="fundar">
      <p>
        <a href="/escritorio/espacios">{t.back}</a>
      </p>
      <StepProgress step={at + 1} of={steps.length} />
      <h2 id="fundar" ref={heading} tabIndex={-1}>
        {t.steps[step]}
      </h2>
      <ErrorSummary faults={faults} />
      {acting.problem !== undefined && step === 'revisar' && <ProblemNotice problem={acting.problem} />}
      <form
        className="flow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          forward();
        }}
      >
        {step === 'que' && <What {...part} />}
        {step === 'nivel' && <LevelStep {...part} />}
        {step === 'base' && <Basis {...part} />}
        {step === 'quienes' && <Who {...part} />}
        {step === 'regla' && <RuleFields draft={part.draft} set={part.set} />}
        {step === 'revisar' && <Check draft={draft} go={go} />}
        <StepEnd
          send={step === 'revisar' ? t.send : t.next}
          busy={acting.busy}
          previous={t.previous}
          onPrevious={at > 0 ? () => go(steps[at - 1] ?? 'que') : undefined}
          kept={t.kept}
          discard={t.discard}
          onDiscard={() => {
            forget();
            go('que');
          }}
        />
      </form>
    </section>
  );
}

function What({ draft, set, faultOf }: Part) {
  const t = useMessages(foundWords);
  const w = useMessages(spaceWords);
  return (
    <>
      <TextField
        name="nombre"
        label={t.name}
        value={draft.title}
        maxLength={160}
        autoComplete="off"
        error={faultOf('title')}
        onValue={(title) => set({ title })}
      />
      <TextArea
        name="proposito"
        label={t.purpose}
        hint={t.purposeHint}
        rows={3}
        value={draft.purpose}
        error={faultOf('purpose')}
        onValue={(purpose) => set({ purpose })}
      />
      <TextField
        name="corto"
        label={t.code}
        hint={t.codeHint}
        value={draft.code || codeFrom(draft.title)}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        error={faultOf('code')}
        onValue={(code) => set({ code: code.trim().toLowerCase() })}
      />
      <RadioGroup
        name="categoria"
        label={t.category}
        value={draft.category || null}
        error={faultOf('category')}
        onValue={(category) => set({ category: category as FoundDraft['category'] })}
        options={categories.map((value) => ({
          value,
          label: w.category[value],
          hint: t.categoryHint[value],
        }))}
      />
      <RadioGroup
        name="fase"
        label={t.phase}
        value={draft.phase || null}
        error={faultOf('phase')}
        onValue={(phase) => set({ phase: phase as FoundDraft['phase'] })}
        options={phases.map((value) => ({ value, label: w.phase[value] }))}
      />
    </>
  );
}

function LevelStep({ draft, set, faultOf }: Part) {
  const t = useMessages(foundWords);
  const w = useMessages(spaceWords);
  return (
    <>
      <RadioGroup
        name="nivel"
        label={t.level}
        value={draft.level || null}
        error={faultOf('level')}
        onValue={(level) => set({ level: level as FoundDraft['level'] })}
        options={levels.map((value) => ({ value, label: w.level[value], hint: w.levelMeans[value] }))}
      />
      {draft.level !== '' && <LevelMeans level={draft.level} />}
      {draft.level === 'decisory' && (
        <TextField
          name="resolucion"
          label={t.resolution}
          hint={t.resolutionHint}
          width="m"
          value={draft.resolution}
          error={faultOf('resolution')}
          onValue={(resolution) => set({ resolution })}
        />
      )}
    </>
  );
}

function Basis({ draft, set, faultOf }: Part) {
  const t = useMessages(foundWords);
  const [catalogue] = useLoaded<CatalogueView>('/api/catalogue');
  const facilities = catalogue.state === 'ready' ? catalogue.value.facilities : [];
  return (
    <>
      <TextArea
        name="base"
        label={t.legalBasis}
        hint={t.legalBasisHint}
        rows={2}
        value={draft.legalBasis}
        error={faultOf('legalBasis')}
        onValue={(legalBasis) => set({ legalBasis })}
      />
      <RadioGroup
        name="duracion"
        label={t.lasts}
        inline
        value={draft.lasts}
        onValue={(lasts) => set({ lasts: lasts as FoundDraft['lasts'] })}
        options={[
          { value: 'permanent', label: t.permanent },
          { value: 'temporary', label: t.temporary },
        ]}
      />
      {draft.lasts === 'temporary' && (
        <DateField
          name="hasta"
          label={t.until}
          defaultValue={isPlainDate(draft.until) ? draft.until : null}
          error={faultOf('until')}
          onDate={(read) => set({ until: read.state === 'date' ? read.date : '' })}
        />
      )}
      <Select
        name="lugar"
        label={t.watches}
        hint={t.watchesHint}
        optional
        placeholder={t.watchesNothing}
        value={draft.facility}
        onValue={(facility) => set({ facility })}
        options={facilities.map((one) => ({ value: one.code, label: one.name }))}
      />
    </>
  );
}

function Who({ draft, set, faultOf }: Part) {
  const t = useMessages(foundWords);
  const takes = draft.level !== 'informative';
  return (
    <>
      <RadioGroup
        name="integracion"
        label={t.admission}
        value={draft.admission}
        onValue={(admission) => set({ admission: admission as FoundDraft['admission'] })}
        options={[
          { value: 'free', label: t.free, hint: t.freeHint },
          { value: 'appointed', label: t.appointed, hint: t.appointedHint },
        ]}
      />
      {takes && (
        <RadioGroup
          name="aportan"
          label={t.contributors}
          value={draft.contributors}
          onValue={(contributors) => set({ contributors: contributors as FoundDraft['contributors'] })}
          options={[
            { value: 'members', label: t.membersOnly },
            { value: 'anyone', label: t.anyone },
          ]}
        />
      )}
      {takes && (
        <Checkbox
          name="comentable"
          label={t.commentable}
          checked={draft.commentable}
          onValue={(commentable) => set({ commentable })}
        />
      )}
      <Checkbox
        name="paridad"
        label={t.parity}
        checked={draft.parity}
        onValue={(parity) => set({ parity })}
      />
      <TextField
        name="periodo"
        label={t.term}
        hint={t.termHint}
        optional
        width="xs"
        inputMode="numeric"
        value={draft.termMonths}
        error={faultOf('termMonths')}
        onValue={(termMonths) => set({ termMonths })}
      />
    </>
  );
}

function Check({ draft, go }: { draft: FoundDraft; go: (step: Step) => void }) {
  const t = useMessages(foundWords);
  const w = useMessages(spaceWords);
  const [language] = useLanguage();
  const [catalogue] = useLoaded<CatalogueView>(draft.facility ? '/api/catalogue' : null);
  const place =
    catalogue.state === 'ready'
      ? catalogue.value.facilities.find((one) => one.code === draft.facility)?.name
      : draft.facility;
  const takes = draft.level !== 'informative';
  const row = (step: Step, question: string, answer: string): Answer => ({
    question,
    answer,
    onChange: () => go(step),
  });
  return (
    <>
      <CheckAnswers
        answers={[
          row('que', t.name, draft.title),
          row('que', t.purpose, draft.purpose),
          row('que', t.code, draft.code || codeFrom(draft.title)),
          row('que', t.category, draft.category === '' ? '' : w.category[draft.category]),
          row('que', t.phase, draft.phase === '' ? '' : w.phase[draft.phase]),
          row('nivel', t.level, draft.level === '' ? '' : w.level[draft.level]),
          ...(draft.level === 'decisory' ? [row('nivel', t.resolution, draft.resolution)] : []),
          row('base', t.legalBasis, draft.legalBasis),
          row(
            'base',
            t.lasts,
            draft.lasts === 'temporary' && isPlainDate(draft.until)
              ? `${t.temporary}, ${formatDate(draft.until, language)}`
              : t.permanent,
          ),
          row('base', t.watches, place || t.watchesNothing),
          row('quienes', t.admission, draft.admission === 'free' ? t.free : t.appointed),
          ...(takes
            ? [
                row('quienes', t.contributors, draft.contributors === 'anyone' ? t.anyone : t.membersOnly),
                row('quienes', t.commentable, draft.commentable ? t.yes : t.no),
              ]
            : []),
          row('quienes', t.parity, draft.parity ? t.yes : t.no),
          row('quienes', t.term, draft.termMonths.trim() === '' ? t.untilEnd : t.months(draft.termMonths)),
          ...(takes ? [row('regla', t.inWords, explainRule(ruleFrom(draft), language))] : []),
        ]}
      />
      {draft.level !== '' && <LevelMeans level={draft.level} />}
    </>
  );
}
