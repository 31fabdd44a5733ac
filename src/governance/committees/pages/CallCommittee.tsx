import { useState } from 'react';
import {
  CheckAnswers,
  DateField,
  ErrorSummary,
  type FieldFault,
  goTo,
  ProblemNotice,
  Select,
  StepEnd,
  StepProgress,
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
import {
  type CallDraft,
  type CallFault,
  type CallStep,
  callCode,
  callFaults,
  callSteps,
  emptyCall,
  titleFor,
} from '../callDraft.ts';
import { callWords } from './callWords.ts';

interface CatalogueView {
  readonly facilities: readonly { readonly code: string; readonly name: string; readonly province: string }[];
  readonly provinces: readonly { readonly code: string; readonly name: string }[];
}
interface LawOn {
  readonly parameters: readonly { readonly id: string; readonly value: unknown }[];
}
const fieldOf: Readonly<Record<CallFault, string>> = {
  facility: 'lugar',
  title: 'nombre',
  code: 'corto',
  until: 'hasta',
};

/** Calls a committee in three steps; what was typed outlives a lost connection. */
export function CallCommittee({ onCalled }: { onCalled: (code: string) => void }) {
  const t = useMessages(callWords);
  const [language] = useLanguage();
  const [filters] = useFilters();
  const [draft, set, forget] = useDraft('call-committee', emptyCall);
  const [faults, setFaults] = useState<FieldFault[]>([]);
  const [catalogue] = useLoaded<CatalogueView>('/api/catalogue');
  const known = catalogue.state === 'ready' ? catalogue.value : { facilities: [], provinces: [] };
  const today = dateAt(Date.now());
  const open = callSteps.findIndex((one) => callFaults(one, draft, today).length > 0);
  const wanted = callSteps.indexOf(filters.get('paso') as CallStep);
  const at = Math.max(0, open < 0 ? wanted : Math.min(wanted, open));
  const step = callSteps[at] ?? 'lugar';
  const heading = useStepHeading(step);
  const acting = useAct(() => {
    forget();
    onCalled(draft.code);
  });
  const go = (to: CallStep) => {
    setFaults([]);
    goTo(`?${new URLSearchParams({ convocar: '1', paso: to })}`);
  };
  const forward = () => {
    const found = callFaults(step, draft, today).map((name) => ({
      field: fieldOf[name],
      message: t.faults[name],
    }));
    setFaults(found);
    if (found.length > 0) return;
    if (step !== 'revisar') return go(callSteps[at + 1] ?? 'revisar');
    const { code, facility, until } = draft;
    void acting.send('/api/committees', {
      code,
      title: draft.title.trim(),
      facility,
      registrationUntil: until,
    });
  };
  const faultOf = (name: CallFault) => faults.find((one) => one.field === fieldOf[name])?.message;
  const place = known.facilities.find((one) => one.code === draft.facility)?.name ?? draft.facility;
  return (
    <section className="flow measure" aria-labelledby="convocar">
      <p>
        <a href="/escritorio/convocatorias">{t.back}</a>
      </p>
      <StepProgress step={at + 1} of={callSteps.length} />
      <h2 id="convocar" ref={heading} tabIndex={-1}>
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
        {step === 'lugar' && (
          <>
            <Select
              name="provincia"
              label={t.province}
              optional
              placeholder={t.everyProvince}
              value={draft.province}
              onValue={(province) => set({ province, facility: '' })}
              options={known.provinces.map((one) => ({ value: one.code, label: one.name }))}
            />
            <Select
              name="lugar"
              label={t.place}
              placeholder={t.pick}
              value={draft.facility}
              error={faultOf('facility')}
              onValue={(facility) => {
                const name = known.facilities.find((one) => one.code === facility)?.name ?? '';
                set({ facility, title: titleFor(name), code: callCode(name) });
              }}
              options={known.facilities
                .filter((one) => draft.province === '' || one.province === draft.province)
                .map((one) => ({ value: one.code, label: one.name }))}
            />
          </>
        )}
        {step === 'convocatoria' && <Call draft={draft} set={set} faultOf={faultOf} />}
        {step === 'revisar' && (
          <CheckAnswers
            answers={[
              { question: t.place, answer: place, onChange: () => go('lugar') },
              { question: t.name, answer: draft.title, onChange: () => go('convocatoria') },
              { question: t.code, answer: draft.code, onChange: () => go('convocatoria') },
              {
                question: t.until,
                answer: isPlainDate(draft.until) ? formatDate(draft.until, language) : '',
                onChange: () => go('convocatoria'),
              },
            ]}
          />
        )}
        {step !== 'lugar' && <WhatItWillBe />}
        <StepEnd
          send={step === 'revisar' ? t.send : t.next}
          busy={acting.busy}
          previous={t.previous}
          onPrevious={at > 0 ? () => go(callSteps[at - 1] ?? 'lugar') : undefined}
          kept={t.kept}
          discard={t.discard}
          onDiscard={() => {
            forget();
            go('lugar');
          }}
        />
      </form>
    </section>
  );
}

function Call({
  draft,
  set,
  faultOf,
}: {
  draft: CallDraft;
  set: (changes: Partial<CallDraft>) => void;
  faultOf: (name: CallFault) => string | undefined;
}) {
  const t = useMessages(callWords);
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
      <TextField
        name="corto"
        label={t.code}
        hint={t.codeHint}
        value={draft.code}
        maxLength={60}
        autoComplete="off"
        spellCheck={false}
        error={faultOf('code')}
        onValue={(code) => set({ code: code.trim().toLowerCase() })}
      />
      <DateField
        name="hasta"
        label={t.until}
        defaultValue={isPlainDate(draft.until) ? draft.until : null}
        error={faultOf('until')}
        onDate={(read) => set({ until: read.state === 'date' ? read.date : '' })}
      />
    </>
  );
}

/** What the law and the institution's policy make of a committee, before it is called. */
function WhatItWillBe() {
  const t = useMessages(callWords);
  const [law] = useLoaded<LawOn>('/api/law/on');
  const read = (id: string) => {
    const value =
      law.state === 'ready'
        ? law.value.parameters.find((one) => one.id === `committees.${id}`)?.value
        : undefined;
    return typeof value === 'number' ? String(value) : '…';
  };
  const facts: readonly (readonly [name: string, said: string, parameter: string | null])[] = [
    [t.level, t.levelSays, null],
    [t.phase, t.phaseSays, null],
    [t.basis, t.basisSays, null],
    [t.who, t.whoSays(read('user-months')), 'user-months'],
    [t.install, t.installSays(read('members-min')), 'members-min'],
    [t.board, t.boardSays(read('board-months')), 'board-months'],
    [t.answers, t.answersSays(read('answer-working-days')), 'answer-working-days'],
  ];
  return (
    <section aria-labelledby="que-sera" className="flow">
      <h3 id="que-sera">{t.what}</h3>
      <p className="soft">{t.unconfirmed}</p>
      <dl className="facts">
        {facts.map(([name, said, parameter]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{parameter === null ? said : <a href={`/ley/committees.${parameter}`}>{said}</a>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
