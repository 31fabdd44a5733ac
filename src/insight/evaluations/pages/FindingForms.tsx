import { useState } from 'react';
import { Button, CheckboxGroup, Select, TextArea, TextField, useMessages } from '#design';
import { evaluationWords } from '../evaluationWords.ts';
import {
  type Criterion,
  type InformantCategory,
  informantCategories,
  type SourceKind,
  sourceKinds,
} from '../lists.ts';
import { familyOf, strengthOf } from '../strength.ts';
import { CriterionSelect, FormEnd, isShort, Links } from './formPieces.tsx';
import type { PartFormProps } from './partForm.ts';
import { partWords } from './partWords.ts';
import { StrengthChip } from './StrengthWhy.tsx';

interface TypedEvidence {
  readonly id: number;
  readonly kind: SourceKind;
  readonly category: InformantCategory | null;
  readonly what: string;
}

/** A finding with its evidence; how strong it is shows while it is written. */
export function FindingForm({ one, item, busy, send, cancel }: PartFormProps<'findings'>) {
  const t = useMessages(partWords);
  const w = useMessages(evaluationWords);
  const counted = one.content.informants?.rows.map((row) => row.category) ?? [];
  const [criterion, setCriterion] = useState<Criterion>(item?.criterion ?? 'effectiveness');
  const [questions, setQuestions] = useState<readonly number[]>(item?.questions ?? []);
  const [text, setText] = useState(item?.text ?? '');
  const [evidence, setEvidence] = useState<readonly TypedEvidence[]>(
    item?.evidence.map((known, id) => ({ ...known, id })) ?? [
      { id: 0, kind: 'document', category: null, what: '' },
    ],
  );
  const [tried, setTried] = useState(false);
  const change = (id: number, into: Partial<TypedEvidence>) =>
    setEvidence(evidence.map((known) => (known.id === id ? { ...known, ...into } : known)));
  const isVoice = (kind: SourceKind) => familyOf[kind] === 'voices';
  const written = evidence
    .filter((known) => !isShort(known.what))
    .map(({ kind, category, what }) => ({
      kind,
      category: isVoice(kind) ? (category ?? counted[0] ?? null) : null,
      what,
    }));
  const answered = one.content.questions.length > 0 && questions.length === 0;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isShort(text) || answered || written.length === 0) return;
        send({
          criterion,
          questions,
          text,
          evidence: written,
          figures: item?.figures ?? [],
          sums: item?.sums ?? [],
          place: item?.place ?? null,
        });
      }}
    >
      <CriterionSelect value={criterion} onValue={setCriterion} />
      <Links
        name="contesta"
        label={t.answers}
        items={one.content.questions}
        value={questions}
        onValue={setQuestions}
        error={tried && answered ? t.missing : undefined}
      />
      <TextArea
        name="hallazgo"
        label={t.finding}
        rows={3}
        value={text}
        onValue={setText}
        error={tried && isShort(text) ? t.missing : undefined}
      />
      {evidence.map((known, i) => (
        <div key={known.id} className="evaluation-act">
          <Select
            name={`clase-${i + 1}`}
            label={t.evidenceKind(i + 1)}
            value={known.kind}
            onValue={(kind) => change(known.id, { kind: kind as SourceKind })}
            options={sourceKinds.map((kind) => ({ value: kind, label: w.source[kind] }))}
          />
          {isVoice(known.kind) && (
            <Select
              name={`quienes-${i + 1}`}
              label={t.evidenceCategory(i + 1)}
              value={known.category ?? counted[0] ?? ''}
              onValue={(category) => change(known.id, { category: category as InformantCategory })}
              options={
                counted.length === 0
                  ? [{ value: '', label: t.noOne }]
                  : informantCategories
                      .filter((category) => counted.includes(category))
                      .map((category) => ({ value: category, label: w.category[category] }))
              }
            />
          )}
          <TextField
            name={`fuente-${i + 1}`}
            label={t.evidenceWhat(i + 1)}
            hint={i === 0 ? t.evidenceHint : undefined}
            value={known.what}
            onValue={(what) => change(known.id, { what })}
            error={tried && i === 0 && written.length === 0 ? t.missing : undefined}
          />
        </div>
      ))}
      <p className="evaluation-marks" aria-live="polite">
        {t.strengthNow}: <StrengthChip strength={strengthOf(written, one.strengthPolicy).strength} />
      </p>
      <FormEnd add={t.add.findings} busy={busy} cancel={cancel}>
        <Button
          onClick={() =>
            setEvidence([...evidence, { id: evidence.length, kind: 'interview', category: null, what: '' }])
          }
        >
          {t.addEvidence}
        </Button>
      </FormEnd>
    </form>
  );
}

export function OutcomeForm({ one, item, busy, send, cancel }: PartFormProps<'outcomes'>) {
  const t = useMessages(partWords);
  const w = useMessages(evaluationWords);
  const [texts, setTexts] = useState({
    outcome: item?.outcome ?? '',
    contribution: item?.contribution ?? '',
    significance: item?.significance ?? '',
  });
  const [who, setWho] = useState<readonly string[]>(item?.substantiatedBy ?? []);
  const [findings, setFindings] = useState<readonly number[]>(item?.findings ?? []);
  const [tried, setTried] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (Object.values(texts).some(isShort)) return;
        send({ ...texts, substantiatedBy: who, findings, place: item?.place ?? null });
      }}
    >
      {(['outcome', 'contribution', 'significance'] as const).map((name) => (
        <TextArea
          key={name}
          name={`cambio-${name}`}
          label={t[name]}
          rows={2}
          value={texts[name]}
          onValue={(value) => setTexts({ ...texts, [name]: value })}
          error={tried && isShort(texts[name]) ? t.missing : undefined}
        />
      ))}
      <CheckboxGroup
        name="confirman"
        label={t.substantiated}
        value={who}
        onValue={setWho}
        options={informantCategories.map((value) => ({ value, label: w.category[value] }))}
      />
      <Links
        name="hallazgos"
        label={t.restsOn}
        items={one.content.findings}
        value={findings}
        onValue={setFindings}
      />
      <FormEnd add={t.add.outcomes} busy={busy} cancel={cancel} />
    </form>
  );
}

export function ConclusionForm({ one, item, busy, send, cancel }: PartFormProps<'conclusions'>) {
  const t = useMessages(partWords);
  const [criterion, setCriterion] = useState<Criterion>(item?.criterion ?? 'effectiveness');
  const [text, setText] = useState(item?.text ?? '');
  const [findings, setFindings] = useState<readonly number[]>(item?.findings ?? []);
  const [tried, setTried] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!isShort(text) && findings.length > 0)
          send({ criterion, text, findings, place: item?.place ?? null });
      }}
    >
      <CriterionSelect value={criterion} onValue={setCriterion} />
      <TextArea
        name="conclusion"
        label={t.conclusion}
        rows={3}
        value={text}
        onValue={setText}
        error={tried && isShort(text) ? t.missing : undefined}
      />
      <Links
        name="hallazgos"
        label={t.restsOn}
        items={one.content.findings}
        value={findings}
        onValue={setFindings}
        error={tried && findings.length === 0 ? t.missing : undefined}
      />
      <FormEnd add={t.add.conclusions} busy={busy} cancel={cancel} />
    </form>
  );
}
